"""Long texts: pairs too large to search whole are cut where both sides surely correspond.

Coarse to fine, after Thompson & Koehn, "Vecalign" (2019), section 3.3: neighbouring paragraphs are summed to
groups, the groups aligned, and sure pairs of single paragraphs looked for near that alignment only. Between
two sure pairs that follow one another on both sides the texts can be cut without loss, since hardly any
probability crosses such a cut. Time and memory then grow with the length of the texts and not with its
square.

There are two kinds of cuts. What speaks for a link is judged among the paragraphs of a stretch, which is
about as long as an article: how rare a word is, how much better a pair than its neighbours. The search in
order goes through pieces of it, as small as they come; since these cuts are many, none is made where a
sentence goes on.
"""

from __future__ import annotations

import math
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from provenance.align.dynamic import Floats, Scores, Segment, best_paths
from provenance.align.gathering import side_vectors
from provenance.align.links import heaviest_chain
from provenance.align.parts import Mode, Texts
from provenance.align.shared import open_ends, shared_things
from provenance.align.vectors import Side, products, similarities
from provenance.align.words import folded_words

_Place = tuple[int, int]

# A pair is sure if each is the other's nearest in reach, alike by at least the first of these and more alike
# than to the next by at least the second (cosines).
_SURE = 0.4
_SURE_MARGIN = 0.1

# Paragraphs that a stretch has on each side at the least, if it can: about as many as the articles that the
# weights were fitted on.
_STRETCH = 30

# Paragraphs that a piece of a stretch has on each side at the least, if it can: smaller ones cost more to
# handle than they save.
_PIECE = 8

# Groups on either side of its partner in which the paragraphs of a group look for theirs.
_REACH = 2

# Paragraphs that are summed to a group, in square roots of the length of the longer text: more make the table
# of groups cheaper, and looking for sure pairs between partners dearer.
_GROUP = 0.25

# Times by which one side of a stretch is the longer from which only a window of it is searched, and by which
# the window is at the least.
_LONGER = 20
_WIDER = 5

# Left times right paragraphs of all the pieces into which a stretch is cut evenly.
_MOST_CELLS = 2_000_000

# Dimensions of the hashed bag of words that stands in for vectors where there is no encoder.
_SKETCH = 512

# Rows that are held in double precision at one time.
_ROWS_AT_ONCE = 1024


def segments(left: Texts, right: Texts, mode: Mode, cells: int) -> Iterator[list[Segment]]:
    """Stretches of both sides that are compared one by one, cut in the pieces that are searched one by one.

    Args:
        left: One side.
        right: The other.
        mode: How they are compared.
        cells: Left times right paragraphs that a stretch may have.

    Yields:
        The pieces of each stretch: first and last-but-one-past positions on the left, then on the right;
        together they cover both sides.
    """
    n, m = len(left.texts), len(right.texts)
    if n * m <= cells:
        yield [(0, n, 0, m)]
        return
    sides = _sides(left, right, mode)
    anchors = _anchors(*sides)
    cuts = list(_cuts(anchors))
    left_open, right_open = open_ends(left.texts), open_ends(right.texts)
    whole = [(i, j) for i, j in cuts if not (left_open[i - 1] or right_open[j - 1])]
    i0 = j0 = 0
    for i, j in [*cuts, (n, m)]:
        if min(i - i0, j - j0) < _STRETCH and (i, j) != (n, m):
            continue
        within = _between(anchors, i0, i)
        for stretch in _small_enough((i0, j0), (i, j), within, cells):
            for small in _forced(stretch, sides, cells):
                yield list(_pieces(small, _between(whole, *small[:2])))
        i0, j0 = i, j


def _between(places: Sequence[_Place], start: int, stop: int) -> Sequence[_Place]:
    """Those at the left paragraphs `[start, stop)`."""
    return places[bisect_left(places, (start, 0)) : bisect_left(places, (stop, 0))]


