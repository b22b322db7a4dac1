"""Links between two sequences of paragraphs of one class, from signals to scored pairs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from provenance.align import monolingual, vectors
from provenance.align.constraints import Constraints, constrained
from provenance.align.dynamic import Bead, Floats, Scores, Size, Solution, best_paths, solve
from provenance.align.links import Pair
from provenance.align.moves import Moved, around, find_moves, worth
from provenance.align.options import AlignOptions, Weights
from provenance.align.shared import open_ends, shared_names, shared_numbers
from provenance.align.signals import SIZES, Evidence, Shared, bead_scores
from provenance.align.vectors import Side, VectorCache

# Left times right paragraphs of all parts whose tables are held at one time: bounds the memory.
_CELLS_AT_ONCE = 100_000

# Paragraphs of the articles that the weights were fitted on; the price of moving was set for them.
_ARTICLE = 25.0


@dataclass(frozen=True, slots=True)
class Texts:
    """The paragraphs of one class on one side.

    Attributes:
        texts: Their texts, none blank.
        kinds: Small integers; paragraphs of unequal integers are rather not linked.
        language: BCP 47 tag or None.
    """

    texts: Sequence[str]
    kinds: Sequence[int]
    language: str | None

    def part(self, start: int, stop: int) -> Texts:
        """The paragraphs from `start` up to, not including, `stop`."""
        return Texts(self.texts[start:stop], self.kinds[start:stop], self.language)


@dataclass(frozen=True, slots=True)
class Mode:
    """How two texts are compared.

    Attributes:
        name: within | covered | carried | lexical.
        weights: What each signal counts.
        cache: Where vectors come from; None where no model is used.
    """

    name: str
    weights: Weights
    cache: VectorCache | None


@dataclass(frozen=True, slots=True)
class Part:
    """Two stretches of text that are searched by themselves.

    Attributes:
        left: Paragraphs of the left.
        right: Paragraphs of the right.
        limits: What is decided about them already.
    """

    left: Texts
    right: Texts
    limits: Constraints = Constraints()  # noqa: RUF009  # frozen

    @property
    def one_sided(self) -> bool:
        """Whether nothing on one of the sides is left to be linked."""
        return len(self.left.texts) == len(self.limits.left) or len(self.right.texts) == len(
            self.limits.right
        )

    def part(self, i0: int, i1: int, j0: int, j1: int) -> Part:
        """The left paragraphs `[i0, i1)` and the right ones `[j0, j1)`."""
        limits = self.limits.part(range(i0, i1), range(j0, j1))
        return Part(self.left.part(i0, i1), self.right.part(j0, j1), limits)

    def alone(self) -> list[Pair]:
        """Every undecided paragraph by itself."""
        left = [Pair((i,), (), 1.0) for i in range(len(self.left.texts)) if i not in self.limits.left]
        return left + [
            Pair((), (j,), 1.0) for j in range(len(self.right.texts)) if j not in self.limits.right
        ]


def link_texts(parts: Sequence[Part], mode: Mode, options: AlignOptions) -> list[list[Pair]]:
    """Pairs of blocks that cover every undecided paragraph of both sides of each part exactly once."""
    both = [part for part in parts if not part.one_sided]
    linked = (pairs for some in _at_once(both) for pairs in _linked(some, mode, options))
    return [part.alone() if part.one_sided else next(linked) for part in parts]


def _at_once(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The parts in runs that are searched together."""
    start = cells = 0
    for k, part in enumerate(parts):
        more = len(part.left.texts) * len(part.right.texts)
        if k > start and cells + more > _CELLS_AT_ONCE:
            yield parts[start:k]
            start, cells = k, 0
        cells += more
    if start < len(parts):
        yield parts[start:]


