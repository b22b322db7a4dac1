"""The search: the best way to cover two sequences by beads, and how sure each bead is.

A bead (Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993) covers `a` consecutive
paragraphs of the left and `b` of the right side. Its score is a log-odds: by how much more likely the two
blocks are as translations of one another than apart. Scores of a path add up, which makes the search a
semi-Markov conditional random field (Sarawagi & Cohen 2004), so the same tables give both the best path and,
summed over all paths, the probability of every bead.

The tables are filled along anti-diagonals: in a row-major grid with rows of `m + 1` cells the cells `(i, d -
i)` lie `m` apart, so each step is one strided slice per bead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Size = tuple[int, int]
Floats = npt.NDArray[np.float64]

_IMPOSSIBLE = -1e30


@dataclass(frozen=True, slots=True)
class Bead:
    """A step of a path.

    Attributes:
        i: First left position.
        j: First right position.
        a: How many left positions it covers.
        b: How many right positions it covers.
    """

    i: int
    j: int
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Scores:
    """What every possible bead is worth.

    Attributes:
        n: Length of the left side.
        m: Length of the right side.
        beads: By size `(a, b)`, both at least 1: scores of shape `(n - a + 1, m - b + 1)`.
        left: Scores of leaving out each left position, shape `(n,)`.
        right: Scores of leaving out each right position, shape `(m,)`.
    """

    n: int
    m: int
    beads: Mapping[Size, Floats]
    left: Floats
    right: Floats

    def transposed(self) -> Scores:
        """The same with left and right exchanged."""
        return Scores(
            self.m, self.n, {(b, a): s.T for (a, b), s in self.beads.items()}, self.right, self.left
        )


def best_path(scores: Scores) -> list[Bead]:
    """The path of highest total score, from the first position to the last; ties go to the earlier size."""
    steps = _steps(scores)
    table = _fill(scores.n, scores.m, steps, np.maximum)
    path: list[Bead] = []
    i, j = scores.n, scores.m
    while i or j:
        for (a, b), step in steps:
            if a <= i and b <= j and table[i - a, j - b] + step[i - a, j - b] == table[i, j]:
                i, j = i - a, j - b
                path.append(Bead(i, j, a, b))
                break
    path.reverse()
    return path


def posteriors(scores: Scores) -> Scores:
    """The probability of each bead over all paths, in [0, 1], by forward and backward sums.

    Every position is covered exactly once, so the probabilities of the beads over a position add up to 1.
    """
    steps = _steps(scores)
    forward = _fill(scores.n, scores.m, steps, np.logaddexp)
    reverse = [(size, np.ascontiguousarray(step[::-1, ::-1])) for size, step in steps]
    backward = _fill(scores.n, scores.m, reverse, np.logaddexp)[::-1, ::-1]
    total = forward[scores.n, scores.m]
    result: dict[Size, Floats] = {}
    for (a, b), step in steps:
        rows, columns = step.shape
        log = forward[:rows, :columns] + step + backward[a : a + rows, b : b + columns] - total
        result[a, b] = np.exp(np.minimum(log, 0.0))
    left = result.pop((1, 0), np.zeros((0, 1)))
    right = result.pop((0, 1), np.zeros((1, 0)))
    return Scores(scores.n, scores.m, result, left.sum(axis=1), right.sum(axis=0))


def _steps(scores: Scores) -> list[tuple[Size, Floats]]:
    """All steps by size, as scores at the cell they start from; leaving one out is a step too."""
    n, m = scores.n, scores.m
    steps = [((a, b), scores.beads[a, b]) for a, b in sorted(scores.beads, key=lambda s: (sum(s), s))]
    steps.append(((1, 0), np.ascontiguousarray(np.broadcast_to(scores.left[:, None], (n, m + 1)))))
    steps.append(((0, 1), np.ascontiguousarray(np.broadcast_to(scores.right[None, :], (n + 1, m)))))
    return [(size, step) for size, step in steps if step.size]


def _fill(
    n: int,
    m: int,
    steps: list[tuple[Size, Floats]],
    join: Callable[..., Floats],
) -> Floats:
    """The table of prefix scores, shape `(n + 1, m + 1)`: cells joined over the steps that reach them."""
    table = np.full((n + 1, m + 1), _IMPOSSIBLE)
    table[0, 0] = 0.0
    cells = table.reshape(-1)
    flat = [(a, b, np.ascontiguousarray(step).reshape(-1), step.shape[1]) for (a, b), step in steps]
    for d in range(1, n + m + 1):
        for a, b, step, width in flat:
            low, high = max(a, d - m), min(n, d - b)
            if low > high:
                continue
            to = _diagonal(cells, low, d - low, high - low + 1, m + 1)
            came = _diagonal(cells, low - a, d - low - b, high - low + 1, m + 1)
            worth = _diagonal(step, low - a, d - low - b, high - low + 1, width)
            join(to, came + worth, out=to)
    return table


def _diagonal(flat: Floats, i: int, j: int, count: int, width: int) -> Floats:
    """The cells `(i, j), (i + 1, j - 1), ...` of a row-major table with rows of `width`, as a view."""
    start = i * width + j
    stride = max(width - 1, 1)
    return flat[start : start + (count - 1) * stride + 1 : stride]
