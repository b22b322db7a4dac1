"""Signals of many pairs of texts at once."""

from __future__ import annotations

from random import Random

import pytest

from provenance.align import AlignOptions
from provenance.align.dynamic import Scores
from provenance.align.gathering import first_evidence
from provenance.align.parts import Mode, Texts
from provenance.align.signals import NEVER, bead_scores
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
    cuts = [(0, 4, 0, 6), (4, 9, 6, 10)]
    (free,) = bead_scores([whole], WEIGHTS)
    cut = Scores.joined(cuts, bead_scores([whole.part(*piece) for piece in cuts], WEIGHTS), NEVER)
    assert cut.beads.keys() <= free.beads.keys()
    for (a, b), table in cut.beads.items():
        for i, j in [(i, j) for i in range(len(table)) for j in range(table.shape[1])]:
            within = (i + a <= 4 and j + b <= 6) or (i >= 4 and j >= 6)
            expected = free.beads[a, b][i, j] if within else NEVER
            assert table[i, j] == pytest.approx(expected), (a, b, i, j)
