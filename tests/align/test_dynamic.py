"""The search against brute force on small tables."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.align.dynamic import Bead, Scores, best_paths, solve
from provenance.align.signals import SIZES


def random_scores(n: int, m: int, seed: int) -> Scores:
    random = np.random.default_rng(seed)
    beads = {(a, b): random.normal(size=(n - a + 1, m - b + 1)) for a, b in SIZES if a <= n and b <= m}
    return Scores(n, m, beads, random.normal(size=n) - 1, random.normal(size=m) - 1)


def every_path(scores: Scores, i: int = 0, j: int = 0):
    """All paths from a cell to the end with their scores, by recursion."""
    if (i, j) == (scores.n, scores.m):
        yield (), 0.0
        return
    steps = [
        (Bead(i, j, a, b), t[i, j]) for (a, b), t in scores.beads.items() if i < len(t) and j < t.shape[1]
    ]
    if i < scores.n:
        steps.append((Bead(i, j, 1, 0), scores.left[i]))
    if j < scores.m:
        steps.append((Bead(i, j, 0, 1), scores.right[j]))
    for bead, score in steps:
        for rest, total in every_path(scores, i + bead.a, j + bead.b):
            yield (bead, *rest), total + score


SHAPES = [(1, 1), (0, 3), (3, 0), (1, 4), (4, 1), (2, 3), (3, 3), (4, 3)]


@pytest.mark.parametrize(("n", "m"), SHAPES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_best_path_is_the_best_of_all(n, m, seed):
    scores = random_scores(n, m, seed)
    best, total = max(every_path(scores), key=lambda p: p[1])
    found = best_paths([scores])[0]
    assert tuple(found) == best
    worth = sum(
        scores.beads[b.a, b.b][b.i, b.j] if b.a and b.b else scores.left[b.i] if b.a else scores.right[b.j]
        for b in found
    )
    assert worth == pytest.approx(total)


@pytest.mark.parametrize(("n", "m"), SHAPES)
def test_posteriors_are_shares_of_all_paths(n, m):
    scores = random_scores(n, m, 7)
    weights = [(path, math.exp(score)) for path, score in every_path(scores)]
    whole = sum(weight for _, weight in weights)
    sure = solve([scores])[0].sure
    for size, table in sure.beads.items():
        for (i, j), value in np.ndenumerate(table):
            share = sum(weight for path, weight in weights if Bead(i, j, *size) in path) / whole
            assert value == pytest.approx(share, abs=1e-9)
    for i, value in enumerate(sure.left):
        share = sum(w for path, w in weights if any(b.i == i and (b.a, b.b) == (1, 0) for b in path)) / whole
        assert value == pytest.approx(share, abs=1e-9)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 10**6))
def test_probabilities_over_each_position_add_up_to_one(n, m, seed):
    sure = solve([random_scores(n, m, seed)])[0].sure
    covered = sure.left.copy()
    for (a, _), table in sure.beads.items():
        for k in range(a):
            covered[k : k + len(table)] += table.sum(axis=1)
    assert covered == pytest.approx(np.ones(n))


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10**6))
def test_the_transposed_table_has_the_mirrored_path(n, m, seed):
    scores = random_scores(n, m, seed)
    mirrored = [Bead(b.j, b.i, b.b, b.a) for b in best_paths([scores.transposed()])[0] if b.a and b.b]
    assert [b for b in best_paths([scores])[0] if b.a and b.b] == mirrored


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6), st.integers(0, 10**6)
)
def test_tables_searched_together_come_out_as_alone(shapes, seed):
    several = [random_scores(n, m, seed + k) for k, (n, m) in enumerate(shapes)]
    for scores, together in zip(several, solve(several), strict=True):
        alone = solve([scores])[0]
        assert together.path == alone.path == best_paths([scores])[0]
        assert together.sure.left.tolist() == alone.sure.left.tolist()
        assert together.sure.right.tolist() == alone.sure.right.tolist()
        for size, table in alone.sure.beads.items():
            assert together.sure.beads[size].tolist() == table.tolist()
