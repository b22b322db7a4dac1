"""The search: the best way to cover two sequences by beads, and how sure each bead is.

A bead (Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993) covers `a` consecutive
paragraphs of the left and `b` of the right side. Its score is a log-odds: by how much more likely the two
blocks are as translations of one another than apart. Scores of a path add up, which makes the search a
semi-Markov conditional random field (Sarawagi & Cohen 2004), so the same tables give both the best path and,
summed over all paths, the probability of every bead.

The tables are filled along anti-diagonals: cell `(i, j)` is kept at `[i + j, i]`, so that all cells of a
diagonal, of many pairs of texts at once, are one stretch of memory. A long text is searched as many short
ones, which together take hardly longer than one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Size = tuple[int, int]
Floats = npt.NDArray[np.float64]

_IMPOSSIBLE = -1e30

# Cells of all tables that are filled together; bounds the memory (a cell takes about 400 bytes).
_CELLS_AT_ONCE = 200_000


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


@dataclass(frozen=True, slots=True)
class Solution:
    """What the search finds.

    Attributes:
        path: The path of highest total score, from the first position to the last; ties go to the earlier
            size.
        sure: The probability of each bead over all paths, in [0, 1]. Every position is covered exactly once,
            so the probabilities of the beads over a position add up to 1.
    """

    path: list[Bead]
    sure: Scores


def solve(several: Sequence[Scores]) -> list[Solution]:
    """Search each of these by itself."""
    found: dict[int, Solution] = {}
    for places in _batches(several):
        batch = _Batch([several[k] for k in places])
        found.update(zip(places, map(Solution, batch.paths(), batch.posteriors()), strict=True))
    return [found[k] for k in range(len(several))]


def best_paths(several: Sequence[Scores]) -> list[list[Bead]]:
    """The best path of each, where probabilities are not asked for."""
    found: dict[int, list[Bead]] = {}
    for places in _batches(several):
        found.update(zip(places, _Batch([several[k] for k in places]).paths(), strict=True))
    return [found[k] for k in range(len(several))]


def _batches(several: Sequence[Scores]) -> Iterator[list[int]]:
    """Positions of those that are searched together, alike in size so that little is padded."""
    batch: list[int] = []
    n = m = 0
    for k in sorted(range(len(several)), key=lambda k: (several[k].n + several[k].m, several[k].n, k)):
        n, m = max(n, several[k].n), max(m, several[k].m)
        if batch and (len(batch) + 1) * (n + m + 1) * (n + 1) > _CELLS_AT_ONCE:
            yield batch
            batch, n, m = [], several[k].n, several[k].m
        batch.append(k)
    if batch:
        yield batch


class _Batch:
    """Several pairs of texts, their tables side by side.

    `steps[k][d, i, p]` is the score of step `sizes[k]` from cell `(i, d - i)` of pair `p`.
    """

    def __init__(self, pairs: Sequence[Scores]) -> None:
        self.pairs = pairs
        self.n, self.m = max(s.n for s in pairs), max(s.m for s in pairs)
        every = sorted({size for s in pairs for size in s.beads}, key=lambda s: (sum(s), s))
        self.sizes: list[Size] = [*every, (1, 0), (0, 1)]
        self.steps = [self._skewed(size) for size in self.sizes]

    def _skewed(self, size: Size) -> Floats:
        result = np.full((self.n + self.m + 1, self.n + 1, len(self.pairs)), _IMPOSSIBLE)
        for p, pair in enumerate(self.pairs):
            table = _steps(pair, size)
            if table.size:
                rows, columns = np.ogrid[: table.shape[0], : table.shape[1]]
                result[rows + columns, rows, p] = table
        return result

    def _shape(self) -> tuple[int, int, int]:
        return self.n + self.m + 1, self.n + 1, len(self.pairs)

    def paths(self) -> list[list[Bead]]:
        """The best path of each pair."""
        table = np.full(self._shape(), _IMPOSSIBLE)
        table[0, 0] = 0.0
        choice = np.zeros(self._shape(), dtype=np.uint8)
        for d in range(1, self.n + self.m + 1):
            totals = self._arriving(table, d)
            choice[d] = totals.argmax(axis=0)
            table[d] = totals.max(axis=0)
        return [self._walk_back(choice[:, :, p], pair.n, pair.m) for p, pair in enumerate(self.pairs)]

    def _walk_back(self, choice: npt.NDArray[np.uint8], i: int, j: int) -> list[Bead]:
        path: list[Bead] = []
        while i or j:
            a, b = self.sizes[choice[i + j, i]]
            i, j = i - a, j - b
            path.append(Bead(i, j, a, b))
        path.reverse()
        return path

    def posteriors(self) -> list[Scores]:
        """The probabilities of each pair, by forward and backward sums."""
        forward, backward = np.full(self._shape(), _IMPOSSIBLE), np.full(self._shape(), _IMPOSSIBLE)
        forward[0, 0] = 0.0
        for d in range(1, self.n + self.m + 1):
            forward[d] = _log_sum(self._arriving(forward, d))
        for p, pair in enumerate(self.pairs):
            backward[pair.n + pair.m, pair.n, p] = 0.0
        for d in range(self.n + self.m - 1, -1, -1):
            backward[d] = np.maximum(backward[d], _log_sum(self._leaving(backward, d)))
        tables = [
            self._probabilities(size, step, forward, backward)
            for size, step in zip(self.sizes, self.steps, strict=True)
        ]
        return [self._unskewed(tables, p) for p in range(len(self.pairs))]

    def _arriving(self, table: Floats, d: int) -> Floats:
        """Totals of the steps that arrive on diagonal `d`, shape `(sizes, n + 1, pairs)`."""
        totals = np.full((len(self.sizes), *table.shape[1:]), _IMPOSSIBLE)
        for k, (a, b) in enumerate(self.sizes):
            if a + b <= d:
                before = slice(0, self.n + 1 - a)
                np.add(table[d - a - b, before], self.steps[k][d - a - b, before], out=totals[k, a:])
        return totals

    def _leaving(self, table: Floats, d: int) -> Floats:
        """Totals of the steps that leave diagonal `d`, shape `(sizes, n + 1, pairs)`."""
        totals = np.full((len(self.sizes), *table.shape[1:]), _IMPOSSIBLE)
        for k, (a, b) in enumerate(self.sizes):
            if d + a + b < len(table):
                before = slice(0, self.n + 1 - a)
                np.add(table[d + a + b, a:], self.steps[k][d, before], out=totals[k, before])
        return totals

    def _probabilities(self, size: Size, step: Floats, forward: Floats, backward: Floats) -> Floats:
        a, b = size
        end = np.array([forward[pair.n + pair.m, pair.n, p] for p, pair in enumerate(self.pairs)])
        depth, width = max(len(step) - a - b, 0), max(self.n + 1 - a, 0)
        log = forward[:depth, :width] + step[:depth, :width] + backward[a + b :, a:] - end
        result: Floats = np.exp(np.minimum(log, 0.0))
        return result

    def _unskewed(self, tables: Sequence[Floats], p: int) -> Scores:
        pair = self.pairs[p]
        found: dict[Size, Floats] = {}
        for (a, b), table in zip(self.sizes, tables, strict=True):
            if pair.n >= a and pair.m >= b:
                rows, columns = np.ogrid[: pair.n - a + 1, : pair.m - b + 1]
                found[a, b] = table[rows + columns, rows, p]
        left = found.pop((1, 0), np.zeros((0, 1))).sum(axis=1)
        right = found.pop((0, 1), np.zeros((1, 0))).sum(axis=0)
        return Scores(pair.n, pair.m, {size: found[size] for size in pair.beads}, left, right)


def _steps(scores: Scores, size: Size) -> Floats:
    """The scores of one size of step at the cells that it starts from; leaving one out is a step too."""
    if size == (1, 0):
        return np.broadcast_to(scores.left[:, None], (scores.n, scores.m + 1))
    if size == (0, 1):
        return np.broadcast_to(scores.right[None, :], (scores.n + 1, scores.m))
    return scores.beads.get(size, np.zeros((0, 0)))


def _log_sum(totals: Floats) -> Floats:
    """Log of the sum of the exponentials over the first axis."""
    most = totals.max(axis=0)
    totals -= most
    np.exp(totals, out=totals)
    result: Floats = np.log(totals.sum(axis=0))
    result += most
    return result
