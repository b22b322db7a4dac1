"""The scripts that letters belong to, as far as they tell languages apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

# First code point of each stretch of Unicode's blocks, and its script; None where letters tell nothing.
_STARTS: tuple[tuple[int, str | None], ...] = (
    (0x0000, "Latin"),
    (0x0370, "Greek"),
    (0x0400, "Cyrillic"),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, None),
    (0x0750, "Arabic"),
    (0x0780, None),
    (0x08A0, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, None),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, None),
    (0x0E00, "Thai"),
    (0x0E80, None),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, None),
    (0x1E00, "Latin"),
    (0x1F00, "Greek"),
    (0x2000, None),
    (0x3005, "Han"),
    (0x3040, "Kana"),
    (0x3100, None),
    (0x3130, "Hangul"),
    (0x3190, None),
    (0x31F0, "Kana"),
    (0x3200, None),
    (0x3400, "Han"),
    (0xA000, None),
    (0xAC00, "Hangul"),
    (0xD7B0, None),
    (0xF900, "Han"),
    (0xFB00, "Latin"),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, None),
    (0xFF21, "Latin"),
    (0xFF66, "Kana"),
    (0xFFA0, None),
    (0x20000, "Han"),
    (0x40000, None),
)
_CODES = [start for start, _ in _STARTS]


def script_of(letter: str) -> str | None:
    """The script of a letter, or None where it is none of those known here."""
    return _STARTS[bisect_right(_CODES, ord(letter)) - 1][1]


def count_scripts(letters: Mapping[str, int]) -> Counter[str | None]:
    """How many letters there are of each script, from how many there are of each letter."""
    counts: Counter[str | None] = Counter()
    for letter, number in letters.items():
        counts[script_of(letter)] += number
    return counts
