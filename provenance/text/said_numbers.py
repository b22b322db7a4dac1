"""Which numbers a passage says otherwise than in digits: spelt out, inside a word, or as "half" and "dozen".

This answers one question, whether a number that one text prints is said by the other. It leans towards yes:
a number that is said in a way that nobody thought of is no change of fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import product
from typing import Final

from provenance.text.data_tables import data_table
from provenance.text.han_numbers import han_numbers
from provenance.text.number_words import WORD, spelt_forms, spelt_numbers
from provenance.text.quantities import Quantity
from provenance.text.tags import primary

_HAN: Final = frozenset({"zh", "ja", "yue", "cmn"})
_MEANS: Final[Mapping[str, tuple[str, ...]]] = {
    "dozen": ("12",),
    "half": ("0.5", "50", "30", "1.5", "6"),  # 50 per cent, 30 minutes, 6 months
    "quarter": ("0.25", "25", "15", "3", "4"),
    "third": ("0.33", "33", "0.333"),
    "two": ("2", "14"),  # both; a fortnight
    "ten": ("10",),
    "hundred": ("100",),
    "day": ("24",),
}
_ROUND: Final = {"ten": 10, "hundred": 100}  # "six decades" says 60, too
_ROMAN = re.compile(r"\b(?:[IVXLC]{2,8}|[VX])\b")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LEAST_STEM: Final = 4  # letters: a shorter beginning is too often that of another word
_LONGEST_STEM: Final = 24
_LARGEST_HIDDEN: Final = 100
_LARGEST: Final = 10**12
_NEAR: Final = 40  # code points around a number


class SaidNumbers:
    """The numbers that a passage says in words.

    Args:
        text: The passage.
        language: BCP 47 tag; without one only nothing is known to be said.
    """

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._subtag = primary(language or "")

    def says(self, value: Decimal) -> bool:
        """Whether this value is said, in whatever way."""
        if value in self.spelt or value in self._vague or value in self._roman:
            return True
        if value > _LARGEST or value != int(value):
            return False
        if any(value > unit and value % unit == 0 for unit in self._units):
            return True
        return int(value) in self._hidden

    @cached_property
    def spelt(self) -> frozenset[Decimal]:
        """The values spelt out in words of their own."""
        values = {spelt.value for spelt in spelt_numbers(self._text, self._subtag)}
        if self._subtag in _HAN:
            values |= {value for value, _, _ in han_numbers(self._text)}
        return frozenset(values)

    @cached_property
    def _vague(self) -> frozenset[Decimal]:
        return frozenset(Decimal(value) for name in self._names for value in _MEANS[name])

    @cached_property
    def _units(self) -> frozenset[int]:
        return frozenset(unit for name, unit in _ROUND.items() if name in self._names)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Which amounts of the table of vague words the passage has."""
        table = {
            name: words for name, words in data_table("vague").get(self._subtag, {}).items() if name in _MEANS
        }
        if self._subtag in _HAN:  # no spaces between words
            return frozenset(n for n, words in table.items() if any(w in self._text for w in words))
        return frozenset(n for n, words in table.items() if not self._words.isdisjoint(words))

    @cached_property
    def _hidden(self) -> frozenset[int]:
        """Small numbers that words of the passage begin with: "drittgrößte", "pětačtyřicetiletý"."""
        beginnings = _beginnings(self._subtag)
        return frozenset(
            value
            for word in self._words
            for length in range(3, min(len(word), _LONGEST_STEM) + 1)
            for value in beginnings.get(word[:length], ())
        )

    @cached_property
    def _roman(self) -> frozenset[Decimal]:
        return frozenset(Decimal(_roman(match.group())) for match in _ROMAN.finditer(self._text))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.group().casefold() for word in WORD.finditer(self._text))


def written_out(text: str, language: str | None) -> tuple[Quantity, ...]:
    """The whole numbers that a passage writes in words, ordinals left out, and "a dozen".

    Chinese and Japanese write numbers without digits in all sorts of words: there only those of two signs and
    more are taken.
    """
    subtag = primary(language or "")
    if subtag in _HAN:
        return tuple(
            _quantity(text, start, end, value) for value, start, end in han_numbers(text) if end - start > 1
        )
    dozens = frozenset(data_table("vague").get(subtag, {}).get("dozen", ()))
    found = [
        _quantity(text, spelt.start, spelt.end, spelt.value)
        for spelt in spelt_numbers(text, subtag)
        if not spelt.is_ordinal
    ]
    found += [
        _quantity(text, *word.span(), Decimal(12))
        for word in WORD.finditer(text)
        if word.group().casefold() in dozens
    ]
    return tuple(found)


def _quantity(text: str, start: int, end: int, value: Decimal) -> Quantity:
    return Quantity(text[start:end], start, end, (value,))


def says_about(before: str, after: str, language: str | None) -> bool:
    """Whether the words around a number say that it is not exact: "nearly", "rund", "約", "左右".

    Args:
        before: The text before the number.
        after: The text after it.
        language: BCP 47 tag of both.
    """
    subtag = primary(language or "")
    hedges = data_table("vague").get(subtag, {}).get("hedge", ())
    before, after = before[-_NEAR:], after[:_NEAR]
    if subtag in _HAN:
        return any(before.endswith(hedge) or after[1:].startswith(hedge) for hedge in hedges)
    words = [word.group().casefold() for word in WORD.finditer(before)][-3:]
    return not frozenset(hedges).isdisjoint(words)


def _roman(numeral: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-d if d < max(digits[k:]) else d for k, d in enumerate(digits))


@lru_cache(maxsize=16)
def _beginnings(subtag: str) -> Mapping[str, frozenset[int]]:
    """The beginnings of words that hold a small number, each with what it may stand for."""
    found: dict[str, set[int]] = {}

    def add(stem: str, value: int) -> None:
        found.setdefault(stem, set()).add(value)

    for form, (value, _) in spelt_forms(subtag).items():
        if len(form) >= _LEAST_STEM and value <= _LARGEST_HIDDEN:
            add(form, value)
    table = data_table("number_stems").get(subtag, {})
    for name, stems in table.get("stems", {}).items():
        for stem in stems:
            add(stem, int(name))
    for (ten, tens), (unit, units) in product(table.get("tens", {}).items(), table.get("units", {}).items()):
        for one, other in product(units, tens):
            add(one.removesuffix("a") + other, int(ten) + int(unit))
    for prefix in table.get("prefixes", ()):
        for stem, values in list(found.items()):
            found.setdefault(prefix + stem, set()).update(values)
    return {stem: frozenset(values) for stem, values in found.items()}