def _linked(parts: Sequence[Part], mode: Mode, options: AlignOptions) -> list[list[Pair]]:
    """The same of parts that have something to link on both sides."""
    scored, paths = _doubted(score_beads(parts, mode, options), mode.weights.related_from, options.doubt)
    limited = [k for k, part in enumerate(parts) if part.limits != Constraints()]
    for k in limited:
        scored[k] = constrained(scored[k], parts[k].limits)
    for k, path in zip(limited, best_paths([scored[k] for k in limited]), strict=True):
        paths[k] = path
    moved = [
        find_moves(scores, path, price_of_moving(mode.weights.moved, scores.n, scores.m))
        for scores, path in zip(scored, paths, strict=True)
    ]
    scored = [
        around(scores, [move.bead for move in moves]) if moves else scores
        for scores, moves in zip(scored, moved, strict=True)
    ]
    solved = solve(scored)
    return [_pairs(*found) for found in zip(parts, solved, moved, strict=True)]


def _pairs(part: Part, solution: Solution, moved: Sequence[Moved]) -> list[Pair]:
    """The links of the path in order and those out of order, with how sure each is."""
    sure = solution.sure
    pairs = [_pair(found.bead, as_probability(found.gain)) for found in moved]
    taken = {(0, i) for found in moved for i in range(found.bead.i, found.bead.i + found.bead.a)}
    taken |= {(1, j) for found in moved for j in range(found.bead.j, found.bead.j + found.bead.b)}
    taken |= {(0, i) for i in part.limits.left} | {(1, j) for j in part.limits.right}
    for bead in _believed(solution.path, sure):
        if bead.a and bead.b:
            pairs.append(_pair(bead, float(sure.beads[bead.a, bead.b][bead.i, bead.j])))
        elif bead.a and (0, bead.i) not in taken:
            pairs.append(_pair(bead, float(sure.left[bead.i])))
        elif bead.b and (1, bead.j) not in taken:
            pairs.append(_pair(bead, float(sure.right[bead.j])))
    return pairs


def _believed(path: Sequence[Bead], sure: Scores) -> Iterator[Bead]:
    """The path, without links all of whose paragraphs are likelier to stand alone.

    The best path need not be likely: over all paths together a link may have less than half of the
    probability.
    """
    for bead in path:
        left, right = range(bead.i, bead.i + bead.a), range(bead.j, bead.j + bead.b)
        alone = all(sure.left[i] > 0.5 for i in left) and all(sure.right[j] > 0.5 for j in right)
        if bead.a and bead.b and alone:
            yield from (Bead(i, bead.j, 1, 0) for i in left)
            yield from (Bead(bead.i + bead.a, j, 0, 1) for j in right)
        else:
            yield bead


def score_beads(parts: Sequence[Part], mode: Mode, options: AlignOptions) -> list[Scores]:
    """The log-odds of every bead of each part, in two rounds.

    Between them the first round's links tell how long a text is in the other language, and blocks that may
    well be links are encoded once more as one text, which a sum of vectors only approaches.
    """
    first = [first_evidence(part.left, part.right, mode) for part in parts]
    solved = solve([bead_scores(evidence, mode.weights) for evidence, _ in first])
    result = []
    for part, (evidence, sides), solution in zip(parts, first, solved, strict=True):
        refined = replace(evidence, ratio=_linked_ratio(evidence, solution.path))
        if sides and mode.cache:
            left_blocks = _likely_blocks(solution.sure, options.reencode_above)
            right_blocks = _likely_blocks(solution.sure.transposed(), options.reencode_above)
            left_side = merge(sides[0], part.left.texts, left_blocks, mode.cache)
            right_side = merge(sides[1], part.right.texts, right_blocks, mode.cache)
            refined = replace(refined, similarity=vectors.similarities(left_side, right_side))
        result.append(bead_scores(refined, mode.weights))
    return result


def first_evidence(
    left: Texts, right: Texts, mode: Mode, sizes: Sequence[Size] = SIZES
) -> tuple[Evidence, tuple[Side, Side] | None]:
    """What can be said before any block has been encoded, and the vectors of the paragraphs."""
    if mode.cache is not None:
        sides = side_vectors(left, mode.cache), side_vectors(right, mode.cache)
        return gather(left, right, mode, vectors.similarities(*sides, sizes)), sides
    if mode.name == "within":
        return gather(left, right, mode, monolingual.similarities(left.texts, right.texts, sizes)), None
    n, m = len(left.texts), len(right.texts)
    nothing = {(a, b): np.zeros((n - a + 1, m - b + 1)) for a, b in sizes if a <= n and b <= m}
    return gather(left, right, mode, nothing), None


