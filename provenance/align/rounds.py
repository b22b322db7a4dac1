"""The search in order, in two rounds: what a first one finds is evidence for the second."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from provenance.align import vectors
from provenance.align.dynamic import Bead, Floats, Scores, Solution, one_path, solve
from provenance.align.evidence import Evidence
from provenance.align.gathering import first_evidence
from provenance.align.lexicon import learned_words, linked
from provenance.align.moves import MOVING_SIZES
from provenance.align.options import AlignOptions
from provenance.align.parts import Mode, Part
from provenance.align.signals import NEVER, SIZES, bead_scores
from provenance.align.vectors import Side, VectorCache

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


@dataclass(frozen=True, slots=True)
class Piece:
    """What the search in order finds in a piece.

    Attributes:
        scores: What its beads are worth.
        solution: What is found by that.
    """

    scores: Scores
    solution: Solution


def search_in_order(
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
                if _beyond_doubt(piece):
                    continue
                left_blocks += _likely_blocks(piece.sure, above, i0)
                right_blocks += _likely_blocks(piece.sure.transposed(), above, j0)
            if len(left_blocks) > _LOST + part.shape[0] or len(right_blocks) > _LOST + part.shape[1]:
                left_blocks = right_blocks = []
            left_side = _merge(sides[0], part.left.texts, left_blocks, mode.cache)
            right_side = _merge(sides[1], part.right.texts, right_blocks, mode.cache)
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


def _linked_ratio(evidence: Evidence, path: Iterable[Bead]) -> float | None:
    """Right characters per left character over the links of the best path; None where there are none."""
    left = right = 0.0
    for bead in path:
        if bead.a and bead.b:
            left += float(evidence.left_length[bead.i : bead.i + bead.a].sum())
            right += float(evidence.right_length[bead.j : bead.j + bead.b].sum())
    return right / left if left and right else None


def _merge(side: Side, texts: Sequence[str], blocks: Sequence[tuple[int, int]], cache: VectorCache) -> Side:
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
