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

from provenance.align.dynamic import Floats, Size
from provenance.align.encoders import Encoder
from provenance.align.encoders.checking import encode_checked
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

# Rows that are turned to single precision at a time; bounds the memory of very long sides.
_TILE = 4096

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
        pieces = [_pieces(text) for text in new]
        flat = list(dict.fromkeys(piece for some in pieces for piece in some))
        if flat:
            rows = encode_checked(self.encoder, flat)
            if any(len(vector) != rows.shape[1] for vector in islice(self._known.values(), 1)):
                raise EncoderError(
                    f"encoder {self.encoder.name!r} returned vectors of unlike length",
                    "choose another encoder, or `lexical` to align without one",
                )
            place = {piece: k for k, piece in enumerate(flat)}
            totals = rows[[place[some[0]] for some in pieces]].astype(np.float64)
            for k, some in enumerate(pieces):
                for piece in some[1:]:
                    totals[k] += rows[place[piece]]
            self._known.update(zip(new, _units(totals).astype(np.float16), strict=True))
        return np.stack([self._known[text] for text in texts])


@dataclass(frozen=True, slots=True)
class Side:
    """One side as vectors.

    Attributes:
        vectors: Of each paragraph, unit length, shape `(n, dimensions)`.
        lengths: Of each paragraph in characters, the weight of its vector in a block, shape `(n,)`.
        merged: Vectors of blocks that were encoded as one text, by first paragraph and number of paragraphs.
    """

    vectors: npt.NDArray[np.float16]
    lengths: Floats
    merged: Mapping[tuple[int, int], npt.NDArray[np.float16]] = field(default_factory=dict)

    def blocks(self, width: int, start: int, stop: int) -> Singles:
        """Vectors of the blocks of `width` paragraphs that begin in `start .. stop`, on the grid.

        A block is the sum of its paragraphs' vectors weighted by length, as in Thompson & Koehn, "Vecalign"
        (2019), section 3.2, unless it was encoded as one text.
        """
        whole = slice(start, stop + width - 1)
        weighted = self.vectors[whole].astype(np.float64) * self.lengths[whole, None]
        total = weighted[: stop - start]
        for k in range(1, width):
            total = total + weighted[k : stop - start + k]
        units = _units(total)
        for (first, count), vector in self.merged.items():
            if count == width and start <= first < stop:
                units[first - start] = vector
        return _on_grid(units)


def cosines(left: npt.NDArray[np.float16], right: npt.NDArray[np.float16]) -> Floats:
    """Cosines of two sets of unit vectors, shape `(len(left), len(right))`, in [-1, 1]."""
    return (_on_grid(left.astype(np.float64)) @ _on_grid(right.astype(np.float64)).T).astype(np.float64)


def similarities(left: Side, right: Side, sizes: Iterable[Size] = SIZES) -> dict[Size, Floats]:
    """Cosines of all blocks of the two sides, by bead size, shape `(n - a + 1, m - b + 1)`, in [-1, 1]."""
    n, m = len(left.lengths), len(right.lengths)
    fitting = [(a, b) for a, b in sizes if a <= n and b <= m]
    result: dict[Size, Floats] = {(a, b): np.empty((n - a + 1, m - b + 1)) for a, b in fitting}
    for top in range(0, n, _TILE):
        rows = {
            a: left.blocks(a, top, max(min(top + _TILE, n - a + 1), top)) for a in {a for a, _ in fitting}
        }
        for start in range(0, m, _TILE):
            columns = {
                b: right.blocks(b, start, max(min(start + _TILE, m - b + 1), start))
                for b in {b for _, b in fitting}
            }
            for a, b in fitting:
                table = rows[a] @ columns[b].T
                result[a, b][top : top + len(table), start : start + table.shape[1]] = table
    return result


def _on_grid(units: Floats) -> Singles:
    grid: Singles = (np.rint(units * _GRID) / _GRID).astype(np.float32)
    return grid


def _units(rows: Floats) -> Floats:
    """Rows scaled to length 1; rows of zeros stay."""
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    result: Floats = rows / np.where(norms > 0, norms, 1.0)
    return result


def _pieces(text: str) -> list[str]:
    """The text whole, or pieces of it where it is long: all of them, or as many spread evenly over it."""
    if len(text) <= _LONGEST_TEXT:
        return [text]
    pieces = [text[at : at + _LONGEST_TEXT] for at in range(0, len(text), _LONGEST_TEXT)]
    step = max(len(pieces) / _MOST_PIECES, 1.0)
    return [pieces[int(k * step)] for k in range(min(len(pieces), _MOST_PIECES))]
