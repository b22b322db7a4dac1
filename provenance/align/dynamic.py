"""The search: the best way to cover two sequences by beads, and how sure each bead is.

A bead (Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", 1993) covers `a` consecutive
paragraphs of the left and `b` of the right side. Its score is a log-odds: by how much more likely the two
blocks are as translations of one another than apart. Scores of a path add up, which makes the search a
semi-Markov conditional random field (Sarawagi & Cohen 2004), so the same tables give both the best path and,
summed over all paths, the probability of every bead.

The tables are filled along anti-diagonals: cell `(i, j)` is kept at `[i + j, i]`, so that all cells of a
diagonal, of many pairs of texts at once, are one stretch of memory. A long text is cut and searched as many
short ones, which together take hardly longer than one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Size = tuple[int, int]

# First and last-but-one-past positions on the left, then on the right.
Segment = tuple[int, int, int, int]

Floats = npt.NDArray[np.float64]

_Found = TypeVar("_Found")

_IMPOSSIBLE = -1e30

# How many times longer the left side may be than the right before the two are exchanged for the search.
_TALL = 4

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

    def mirrored(self) -> Bead:
        """The same with left and right exchanged."""
        return Bead(self.j, self.i, self.b, self.a)


@dataclass(frozen=True, slots=True)
class Scores:
    """What every possible bead is worth.

    Attributes:
        n: Length of the left side.
        m: Length of the right side.
        beads: By size `(a, b)`, both at least 1: scores of shape `(n - a + 1, m - b + 1)`.
        left: Scores of leaving out each left position, shape `(n,)`.
        right: Scores of leaving out each right position, shape `(m,)`.
        cuts: The pieces that a path goes through one after the other, no bead of it standing in two; none
            where it is free.
    """

    n: int
    m: int
    beads: Mapping[Size, Floats]
    left: Floats
    right: Floats
    cuts: Sequence[Segment] = ()

    def transposed(self) -> Scores:
        """The same with left and right exchanged."""
        beads = {(b, a): table.T for (a, b), table in self.beads.items()}
        cuts = [(j0, j1, i0, i1) for i0, i1, j0, j1 in self.cuts]
        return Scores(self.m, self.n, beads, self.right, self.left, cuts)

    def pieces(self) -> list[Scores]:
        """The scores of each piece by itself."""
        return [
            Scores(
                i1 - i0,
                j1 - j0,
                {
                    (a, b): table[i0 : max(i1 - a + 1, i0), j0 : max(j1 - b + 1, j0)]
                    for (a, b), table in self.beads.items()
                },
                self.left[i0:i1],
                self.right[j0:j1],
            )
            for i0, i1, j0, j1 in self.cuts
        ]

    @classmethod
    def joined(cls, cuts: Sequence[Segment], pieces: Sequence[Scores], elsewhere: float) -> Scores:
        """Scores of these pieces as one, with `elsewhere` for beads that stand in none or in two of them."""
        _, n, _, m = cuts[-1]
        sizes = sorted({size for piece in pieces for size in piece.beads})
        every = np.full((len(sizes), n, m), elsewhere)
        beads = {(a, b): layer[: n - a + 1, : m - b + 1] for layer, (a, b) in zip(every, sizes, strict=True)}
        for (i0, i1, j0, j1), piece in zip(cuts, pieces, strict=True):
            for (a, b), table in piece.beads.items():
                if table.size:
                    beads[a, b][i0 : i1 - a + 1, j0 : j1 - b + 1] = table
        left = np.concatenate([piece.left for piece in pieces])
        right = np.concatenate([piece.right for piece in pieces])
        return cls(n, m, beads, left, right, cuts)


@dataclass(frozen=True, slots=True)
class Solution:
    """What the search finds.

    Attributes:
        path: The path of highest total score, from the first position to the last; ties go to the earlier
            size.
        sure: The probability of each bead over all paths, in [0, 1]. Every position is covered exactly once,
            so the probabilities of the beads over a position add up to 1.
        weight: Log of the sum over all paths of the exponential of their scores, in nats; a path of score `s`
            has the probability `exp(s - weight)`.
    """

    path: list[Bead]
    sure: Scores
    weight: float

    @classmethod
    def joined(cls, cuts: Sequence[Segment], pieces: Sequence[Solution]) -> Solution:
        """What was found in these pieces as one."""
        return cls(
            one_path(cuts, [piece.path for piece in pieces]),
            Scores.joined(cuts, [piece.sure for piece in pieces], 0.0),
            sum(piece.weight for piece in pieces),
        )


def solve(several: Sequence[Scores]) -> list[Solution]:
    """The best path and the probabilities of each of these, searched by itself."""
    found = _searched(
        several, lambda batch: list(map(Solution, batch.paths(), *batch.posteriors())), _upright
    )
    return [
        Solution.joined(scores.cuts, some) if len(some) > 1 else some[0]
        for scores, some in zip(several, found, strict=True)
    ]


def best_paths(several: Sequence[Scores]) -> list[list[Bead]]:
    """The best path of each, where probabilities are not asked for."""
    found = _searched(several, _Batch.paths, lambda path: [bead.mirrored() for bead in path])
    return [one_path(scores.cuts, paths) for scores, paths in zip(several, found, strict=True)]


def one_path(cuts: Sequence[Segment], paths: Sequence[Sequence[Bead]]) -> list[Bead]:
    """The paths through the pieces as one through the whole."""
    if len(paths) == 1:
        return list(paths[0])
    return [
        Bead(i0 + bead.i, j0 + bead.j, bead.a, bead.b)
        for (i0, _, j0, _), path in zip(cuts, paths, strict=True)
        for bead in path
    ]


def _searched(
    several: Sequence[Scores], search: Callable[[_Batch], list[_Found]], mirrored: Callable[[_Found], _Found]
) -> list[list[_Found]]:
    """What is found in the pieces of each; those with a much longer left side are searched lying down."""
    pieces = [scores.pieces() if len(scores.cuts) > 1 else [scores] for scores in several]
    upright = [piece for some in pieces for piece in some]
    tall = [_is_tall(piece) for piece in upright]
    lying = [s.transposed() if is_tall else s for s, is_tall in zip(upright, tall, strict=True)]
    found: dict[int, _Found] = {}
    for places in _batches(lying):
        found.update(zip(places, search(_Batch([lying[k] for k in places])), strict=True))
    each = (mirrored(found[k]) if is_tall else found[k] for k, is_tall in enumerate(tall))
    return [list(islice(each, len(some))) for some in pieces]


def _is_tall(scores: Scores) -> bool:
    """Whether the left side is so much longer that tables, as wide as the left one, would be mostly empty."""
    return scores.n > _TALL * (scores.m + 1)


def _upright(solution: Solution) -> Solution:
    return Solution([bead.mirrored() for bead in solution.path], solution.sure.transposed(), solution.weight)


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
        result = np.full(self._shape(), _IMPOSSIBLE)
        upright = _upright_view(result)
        for p, pair in enumerate(self.pairs):
            if size == (1, 0):
                upright[: pair.n, : pair.m + 1, p] = pair.left[:, None]
            elif size == (0, 1):
                upright[: pair.n + 1, : pair.m, p] = pair.right
            elif size in pair.beads:
                table = pair.beads[size]
                upright[: table.shape[0], : table.shape[1], p] = table
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
            choice[d, self._rows(d)] = totals.argmax(axis=0)
            table[d, self._rows(d)] = totals.max(axis=0)
        return [self._walk_back(choice[:, :, p], pair.n, pair.m) for p, pair in enumerate(self.pairs)]

    def _walk_back(self, choice: npt.NDArray[np.uint8], i: int, j: int) -> list[Bead]:
        path: list[Bead] = []
        while i or j:
            a, b = self.sizes[choice[i + j, i]]
            i, j = i - a, j - b
            path.append(Bead(i, j, a, b))
        path.reverse()
        return path

    def posteriors(self) -> tuple[list[Scores], list[float]]:
        """The probabilities and the weight of each pair, by forward and backward sums."""
        forward, backward = np.full(self._shape(), _IMPOSSIBLE), np.full(self._shape(), _IMPOSSIBLE)
        forward[0, 0] = 0.0
        for d in range(1, self.n + self.m + 1):
            forward[d, self._rows(d)] = _log_sum(self._arriving(forward, d))
        for p, pair in enumerate(self.pairs):
            backward[pair.n + pair.m, pair.n, p] = 0.0
        for d in range(self.n + self.m - 1, -1, -1):
            cells = backward[d, self._rows(d)]
            np.maximum(cells, _log_sum(self._leaving(backward, d)), out=cells)
        end = np.array([forward[pair.n + pair.m, pair.n, p] for p, pair in enumerate(self.pairs)])
        tables = {
            size: self._probabilities(size, step, forward, backward, end)
            for size, step in zip(self.sizes, self.steps, strict=True)
        }
        return [_of_pair(pair, p, tables) for p, pair in enumerate(self.pairs)], end.tolist()

    def _rows(self, d: int) -> slice:
        """The left positions that diagonal `d` crosses."""
        return slice(max(0, d - self.m), min(self.n, d) + 1)

    def _arriving(self, table: Floats, d: int) -> Floats:
        """Totals of the steps that arrive on diagonal `d`, shape `(sizes, rows, pairs)`."""
        rows = self._rows(d)
        totals = np.full((len(self.sizes), rows.stop - rows.start, len(self.pairs)), _IMPOSSIBLE)
        for k, (a, b) in enumerate(self.sizes):
            start, stop = max(rows.start, a), min(rows.stop, d - b + 1)
            if start < stop:
                before = d - a - b, slice(start - a, stop - a)
                out = totals[k, start - rows.start : stop - rows.start]
                np.add(table[before], self.steps[k][before], out=out)
        return totals

    def _leaving(self, table: Floats, d: int) -> Floats:
        """Totals of the steps that leave diagonal `d`, shape `(sizes, rows, pairs)`."""
        rows = self._rows(d)
        totals = np.full((len(self.sizes), rows.stop - rows.start, len(self.pairs)), _IMPOSSIBLE)
        for k, (a, b) in enumerate(self.sizes):
            start, stop = max(rows.start, d + b - self.m), min(rows.stop, self.n - a + 1)
            if start < stop:
                after = table[d + a + b, start + a : stop + a]
                out = totals[k, start - rows.start : stop - rows.start]
                np.add(after, self.steps[k][d, start:stop], out=out)
        return totals

    def _probabilities(
        self, size: Size, step: Floats, forward: Floats, backward: Floats, end: Floats
    ) -> Floats:
        """Those of the steps of one size of each pair, shape `(pairs, n - a + 1, m - b + 1)`."""
        a, b = size
        if a > self.n or b > self.m:
            return np.zeros((len(self.pairs), 0, 0))
        rows, columns = self.n + 1 - a, self.m + 1 - b
        log = _upright_view(forward)[:rows, :columns] + _upright_view(step)[:rows, :columns]
        log += _upright_view(backward)[a:, b:]
        log -= end
        np.exp(np.minimum(log, 0.0, out=log), out=log)
        return np.ascontiguousarray(log.transpose(2, 0, 1))


def _upright_view(skewed: Floats) -> Floats:
    """A view of what is kept along diagonals, `[i + j, i, p]`, as a table `[i, j, p]`."""
    diagonals, rows, pairs = skewed.shape
    diagonal, row, pair = skewed.strides
    return np.lib.stride_tricks.as_strided(
        skewed, (rows, diagonals - rows + 1, pairs), (diagonal + row, diagonal, pair)
    )


def _of_pair(pair: Scores, p: int, tables: Mapping[Size, Floats]) -> Scores:
    """The probabilities of pair `p`."""
    beads = {
        (a, b): tables[a, b][p, : max(pair.n - a + 1, 0), : max(pair.m - b + 1, 0)] for a, b in pair.beads
    }
    # Copied first: the order in which numpy adds up depends on how a table lies in memory.
    left = np.ascontiguousarray(tables[1, 0][p, : pair.n, : pair.m + 1])
    right = np.ascontiguousarray(tables[0, 1][p, : pair.n + 1, : pair.m])
    return Scores(pair.n, pair.m, beads, left.sum(axis=1), right.sum(axis=0))


def _log_sum(totals: Floats) -> Floats:
    """Log of the sum of the exponentials over the first axis."""
    most = totals.max(axis=0)
    totals -= most
    np.exp(totals, out=totals)
    # Of a single cell numpy would add up in another order than of several side by side.
    total = totals.sum(axis=0) if most.size > 1 else totals.cumsum(axis=0)[-1]
    result: Floats = np.log(total)
    result += most
    return result
