"""Links between two sequences of paragraphs of one class, from signals to scored pairs."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from provenance.align import monolingual, vectors
from provenance.align.clauses import shared_clauses
from provenance.align.constraints import Constraints, constrained
from provenance.align.dynamic import (
    Bead,
    Floats,
    Scores,
    Segment,
    Size,
    Solution,
    best_paths,
    one_path,
    solve,
)
from provenance.align.evidence import Evidence, Shared
from provenance.align.lexicon import learned_words, linked
from provenance.align.links import Pair
from provenance.align.moves import MOVING_SIZES, Moved, around, find_moves, worth
from provenance.align.options import AlignOptions, Weights
from provenance.align.repeats import pool_repeats
from provenance.align.shared import open_ends, shared_names, shared_numbers
from provenance.align.signals import NEVER, SIZES, backgrounds, bead_scores, length_ratio
from provenance.align.vectors import Side, VectorCache
from provenance.align.words import folded_words

# Left times right paragraphs of all parts whose tables are held at one time: bounds the memory.
_CELLS_AT_ONCE = 100_000

# Paragraphs of the articles that the weights were fitted on; the price of moving was set for them.
_ARTICLE = 25.0

# Probability from which a link is not broken up by what moved.
_SETTLED = 0.99

# Probability from which what a first round finds in a piece of a longer text needs no second one.
_BEYOND_DOUBT = 0.999

# Share of paragraphs that is usually left out, and the number of paragraphs that it weighs as much as.
_USUALLY = 0.05
_SEEN = 10.0

# Blocks that may be links, beyond one for each paragraph, from which nothing is known of what goes with what,
# and encoding them all would take long and tell little.
_LOST = 20

# Probability under which a bead is not taken, whatever it would add.
_NEGLIGIBLE = 1e-3


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

    @property
    def equals(self) -> list[Hashable]:
        """For each paragraph what is the same for those of the same words and kind."""
        words = (tuple(folded_words(text)) or text for text in self.texts)
        return list(zip(words, self.kinds, strict=True))

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
    """Two stretches of text that are compared by themselves.

    Attributes:
        left: Paragraphs of the left.
        right: Paragraphs of the right.
        limits: What is decided about them already.
        cuts: The pieces that the search in order goes through one by one; together they cover both sides.
    """

    left: Texts
    right: Texts
    limits: Constraints
    cuts: Sequence[Segment]

    @property
    def shape(self) -> tuple[int, int]:
        """How many paragraphs each side has."""
        return len(self.left.texts), len(self.right.texts)

    @property
    def one_sided(self) -> bool:
        """Whether nothing on one of the sides is left to be linked."""
        return self.shape[0] == len(self.limits.left) or self.shape[1] == len(self.limits.right)

    def part(self, cuts: Sequence[Segment]) -> Part:
        """These pieces, which follow one another."""
        (i0, _, j0, _), (_, i1, _, j1) = cuts[0], cuts[-1]
        limits = self.limits.part(range(i0, i1), range(j0, j1))
        shifted = [(top - i0, bottom - i0, start - j0, stop - j0) for top, bottom, start, stop in cuts]
        return Part(self.left.part(i0, i1), self.right.part(j0, j1), limits, shifted)

    def alone(self) -> list[Pair]:
        """Every undecided paragraph by itself."""
        left = [Pair((i,), (), 1.0) for i in range(len(self.left.texts)) if i not in self.limits.left]
        return left + [
            Pair((), (j,), 1.0) for j in range(len(self.right.texts)) if j not in self.limits.right
        ]


@dataclass(frozen=True, slots=True)
class Piece:
    """What the search in order finds in a piece.

    Attributes:
        scores: What its beads are worth.
        solution: What is found by that.
    """

    scores: Scores
    solution: Solution


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
    scored, solved = _in_order(parts, mode, options)
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


def _in_order(
    parts: Sequence[Part], mode: Mode, options: AlignOptions
) -> tuple[list[Scores], list[Solution]]:
    """The log-odds of every bead of each part, and what the search in order finds by them, in two rounds."""
    evidence, found = second_evidence(parts, mode, options)
    places = [
        (k, p)
        for k, pieces in enumerate(found)
        for p, piece in enumerate(pieces)
        if len(pieces) == 1 or not _beyond_doubt(piece.solution)
    ]
    again = bead_scores([evidence[k].part(*parts[k].cuts[p]) for k, p in places], mode.weights)
    for (k, p), scores, solution in zip(places, again, solve(again), strict=True):
        found[k][p] = Piece(scores, solution)
    unsettled = [k for k, pieces in enumerate(found) if len(pieces) > 1 and _unsettled(pieces)]
    wide = bead_scores([evidence[k].of_sizes(MOVING_SIZES) for k in unsettled], mode.weights)
    moving = dict(zip(unsettled, wide, strict=True))
    scored, solved = [], []
    for k, (part, pieces) in enumerate(zip(parts, found, strict=True)):
        if len(pieces) == 1:
            scored.append(pieces[0].scores)
            solved.append(pieces[0].solution)
            continue
        scores = Scores.joined(part.cuts, [piece.scores for piece in pieces], NEVER)
        if k in moving:
            scores = replace(scores, beads={**scores.beads, **moving[k].beads})
        scored.append(scores)
        solved.append(Solution.joined(part.cuts, [piece.solution for piece in pieces]))
    return scored, solved


def second_evidence(
    parts: Sequence[Part], mode: Mode, options: AlignOptions
) -> tuple[list[Evidence], list[list[Piece]]]:
    """What can be said of each part after a first round, and what was found in each of its pieces in that.

    Its links tell how long a text is in the other language, which words go with which, and how often either
    side leaves a paragraph out; and blocks that may well be links are encoded once more as one text, which a
    sum of vectors only approaches.
    """
    first = [first_evidence(part.left, part.right, mode, cuts=part.cuts) for part in parts]
    pieces = [
        evidence.part(*cut) for part, (evidence, _) in zip(parts, first, strict=True) for cut in part.cuts
    ]
    scored = bead_scores(pieces, mode.weights)
    solved = solve(scored)
    left_more = _more_left_out([solution.sure.left for solution in solved])
    right_more = _more_left_out([solution.sure.right for solution in solved])
    every = map(Piece, scored, solved)
    by_part = [list(islice(every, len(part.cuts))) for part in parts]
    second = []
    for part, (evidence, sides), pieces_found in zip(parts, first, by_part, strict=True):
        found = [piece.solution for piece in pieces_found]
        ratio = _linked_ratio(evidence, one_path(part.cuts, [piece.path for piece in found]))
        refined = replace(evidence, ratio=ratio or evidence.ratio, left_more=left_more, right_more=right_more)
        if mode.weights.lexicon:
            together = np.zeros(part.shape)
            for (i0, i1, j0, j1), piece in zip(part.cuts, found, strict=True):
                together[i0:i1, j0:j1] = linked(piece.sure)
            refined = replace(refined, lexicon=learned_words(part.left.texts, part.right.texts, together))
        if sides and mode.cache:
            above = options.reencode_above
            left_blocks, right_blocks = [], []
            for (i0, _, j0, _), piece in zip(part.cuts, found, strict=True):
                left_blocks += _likely_blocks(piece.sure, above, i0)
                right_blocks += _likely_blocks(piece.sure.transposed(), above, j0)
            if len(left_blocks) > _LOST + part.shape[0] or len(right_blocks) > _LOST + part.shape[1]:
                left_blocks = right_blocks = []
            left_side = merge(sides[0], part.left.texts, left_blocks, mode.cache)
            right_side = merge(sides[1], part.right.texts, right_blocks, mode.cache)
            left_widths, right_widths = {a for _, a in left_blocks}, {b for _, b in right_blocks}
            anew = [(a, b) for a, b in SIZES if a in left_widths or b in right_widths]
            similarity = vectors.similarities(left_side, right_side, anew, part.cuts)
            refined = replace(refined, similarity={**evidence.similarity, **similarity})
        second.append(refined)
    return second, by_part


def _beyond_doubt(found: Solution) -> bool:
    """Whether single paragraphs are linked with single ones throughout, so surely that nothing is added."""
    table = found.sure.beads[1, 1]
    return all(bead.a == bead.b == 1 and table[bead.i, bead.j] > _BEYOND_DOUBT for bead in found.path)


def _unsettled(pieces: Sequence[Piece]) -> bool:
    """Whether something may have moved from one piece to another: it was left out twice or badly linked."""
    found = [piece.solution for piece in pieces]
    left_out = {bead.a for piece in found for bead in piece.path if not (bead.a and bead.b)}
    return len(left_out) > 1 or any(
        piece.sure.beads[bead.a, bead.b][bead.i, bead.j] < _SETTLED
        for piece in found
        for bead in piece.path
        if bead.a and bead.b
    )


def _more_left_out(sure: Sequence[Floats]) -> float:
    """By how much leaving a paragraph of a side out is likelier than usual, in nats.

    Empirical Bayes (Robbins 1956): some translators keep every sentence, some editors cut a third. The
    share that a first search leaves out is drawn to the usual one as if that had been seen on some
    paragraphs more.
    """
    left_out = sum(float(some.sum()) for some in sure) + _USUALLY * _SEEN
    share = left_out / (sum(map(len, sure)) + _SEEN)
    return math.log(share / _USUALLY)


def first_evidence(
    left: Texts, right: Texts, mode: Mode, sizes: Sequence[Size] = SIZES, cuts: Sequence[Segment] = ()
) -> tuple[Evidence, tuple[Side, Side] | None]:
    """What can be said before any block has been encoded, and the vectors of the paragraphs."""
    if mode.cache is not None:
        sides = side_vectors(left, mode.cache), side_vectors(right, mode.cache)
        return gather(left, right, mode, vectors.similarities(*sides, sizes, cuts)), sides
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


def gather(left: Texts, right: Texts, mode: Mode, similarity: dict[Size, Floats]) -> Evidence:
    """All that the signals are computed from."""
    n, m = len(left.texts), len(right.texts)
    nothing = Shared(np.zeros((n, m)), np.zeros(n), np.zeros(m))
    left_length, right_length = _lengths(left), _lengths(right)
    left_background, right_background = backgrounds(similarity[1, 1])
    return Evidence(
        similarity=similarity,
        left_length=left_length,
        right_length=right_length,
        left_background=left_background,
        right_background=right_background,
        left_nearest=similarity[1, 1].max(axis=1),
        right_nearest=similarity[1, 1].max(axis=0),
        numbers=shared_numbers(left.texts, right.texts, left.language, right.language),
        names=nothing if mode.name == "within" else shared_names(left.texts, right.texts),
        clauses=shared_clauses(left.texts, right.texts, mode.cache) if mode.cache else nothing,
        lexicon=np.zeros((n, m)),
        left_open=open_ends(left.texts),
        right_open=open_ends(right.texts),
        left_kind=np.array(left.kinds, dtype=np.float64),
        right_kind=np.array(right.kinds, dtype=np.float64),
        ratio=length_ratio(similarity[1, 1], left_length, right_length),
    )


def side_vectors(texts: Texts, cache: VectorCache) -> Side:
    """The paragraphs of one side as vectors."""
    return Side(cache.vectors(texts.texts), _lengths(texts))


def merge(side: Side, texts: Sequence[str], blocks: Sequence[tuple[int, int]], cache: VectorCache) -> Side:
    """The side with these blocks (first paragraph, number of paragraphs) encoded as one text each."""
    if not blocks:
        return side
    encoded = cache.vectors([" ".join(texts[first : first + count]) for first, count in blocks])
    return side.encoded(dict(zip(blocks, encoded, strict=True)))


def _likely_blocks(sure: Scores, above: float, start: int) -> list[tuple[int, int]]:
    """Blocks of two and more left paragraphs that are links with a probability above the threshold.

    They are counted from `start`, where the piece begins.
    """
    likely: set[tuple[int, int]] = set()
    for (a, _), table in sorted(sure.beads.items()):
        if a > 1:
            likely.update((start + first, a) for first in np.flatnonzero(table.sum(axis=1) > above).tolist())
    return sorted(likely)


def _lengths(texts: Texts) -> Floats:
    return np.array([float(len(text)) for text in texts.texts])


def _pair(bead: Bead, score: float) -> Pair:
    return Pair(tuple(range(bead.i, bead.i + bead.a)), tuple(range(bead.j, bead.j + bead.b)), score)
