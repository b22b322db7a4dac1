"""Links between pieces of a long text that were searched apart.

A paragraph that moved far, or that a cut parted from its partner, comes out of the search as left out on both
sides. What was left out is few, so every such pair can be looked at, as a link of one paragraph with one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from provenance.align.gathering import first_evidence
from provenance.align.links import Pair
from provenance.align.moves import find_moves
from provenance.align.parts import Mode, Part, Texts
from provenance.align.search import price_of_moving
from provenance.align.signals import NEVER, bead_scores

# Pairs of left-out paragraphs that are looked at; a text that leaves out more has little in common with the
# other anyway.
_MOST_PAIRS = 1_000_000


def link_strays(whole: Part, found: Sequence[Pair], mode: Mode) -> list[Pair]:
    """The pairs found, those paragraphs linked that were left out in different pieces and belong together.

    Args:
        whole: Both texts, with the pieces that were searched.
        found: Every undecided paragraph in one pair.
        mode: How texts are compared.
    """
    left = sorted(pair.left[0] for pair in found if not pair.right)
    right = sorted(pair.right[0] for pair in found if not pair.left)
    if not (left and right) or len(left) * len(right) > _MOST_PAIRS:
        return list(found)
    evidence, _ = first_evidence(_chosen(whole.left, left), _chosen(whole.right, right), mode, ((1, 1),))
    evidence = replace(evidence, ratio=_ratio(whole, found) or evidence.ratio)
    (scores,) = bead_scores([evidence], mode.weights)
    left_starts, right_starts = [cut[0] for cut in whole.cuts], [cut[2] for cut in whole.cuts]
    left_piece = np.array([bisect_right(left_starts, i) for i in left])
    right_piece = np.array([bisect_right(right_starts, j) for j in right])
    table = scores.beads[1, 1]
    table[left_piece[:, None] == right_piece[None, :]] = NEVER  # looked at already
    for i, j in whole.limits.apart:
        if i in left and j in right:
            table[left.index(i), right.index(j)] = NEVER
    price = price_of_moving(mode.weights.moved, len(whole.left.texts), len(whole.right.texts))
    linked = [
        Pair((left[move.bead.i],), (right[move.bead.j],), move.probability)
        for move in find_moves(scores, (), price)
    ]
    gone = {(0, *pair.left) for pair in linked} | {(1, *pair.right) for pair in linked}
    kept = [
        pair
        for pair in found
        if (pair.left and pair.right) or ((0, *pair.left) if pair.left else (1, *pair.right)) not in gone
    ]
    return kept + linked


def _chosen(texts: Texts, places: Sequence[int]) -> Texts:
    return Texts([texts.texts[k] for k in places], [texts.kinds[k] for k in places], texts.language)


def _ratio(whole: Part, found: Sequence[Pair]) -> float | None:
    """Right characters per left character over the links; None where there are none."""
    linked = [pair for pair in found if pair.left and pair.right]
    left = sum(len(whole.left.texts[i]) for pair in linked for i in pair.left)
    right = sum(len(whole.right.texts[j]) for pair in linked for j in pair.right)
    return right / left if left and right else None
