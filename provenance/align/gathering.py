"""Gathers what two texts are compared by, before anything of them is linked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from provenance.align import monolingual, vectors
from provenance.align.clauses import shared_clauses
from provenance.align.dynamic import Floats, Segment, Size
from provenance.align.evidence import Evidence, Shared
from provenance.align.parts import Mode, Texts
from provenance.align.shared import open_ends, shared_names, shared_numbers
from provenance.align.signals import SIZES, backgrounds, length_ratio
from provenance.align.vectors import Side, VectorCache


def first_evidence(
    left: Texts, right: Texts, mode: Mode, sizes: Sequence[Size] = SIZES, cuts: Sequence[Segment] = ()
) -> tuple[Evidence, tuple[Side, Side] | None]:
    """What can be said before any block has been encoded, and the vectors of the paragraphs."""
    if mode.cache is not None:
        sides = side_vectors(left, mode.cache), side_vectors(right, mode.cache)
        return _gather(left, right, mode, vectors.similarities(*sides, sizes, cuts)), sides
    if mode.name == "within":
        return _gather(left, right, mode, monolingual.similarities(left.texts, right.texts, sizes)), None
    n, m = len(left.texts), len(right.texts)
    nothing = {(a, b): np.zeros((n - a + 1, m - b + 1)) for a, b in sizes if a <= n and b <= m}
    return _gather(left, right, mode, nothing), None


def _gather(left: Texts, right: Texts, mode: Mode, similarity: dict[Size, Floats]) -> Evidence:
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


def _lengths(texts: Texts) -> Floats:
    return np.array([float(len(text)) for text in texts.texts])