def _pieces(stretch: Segment, cuts: Sequence[_Place]) -> Iterator[Segment]:
    """The stretch cut wherever it can be without loss."""
    i0, i1, j0, j1 = stretch
    inside = [(i, j) for i, j in cuts if j < j1]  # a stretch that was cut evenly is not cut along them
    for i, j in [*inside, (i1, j1)]:
        if min(i - i0, j - j0) >= _PIECE or (i, j) == (i1, j1):
            yield (i0, i, j0, j)
            i0, j0 = i, j


def _cuts(anchors: Sequence[_Place]) -> Iterator[_Place]:
    """Places between two sure pairs that follow one another on both sides."""
    for (i, j), after in pairwise(anchors):
        if after == (i + 1, j + 1):
            yield after


def _small_enough(start: _Place, end: _Place, anchors: Sequence[_Place], cells: int) -> Iterator[Segment]:
    """The stretch, cut before single sure pairs where it is too large."""
    (i0, j0), (i1, j1) = start, end
    for i, j in [*anchors, end]:
        if (i1 - i0) * (j1 - j0) > cells and (min(i - i0, j - j0) >= _STRETCH or (i, j) == end):
            yield (i0, i, j0, j)
            i0, j0 = i, j
    if (i0, j0) != end:
        yield (i0, i1, j0, j1)


def _forced(stretch: Segment, sides: tuple[Side, Side], cells: int) -> Iterator[Segment]:
    """The stretch whole, or cut where nothing sure was found to cut it at.

    Where one side is much the longer, a window of it is searched; otherwise both are cut evenly, the finer
    the longer they are: hardly anything is found there, which should not take long.
    """
    i0, i1, j0, j1 = stretch
    rows, columns = i1 - i0, j1 - j0
    if rows * columns <= cells:
        yield stretch
    elif columns > _LONGER * rows:
        start, stop = _window(sides[0], sides[1], stretch, cells)
        yield from ((i0, i0, j0, start), (i0, i1, start, stop), (i1, i1, stop, j1))
    elif rows > _LONGER * columns:
        start, stop = _window(sides[1], sides[0], (j0, j1, i0, i1), cells)
        yield from ((i0, start, j0, j0), (start, stop, j0, j1), (stop, i1, j1, j1))
    else:
        parts = math.ceil(max(math.sqrt(rows * columns / cells), rows * columns / _MOST_CELLS))
        for k in range(parts):
            yield (
                i0 + rows * k // parts,
                i0 + rows * (k + 1) // parts,
                j0 + columns * k // parts,
                j0 + columns * (k + 1) // parts,
            )


