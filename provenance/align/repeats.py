"""Paragraphs that a text has several times: which of them a link takes is a matter of taste, not of doubt.

Where one of two equal paragraphs was removed, either may be the one that stayed, and the search gives each
half of the probability. Links that differ in this only are one as far as a reader is concerned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from provenance.align.dynamic import Floats, Scores

_Labels = npt.NDArray[np.int_]

# By how much the later ones of equal texts are worth less, so that the first are linked and the later ones
# told as omitted or added. Far under what is shown of a score.
_LATER = 1e-6


def pool_repeats(
    sure: Scores, left: Sequence[Hashable], right: Sequence[Hashable], negligible: float
) -> Scores:
    """The probabilities, those of beads that differ only in which of several equal texts they take added up.

    A bead counts as sure as its right block is to go with some left block of these texts, or its left block
    with some right one, whichever is more.

    Args:
        sure: The probabilities of all beads.
        left: What makes two left paragraphs equal, one for each.
        right: The same on the right.
        negligible: Beads of this probability and less stay as they are.
    """
    if len(set(left)) == len(left) and len(set(right)) == len(right):
        return sure
    beads = {}
    for (a, b), table in sure.beads.items():
        rows, columns = _labels(left, a), _labels(right, b)
        together = np.maximum(_summed(table, rows), _summed(table.T, columns).T)
        later = 1.0 - _LATER * (_rank(rows)[:, None] + _rank(columns))
        beads[a, b] = np.where(table > negligible, np.minimum(together, 1.0) * later, table)
    left_out = np.minimum(_summed(sure.left, _labels(left, 1)), 1.0)
    right_out = np.minimum(_summed(sure.right, _labels(right, 1)), 1.0)
    return replace(sure, beads=beads, left=left_out, right=right_out)


def _labels(items: Sequence[Hashable], width: int) -> _Labels:
    """A number for each block of `width` items, the same for equal blocks, shape `(n - width + 1,)`."""
    numbers: dict[tuple[Hashable, ...], int] = {}
    blocks = (tuple(items[k : k + width]) for k in range(len(items) - width + 1))
    return np.array([numbers.setdefault(block, len(numbers)) for block in blocks], dtype=np.int_)


def _summed(values: Floats, labels: _Labels) -> Floats:
    """Each row replaced by the sum of all rows with its label."""
    totals = np.zeros((int(labels.max(initial=-1)) + 1, *values.shape[1:]))
    np.add.at(totals, labels, values)
    result: Floats = totals[labels]
    return result


def _rank(labels: _Labels) -> Floats:
    """How many of the equal blocks stand before each, as a share of them, in [0, 1)."""
    count, seen = Counter(labels.tolist()), Counter[int]()
    ranks = []
    for label in labels.tolist():
        ranks.append(seen[label] / count[label])
        seen[label] += 1
    return np.array(ranks)
