"""Decisions by hand, found again in other versions by what the paragraphs say."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from provenance.values.decisions import Decision, Pin

Key = tuple[str, int]


def text_keys(texts: Iterable[str]) -> tuple[Key, ...]:
    """For each paragraph the digest of its text, and which of the paragraphs with this text it is."""
    seen: Counter[str] = Counter()
    keys = []
    for text in texts:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        keys.append((digest, seen[digest]))
        seen[digest] += 1
    return tuple(keys)


def decisions_in_force(
    pins: Sequence[Pin], left: Sequence[str], right: Sequence[str]
) -> tuple[tuple[Decision, ...], tuple[Pin, ...]]:
    """The decisions that hold between two texts, and those that later ones overrule.

    A decision holds wherever all of its paragraphs stand unchanged. A deliberate omission or addition lapses
    where the other text has the same words after all. Of two that contradict each other the later holds.

    Args:
        pins: Kept decisions, left and right as the texts here, oldest first.
        left: Texts of the left paragraphs.
        right: Texts of the right ones.

    Returns:
        Decisions by index in these texts, in the order of the texts, and the pins that were overruled.
    """
    held = _Held()
    overruled = [pin for pin, found in reversed(standing_pins(pins, left, right)) if not held.take(found)]
    return tuple(sorted(held.decisions, key=lambda d: (d.left, d.right, d.linked))), tuple(
        reversed(overruled)
    )


def standing_pins(
    pins: Sequence[Pin], left: Sequence[str], right: Sequence[str]
) -> list[tuple[Pin, Decision]]:
    """The pins all of whose paragraphs stand in two texts, with the decision by index there."""
    if not pins:
        return []
    left_places = {key: place for place, key in enumerate(text_keys(left))}
    right_places = {key: place for place, key in enumerate(text_keys(right))}
    found = ((pin, _found(pin, left_places, right_places)) for pin in pins)
    return [(pin, decision) for pin, decision in found if decision is not None]


class _Held:
    """Decisions that do not contradict one another."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self._sides: tuple[dict[int, Decision], dict[int, Decision]] = ({}, {})
        self._apart: set[tuple[int, int]] = set()

    def take(self, decision: Decision) -> bool:
        """Keep a decision; False where it contradicts one that is kept."""
        ours = [self._sides[0].get(i) for i in decision.left] + [
            self._sides[1].get(j) for j in decision.right
        ]
        if any(other is not None and decision.contradicts(other) for other in ours):
            return False
        pairs = list(product(decision.left, decision.right))
        if decision.linked and any(pair in self._apart for pair in pairs):
            return False
        if decision.linked:
            if any(other is not None for other in ours):
                return True  # somebody decided the same later
            self._sides[0].update(dict.fromkeys(decision.left, decision))
            self._sides[1].update(dict.fromkeys(decision.right, decision))
        else:
            if self._apart.issuperset(pairs):
                return True
            self._apart.update(pairs)
        self.decisions.append(decision)
        return True


def _found(pin: Pin, left: Mapping[Key, int], right: Mapping[Key, int]) -> Decision | None:
    """The decision by the places at which its paragraphs stand now; None where one has changed."""
    ours = [left.get(key, -1) for key in pin.left_keys]
    theirs = [right.get(key, -1) for key in pin.right_keys]
    if -1 in ours or -1 in theirs:
        return None
    if not theirs and any((digest, 0) in right for digest, _ in pin.left_keys):
        return None
    if not ours and any((digest, 0) in left for digest, _ in pin.right_keys):
        return None
    decision = pin.decision
    return Decision(tuple(sorted(ours)), tuple(sorted(theirs)), decision.linked, decision.status)
