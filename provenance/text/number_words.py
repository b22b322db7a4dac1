"""Numbers spelt out in words, by value: the spelling rules of CLDR, turned round.

`unicode-rbnf` spells a number in the languages of CLDR, in all genders and cases that CLDR knows. The numbers
that newspapers spell out (up to a hundred, the hundreds, the thousands) are spelt once for a language, and
looked up word by word. A language that it does not know, or that writes no spaces between words, has none;
Chinese and Japanese numerals are read in `han_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from provenance.text.tags import primary

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

_VALUES: Final = (
    *range(101),
    *range(200, 1000, 100),
    *range(1000, 13_000, 1000),
    *range(20_000, 100_000, 10_000),
)
_ORDINALS: Final = (*range(1, 32), *range(40, 101, 10))
_POWERS: Final = (3, 5, 6, 7, 9, 12)  # 5 and 7 are lakh and crore, where a language has words for them
_OF_ITS_OWN: Final = {  # abbreviations, and words that CLDR spells otherwise
    "en": {"lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "bn": 9, "mn": 6, "tn": 12, "thousands": 3,
           "millions": 6, "billions": 9},
    "de": {"mio": 6, "mrd": 9, "tsd": 3, "bio": 12},
    "fr": {"millier": 3, "milliers": 3, "mio": 6, "mrd": 9, "mds": 9, "md": 9},
    "es": {"millar": 3, "millares": 3, "mdd": 6},
    "it": {"mln": 6, "mld": 9, "migliaia": 3, "migliaio": 3},
    "pt": {"milhares": 3, "bilhão": 9, "bilhões": 9, "bi": 9, "mi": 6, "mil": 3},
    "nl": {"mln": 6, "mld": 9, "mrd": 9},
    "da": {"mio": 6, "mia": 9}, "nb": {"mill": 6, "mrd": 9}, "no": {"mill": 6, "mrd": 9},
    "sv": {"mn": 6, "mdr": 9, "milj": 6}, "fi": {"milj": 6, "mrd": 9},
    "cs": {"tis": 3, "mil": 6, "mln": 6, "mld": 9, "milion": 6, "milionu": 6, "miliony": 6, "milionů": 6,
           "milionem": 6, "milionech": 6, "miliardu": 9, "miliardou": 9},
    "sk": {"tis": 3, "mil": 6, "mld": 9},
    "pl": {"tys": 3, "mln": 6, "mld": 9}, "hu": {"ezer": 3, "millió": 6, "milliárd": 9},
    "ro": {"mil": 6, "mld": 9}, "hr": {"tis": 3, "mil": 6, "mlrd": 9}, "sl": {"tis": 3, "mio": 6, "mrd": 9},
    "ru": {"тыс": 3, "млн": 6, "млрд": 9, "трлн": 12}, "uk": {"тис": 3, "млн": 6, "млрд": 9, "трлн": 12},
    "be": {"тыс": 3, "млн": 6, "млрд": 9}, "bg": {"хил": 3, "млн": 6, "млрд": 9},
    "sr": {"хиљ": 3, "мил": 6, "млрд": 9}, "tr": {"bin": 3, "mn": 6, "mr": 9, "mlr": 9},
    "el": {"εκατ": 6, "δισ": 9, "χιλ": 3}, "vi": {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9},
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}, "ms": {"ribu": 3, "juta": 6, "bilion": 9},
    "hi": {"हज़ार": 3, "हजार": 3, "लाख": 5, "करोड़": 7, "अरब": 9},
    "ar": {"ألف": 3, "آلاف": 3, "ألفا": 3, "مليون": 6, "ملايين": 6, "مليونا": 6, "مليار": 9, "مليارات": 9},
    "fa": {"هزار": 3, "میلیون": 6, "میلیارد": 9}, "ur": {"ہزار": 3, "لاکھ": 5, "کروڑ": 7, "ارب": 9},
    "he": {"אלף": 3, "אלפים": 3, "מיליון": 6, "מיליארד": 9},
    "th": {"พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6},
}  # fmt: skip
_AS = {"nb": "no", "nn": "no", "tl": "fil", "cmn": "zh"}
# Letters with their marks: those of Latin, Arabic, Devanagari and Tamil, which `\w` leaves out.
WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0bbe-\u0bcd])*+"
)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class SpeltNumber:
    """A number in words.

    Attributes:
        value: What it comes to.
        start: First code point in the text.
        end: One past its last code point.
        is_ordinal: Whether the word is an ordinal ("third") in all its meanings.
    """

    value: Decimal
    start: int
    end: int
    is_ordinal: bool = False


def spelt_numbers(text: str, language: str | None) -> tuple[SpeltNumber, ...]:
    """The numbers that a text spells out, in order; the longest reading wins.

    What is an article as well ("un", "eine") counts as 1 only to be found, never to be missed: the caller
    decides. `spelt_numbers("thirty-one of two million", "en")` gives 31 and 2000000.
    """
    if not language:
        return ()
    forms = spelt_forms(primary(language))
    return tuple(_spelt(text, forms, scale_words(language))) if forms else ()


@lru_cache(maxsize=32)
def scale_words(language: str | None) -> Mapping[str, int]:
    """The words of a language that multiply a number before them, lower case, by power of ten."""
    if not language:
        return MappingProxyType({})
    subtag = primary(language)
    words = dict(_OF_ITS_OWN.get(subtag, {}))
    engine = _engine(subtag)
    if engine is not None:
        one_word: dict[str, int] = {}
        for power in _POWERS:
            for count in (1, 2, 5):
                for spelt in _spellings(engine, count * 10**power):
                    parts = WORD.findall(spelt.casefold())
                    if len(parts) == 2 or (len(parts) == 1 and count == 1):
                        one_word.setdefault(parts[-1], power)
        known = {part for value in range(1, 11) for s in _spellings(engine, value) for part in s.split()}
        words |= {word: power for word, power in one_word.items() if word not in known and word not in words}
    return MappingProxyType(words)


def _spelt(
    text: str, forms: Mapping[str, tuple[int, bool]], scales: Mapping[str, int]
) -> Iterator[SpeltNumber]:
    words = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]
    k = 0
    while k < len(words):
        found = _longest(text, words, k, forms)
        if found is None:
            if words[k][0] in scales and scales[words[k][0]] >= 3:
                yield SpeltNumber(Decimal(1).scaleb(scales[words[k][0]]), words[k][1], words[k][2])
            k += 1
            continue
        value, is_ordinal, after = found
        start, total = words[k][1], Decimal(value)
        while after < len(words) and words[after][0] in scales and _near(text, words, after):
            total = total.scaleb(scales[words[after][0]])
            after += 1
        yield SpeltNumber(total, start, words[after - 1][2], is_ordinal)
        k = after


def _longest(
    text: str, words: list[tuple[str, int, int]], k: int, forms: Mapping[str, tuple[int, bool]]
) -> tuple[int, bool, int] | None:
    joined = ""
    best = None
    for after in range(k, min(k + _MOST_WORDS, len(words))):
        if after > k and not _near(text, words, after):
            break
        joined = f"{joined} {words[after][0]}" if joined else words[after][0]
        if joined in forms:
            best = (*forms[joined], after + 1)
    return best


def _near(text: str, words: list[tuple[str, int, int]], k: int) -> bool:
    between = text[words[k - 1][2] : words[k][1]]
    return len(between) == 1 and (between.isspace() or between in "-‐‑'’")


@lru_cache(maxsize=16)
def spelt_forms(subtag: str) -> Mapping[str, tuple[int, bool]]:
    """Value, and whether it is an ordinal in all meanings, by spelling: lower case, single spaces."""
    engine = _engine(subtag)
    if engine is None or subtag in {"zh", "ja", "yue", "ko", "th", "km", "lo", "my"}:
        return MappingProxyType({})
    forms: dict[str, tuple[int, bool]] = {}
    for value in _VALUES:
        for spelling in _spellings(engine, value):
            forms.setdefault(" ".join(WORD.findall(spelling.casefold())), (value, False))
    for value in _ORDINALS:
        for spelling in _spellings(engine, value, ordinal=True):
            forms.setdefault(" ".join(WORD.findall(spelling.casefold())), (value, True))
    forms.pop("", None)
    return MappingProxyType(forms)


def _spellings(engine: RbnfEngine, value: int, *, ordinal: bool = False) -> set[str]:
    from unicode_rbnf import FormatPurpose  # noqa: PLC0415 - loaded where words have to be read
    from unicode_rbnf.engine import NoRuleForNumberError  # noqa: PLC0415

    purpose = FormatPurpose.ORDINAL if ordinal else FormatPurpose.CARDINAL
    try:
        return set(engine.format_number(value, purpose=purpose).text_by_ruleset.values())
    except (NoRuleForNumberError, ValueError):  # no rules of this sort in this language
        return set()


@lru_cache(maxsize=16)
def _engine(subtag: str) -> RbnfEngine | None:
    from unicode_rbnf import RbnfEngine  # noqa: PLC0415 - loaded where words have to be read

    try:
        return RbnfEngine.for_language(_AS.get(subtag, subtag))
    except ValueError:
        return None
