"""What is searched: paragraphs of two texts, how they are compared, and stretches of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from provenance.align.constraints import Constraints
from provenance.align.dynamic import Segment
from provenance.align.links import Pair
from provenance.align.options import Weights
from provenance.align.vectors import VectorCache


@dataclass(frozen=True, slots=True)
class Texts:
    """The paragraphs of one class on one side.

    Attributes:
        texts: Their texts, none blank.
        kinds: Small integers; paragraphs of unequal integers are rather not linked.
        language: BCP 47 tag or None.
    """

    texts: Sequence[str]
    kinds: Sequence[int]
    language: str | None

    @property
    def equals(self) -> list[Hashable]:
        """For each paragraph what is the same for those of the same words and kind, whatever their case."""
        words = (" ".join(text.casefold().split()) for text in self.texts)
        return list(zip(words, self.kinds, strict=True))

    def part(self, start: int, stop: int) -> Texts:
        """The paragraphs from `start` up to, not including, `stop`."""
        return Texts(self.texts[start:stop], self.kinds[start:stop], self.language)


@dataclass(frozen=True, slots=True)
class Mode:
    """How two texts are compared.

    Attributes:
        name: within | covered | carried | lexical.
        weights: What each signal counts.
        cache: Where vectors come from; None where no model is used.
    """

    name: str
    weights: Weights
    cache: VectorCache | None


@dataclass(frozen=True, slots=True)
class Part:
    """Two stretches of text that are compared by themselves.

    Attributes:
        left: Paragraphs of the left.
        right: Paragraphs of the right.
        limits: What is decided about them already.
        cuts: The pieces that the search in order goes through one by one; together they cover both sides.
    """

    left: Texts
    right: Texts
    limits: Constraints
    cuts: Sequence[Segment]

    @property
    def shape(self) -> tuple[int, int]:
        """How many paragraphs each side has."""
        return len(self.left.texts), len(self.right.texts)

    @property
    def one_sided(self) -> bool:
        """Whether nothing on one of the sides is left to be linked."""
        return self.shape[0] == len(self.limits.left) or self.shape[1] == len(self.limits.right)

    def part(self, cuts: Sequence[Segment]) -> Part:
        """These pieces, which follow one another."""
        (i0, _, j0, _), (_, i1, _, j1) = cuts[0], cuts[-1]
        limits = self.limits.part(range(i0, i1), range(j0, j1))
        shifted = [(top - i0, bottom - i0, start - j0, stop - j0) for top, bottom, start, stop in cuts]
        return Part(self.left.part(i0, i1), self.right.part(j0, j1), limits, shifted)

    def alone(self) -> list[Pair]:
        """Every undecided paragraph by itself."""
        left = [Pair((i,), (), 1.0) for i in range(len(self.left.texts)) if i not in self.limits.left]
        return left + [
            Pair((), (j,), 1.0) for j in range(len(self.right.texts)) if j not in self.limits.right
        ]
