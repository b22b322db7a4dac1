"""Words of one text that go with words of the other, learned from the two texts themselves.

Where no encoder knows a language, the texts are their own dictionary: a word that stands in three paragraphs
whose counterparts hold one and the same foreign word, and hardly anywhere else, most likely is translated by
it. Which paragraphs are counterparts is known from a first search, as probabilities; words are paired by the
Dice coefficient of their joint counts, as in Melamed, "Models of Translational Equivalence among Words"
(2000), section 4, each with its best if that is mutual.

What a pair of words says about a pair of paragraphs is learned from all others: otherwise words that occur
once would speak for whatever the first search happened to link.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from provenance.align.dynamic import Floats, Scores
from provenance.align.words import fold

# Letters of a word that are kept: what is cut off is inflection more often than not.
_STEM = 5
_SHORTEST = 3

# Letters that Hebrew and Arabic write together with the word after them (and, the, in, to, from, that, as).
_PREFIXES = frozenset("ובלמהשכوبلكف")
_SEMITIC = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_]+")

# A word in more than this share of the paragraphs tells little about any; one in fewer than two cannot be
# learned.
_MOST = 0.3

# Joint count and Dice coefficient, other paragraphs only, under which two words are not taken for a pair.
_LEAST_TOGETHER = 0.8
_LEAST_DICE = 0.3

_GRID = 2.0**20

# Added to the counts below the fraction bar: two meetings are less sure than five.
_PRIOR = 1.0


def linked(sure: Scores) -> Floats:
    """The probability that two paragraphs stand in one link, shape `(n, m)`, from those of all beads."""
    result = np.zeros((sure.n, sure.m))
    for (a, b), table in sure.beads.items():
        rows, columns = table.shape
        for i in range(a):
            for j in range(b):
                result[i : i + rows, j : j + columns] += table
    # On a grid on which sums are exact, so that they are the same in whatever order they are added up.
    return np.rint(np.minimum(result, 1.0) * _GRID) / _GRID


def learned_words(left: Sequence[str], right: Sequence[str], together: Floats) -> Floats:
    """The weight of words that seem to translate one another, by pair of paragraphs, shape `(n, m)`.

    Each pair of words counts up to 1 where both are rare, and less the more paragraphs they stand in.

    Args:
        left: Texts of one side.
        right: Texts of the other.
        together: The probability that two paragraphs stand in one link, shape `(n, m)`.
    """
    result = np.zeros(together.shape)
    for rows, columns in _pairs(_places(left), _places(right), together):
        worth = _worth(together[np.ix_(rows, columns)])
        result[np.ix_(rows, columns)] += worth * (len(rows) * len(columns)) ** -0.25
    return result


def _worth(together: Floats) -> Floats:
    """The Dice coefficient of two words over all paragraphs but the pair in question, for each pair."""
    rows, columns = together.shape
    others = together.sum() - together.sum(axis=1)[:, None] - together.sum(axis=0)[None, :] + together
    result: Floats = 2 * others / (rows + columns - 2 + _PRIOR)
    return np.where(others < _LEAST_TOGETHER, 0.0, np.minimum(result, 1.0))


def _pairs(
    left: dict[str, list[int]], right: dict[str, list[int]], together: Floats
) -> list[tuple[list[int], list[int]]]:
    """Places of words that are each other's best."""
    if not (left and right):
        return []
    left_words, right_words = sorted(left), sorted(right)
    met = _counts(left, left_words, together.shape[0]) @ together
    met = met @ _counts(right, right_words, together.shape[1]).T
    rows = np.array([len(left[word]) for word in left_words])
    columns = np.array([len(right[word]) for word in right_words])
    dice = np.where(met < _LEAST_TOGETHER, 0.0, 2 * met / (rows[:, None] + columns[None, :]))
    dice[dice < _LEAST_DICE] = 0.0
    best = (dice == dice.max(axis=1, keepdims=True)) & (dice == dice.max(axis=0)) & (dice > 0)
    found = zip(*(places.tolist() for places in np.nonzero(best)), strict=True)
    return [(left[left_words[i]], right[right_words[j]]) for i, j in found]


def _counts(places: dict[str, list[int]], words: Sequence[str], n: int) -> Floats:
    table = np.zeros((len(words), n))
    for row, word in enumerate(words):
        table[row, places[word]] = 1.0
    return table


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    """The paragraphs that each stem stands in, for stems that stand in several but not in most."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for stem in sorted(set(_stems(text))):
            places[stem].append(index)
    most = max(_MOST * len(texts), 3.0)
    return {stem: found for stem, found in places.items() if 2 <= len(found) <= most}


def _stems(text: str) -> list[str]:
    found = []
    for word in _WORD.findall(text):
        if _UNSPACED.match(word):
            found += [word[k : k + 2] for k in range(len(word) - 1)]
        elif _SEMITIC.match(word):
            found += [word[: _STEM - 1]] if len(word) >= _SHORTEST else []
            found += [word[1:_STEM]] if word[0] in _PREFIXES and len(word) > _SHORTEST else []
        elif len(word) >= _SHORTEST:
            found.append(fold(word)[:_STEM])
    return found
