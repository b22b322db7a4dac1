"""Numbers in Chinese characters: `三十一`, `二〇二〇`, `两亿五千万`, and `百二十` after digits' fashion."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_SIGNS: Final = ("〇零", "一壱壹", "二两兩弐", "三参叁", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
_DIGITS: Final = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "千": 1000}
LARGE: Final = {"万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12}
"""Signs that multiply all that stands before them, by power of ten."""

_RUN: Final = re.compile(f"[{''.join([*_DIGITS, *_SMALL])}][{''.join([*_DIGITS, *_SMALL, *LARGE])}]*")
_LONGEST: Final = 24


def han_numbers(text: str) -> list[tuple[Decimal, int, int]]:
    """Value and span (code points, half open) of each run of numerals that makes a number.

    Many runs are words rather than numbers (`一些`, `三星`); the caller looks only for numbers that it
    wants.
    """
    found = []
    for run in _RUN.finditer(text):
        value = _value(run.group()) if len(run.group()) <= _LONGEST else None
        if value is not None:
            found.append((Decimal(value), run.start(), run.end()))
    return found


def _value(run: str) -> int | None:
    if all(c in _DIGITS for c in run):
        return int("".join(str(_DIGITS[c]) for c in run))
    total = section = 0
    digit: int | None = None
    for sign in run:
        if sign in _DIGITS:
            if digit and not (digit == 0 or _DIGITS[sign] == 0):
                return None  # two digits in a row inside a number with 十: "about seven or eight", 七八十
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[sign]
            digit = None
        else:
            total = (total + section + (digit or 0)) * 10 ** LARGE[sign]
            section, digit = 0, None
    return total + section + (digit or 0)
