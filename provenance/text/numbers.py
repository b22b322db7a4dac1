"""Numbers printed in digits of any script, by value.

`3.215,63` in German, `3 215,63` in French, `3,215.63` in English and `٣٬٢١٥٫٦٣` in Arabic are one value.
Where a mark can be read both ways ("1.234" in a text of unknown language) both readings are kept, the
likelier first. Numbers spelt out in words are not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

# A run of digits of any script, joined by single marks. One alternative per character: the match is linear.
_PRINTED = re.compile(r"\d+(?:[.,'’·٫٬،\u00a0\u2007\u2009\u202f ]\d+)*")

# More digits than any quantity or date in print has; longer runs are serial numbers or noise.
_LONGEST = 40

_SPACES = frozenset("\u00a0\u2007\u2009\u202f ")
_DECIMAL_ONLY = frozenset("٫·")
_GROUP_ONLY = frozenset("'’٬،") | _SPACES

# Primary subtags in whose texts the point is the decimal mark and the comma groups (CLDR, `decimal` of the
# default numbering system); every other language known here does it the other way round.
_POINT_IS_DECIMAL = frozenset(
    {"am", "bn", "cy", "en", "fil", "ga", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ms", "mt", "my"}
    | {"ne", "pa", "sw", "ta", "te", "th", "ur", "zh"}
)
_COMMA_IS_DECIMAL = frozenset(
    {"af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl"}
    | {"hr", "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "mn", "nb", "nl", "nn", "no", "pl"}
    | {"pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"}
)
# Spanish of these regions writes as English does (CLDR es-MX and its like).
_POINT_REGIONS = frozenset({"419", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"})

# Words and signs directly after a number that multiply it, by script or primary subtag.
_EAST_ASIAN = {"百": 2, "千": 3, "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
_SHORT_SCALE = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SCALE_WORDS: dict[str, dict[str, int]] = {
    "en": {**_SHORT_SCALE, "m": 6, "mn": 6, "bn": 9, "tn": 12},
    "de": {"tausend": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9,
           "billion": 12, "billionen": 12},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12,
           "billions": 12},
    "es": {"mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9},
    "pt": {"mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9, "trilhão": 12, "trilhões": 12},
    "nl": {"duizend": 3, "miljoen": 6, "miljard": 9, "biljoen": 12},
    "ru": {"тыс": 3, "тысяч": 3, "тысячи": 3, "млн": 6, "миллион": 6, "миллиона": 6, "миллионов": 6,
           "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "трлн": 12},
    "uk": {"тис": 3, "тисяч": 3, "тисячі": 3, "млн": 6, "мільйон": 6, "мільйона": 6, "мільйонів": 6,
           "млрд": 9, "мільярд": 9, "мільярда": 9, "мільярдів": 9, "трлн": 12},
}  # fmt: skip
_BETWEEN_SPACES = re.compile(r"[^\u00a0\u2007\u2009\u202f ]+")
_DIGITS = re.compile(r"\d+")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_WORD_AFTER = re.compile(r"[\s\-]?([^\W\d_]{1,12})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed.

    Attributes:
        readings: Its possible values, the likeliest first; never empty.
        start: First code point in the text.
        end: One past its last code point; a scale word ("million") is not included.
    """

    readings: tuple[Decimal, ...]
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        """The likeliest value."""
        return self.readings[0]


def numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text, in order.

    Signs and units are left out. Parts of dates and times ("28.05.2020", "14:30") are numbers of their own.
    `numbers("1.500 Gäste", "de")[0].value == Decimal(1500)`; in English the same digits are 1.5.

    Args:
        text: Any text.
        language: BCP 47 tag that decides grouping and decimal marks; None keeps both readings.

    Returns:
        Numbers with their possible values and offsets (code points, half open).
    """
    if not _PRINTED.search(text):
        return ()
    words = _SCALE_WORDS.get((language or "").replace("_", "-").split("-")[0].lower(), {})
    return tuple(
        Number(_scaled(n.readings, text, n.end, words), n.start, n.end) for n in bare_numbers(text, language)
    )


def bare_numbers(text: str, language: str | None) -> tuple[Number, ...]:
    """As `numbers`, what stands after a number ("million") left out of account."""
    point = decimal_point(language)
    return tuple(
        Number(readings, match.start() + start, match.start() + end)
        for match in _PRINTED.finditer(text)
        for start, end, readings in _split(match.group(), point)
    )


def decimal_point(language: str | None) -> bool | None:
    """True where the point is the decimal mark, False where the comma is, None where it is not known."""
    subtags = (language or "").replace("_", "-").split("-")
    primary, rest = subtags[0].lower(), {subtag.upper() for subtag in subtags[1:]}
    if primary in _POINT_IS_DECIMAL or (primary == "es" and rest & _POINT_REGIONS):
        return True
    if primary == "de" and rest & {"CH", "LI"}:
        return True
    return False if primary in _COMMA_IS_DECIMAL else None


def _split(printed: str, point: bool | None) -> list[tuple[int, int, tuple[Decimal, ...]]]:
    """Cuts a run of digits and marks into numbers: the run whole where its marks make one, else its parts."""
    numbers: list[tuple[int, int, tuple[Decimal, ...]]] = []
    for start, end in _spaced_groups(printed):
        readings = _read(printed[start:end], point)
        if readings:
            numbers.append((start, end, readings))
            continue
        for part in _DIGITS.finditer(printed, start, end):
            if len(part.group()) <= _LONGEST:
                numbers.append((part.start(), part.end(), _read(part.group(), point)))
    return numbers


def _spaced_groups(printed: str) -> list[tuple[int, int]]:
    """Spans between spaces; a space stays inside where it groups by three ("12 345 678,5").

    A plain space between numbers that merely follow one another ("in 12 200 guests") is read as grouping too:
    a text that means two numbers there writes one of them in words.
    """
    spans: list[tuple[int, int]] = []
    open_group = False
    for word in _BETWEEN_SPACES.finditer(printed):
        if open_group and _THREE_DIGITS.match(word.group()):
            spans[-1] = (spans[-1][0], word.end())
            open_group = len(word.group()) == 3
        else:
            spans.append((word.start(), word.end()))
            open_group = word.group().isdecimal() and len(word.group()) <= 3 and word.group()[0] != "0"
    return spans


def _read(printed: str, point: bool | None) -> tuple[Decimal, ...]:
    """The values of one run, likeliest first; empty where its marks make no single number."""
    if sum(c.isdecimal() for c in printed) > _LONGEST:
        return ()
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in printed)
    groups = re.split(r"[^0-9]", digits)
    marks = [c for c in digits if not c.isdecimal()]
    if not marks:
        return (Decimal(digits),)
    whole, fraction = Decimal("".join(groups)), Decimal("".join(groups[:-1]) + "." + groups[-1])
    last, grouping = marks[-1], set(marks[:-1])
    grouped = _grouped(groups) and _one_kind(set(marks))
    if last in _DECIMAL_ONLY:
        return (fraction,) if _one_kind(grouping) and _grouped(groups[:-1]) else ()
    if last in _GROUP_ONLY:
        return (whole,) if grouped else ()
    if len(marks) > 1:
        if grouped:
            return (whole,)
        clean = last not in grouping and _one_kind(grouping) and _grouped(groups[:-1])
        return (fraction,) if clean else ()
    if not grouped or groups[0] == "0":
        return (fraction,)
    if point is None:
        return (whole, fraction)
    return (fraction,) if (last == ".") == point else (whole,)


def _one_kind(marks: set[str]) -> bool:
    return len(marks) == 1 or marks <= _SPACES


def _grouped(groups: list[str]) -> bool:
    """Whether groups of digits make a whole: 1-3, then threes; or the Indian twos before a last three."""
    if len(groups) == 1:
        return True
    first, middle, last = groups[0], groups[1:-1], groups[-1]
    if not (1 <= len(first) <= 3 and len(last) == 3):
        return False
    return all(len(g) == 3 for g in middle) or (len(first) <= 2 and all(len(g) == 2 for g in middle))


def _scaled(
    readings: tuple[Decimal, ...], text: str, end: int, words: Mapping[str, int]
) -> tuple[Decimal, ...]:
    """Multiplies by a scale sign or word after the number; the bare values stay as later readings."""
    power = 0
    at = end
    while at < len(text) and at < end + 2 and text[at] in _EAST_ASIAN:  # at most two signs follow: 3千万
        power += _EAST_ASIAN[text[at]]
        at += 1
    if not power:
        after = _WORD_AFTER.match(text, end) if words else None
        power = words.get(after.group(1).lower(), 0) if after else 0
    if not power:
        return readings
    return tuple(dict.fromkeys([*(r.scaleb(power) for r in readings), *readings]))
