"""Names of weekdays and months in running text, from CLDR through Babel.

CLDR has the forms of a calendar; declined ones ("w środę", "в пятницу") are found by their stems. What is
abbreviated counts with its stop alone. Names that are common words too ("May", "march") need the capital that
their language gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from provenance.text.tags import primary

CalendarKind = Literal["weekday", "month"]

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u065f])*+")
_WITH_APOSTROPHE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ](?=[^\W\d_]))*+")
_NAME = re.compile(rf"{_WORD.pattern}(?:[ '’]{_WORD.pattern})*")
_HAN_DAYS: Final = {"月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6, "日": 7}
_ZH_DAYS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_KO_DAYS: Final = {"월": 1, "화": 2, "수": 3, "목": 4, "금": 5, "토": 6, "일": 7}
_SIGNS: Final[Mapping[str, tuple[tuple[str, Mapping[str, int]], ...]]] = {
    "ja": ((r"([月火水木金土日])曜", _HAN_DAYS), (r"[（(]([月火水木金土日])[）)]", _HAN_DAYS)),
    "zh": ((r"(?:星期|[周週]|[礼禮]拜)([一二三四五六日天])", _ZH_DAYS),),
    "ko": ((r"([월화수목금토일])요일", _KO_DAYS), (r"\(([월화수목금토일])\)", _KO_DAYS)),
}
_NUMBERED_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s?[月월](?!間)|\btháng\s(\d{1,2})\b")
# What CLDR has in another spelling, or not in the case that news uses.
_FURTHER: Final[Mapping[str, Mapping[CalendarKind, Mapping[str, int]]]] = {
    "de": {"weekday": {"Sonnabend": 6}, "month": {"Jänner": 1, "Feber": 2}},
    "fr": {"month": {"aout": 8}},
    "es": {"month": {"setiembre": 9}},
    "en": {"month": {"Sept": 9}},
    "ru": {"weekday": {"среду": 3, "среды": 3, "среде": 3}},
    "uk": {"weekday": {"середу": 3, "п'ятницю": 5, "п'ятниці": 5}},
    "cs": {"weekday": {"pátku": 5, "úterka": 2}},
    "pl": {"weekday": {"środę": 3, "środy": 3, "piątku": 5, "wtorku": 2}},
    "hr": {"weekday": {"utorka": 2, "petka": 5, "četvrtka": 4}},
    "tr": {"weekday": {"cumadan": 5, "cumaya": 5}},
}  # fmt: skip
_DECLINED: Final = frozenset(
    {
        "be",
        "bg",
        "bs",
        "cs",
        "da",
        "el",
        "et",
        "fi",
        "fo",
        "hr",
        "hu",
        "hy",
        "is",
        "ka",
        "lt",
        "lv",
        "mk",
        "nb",
    }
    | {"nn", "no", "pl", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk"}
)
# Times of day that German joins to a weekday: Mittwochabend; the weekday then stands for itself.
_PART_OF_DAY = re.compile("(?<=[a-z])(?:früh|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?)$")
_LONGEST: Final = 30  # letters that a declined name may have
_STEM: Final = 4  # letters that a stem must have to stand for its word


@dataclass(frozen=True, slots=True)
class CalendarName:
    """A weekday or a month named in a text.

    Attributes:
        kind: weekday | month.
        number: Monday is 1, January is 1.
        text: As printed.
        start: First code point in the text.
        end: One past its last code point.
    """

    kind: CalendarKind
    number: int
    text: str
    start: int
    end: int


def calendar_names(text: str, language: str | None) -> tuple[CalendarName, ...]:
    """The weekdays and months that a text names in words, and months by number where a language does so."""
    subtag = primary(language or "")
    found = [*_by_sign(text, subtag), *_by_word(text, subtag)]
    return tuple(sorted(found, key=lambda name: name.start))


def knows_calendar(language: str | None) -> bool:
    """Whether weekdays and months are known in a language."""
    return bool(_names(primary(language or ""))) if language else False


def _by_sign(text: str, subtag: str) -> Iterator[CalendarName]:
    for pattern, days in _SIGNS.get(subtag, ()):
        for match in re.finditer(pattern, text):
            yield CalendarName("weekday", days[match[1]], match[0], *match.span())
    if subtag in {"ja", "zh", "ko", "vi"}:
        for match in _NUMBERED_MONTH.finditer(text):
            number = int(match[1] or match[2])
            if 1 <= number <= 12:
                yield CalendarName("month", number, match[0], *match.span())


def _by_word(text: str, subtag: str) -> Iterator[CalendarName]:
    if subtag in _SIGNS:
        return
    names = _names(subtag)
    stems = _stems(subtag)
    for phrase in (name for name in names if " " in name):
        for match in re.finditer(re.escape(phrase), text, re.IGNORECASE):
            yield CalendarName(*names[phrase][:2], match[0], *match.span())
    for match in (_WITH_APOSTROPHE if subtag in {"uk", "be"} else _WORD).finditer(text) if names else ():
        word = match.group().replace("’", "'")
        if subtag == "de":
            word = _PART_OF_DAY.sub("", word)
        known = names.get(word) or (None if word.islower() else names.get(word.lower()))
        if known is None and text[match.end() : match.end() + 1] == ".":
            known = _names(subtag, short=True).get(word) or _names(subtag, short=True).get(word.lower())
        if known is None and stems and len(word) <= _LONGEST:
            lower = word.lower()
            known = next(
                (stems[lower[:k]] for k in range(len(lower), _STEM - 1, -1) if lower[:k] in stems), None
            )
            if known is not None and len(lower) > known[2] + 3:
                known = None
        if known is not None:
            yield CalendarName(known[0], known[1], match.group(), *match.span())


_Entry = tuple[CalendarKind, int, int]  # what it is, its number, letters of the whole word


@lru_cache(maxsize=32)
def _names(subtag: str, *, short: bool = False) -> Mapping[str, _Entry]:
    """Words as CLDR writes them. English and German ones keep their capital, and count with it alone."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only where days are looked for

    try:
        locale = Locale.parse("nb" if subtag == "no" else subtag)
    except (UnknownLocaleError, ValueError):
        return {}
    width = "abbreviated" if short else "wide"
    found: dict[str, _Entry] = {}
    tables: tuple[tuple[CalendarKind, Any, int], ...] = (
        ("weekday", locale.days, 1),
        ("month", locale.months, 0),
    )
    for kind, table, offset in tables:
        for context in ("format", "stand-alone"):
            for number, name in table[context][width].items():
                word = name.rstrip(".").replace("’", "'")
                if _NAME.fullmatch(word) and (len(word) > 2 or not short):
                    found.setdefault(word, (kind, number + offset, len(word)))
    if not short:
        for kind, words in _FURTHER.get(subtag, {}).items():
            found |= {word: (kind, number, len(word)) for word, number in words.items()}
    if subtag == "pt":
        days = ("segunda", "terça", "quarta", "quinta", "sexta")
        found = {w: e for w, e in found.items() if e[0] == "month" or w in {"sábado", "domingo"}}
        found |= {f"{day}": ("weekday", n, len(day)) for n, day in enumerate(days, 1)}
    return found


@lru_cache(maxsize=32)
def _stems(subtag: str) -> Mapping[str, _Entry]:
    """In languages that decline: the words without their last letters, where that begins no other."""
    if subtag not in _DECLINED:
        return {}
    stems: dict[str, _Entry] = {}
    for word, entry in _names(subtag).items():
        stem = word.lower()[: max(_STEM, len(word) - 2)]
        if len(stem) < _STEM:
            continue
        if stem in stems and stems[stem][:2] != entry[:2]:
            stems[stem] = ("weekday", 0, 0)
        else:
            stems.setdefault(stem, entry)
    return {stem: entry for stem, entry in stems.items() if entry[1]}
