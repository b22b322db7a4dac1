"""What a text counts: numbers by value, with scale words, times of day and dates taken apart.

A quantity is one number of a text. `9:30 p.m.` gives 9 (or 21) and 30, `24.07.2020` gives 24, 7 and 2020,
`2,6 Mio. Euro` gives 2600000. Units and currencies are no part of the value. Numbers in web and mail
addresses are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from provenance.text.addresses import addresses
from provenance.text.han_numbers import LARGE
from provenance.text.number_words import WORD, scale_words
from provenance.text.numbers import bare_numbers, decimal_point
from provenance.text.tags import primary

Part = Literal["number", "hour", "minute", "day", "month", "year"]

_EAST_ASIAN: Final = {"百": 2, "千": 3, **LARGE, "만": 4, "억": 8, "조": 12}
_TENTHS: Final = ("割", "成")  # 7割 is 70%
_BLANK: Final = "\x1f"  # stands for what was read already; in no pattern, in no number
_HOUR, _MINUTE = r"(?<![\d.,:])(\d{1,2})", r"([0-5]\d)(?![\d:])"
_HALF_OF_DAY = r"[\s\u00a0\u202f]*[ap]\.?\s?m\b"
_AFTER_TIME = r"[\s\u00a0\u202f]*(?:Uhr|uur|ч\b|час|hod|год|óra|hrs?\b|h\b|GMT|CET|Z\b)"
_TIMES: Final = (
    rf"{_HOUR}[:.]{_MINUTE}{_HALF_OF_DAY}",
    rf"{_HOUR}{_HALF_OF_DAY}",
    rf"{_HOUR}[:.]{_MINUTE}{_AFTER_TIME}",
    rf"{_HOUR}[\s\u00a0\u202f]?[hH][\s\u00a0\u202f]?{_MINUTE}",
    rf"(?:\bkl\.?|\bklo|klockan)\s?{_HOUR}[:.]{_MINUTE}",
    rf"{_HOUR}:{_MINUTE}",
    rf"{_HOUR}(?=[\s\u00a0\u202f]?(?:h\b|Uhr|uur|o['’]clock|heures?\b|horas?\b|часов|hodin))",
    rf"{_HOUR}[時时點点시]\s?(?:([0-5]?\d)[分분])?",
)
_DATES: Final[tuple[tuple[str, tuple[Part | None, ...]], ...]] = (
    (r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", ("year", None, "month", "day")),
    (r"(?<!\d)(\d{1,2})(\.\s?|/|-)(\d{1,2})\2(\d{4}|\d{2})(?!\d)", ("day", None, "month", "year")),
    (r"(?<!\d)(\d{4})(?=\s?[年년])", ("year",)),
    (r"(?<!\d)(\d{1,2})(?=\s?[月월])(?!\s?月間)", ("month",)),
    (r"(?<!\d)(\d{1,2})(?=\s?[日号號일])(?!\s?日間)", ("day",)),
)
_SHORT_DATE: Final[tuple[str, tuple[Part | None, ...]]] = (
    r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d)",
    ("day", "month"),
)
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_ERA = re.compile(f"({'|'.join(_ERAS)})(\\d{{1,3}}|元)年")
_FRACTION = re.compile(r"[¼½¾⅐-⅞]")
_HUGE = re.compile(r"\d{41,}")
_WORD_AFTER = re.compile(rf"[\s\-]?({WORD.pattern})")
_LETTERS: Final = {"k": 3, "m": 6, "b": 9, "t": 12}  # also metres and tonnes: a second reading
_LETTER_AFTER = re.compile(r"[\s\u00a0]?([kmbtKMBT])\b")
_NAME_BEFORE = re.compile(r"[A-Za-zÀ-ʯͰ-ӿ][-‐‑]?$")
_WITHOUT_SPACES: Final = frozenset({"th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text.

    Attributes:
        text: As printed, scale word included.
        start: First code point in the text.
        end: One past its last code point.
        readings: What it may come to, the likeliest first; never empty.
        is_scaled: Whether a word or sign multiplies it ("million"): then the first reading holds.
        in_name: Whether it is part of a word of Latin, Greek or Cyrillic letters: COVID-19, G7.
        part: What it is a part of: a time, a date, or a plain number.
    """

    text: str
    start: int
    end: int
    readings: tuple[Decimal, ...]
    is_scaled: bool = False
    in_name: bool = False
    part: Part = "number"

    @property
    def value(self) -> Decimal:
        """The likeliest value."""
        return self.readings[0]


@lru_cache(maxsize=256)  # asked for as figures, and again as dates
def quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """The numbers in digits, in text order.

    Args:
        text: Any text.
        language: BCP 47 tag that decides marks and scale words; None keeps all readings.
    """
    rest = _blanked(text, [(address.start, address.end) for address in addresses(text)])
    found: list[Quantity] = []
    for read in (_huge, _eras, _dates, _times):
        here = list(read(rest, language))
        found += here
        rest = _blanked(rest, [(quantity.start, quantity.end) for quantity in here])
    found += _plain(rest, language)
    return tuple(sorted(found, key=lambda q: q.start))


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these spans taken out of sight, its length as it was."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += [text[at:start], _BLANK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _huge(text: str, _: str | None) -> Iterator[Quantity]:
    """Longer than any quantity in print: compared all the same, digit by digit."""
    for match in _HUGE.finditer(text):
        yield Quantity(match.group(), match.start(), match.end(), (Decimal(_digits(match.group())),))


