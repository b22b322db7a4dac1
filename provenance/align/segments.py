"""A guard for long texts: pairs too large to search whole are cut where both sides surely correspond.

Coarse to fine, after Thompson & Koehn, "Vecalign" (2019), section 3.3: neighbouring paragraphs are summed to
groups, the groups aligned, and sure pairs of single paragraphs looked for near that alignment only. The
heaviest chain of those is cut into stretches that the exact search takes. Links across a cut are not found.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from provenance.align.dynamic import Bead, Floats, Scores, best_paths
from provenance.align.links import heaviest_chain
from provenance.align.monolingual import folded_words
from provenance.align.search import Texts, side_vectors
from provenance.align.vectors import Side, VectorCache, similarities

Segment = tuple[int, int, int, int]

# A pair is sure if each is the other's nearest in reach, alike by at least the first of these and more alike
# than to the next by at least the second (cosines).
_SURE = 0.4
_SURE_MARGIN = 0.1

# Dimensions of the hashed bag of words that stands in for vectors where there is no encoder.
_SKETCH = 256


def segments(left: Texts, right: Texts, cache: VectorCache | None, cells: int) -> Iterator[Segment]:
    """Stretches of both sides that are searched one by one.

    Args:
        left: One side.
        right: The other.
        cache: Where vectors come from; None for texts compared without a model.
        cells: Left times right paragraphs that a stretch may have.

    Yields:
        First and last-but-one-past positions on the left, then on the right; together they cover both sides.
    """
    n, m = len(left.texts), len(right.texts)
    if n * m <= cells:
        yield (0, n, 0, m)
        return
    anchors = _anchors(_side(left, cache), _side(right, cache), cells)
    i0 = j0 = 0
    for i, j in [*anchors, (n, m)]:
        if (i - i0) * (j - j0) < cells // 4 and (i, j) != (n, m):
            continue
        yield from _forced(i0, i, j0, j, cells)
        i0, j0 = i, j


def _forced(i0: int, i1: int, j0: int, j1: int, cells: int) -> Iterator[Segment]:
    """The stretch whole, or cut in even parts where nothing sure was found to cut it at."""
    parts = max(math.ceil(math.sqrt((i1 - i0) * (j1 - j0) / cells)), 1)
    for k in range(parts):
        yield (
            i0 + (i1 - i0) * k // parts,
            i0 + (i1 - i0) * (k + 1) // parts,
            j0 + (j1 - j0) * k // parts,
            j0 + (j1 - j0) * (k + 1) // parts,
        )


def _anchors(left: Side, right: Side, cells: int) -> list[tuple[int, int]]:
    """Sure pairs of single paragraphs, ascending on both sides."""
    width = math.ceil(math.sqrt(len(left.lengths) * len(right.lengths) / cells))
    coarse_left, coarse_right = _grouped(left, width), _grouped(right, width)
    table = similarities(coarse_left, coarse_right, [(1, 1)])[1, 1]
    n, m = table.shape
    scores = Scores(n, m, {(1, 1): table - table.mean()}, np.zeros(n), np.zeros(m))
    found = {
        pair for bead in best_paths([scores])[0] if bead.a and bead.b for pair in _near(bead, left, right, width)
    }
    pairs = sorted(found)
    chain = heaviest_chain([j for _, j in pairs], [(1, 1)] * len(pairs))
    kept = [pairs[k] for k in sorted(chain)]
    return [pair for k, pair in enumerate(kept) if k == 0 or pair[0] > kept[k - 1][0]]


def _near(bead: Bead, left: Side, right: Side, width: int) -> Iterator[tuple[int, int]]:
    """Sure pairs between a left group and the right groups around the one it is aligned with."""
    i0, j0 = bead.i * width, max((bead.j - 1) * width, 0)
    i1, j1 = min(i0 + width, len(left.lengths)), min((bead.j + 2) * width, len(right.lengths))
    table = left.blocks(1, i0, i1) @ right.blocks(1, j0, j1).T
    if min(table.shape) < 2:
        return
    nearest = table.argmax(axis=1)
    back = table.argmax(axis=0)
    row_second = np.partition(table, -2, axis=1)[:, -2]
    column_second = np.partition(table, -2, axis=0)[-2]
    for i, j in enumerate(nearest.tolist()):
        best = table[i, j]
        if back[j] == i and best >= _SURE and best - max(row_second[i], column_second[j]) >= _SURE_MARGIN:
            yield (i0 + i, j0 + j)


def _grouped(side: Side, width: int) -> Side:
    """Sums of `width` neighbours as the paragraphs of a shorter side."""
    starts = range(0, len(side.lengths), width)
    rows = []
    for start in starts:
        part = slice(start, start + width)
        total = (side.vectors[part].astype(np.float64) * side.lengths[part, None]).sum(axis=0)
        rows.append(total / max(math.sqrt(float((total * total).sum())), 1e-9))
    return Side(np.array(rows).astype(np.float16), np.ones(len(rows)))


def _side(texts: Texts, cache: VectorCache | None) -> Side:
    if cache is not None:
        return side_vectors(texts, cache)
    lengths = np.array([float(len(text)) for text in texts.texts])
    return Side(_sketches(texts.texts), lengths)


def _sketches(texts: Sequence[str]) -> npt.NDArray[np.float16]:
    """Hashed bags of words, unit length, shape `(n, 256)`."""
    rows: Floats = np.zeros((len(texts), _SKETCH))
    for row, text in zip(rows, texts, strict=True):
        for word in folded_words(text):
            row[zlib.crc32(word.encode("utf-8", "replace")) % _SKETCH] += 1.0
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    units: npt.NDArray[np.float16] = (rows / np.maximum(norms, 1.0)).astype(np.float16)
    return units
