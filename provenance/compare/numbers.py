"""Figures in running text, by value, as far as digits tell it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from provenance.text.tags import primary

_POINT_IS_DECIMAL = frozenset(
    {"en", "zh", "ja", "ko", "th", "he", "hi", "bn", "ta", "ur", "sw", "ms", "ga", "cy"}
)
_ALWAYS_GROUP = "\u00a0\u202f\u2009'’"
_BY_POINT_DECIMAL = rf"(?<![\d.,])\d{{1,3}}(?:[,{_ALWAYS_GROUP}]\d{{3}})+(?!\d)"
_BY_COMMA_DECIMAL = rf"(?<![\d.,])\d{{1,3}}(?:[. {_ALWAYS_GROUP}]\d{{3}})+(?!\d)"
_GROUPED = {True: re.compile(_BY_POINT_DECIMAL), False: re.compile(_BY_COMMA_DECIMAL)}
_NUMBER = {
    True: re.compile(rf"(?:{_BY_POINT_DECIMAL}|\d+)(?:[.,]\d+)*"),
    False: re.compile(rf"(?:{_BY_COMMA_DECIMAL}|\d+)(?:[.,]\d+)*"),
}


class Printed(NamedTuple):
    """Something in a text that can be compared: what it comes to, and how it is printed.

    Attributes:
        key: Equal keys mean the same.
        text: As printed.
        start: First code point in the text.
    """

    key: str
    text: str
    start: int


def without_grouping(text: str, language: str | None) -> str:
    """The text with thousands ungrouped, by the habits of the language; all else as it is.

    >>> without_grouping("10,500 and 3.5", "en")
    '10500 and 3.5'
    >>> without_grouping("10.500 und 3,5", "de")
    '10500 und 3,5'
    """
    return _GROUPED[_point_is_decimal(language)].sub(
        lambda m: "".join(c for c in m[0] if c.isdecimal()), text
    )


def numbers(text: str, language: str | None) -> list[Printed]:
    """Numbers printed in digits of any script, in text order.

    Their key is the value with a point for decimals and no trailing zeros: 10,500 is 10500 in English, 10,5
    in German.
    Dates in figures, times and ordinals come out as the numbers they are made of.
    """
    found = _NUMBER[_point_is_decimal(language)].finditer(text)
    return [Printed(_value(without_grouping(m[0], language), language), m[0], m.start()) for m in found]


def _point_is_decimal(language: str | None) -> bool:
    return language is None or primary(language) in _POINT_IS_DECIMAL


def _value(printed: str, language: str | None) -> str:
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in printed)
    if digits.count(",") + digits.count(".") == 1:
        if ("." in digits) == _point_is_decimal(language):
            whole, fraction = re.split("[.,]", digits)
            return f"{whole.lstrip('0') or '0'}.{fraction.rstrip('0')}".rstrip(".")
        return digits
    return digits.lstrip("0") or "0" if digits.isdecimal() else digits
