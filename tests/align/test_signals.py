"""Signals of many pairs of texts at once."""

from __future__ import annotations

from random import Random

import pytest

from provenance.align import AlignOptions
from provenance.align.moves import MOVING_SIZES
from provenance.align.search import Mode, Texts, first_evidence
from provenance.align.signals import bead_scores, cut_scores
from provenance.align.vectors import VectorCache
from tests.align.doubles import WordEncoder

WEIGHTS = AlignOptions().carried
SHAPES = [(5, 2), (2, 6), (1, 1), (3, 3), (7, 4), (4, 9)]


def evidence(n: int, m: int, seed: int):
    random = Random(seed)
    words = ["Berlin", "12", "rain,", "of", "Paris.", "1900", "a", "garden"]
    sides = [[" ".join(random.choices(words, k=random.randint(1, 9))) for _ in range(k)] for k in (n, m)]
    left, right = (Texts(texts, [random.randint(0, 1) for _ in texts], "en") for texts in sides)
    return first_evidence(left, right, Mode("carried", WEIGHTS, VectorCache(WordEncoder())))[0]


def test_pairs_scored_together_come_out_as_alone():
    several = [evidence(n, m, k) for k, (n, m) in enumerate(SHAPES)]
    for alone, together in zip(several, bead_scores(several, WEIGHTS), strict=True):
        (expected,) = bead_scores([alone], WEIGHTS)
        assert together.beads.keys() == expected.beads.keys()
        for size, table in expected.beads.items():
            assert together.beads[size].tolist() == table.tolist()


def test_pieces_are_scored_as_parts_of_the_whole():
    whole = evidence(9, 10, 1)
    (free,), (cut,) = (
        cut_scores([whole], WEIGHTS, [cuts], [MOVING_SIZES])
        for cuts in ([(0, 9, 0, 10)], [(0, 4, 0, 6), (4, 9, 6, 10)])
    )
    for (a, b), table in free.beads.items():
        for i, j in [(i, j) for i in range(len(table)) for j in range(table.shape[1])]:
            within = (i + a <= 4 and j + b <= 6) or (i >= 4 and j >= 6)
            expected = table[i, j] if within or (a, b) in MOVING_SIZES else -1e9
            assert cut.beads[a, b][i, j] == pytest.approx(expected), (a, b, i, j)
