"""Signals that need no model: numbers by value, words that are spelt alike, sentences left open.

Texts are compared whole: what matters is which paragraphs of the two sides print the same things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from provenance.align.dynamic import Floats
from provenance.align.evidence import Shared
from provenance.align.skeletons import is_hebrew, skeletons
from provenance.align.words import fold
from provenance.text.numbers import Number, numbers

# Words shorter than this must be spelt the same to count; shorter than three letters they do not count at
# all.
_FUZZY_LETTERS = 5
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]{3,}")

# Similarity of the letters (RapidFuzz Indel, in [0, 1]) from which two words count as one name or cognate.
_COGNATE = 0.75

# A word of one megabyte is no word; the limit bounds the cost of comparing spellings.
_LONGEST_WORD = 40

_CLOSED = ".!?…。！？؟।"
_OPEN = ",:;،、：；，—–-"
_TRIM_END = " \t\"'»“”’)]」』)"
_TRIM_START = " \t\"'«„“‘([「『("


def shared_numbers(
    left: Sequence[str], right: Sequence[str], left_language: str | None, right_language: str | None
) -> Shared:
    """Numbers that both sides print in digits, by value; two that share a possible reading are one."""
    left_items, right_items = _values(left, right, left_language, right_language)
    every = sorted(set().union(*left_items, *right_items))
    return _weigh(left_items, right_items, [(value, value) for value in every], alone=True)


def shared_names(left: Sequence[str], right: Sequence[str]) -> Shared:
    """Words of both sides that are spelt alike once folded: names above all, and cognates.

    Each word counts with the words of the other side that are nearest to it, if it is nearest to them too.
    Only words with a counterpart anywhere in the other text are counted: other words say nothing by being
    absent.
    """
    left_items, right_items = _spellings(left, right)
    return _weigh(left_items, right_items, _spelt_alike(left_items, right_items), alone=False)


def shared_things(
    left: Sequence[str], right: Sequence[str], left_language: str | None, right_language: str | None
) -> tuple[list[set[str]], list[set[str]]]:
    """What each paragraph prints that the other side prints too, numbers and names under one spelling."""
    left_items, right_items = _values(left, right, left_language, right_language)
    left_words, right_words = _spellings(left, right)
    spelling: dict[str, str] = {}
    for ours, theirs in _spelt_alike(left_words, right_words):
        spelling.setdefault(theirs, ours)
    known = set(spelling.values())
    return (
        [values | (words & known) for values, words in zip(left_items, left_words, strict=True)],
        [
            values | {spelling[word] for word in words if word in spelling}
            for values, words in zip(right_items, right_words, strict=True)
        ],
    )


def _values(
    left: Sequence[str], right: Sequence[str], left_language: str | None, right_language: str | None
) -> tuple[list[set[str]], list[set[str]]]:
    left_numbers = [numbers(text, left_language) for text in left]
    right_numbers = [numbers(text, right_language) for text in right]
    same = _same_values(
        number for side in (left_numbers, right_numbers) for found in side for number in found
    )
    left_items = [{str(same[number.value]) for number in found} for found in left_numbers]
    right_items = [{str(same[number.value]) for number in found} for found in right_numbers]
    return left_items, right_items


def _spelt_alike(left: Sequence[set[str]], right: Sequence[set[str]]) -> list[tuple[str, str]]:
    """Pairs of words of the two sides that are spelt alike; the first letter is the same."""
    left_words, right_words = _by_letter(left), _by_letter(right)
    letters = sorted(left_words.keys() & right_words.keys())
    return [
        pair
        for letter in letters
        for pair in _cognates(sorted(left_words[letter]), sorted(right_words[letter]))
    ]


def _by_letter(items: Sequence[set[str]]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    for word in set().union(*items):
        words[word[0]].append(word)
    return words


def open_ends(texts: Sequence[str]) -> Floats:
    """1 where a sentence of a paragraph goes on in the next, else 0, shape `(n - 1,)`."""
    return np.array([float(_open(text, after)) for text, after in pairwise(texts)])


def _open(text: str, after: str) -> bool:
    end, start = text[-20:].strip(_TRIM_END), after[:20].lstrip(_TRIM_START)
    if end and end[-1] in _OPEN:
        return True
    return bool(end and start and start[0].islower() and end[-1] not in _CLOSED)


def _same_values(found: Iterable[Number]) -> dict[Decimal, Decimal]:
    """One value for all values that stand together as readings of some number (union-find)."""
    parent: dict[Decimal, Decimal] = {}

    def root(value: Decimal) -> Decimal:
        while parent.setdefault(value, value) != value:
            parent[value] = parent[parent[value]]
            value = parent[value]
        return value

    for number in found:
        first = root(number.readings[0])
        for other in number.readings[1:]:
            parent[root(other)] = first
    return {value: root(value).normalize() for value in list(parent)}


def _spellings(left: Sequence[str], right: Sequence[str]) -> tuple[list[set[str]], list[set[str]]]:
    """The words of each paragraph, as consonants only where one of the texts is in Hebrew."""
    hebrew = is_hebrew(" ".join(left)) != is_hebrew(" ".join(right))
    spelt = skeletons if hebrew else _words
    return [spelt(text) for text in left], [spelt(text) for text in right]


def _words(text: str) -> set[str]:
    if text.isascii():
        return _not_too_long(_WORD.findall(text.lower()))
    folded = {fold(word) for word in _not_too_long(_WORD.findall(text))}
    return {word for word in folded if len(word) >= 3 and word.isascii()}


def _not_too_long(words: Sequence[str]) -> set[str]:
    longest = max(map(len, words), default=0)
    return {word for word in words if len(word) <= _LONGEST_WORD} if longest > _LONGEST_WORD else set(words)


def _cognates(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """Pairs of words that are each other's nearest, near enough; ties all count."""
    if not (left and right):
        return []
    likeness = process.cdist(
        left, right, scorer=Indel.normalized_similarity, score_cutoff=_COGNATE, dtype=np.float32
    )
    short = np.array([len(w) < _FUZZY_LETTERS for w in left])[:, None] | np.array(
        [len(w) < _FUZZY_LETTERS for w in right]
    )
    likeness[short & (likeness < 1.0)] = 0.0
    nearest = (likeness == likeness.max(axis=1, keepdims=True)) & (likeness == likeness.max(axis=0))
    rows, columns = np.nonzero(nearest & (likeness > 0))
    return [(left[i], right[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)]


def _weigh(
    left: Sequence[set[str]], right: Sequence[set[str]], pairs: Sequence[tuple[str, str]], *, alone: bool
) -> Shared:
    """Adds up the weights `1 / sqrt(df)` of things by paragraph, and of paired things by pair of paragraphs.

    With `alone`, things without a counterpart count as printed too.
    """
    left_paired, right_paired = {a for a, _ in pairs}, {b for _, b in pairs}
    left_places = _places(left if alone else [items & left_paired for items in left])
    right_places = _places(right if alone else [items & right_paired for items in right])
    both = np.zeros((len(left), len(right)))
    for a, b in pairs:
        if a in left_places and b in right_places:
            weight = (len(left_places[a]) * len(right_places[b])) ** -0.5
            both[np.ix_(left_places[a], right_places[b])] += weight
    printed = []
    for items, places in ((left, left_places), (right, right_places)):
        weights = np.zeros(len(items))
        for item in sorted(places):
            weights[places[item]] += len(places[item]) ** -0.5
        printed.append(weights)
    return Shared(both, printed[0], printed[1])


def _places(items: Sequence[set[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(items):
        for item in found:
            places[item].append(index)
    return places
