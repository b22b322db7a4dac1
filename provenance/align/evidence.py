"""What two texts are compared by: likeness, lengths, and the things that both of them print.

Evidence can be cut to pieces, which keep what is known of them as parts of the whole, and that of many pairs
laid in layers, so that their links are scored together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from provenance.align.dynamic import Floats, Size

# Places of the tables that are scored together: few enough to stay in the processor's cache.
_CELLS_AT_ONCE = 16_000

_NO_TABLE: Floats = np.zeros((0, 0))


@dataclass(frozen=True, slots=True)
class Shared:
    """Things that both texts hold: numbers by value, words by spelling, clauses or words by meaning.

    Attributes:
        both: Weight printed by both, by pair of paragraphs, shape `(n, m)`.
        left: Weight printed by each left paragraph, shape `(n,)`.
        right: Weight printed by each right paragraph, shape `(m,)`.
    """

    both: Floats
    left: Floats
    right: Floats

    def part(self, i0: int, i1: int, j0: int, j1: int) -> Shared:
        """The left paragraphs `[i0, i1)` and the right ones `[j0, j1)`."""
        return Shared(self.both[i0:i1, j0:j1], self.left[i0:i1], self.right[j0:j1])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything the signals are computed from.

    That of several pairs of texts can be laid in layers on a first axis of all arrays: `layered_evidence`.

    Attributes:
        similarity: By bead size: similarity in about [0, 1], shape `(n - a + 1, m - b + 1)`.
        left_length: Characters of each left paragraph, shape `(n,)`.
        right_length: Characters of each right paragraph, shape `(m,)`.
        left_background: How similar each left paragraph is to its best neighbours opposite, shape `(n,)`.
        right_background: The same on the right, shape `(m,)`.
        left_nearest: How similar each left paragraph is to the nearest opposite, shape `(n,)`.
        right_nearest: The same on the right, shape `(m,)`.
        numbers: Shared numbers.
        names: Shared words.
        clauses: Shared clauses, by the encoder.
        lexicon: Weight of the words that translate one another, as learned from the two texts, by pair of
            paragraphs, shape `(n, m)`.
        left_open: Whether a sentence is still open between left paragraphs i and i + 1, shape `(n - 1,)`.
        right_open: The same on the right.
        left_kind: Small integers; paragraphs of unequal integers are rather not linked, shape `(n,)`.
        right_kind: The same on the right.
        ratio: Right characters per left character.
        left_more: By how much leaving out a left paragraph is likelier than usual, in nats.
        right_more: The same on the right.
    """

    similarity: Mapping[Size, Floats]
    left_length: Floats
    right_length: Floats
    left_background: Floats
    right_background: Floats
    left_nearest: Floats
    right_nearest: Floats
    numbers: Shared
    names: Shared
    clauses: Shared
    lexicon: Floats
    left_open: Floats
    right_open: Floats
    left_kind: Floats
    right_kind: Floats
    ratio: float | Floats
    left_more: float = 0.0
    right_more: float = 0.0

    @property
    def shape(self) -> tuple[int, int]:
        """How many paragraphs each side has."""
        return len(self.left_length), len(self.right_length)

    def part(self, i0: int, i1: int, j0: int, j1: int) -> Evidence:
        """What is known of the left paragraphs `[i0, i1)` and the right ones `[j0, j1)`, as of the whole."""
        left, right = slice(i0, i1), slice(j0, j1)
        return Evidence(
            similarity={
                (a, b): table[i0 : i1 - a + 1, j0 : j1 - b + 1]
                for (a, b), table in self.similarity.items()
                if a <= i1 - i0 and b <= j1 - j0
            },
            left_length=self.left_length[left],
            right_length=self.right_length[right],
            left_background=self.left_background[left],
            right_background=self.right_background[right],
            left_nearest=self.left_nearest[left],
            right_nearest=self.right_nearest[right],
            numbers=self.numbers.part(i0, i1, j0, j1),
            names=self.names.part(i0, i1, j0, j1),
            clauses=self.clauses.part(i0, i1, j0, j1),
            lexicon=self.lexicon[left, right],
            left_open=self.left_open[i0 : i1 - 1],
            right_open=self.right_open[j0 : j1 - 1],
            left_kind=self.left_kind[left],
            right_kind=self.right_kind[right],
            ratio=self.ratio,
            left_more=self.left_more,
            right_more=self.right_more,
        )

    def of_sizes(self, sizes: Collection[Size]) -> Evidence:
        """The same for beads of these sizes only."""
        return replace(self, similarity={s: table for s, table in self.similarity.items() if s in sizes})


def layers(several: Sequence[Evidence]) -> Iterator[list[int]]:
    """Positions of those that are scored together, alike in size so that little is padded."""
    places: list[int] = []
    n = m = 0
    for k in sorted(range(len(several)), key=lambda k: (*several[k].shape, k)):
        rows, columns = several[k].shape
        n, m = max(n, rows), max(m, columns)
        if places and (len(places) + 1) * n * m > _CELLS_AT_ONCE:
            yield places
            places, n, m = [], rows, columns
        places.append(k)
    if places:
        yield places


def layered_evidence(several: Sequence[Evidence]) -> Evidence:
    """The evidence of several pairs in layers, padded to the largest; paragraphs of padding have length 1."""
    n = max(len(evidence.left_length) for evidence in several)
    m = max(len(evidence.right_length) for evidence in several)

    def values(name: str) -> Any:
        every = [getattr(evidence, name) for evidence in several]
        if name == "similarity":
            return {
                (a, b): _stacked([tables.get((a, b), _NO_TABLE) for tables in every], (n - a + 1, m - b + 1))
                for a, b in dict.fromkeys(size for tables in every for size in tables)
            }
        if name == "ratio":
            return np.array(every, dtype=np.float64)[:, None, None]
        if name in ("numbers", "names", "clauses"):
            both = _stacked([shared.both for shared in every], (n, m))
            left, right = [shared.left for shared in every], [shared.right for shared in every]
            return Shared(both, _stacked(left, (n,)), _stacked(right, (m,)))
        shape = tuple(max(lengths) for lengths in zip(*(array.shape for array in every), strict=True))
        return _stacked(every, shape, 1.0 if name.endswith("_length") else 0.0)

    wanted = (field.name for field in fields(Evidence) if not field.name.endswith("_more"))
    return Evidence(**{name: values(name) for name in wanted})


def _stacked(arrays: Sequence[Floats], shape: Sequence[int], padding: float = 0.0) -> Floats:
    result = np.full((len(arrays), *shape), padding)
    for layer, array in zip(result, arrays, strict=True):
        layer[tuple(map(slice, array.shape))] = array
    return result