def _eras(text: str, _: str | None) -> Iterator[Quantity]:
    for match in _ERA.finditer(text):
        count = 1 if match[2] == "元" else int(_digits(match[2]))
        readings = (Decimal(_ERAS[match[1]] + count), Decimal(count))
        yield Quantity(match[0], match.start(), match.end(), readings, part="year")


def _dates(text: str, language: str | None) -> Iterator[Quantity]:
    for pattern, parts in (*_DATES, *([_SHORT_DATE] if decimal_point(language) is False else [])):
        read = []
        for match in re.finditer(pattern, text):
            numbers = [(part, match[n], match.span(n)) for n, part in enumerate(parts, 1) if part is not None]
            if not _is_date({part: int(_digits(printed)) for part, printed, _ in numbers}):
                continue
            read.append(match.span())
            for part, printed, (start, end) in numbers:
                value = int(_digits(printed))
                also = (Decimal(2000 + value),) if part == "year" and value < 100 else ()
                yield Quantity(printed, start, end, (Decimal(value), *also), part=part)
        text = _blanked(text, read)


def _is_date(parts: dict[Part, int]) -> bool:
    day, month = parts.get("day", 1), parts.get("month", 1)
    if "month" in parts and "day" in parts and month > 12 >= day:
        day, month = month, day
    return 1 <= day <= 31 and 1 <= month <= 12


def _times(text: str, _: str | None) -> Iterator[Quantity]:
    for pattern in _TIMES:
        read = []
        for match in re.finditer(pattern, text):
            hour = int(_digits(match[1]))
            if hour > 24:
                continue
            read.append(match.span())
            hours = dict.fromkeys([hour, (hour + 12) % 24, hour % 24])
            yield Quantity(match[1], *match.span(1), tuple(map(Decimal, hours)), part="hour")
            if match.re.groups > 1 and match[2]:
                minute = Decimal(_digits(match[2]))
                yield Quantity(match[2], *match.span(2), (minute,), part="minute")
        text = _blanked(text, read)


def _plain(text: str, language: str | None) -> Iterator[Quantity]:
    fractions = {match.start(): match for match in _FRACTION.finditer(text)}
    words = scale_words(language)
    subtag = primary(language or "")
    before: Quantity | None = None
    for number in bare_numbers(text, language):
        start, end, readings = number.start, number.end, number.readings
        gap = end + (text[end : end + 1] in (" ", "\u2009", "\u202f"))
        if gap in fractions:
            end = fractions.pop(gap).end()
            readings = tuple(r + _fraction(text[end - 1]) for r in readings)
        power, end = _scale(text, end, words, spaced=subtag not in _WITHOUT_SPACES)
        if power:
            readings = (*(r.scaleb(power) for r in readings), *readings)
        else:
            readings = (*readings, *_perhaps(text, end, readings[0], subtag))
        in_name = _NAME_BEFORE.search(text, max(start - 2, 0), start) is not None
        quantity = Quantity(text[start:end], start, end, readings, power > 0, in_name)
        if before and before.end == start and before.is_scaled and readings[0] < before.value:  # 1万1000
            value = before.value + readings[0]
            before = Quantity(text[before.start : end], before.start, end, (value,), is_scaled=True)
            continue
        if before:
            yield before
        before = quantity
    if before:
        yield before
    for at, match in fractions.items():
        yield Quantity(match.group(), at, match.end(), (_fraction(match.group()),))


def _perhaps(text: str, end: int, value: Decimal, subtag: str) -> Iterator[Decimal]:
    """What else an unscaled number may come to."""
    letter = _LETTER_AFTER.match(text, end)
    if letter:
        yield value.scaleb(_LETTERS[letter[1].lower()])
    if text[end : end + 1] in _TENTHS:
        yield value * 10
    if subtag == "th" and 2400 < value < 2600:  # the Buddhist era
        yield value - 543


def _scale(text: str, end: int, words: Mapping[str, int], *, spaced: bool) -> tuple[int, int]:
    """The power of ten that signs or up to two words after a number give it, and where they end."""
    power = signs = 0
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in LARGE:  # 25 万
        end += 1
    while signs < 2 and end < len(text) and text[end] in _EAST_ASIAN:  # 3千万
        power, end, signs = power + _EAST_ASIAN[text[end]], end + 1, signs + 1
    if power:
        return power, end
    for _ in range(2):  # 3 mil millones
        after = _WORD_AFTER.match(text, end)
        if after is None:
            break
        word = after[1].casefold()
        known = word if word in words else "" if spaced else next(filter(word.startswith, words), "")
        if not known:
            break
        power, end = power + words[known], after.start(1) + len(known)
    return power, end


def _fraction(character: str) -> Decimal:
    return Decimal(str(round(unicodedata.numeric(character), 3)))


def _digits(printed: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in printed)