def _linked_ratio(evidence: Evidence, path: Iterable[Bead]) -> float | None:
    """Right characters per left character over the links of the best path; None where there are none."""
    left = right = 0.0
    for bead in path:
        if bead.a and bead.b:
            left += float(evidence.left_length[bead.i : bead.i + bead.a].sum())
            right += float(evidence.right_length[bead.j : bead.j + bead.b].sum())
    return right / left if left and right else None


def as_probability(gain: float) -> float:
    """The probability that a link out of order is right, from what it betters the whole by, in nats."""
    return 1 / (1 + math.exp(-min(gain, 50.0)))


def price_of_moving(moved: float, n: int, m: int) -> float:
    """The score of standing out of order, lower in longer texts: they have more wrong places to find."""
    return moved - math.log(max(math.sqrt(n * m) / _ARTICLE, 1.0))


def _doubted(
    several: Sequence[Scores], related_from: float, doubt: float
) -> tuple[list[Scores], list[list[Bead]]]:
    """The scores as they are, or better for leaving out where two sides hardly belong together; best paths.

    The weights were learned from texts that do, in which a poor pair between two good ones mostly is right.
    Between unrelated texts the best path strings together poor pairs only.
    """
    result, paths = list(several), best_paths(several)
    doubted = [
        k
        for k, (scores, path) in enumerate(zip(several, paths, strict=True))
        if sum(worth(bead, scores) for bead in path if bead.a and bead.b)
        < related_from * 2 * min(scores.n, scores.m)
    ]
    for k in doubted:
        left, right = several[k].left + doubt / 2, several[k].right + doubt / 2
        result[k] = replace(several[k], left=left, right=right)
    for k, path in zip(doubted, best_paths([result[k] for k in doubted]), strict=True):
        paths[k] = path
    return result, paths


def gather(left: Texts, right: Texts, mode: Mode, similarity: dict[Size, Floats]) -> Evidence:
    """All that the signals are computed from."""
    n, m = len(left.texts), len(right.texts)
    nothing = Shared(np.zeros((n, m)), np.zeros(n), np.zeros(m))
    return Evidence(
        similarity=similarity,
        left_length=_lengths(left),
        right_length=_lengths(right),
        numbers=shared_numbers(left.texts, right.texts, left.language, right.language),
        names=nothing if mode.name == "within" else shared_names(left.texts, right.texts),
        left_open=open_ends(left.texts),
        right_open=open_ends(right.texts),
        left_kind=np.array(left.kinds, dtype=np.float64),
        right_kind=np.array(right.kinds, dtype=np.float64),
    )


def side_vectors(texts: Texts, cache: VectorCache) -> Side:
    """The paragraphs of one side as vectors."""
    return Side(cache.vectors(texts.texts), _lengths(texts))


def merge(side: Side, texts: Sequence[str], blocks: Sequence[tuple[int, int]], cache: VectorCache) -> Side:
    """The side with these blocks (first paragraph, number of paragraphs) encoded as one text each."""
    if not blocks:
        return side
    encoded = cache.vectors([" ".join(texts[first : first + count]) for first, count in blocks])
    return replace(side, merged=dict(zip(blocks, encoded, strict=True)))


def _likely_blocks(sure: Scores, above: float) -> list[tuple[int, int]]:
    """Blocks of two and more left paragraphs that are links with a probability above the threshold."""
    likely: set[tuple[int, int]] = set()
    for (a, _), table in sorted(sure.beads.items()):
        if a > 1:
            likely.update((first, a) for first in np.flatnonzero(table.sum(axis=1) > above).tolist())
    return sorted(likely)


def _lengths(texts: Texts) -> Floats:
    return np.array([float(len(text)) for text in texts.texts])


def _pair(bead: Bead, score: float) -> Pair:
    return Pair(tuple(range(bead.i, bead.i + bead.a)), tuple(range(bead.j, bead.j + bead.b)), score)
