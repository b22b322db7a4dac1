"""Links between two sequences of paragraphs of one class, from signals to scored pairs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from provenance.align.constraints import Constraints, constrained
from provenance.align.dynamic import Bead, Scores, Solution, best_paths, solve
from provenance.align.links import Pair
from provenance.align.moves import Moved, around, find_moves, worth
from provenance.align.options import AlignOptions
from provenance.align.parts import Mode, Part
from provenance.align.repeats import pool_repeats
from provenance.align.rounds import search_in_order

# Left times right paragraphs of all parts whose tables are held at one time: bounds the memory.
_CELLS_AT_ONCE = 100_000

# Paragraphs of the articles that the weights were fitted on; the price of moving was set for them.
_ARTICLE = 25.0

# Probability under which a bead is not taken, whatever it would add.
_NEGLIGIBLE = 1e-3


def link_texts(parts: Sequence[Part], mode: Mode, options: AlignOptions) -> list[list[Pair]]:
    """Pairs of blocks that cover every undecided paragraph of both sides of each part exactly once."""
    both = [part for part in parts if not part.one_sided]
    linked = (pairs for some in _at_once(both) for pairs in _linked(some, mode, options))
    return [part.alone() if part.one_sided else next(linked) for part in parts]


def _at_once(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The parts in runs that are searched together."""
    start = cells = 0
    for k, part in enumerate(parts):
        more = math.prod(part.shape)
        if k > start and cells + more > _CELLS_AT_ONCE:
            yield parts[start:k]
            start, cells = k, 0
        cells += more
    if start < len(parts):
        yield parts[start:]


def _linked(parts: Sequence[Part], mode: Mode, options: AlignOptions) -> list[list[Pair]]:
    """The same of parts that have something to link on both sides."""
    scored, solved = search_in_order(parts, mode, options)
    changed = _doubted(scored, solved, mode.weights.related_from, options.doubt)
    for k, part in enumerate(parts):
        if part.limits != Constraints():
            changed[k] = constrained(changed.get(k, scored[k]), part.limits)
    _search_again(changed, scored, solved)
    moved = [
        find_moves(scores, solution.path, price_of_moving(mode.weights.moved, scores.n, scores.m))
        for scores, solution in zip(scored, solved, strict=True)
    ]
    changed = {k: around(scored[k], [move.bead for move in moves]) for k, moves in enumerate(moved) if moves}
    _search_again(changed, scored, solved)
    sure = [
        pool_repeats(solution.sure, part.left.equals, part.right.equals, _NEGLIGIBLE)
        for part, solution in zip(parts, solved, strict=True)
    ]
    paths = best_paths([_expected(probabilities) for probabilities in sure])
    return [_pairs(*found) for found in zip(parts, paths, sure, moved, strict=True)]


def _search_again(changed: Mapping[int, Scores], scored: list[Scores], solved: list[Solution]) -> None:
    """Puts changed scores, and what is found by them, in place of those before."""
    for k, solution in zip(changed, solve(list(changed.values())), strict=True):
        scored[k], solved[k] = changed[k], solution


def _pairs(part: Part, path: Sequence[Bead], sure: Scores, moved: Sequence[Moved]) -> list[Pair]:
    """The links of the path in order and those out of order, with how sure each is."""
    pairs = [_pair(found.bead, found.probability) for found in moved]
    taken = {(0, i) for found in moved for i in range(found.bead.i, found.bead.i + found.bead.a)}
    taken |= {(1, j) for found in moved for j in range(found.bead.j, found.bead.j + found.bead.b)}
    taken |= {(0, i) for i in part.limits.left} | {(1, j) for j in part.limits.right}
    for bead in path:
        if bead.a and bead.b:
            pairs.append(_pair(bead, float(sure.beads[bead.a, bead.b][bead.i, bead.j])))
        elif bead.a and (0, bead.i) not in taken:
            pairs.append(_pair(bead, float(sure.left[bead.i])))
        elif bead.b and (1, bead.j) not in taken:
            pairs.append(_pair(bead, float(sure.right[bead.j])))
    return pairs


def _expected(sure: Scores) -> Scores:
    """What each bead is expected to add to the links that are right, weighed by the paragraphs that it holds.

    The best path of these is the alignment with most that is right in expectation (Goodman, "Parsing
    Algorithms and Metrics", 1996), which need not be the likeliest one: of many alignments that are about as
    likely, it takes what most of them have in common. Links count one paragraph more than they hold, since a
    wrong one spoils what it takes from others too; paragraphs that are left out count half, since a link
    that is doubtful is shown as doubtful, and what was left out is told for a fact.
    """
    beads = {
        (a, b): np.where(table > _NEGLIGIBLE, table * (a + b + 1), -1.0)
        for (a, b), table in sure.beads.items()
        if (table > _NEGLIGIBLE).any()
    }
    return replace(sure, beads=beads, left=0.5 * sure.left, right=0.5 * sure.right)


def price_of_moving(moved: float, n: int, m: int) -> float:
    """The score of standing out of order, lower in longer texts: they have more wrong places to find."""
    return moved - math.log(max(math.sqrt(n * m) / _ARTICLE, 1.0))


def _doubted(
    scored: Sequence[Scores], solved: Sequence[Solution], related_from: float, doubt: float
) -> dict[int, Scores]:
    """Better scores for leaving out where two sides hardly belong together, by position.

    The weights were learned from texts that do, in which a poor pair between two good ones mostly is right.
    Between unrelated texts the best path strings together poor pairs only.
    """
    return {
        k: replace(scores, left=scores.left + doubt / 2, right=scores.right + doubt / 2)
        for k, (scores, solution) in enumerate(zip(scored, solved, strict=True))
        if sum(worth(bead, scores) for bead in solution.path if bead.a and bead.b)
        < related_from * 2 * min(scores.n, scores.m)
    }


def _pair(bead: Bead, score: float) -> Pair:
    return Pair(tuple(range(bead.i, bead.i + bead.a)), tuple(range(bead.j, bead.j + bead.b)), score)
