"""Vectors of paragraphs and of blocks of paragraphs, and how similar they are.

Everything that enters a matrix product is rounded to a grid on which single-precision products and sums of
unit vectors are exact, so that results are the same to the bit in whatever order a linear algebra library
adds them up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import numpy.typing as npt

from provenance.align.dynamic import Floats, Segment, Size
from provenance.align.encoders import Encoder
from provenance.align.encoders.checking import encode_checked
from provenance.align.moves import MOVING_SIZES
from provenance.align.signals import SIZES
from provenance.errors import EncoderError

# A component is a multiple of 1/2048: products are multiples of 2^-22, and by Cauchy and Schwarz no partial
# sum of a dot product of unit vectors exceeds 1 (a little more by rounding), so 24 bits of mantissa hold
# every one exactly.
_GRID = 2048.0

# A longer text is encoded in pieces: encoders were trained on sentences, and their memory grows with the
# text.
_LONGEST_TEXT = 4000
_MOST_PIECES = 32

# Rows that are held in double precision at a time: few enough to stay in the processor's cache.
_TILE = 128

# Multiplications up to which OpenBLAS computes a product of matrices on one core, and columns of a tile.
_ONE_CORE = 1 << 18
_TILE_WIDTH = 32

Singles = npt.NDArray[np.float32]


class VectorCache:
    """Vectors by text, each computed once.

    Attributes:
        encoder: What computes them.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._known: dict[str, npt.NDArray[np.float16]] = {}

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        """The vectors of the texts, unit length, shape `(len(texts), dimensions)`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoded(new), strict=True))
        return np.array([self._known[text] for text in texts])

    def _encoded(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        if max(map(len, texts)) <= _LONGEST_TEXT:
            rows = self._checked(texts)
            tiles = (rows[top : top + _TILE] for top in range(0, len(rows), _TILE))
            return np.concatenate([_units(tile.astype(np.float64)).astype(np.float16) for tile in tiles])
        pieces = [_pieces(text) for text in texts]
        flat = list(dict.fromkeys(piece for some in pieces for piece in some))
        rows = self._checked(flat)
        place = {piece: k for k, piece in enumerate(flat)}
        totals = rows[[place[some[0]] for some in pieces]].astype(np.float64)
        for k, some in enumerate(pieces):
            for piece in some[1:]:
                totals[k] += rows[place[piece]]
        return _units(totals).astype(np.float16)

    def _checked(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        rows = encode_checked(self.encoder, texts)
        if any(len(vector) != rows.shape[1] for vector in islice(self._known.values(), 1)):
            raise EncoderError(
                f"encoder {self.encoder.name!r} returned vectors of unlike length",
                "choose another encoder, or `lexical` to align without one",
            )
        return rows


@dataclass(frozen=True, slots=True)
class Side:
    """One side as vectors.

    Attributes:
        vectors: Of each paragraph, unit length, shape `(n, dimensions)`.
        lengths: Of each paragraph in characters, the weight of its vector in a block, shape `(n,)`.
    """

    vectors: npt.NDArray[np.float16]
    lengths: Floats
    _blocks: dict[int, Singles] = field(default_factory=dict, repr=False, compare=False)

    def blocks(self, width: int) -> Singles:
        """Vectors of all blocks of `width` paragraphs, on the grid, shape `(n - width + 1, dimensions)`.

        A block is the sum of its paragraphs' vectors weighted by length, as in Thompson & Koehn, "Vecalign"
        (2019), section 3.2, unless it was encoded as one text.
        """
        if width not in self._blocks:
            self._blocks.update(enumerate(self._sums(width), start=1))
        return self._blocks[width]

    def _sums(self, widest: int) -> list[Singles]:
        """The blocks of 1 up to `widest` paragraphs."""
        n, dimensions = self.vectors.shape
        result = [np.empty((n - width + 1, dimensions), np.float32) for width in range(1, widest + 1)]
        for top in range(0, n, _TILE):
            whole = slice(top, top + _TILE + widest - 1)
            weighted = self.vectors[whole].astype(np.float64) * self.lengths[whole, None]
            total = weighted
            for k, blocks in enumerate(result):
                if k:
                    total = total[:-1] + weighted[k:]
                tile = blocks[top : top + _TILE]
                units = total[: len(tile)] / (_norms(total[: len(tile)]) / _GRID)
                tile[...] = np.rint(units, out=units)
                tile /= _GRID
        return result

    def encoded(self, merged: Mapping[tuple[int, int], npt.NDArray[np.float16]]) -> Side:
        """The side with these blocks, by first paragraph and number of them, encoded as one text each."""
        known = {width: self.blocks(width).copy() for width in {width for _, width in merged}}
        for (first, width), vector in merged.items():
            known[width][first] = _on_grid(vector[None])[0]
        return Side(self.vectors, self.lengths, {**self._blocks, **known})


def cosines(left: npt.NDArray[np.float16], right: npt.NDArray[np.float16]) -> Floats:
    """Cosines of two sets of unit vectors, shape `(len(left), len(right))`, in [-1, 1]."""
    return products(_on_grid(left), _on_grid(right)).astype(np.float64)


def similarities(
    left: Side, right: Side, sizes: Iterable[Size] = SIZES, cuts: Sequence[Segment] = ()
) -> dict[Size, Floats]:
    """Cosines of all blocks of the two sides, by bead size, shape `(n - a + 1, m - b + 1)`, in [-1, 1].

    Where the sides are cut, sizes that are not looked for out of order are compared within the pieces only,
    and 0 elsewhere.
    """
    n, m = len(left.lengths), len(right.lengths)
    fitting = [(a, b) for a, b in sizes if a <= n and b <= m]
    # The widest first: narrower ones come with them.
    rows = {a: left.blocks(a) for a in sorted({a for a, _ in fitting}, reverse=True)}
    columns = {b: right.blocks(b) for b in sorted({b for _, b in fitting}, reverse=True)}
    result: dict[Size, Floats] = {}
    for a, b in fitting:
        if len(cuts) < 2 or (a, b) in MOVING_SIZES:
            result[a, b] = products(rows[a], columns[b]).astype(np.float64)
            continue
        table = result[a, b] = np.zeros((n - a + 1, m - b + 1))
        for i0, i1, j0, j1 in cuts:
            if a <= i1 - i0 and b <= j1 - j0:
                block = slice(i0, i1 - a + 1), slice(j0, j1 - b + 1)
                table[block] = products(rows[a][block[0]], columns[b][block[1]])
    return result


def products(left: Singles, right: Singles) -> Singles:
    """Dot products of all rows, shape `(len(left), len(right))`, in tiles that one core computes.

    Products as small as ours take longer when a linear algebra library shares them between cores.
    """
    n, m, dimensions = len(left), len(right), left.shape[1]
    if n * m * dimensions <= _ONE_CORE:
        return left @ right.T
    width = min(m, _TILE_WIDTH)
    height = max(_ONE_CORE // (width * dimensions), 1)
    result = np.empty((n, m), np.float32)
    for i in range(0, n, height):
        for j in range(0, m, width):
            rows, columns = slice(i, i + height), slice(j, j + width)
            np.matmul(left[rows], right[columns].T, out=result[rows, columns])
    return result


def _on_grid(units: npt.NDArray[np.float16]) -> Singles:
    grid = np.empty(units.shape, np.float32)
    for top in range(0, len(units), _TILE):
        scaled = units[top : top + _TILE].astype(np.float64) * _GRID
        grid[top : top + _TILE] = np.rint(scaled, out=scaled)
    grid /= np.float32(_GRID)
    return grid


def _units(rows: Floats) -> Floats:
    """Rows scaled to length 1; rows of zeros stay."""
    result: Floats = rows / _norms(rows)
    return result


def _norms(rows: Floats) -> Floats:
    """The length of each row, 1 for rows of zeros, shape `(n, 1)`."""
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    result: Floats = np.where(norms > 0, norms, 1.0)
    return result


def _pieces(text: str) -> list[str]:
    """The text whole, or pieces of it where it is long: all of them, or as many spread evenly over it."""
    if len(text) <= _LONGEST_TEXT:
        return [text]
    pieces = [text[at : at + _LONGEST_TEXT] for at in range(0, len(text), _LONGEST_TEXT)]
    step = max(len(pieces) / _MOST_PIECES, 1.0)
    return [pieces[int(k * step)] for k in range(min(len(pieces), _MOST_PIECES))]
