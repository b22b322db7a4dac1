"""Links between two sequences of paragraphs of one class, from signals to scored pairs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from provenance.align import monolingual, vectors
from provenance.align.constraints import Constraints, constrained
from provenance.align.dynamic import Bead, Floats, Scores, Size, best_path, posteriors
from provenance.align.links import Pair
from provenance.align.moves import around, find_moves, worth
from provenance.align.options import AlignOptions, Weights
from provenance.align.shared import open_ends, shared_names, shared_numbers
from provenance.align.signals import SIZES, Evidence, Shared, bead_scores
from provenance.align.vectors import Side, VectorCache

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


def link_texts(
    left: Texts,
    right: Texts,
    mode: Mode,
    options: AlignOptions,
    limits: Constraints = Constraints(),  # noqa: B008
) -> list[Pair]:
    """Pairs of blocks that cover every undecided paragraph of both sides exactly once, in no order."""
    if len(left.texts) == len(limits.left) or len(right.texts) == len(limits.right):
        alone = [Pair((i,), (), 1.0) for i in range(len(left.texts)) if i not in limits.left]
        return alone + [Pair((), (j,), 1.0) for j in range(len(right.texts)) if j not in limits.right]
    scores = _doubted(score_beads(left, right, mode, options), mode.weights.related_from, options.doubt)
    scores = constrained(scores, limits)
    moved = find_moves(scores, _price(mode.weights.moved, scores.n, scores.m))
    if moved:
        scores = around(scores, [found.bead for found in moved])
    sure = posteriors(scores)
    pairs = [_pair(found.bead, 1 / (1 + math.exp(-min(found.gain, 50.0)))) for found in moved]
    taken = {(0, i) for found in moved for i in range(found.bead.i, found.bead.i + found.bead.a)}
    taken |= {(1, j) for found in moved for j in range(found.bead.j, found.bead.j + found.bead.b)}
    taken |= {(0, i) for i in limits.left} | {(1, j) for j in limits.right}
    for bead in _believed(best_path(scores), sure):
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


def score_beads(left: Texts, right: Texts, mode: Mode, options: AlignOptions) -> Scores:
    """The log-odds of every bead, in two rounds.

    Between them the first round's links tell how long a text is in the other language, and blocks that may
    well be links are encoded once more as one text, which a sum of vectors only approaches.
    """
    evidence, sides = _first_evidence(left, right, mode)
    scores = bead_scores(evidence, mode.weights)
    evidence = replace(evidence, ratio=_linked_ratio(evidence, scores))
    if sides and mode.cache:
        sure = posteriors(scores)
        left_blocks = _likely_blocks(sure, options.reencode_above)
        right_blocks = _likely_blocks(sure.transposed(), options.reencode_above)
        left_side = merge(sides[0], left.texts, left_blocks, mode.cache)
        right_side = merge(sides[1], right.texts, right_blocks, mode.cache)
        evidence = replace(evidence, similarity=vectors.similarities(left_side, right_side))
    return bead_scores(evidence, mode.weights)


def _first_evidence(left: Texts, right: Texts, mode: Mode) -> tuple[Evidence, tuple[Side, Side] | None]:
    """What can be said before any block has been encoded, and the vectors of the paragraphs."""
    if mode.cache is not None:
        sides = side_vectors(left, mode.cache), side_vectors(right, mode.cache)
        return gather(left, right, mode, vectors.similarities(*sides)), sides
    if mode.name == "within":
        return gather(left, right, mode, monolingual.similarities(left.texts, right.texts)), None
    n, m = len(left.texts), len(right.texts)
    nothing = {(a, b): np.zeros((n - a + 1, m - b + 1)) for a, b in SIZES if a <= n and b <= m}
    return gather(left, right, mode, nothing), None


def _linked_ratio(evidence: Evidence, scores: Scores) -> float | None:
    """Right characters per left character over the links of the best path; None where there are none."""
    left = right = 0.0
    for bead in best_path(scores):
        if bead.a and bead.b:
            left += float(evidence.left_length[bead.i : bead.i + bead.a].sum())
            right += float(evidence.right_length[bead.j : bead.j + bead.b].sum())
    return right / left if left and right else None


def _price(moved: float, n: int, m: int) -> float:
    """The score of standing out of order, lower in longer texts: they have more wrong places to find."""
    return moved - math.log(max(math.sqrt(n * m) / _ARTICLE, 1.0))


def _doubted(scores: Scores, related_from: float, doubt: float) -> Scores:
    """The scores as they are, or better for leaving out where the texts as a whole hardly belong together.

    The weights were learned from texts that do, in which a poor pair between two good ones mostly is right.
    Between unrelated texts the best path strings together poor pairs only.
    """
    path = [bead for bead in best_path(scores) if bead.a and bead.b]
    if sum(worth(bead, scores) for bead in path) >= related_from * 2 * min(scores.n, scores.m):
        return scores
    return replace(scores, left=scores.left + doubt / 2, right=scores.right + doubt / 2)


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
