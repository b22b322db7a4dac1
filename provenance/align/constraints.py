"""Decisions by hand as limits of the search: what is decided is taken out, and the rest aligned around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from provenance.align.dynamic import Bead, Scores
from provenance.align.moves import around
from provenance.align.signals import NEVER
from provenance.values.decisions import Decision


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the search must leave alone, by position.

    Attributes:
        left: Left paragraphs that are linked, or deliberately not, by hand.
        right: Right ones.
        apart: Pairs that are never in one link.
    """

    left: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()

    def part(self, left: Sequence[int], right: Sequence[int]) -> Constraints:
        """The same, counted by position among these paragraphs only."""
        if not (self.left or self.right or self.apart):
            return self
        lefts = {index: place for place, index in enumerate(left)}
        rights = {index: place for place, index in enumerate(right)}
        return Constraints(
            frozenset(lefts[i] for i in self.left if i in lefts),
            frozenset(rights[j] for j in self.right if j in rights),
            frozenset((lefts[i], rights[j]) for i, j in self.apart if i in lefts and j in rights),
        )


def constraints(decisions: Iterable[Decision]) -> Constraints:
    """What decisions mean for the search."""
    kept = list(decisions)
    return Constraints(
        frozenset(i for d in kept if d.linked for i in d.left),
        frozenset(j for d in kept if d.linked for j in d.right),
        frozenset(pair for d in kept if not d.linked for pair in product(d.left, d.right)),
    )


def constrained(scores: Scores, limits: Constraints) -> Scores:
    """The scores with decided paragraphs passed over at no cost, and no link of what is never linked."""
    beads = [Bead(i, 0, 1, 0) for i in sorted(limits.left)] + [Bead(0, j, 0, 1) for j in sorted(limits.right)]
    if beads:
        scores = around(scores, beads)
    if limits.apart:
        tables = {size: table.copy() for size, table in scores.beads.items()}
        for i, j in limits.apart:
            for (a, b), table in tables.items():
                table[max(i - a + 1, 0) : i + 1, max(j - b + 1, 0) : j + 1] = NEVER
        scores = replace(scores, beads=tables)
    return scores