def _window(short: Side, long: Side, stretch: Segment, cells: int) -> tuple[int, int]:
    """First and last-but-one-past position of the part of the longer side around the nearest paragraphs."""
    i0, i1, j0, j1 = stretch
    width = max(cells // (i1 - i0), _WIDER * (i1 - i0))
    nearest = products(short.blocks(1)[i0:i1], long.blocks(1)[j0:j1]).argmax(axis=1)
    middle = j0 + sorted(nearest.tolist())[(i1 - i0) // 2]
    start = min(max(middle - width // 2, j0), j1 - width)
    return start, start + width


def _anchors(left: Side, right: Side) -> list[_Place]:
    """Sure pairs of single paragraphs, ascending on both sides."""
    width = math.ceil(_GROUP * math.sqrt(max(len(left.lengths), len(right.lengths))))
    table = similarities(_grouped(left, width), _grouped(right, width), [(1, 1)])[1, 1]
    n, m = table.shape
    scores = Scores(n, m, {(1, 1): table - table.mean()}, np.zeros(n), np.zeros(m))
    path = [bead for bead in best_paths([scores])[0] if bead.a and bead.b]
    pairs = sorted({pair for bead in path for pair in _near(bead.i, bead.j, left, right, width)})
    chain = heaviest_chain([j for _, j in pairs], [(1, 1)] * len(pairs))
    kept = [pairs[k] for k in sorted(chain)]
    return [pair for k, pair in enumerate(kept) if k == 0 or pair[0] > kept[k - 1][0]]


def _near(group: int, partner: int, left: Side, right: Side, width: int) -> Iterator[_Place]:
    """Sure pairs between a left group and the right groups around the one it is aligned with."""
    i0, j0 = group * width, max((partner - _REACH) * width, 0)
    i1 = min(i0 + width, len(left.lengths))
    j1 = min((partner + 1 + _REACH) * width, len(right.lengths))
    # Its neighbours too: a paragraph just outside the group may be the better partner.
    low = max(i0 - width, 0)
    table = products(left.blocks(1)[low : i1 + width], right.blocks(1)[j0:j1])
    if min(table.shape) < 2:
        return
    rows = np.arange(i0 - low, i1 - low)
    nearest, back = table[rows].argmax(axis=1), table.argmax(axis=0)
    best = table[rows, nearest]
    second = np.maximum(
        np.partition(table[rows], -2, axis=1)[:, -2], np.partition(table, -2, axis=0)[-2, nearest]
    )
    sure = (back[nearest] == rows) & (best >= _SURE) & (best - second >= _SURE_MARGIN)
    yield from zip((rows[sure] + low).tolist(), (nearest[sure] + j0).tolist(), strict=True)


def _grouped(side: Side, width: int) -> Side:
    """Sums of `width` neighbours as the paragraphs of a shorter side, what all have in common taken off."""
    n, dimensions = side.vectors.shape
    rows = np.empty((math.ceil(n / width), dimensions))
    for row, top in zip(rows, range(0, n, width), strict=True):
        group = slice(top, top + width)
        weighted = side.vectors[group].astype(np.float32) * side.lengths[group, None].astype(np.float32)
        row[...] = weighted.sum(axis=0)
    if len(rows) > 1:
        rows = rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), 1e-9)
        rows -= rows.mean(axis=0)
    units = rows / np.maximum(np.sqrt((rows * rows).sum(axis=1, keepdims=True)), 1e-9)
    return Side(units.astype(np.float16), np.ones(len(rows)))


def _sides(left: Texts, right: Texts, mode: Mode) -> tuple[Side, Side]:
    """Both sides as vectors of what the mode goes by: meaning, words, or the names and figures of both."""
    if mode.cache is not None and mode.name == "covered":
        return side_vectors(left, mode.cache), side_vectors(right, mode.cache)
    if mode.name == "within":
        things = [set(folded_words(text)) for text in left.texts], [set(folded_words(t)) for t in right.texts]
    else:
        things = shared_things(left.texts, right.texts, left.language, right.language)
    sides = []
    for texts, found in zip((left, right), things, strict=True):
        vectors = _sketches(found)
        if mode.cache is not None:
            vectors = np.hstack([vectors, mode.cache.vectors(texts.texts)])
        sides.append(Side(vectors, np.array([float(len(text)) for text in texts.texts])))
    return sides[0], sides[1]


def _sketches(things: Sequence[set[str]]) -> npt.NDArray[np.float16]:
    """What paragraphs print, each thing at a hashed place with a hashed sign, shape `(n, 512)`, unit length.

    Feature hashing after Weinberger et al. (2009); a thing weighs `1 / sqrt(df)`.
    """
    counts = Counter(thing for found in things for thing in found)
    result = np.empty((len(things), _SKETCH), np.float16)
    for top in range(0, len(things), _ROWS_AT_ONCE):
        some = things[top : top + _ROWS_AT_ONCE]
        rows: Floats = np.zeros((len(some), _SKETCH))
        for row, found in zip(rows, some, strict=True):
            for thing in sorted(found):
                code = zlib.crc32(thing.encode("utf-8", "replace"))
                row[code % _SKETCH] += (1.0 if code & 0x80000000 else -1.0) * counts[thing] ** -0.5
        norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
        result[top : top + _ROWS_AT_ONCE] = rows / np.where(norms > 0, norms, 1.0)
    return result
