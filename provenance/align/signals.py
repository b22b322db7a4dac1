"""What speaks for a link: one table per signal and bead size, for all places of many pairs of texts at once.

Every signal is symmetrical in left and right. Numbers and names are counted with weight `1 / sqrt(df)`, where
`df` is how many paragraphs of the side print them: a figure that stands everywhere says little.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.align.dynamic import Floats, Scores, Size
from provenance.align.evidence import Evidence, Shared, layered_evidence, layers
from provenance.align.options import Weights

# The signals by the names that `Weights` has for them.
SIGNALS = (
    "linked",
    "similarity",
    "margin",
    "poor",
    "nearer",
    "weakest",
    "length",
    "numbers",
    "numbers_missing",
    "names",
    "names_missing",
    "clauses",
    "clauses_missing",
    "no_clause",
    "lexicon",
    "several",
    "size",
    "many",
    "open_end",
    "mixed_kinds",
)

# Bead sizes, as the published aligners have them, up to 1-6 and 3-3.
SIZES: tuple[Size, ...] = tuple(
    (a, b) for a in range(1, 7) for b in range(1, 7) if min(a, b) == 1 or max(a, b) <= 3
)

NEVER = -1e9
"""Score of what may not be linked."""

# How many of the best neighbours make the background of the margin (CSLS, Conneau et al. 2018, eq. 1, takes
# 10 of thousands; articles have tens), and the pseudo-neighbours that steady it where a side is short.
_NEIGHBOURS = 4
_PRIOR_NEIGHBOURS = 2
_PRIOR_SIMILARITY = 0.3

# Paragraphs around the best match among which the neighbours are looked for: the best of thousands of wrong
# ones would be nearer than the best of an article's, and the margin would shrink with the length of a text.
_REACH = 50

# Variance of the length of a translation per character (Gale & Church 1993, section 3.1), and a constant part
# in characters squared that keeps very short units from being held to the letter.
_LENGTH_VARIANCE = 6.8
_LENGTH_NOISE = 50.0

# Margin under which two blocks are rather not translations at all.
_POOR_MARGIN = 0.1

# Margin that a member of a block is expected to have; keeps the weakest-member signal near 0 for good blocks.
_MEMBER_MARGIN = 0.1

# How fast the signal of no shared clause fades with the clauses that are shared.
_CLAUSE = 2.0

# Similarity above which mutual best neighbours are taken as translations when the length ratio is estimated.
_SURE_SIMILARITY = 0.4


def bead_scores(several: Sequence[Evidence], weights: Weights) -> list[Scores]:
    """The log-odds of every bead of each pair of texts under the weights."""
    weighed = {name: weight for name in SIGNALS if (weight := getattr(weights, name))}
    result: dict[int, Scores] = {}
    for places in layers(several):
        layered = layered_evidence([several[k] for k in places])
        totals: dict[Size, Floats] = {}
        for size, signals in bead_signals(layered, weighed):
            total = np.zeros_like(layered.similarity[size])
            for name, weight in weighed.items():
                signal = signals[name]
                if not isinstance(signal, float) or signal:
                    total += weight * signal
            totals[size] = total
        for layer, k in enumerate(places):
            n, m = several[k].shape
            beads = {
                (a, b): table[layer, : n - a + 1, : m - b + 1]
                for (a, b), table in totals.items()
                if a <= n and b <= m
            }
            left = np.full(n, several[k].left_more)
            right = np.full(m, several[k].right_more)
            result[k] = Scores(n, m, beads, left, right)
    return [result[k] for k in range(len(several))]


def bead_signals(
    evidence: Evidence, wanted: Collection[str] = SIGNALS
) -> Iterator[tuple[Size, Mapping[str, Floats | float]]]:
    """The signals of each bead size that the texts are long enough for.

    Args:
        evidence: What they are computed from.
        wanted: Names of signals that are needed; others may be left out.

    Yields:
        The size `(a, b)` and by the name of each signal a table of shape `(n - a + 1, m - b + 1)`, or what is
        broadcast to one; of evidence in layers one such table in each.
    """
    left_background, right_background = evidence.left_background, evidence.right_background
    ratio = evidence.ratio
    kinds = ("numbers", "names", "clauses")
    shared = {
        kind: _Sums.of(getattr(evidence, kind)) for kind in kinds if {kind, f"{kind}_missing"} & set(wanted)
    }
    lexicon = _area_sums(evidence.lexicon) if "lexicon" in wanted else None
    one_kind = not (evidence.left_kind.any() or evidence.right_kind.any())
    for (a, b), similarity in evidence.similarity.items():
        rows, columns = similarity.shape[-2:]
        left_length = windows(evidence.left_length, a)
        right_length = windows(evidence.right_length, b)
        left = windows(left_background * evidence.left_length, a) / left_length
        right = windows(right_background * evidence.right_length, b) / right_length
        margin = similarity - (left[..., None] + right[..., None, :]) / 2
        signals: dict[str, Floats | float] = {
            "linked": 1.0,
            "similarity": similarity,
            "margin": margin,
            "poor": np.minimum(margin - _POOR_MARGIN, 0.0),
            "nearer": _nearer(evidence, (a, b)),
            "weakest": _weakest(evidence, (a, b)),
            "length": -_length_deviation(left_length[..., None] * ratio, right_length[..., None, :], ratio),
            "several": float(max(a, b) > 1),
            "size": float(max(a + b - 3, 0)),
            "many": float(min(a, b) > 1),
            "open_end": windows(evidence.left_open, a - 1)[..., :rows, None]
            + windows(evidence.right_open, b - 1)[..., None, :columns],
            "mixed_kinds": 0.0 if one_kind else _mixed(evidence.left_kind, evidence.right_kind, a, b),
        }
        for kind, sums in shared.items():
            signals[kind], signals[f"{kind}_missing"] = _agreement(sums, a, b) if sums else (0.0, 0.0)
        if clauses := shared.get("clauses"):
            signals["no_clause"] = np.exp(-_CLAUSE * _areas(clauses.both, a, b))
        elif "no_clause" in wanted:
            signals["no_clause"] = 1.0
        if lexicon is not None:
            signals["lexicon"] = np.log1p(_areas(lexicon, a, b))
        yield (a, b), signals


def backgrounds(similarity: Floats) -> tuple[Floats, Floats]:
    """How similar each left and each right paragraph is, on average, to its best neighbours opposite."""

    def background(rows: Floats) -> Floats:
        width = min(_REACH, rows.shape[1])
        start = np.clip(rows.argmax(axis=1) - width // 2, 0, rows.shape[1] - width)
        near = np.take_along_axis(rows, start[:, None] + np.arange(width), axis=1)
        count = min(_NEIGHBOURS, width)
        best = np.sort(near, axis=1)[:, width - count :]
        prior = _PRIOR_NEIGHBOURS * _PRIOR_SIMILARITY
        result: Floats = (best.sum(axis=1) + prior) / (count + _PRIOR_NEIGHBOURS)
        return result

    return background(similarity), background(np.ascontiguousarray(similarity.T))


def length_ratio(similarity: Floats, left_length: Floats, right_length: Floats) -> float:
    """Right characters per left character: the median over sure pairs, or of the whole where they are few."""
    best_right, best_left = similarity.argmax(axis=1), similarity.argmax(axis=0)
    rows = np.arange(similarity.shape[0])
    sure = (best_left[best_right] == rows) & (similarity[rows, best_right] > _SURE_SIMILARITY)
    if sure.sum() < 3:
        return float(right_length.sum() / left_length.sum())
    ratios = np.sort(right_length[best_right[sure]] / left_length[sure])
    return float(ratios[(len(ratios) - 1) // 2] + ratios[len(ratios) // 2]) / 2


def _length_deviation(expected: Floats, printed: Floats, ratio: float | Floats) -> Floats:
    """Log of 1 + the squared deviation of Gale & Church (1993), eq. 1, tails made heavy."""
    variance = _LENGTH_VARIANCE * np.maximum(ratio, 1.0) * (expected + printed) / 2 + _LENGTH_NOISE
    result: Floats = np.log1p((printed - expected) ** 2 / variance)
    return result


def _nearer(evidence: Evidence, size: Size) -> Floats:
    """What two blocks lack to how similar the members of either are to their nearest opposite, negative."""
    a, b = size
    left, right = windows(evidence.left_nearest, a) / a, windows(evidence.right_nearest, b) / b
    nearest = np.maximum(left[..., None], right[..., None, :])
    return np.minimum(evidence.similarity[size] - nearest, 0.0)


def _weakest(evidence: Evidence, size: Size) -> Floats:
    """The lowest margin of a member against the whole block on the other side."""
    a, b = size
    lowest = np.zeros_like(evidence.similarity[size])
    rows, columns = lowest.shape[-2:]
    if size == (1, 1):
        return lowest
    lowest += np.inf
    left, right = evidence.left_background, evidence.right_background
    if a > 1:
        for k in range(a):
            member = evidence.similarity[1, b][..., k : k + rows, :] - left[..., k : k + rows, None]
            np.minimum(lowest, member, out=lowest)
    if b > 1:
        for k in range(b):
            member = evidence.similarity[a, 1][..., k : k + columns] - right[..., None, k : k + columns]
            np.minimum(lowest, member, out=lowest)
    return lowest - _MEMBER_MARGIN


@dataclass(frozen=True, slots=True)
class _Sums:
    """Things that both texts hold, added up from the first paragraphs on."""

    both: Floats
    left: Floats
    right: Floats

    @classmethod
    def of(cls, shared: Shared) -> _Sums | None:
        """None where nothing is printed."""
        if not (shared.left.any() or shared.right.any()):
            return None
        return cls(_area_sums(shared.both), _sums(shared.left), _sums(shared.right))


def _agreement(sums: _Sums, a: int, b: int) -> tuple[Floats, Floats]:
    """Log of 1 + what both blocks print, and minus the log of 1 + what only one prints."""
    printed = _differences(sums.left, a)[..., None] + _differences(sums.right, b)[..., None, :]
    both = np.minimum(_areas(sums.both, a, b), printed / 2)
    return np.log1p(both), -np.log1p(np.maximum(printed - 2 * both, 0.0))


def _mixed(left: Floats, right: Floats, a: int, b: int) -> Floats:
    """1 where the paragraphs of a bead are not all of one kind."""
    low = np.minimum(_extremes(left, a, np.minimum)[..., None], _extremes(right, b, np.minimum)[..., None, :])
    high = np.maximum(
        _extremes(left, a, np.maximum)[..., None], _extremes(right, b, np.maximum)[..., None, :]
    )
    return np.asarray(low != high, dtype=np.float64)


def _extremes(values: Floats, width: int, extreme: np.ufunc) -> Floats:
    shifted = np.stack([values[..., k : values.shape[-1] - width + 1 + k] for k in range(width)])
    return np.asarray(extreme.reduce(shifted, axis=0), dtype=np.float64)


def windows(values: Floats, width: int) -> Floats:
    """Sums over `width` neighbours; a width of 0 gives zeros for every place and one more."""
    if width == 0:
        return np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    return _differences(_sums(values), width)


def areas(values: Floats, a: int, b: int) -> Floats:
    """Sums over rectangles of `a` rows and `b` columns."""
    return _areas(_area_sums(values), a, b)


def _sums(values: Floats) -> Floats:
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    return sums


def _differences(sums: Floats, width: int) -> Floats:
    result: Floats = sums[..., width:] - sums[..., :-width]
    return result


def _area_sums(values: Floats) -> Floats:
    *layers, n, m = values.shape
    sums = np.zeros((*layers, n + 1, m + 1))
    values.cumsum(axis=-2).cumsum(axis=-1, out=sums[..., 1:, 1:])
    return sums


def _areas(sums: Floats, a: int, b: int) -> Floats:
    result: Floats = sums[..., a:, b:] - sums[..., :-a, b:] - sums[..., a:, :-b] + sums[..., :-a, :-b]
    return result
