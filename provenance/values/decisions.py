"""What people decide about the links between two texts, and the short form in which they type it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from provenance.errors import UsageError

DecisionStatus = Literal["pinned", "confirmed"]

HINT = 'write "3=4+5" (¶3 is ¶4 and ¶5), "6=" or "=6" (deliberately none), or "7~9" (never linked)'

_MOST_DIGITS = 7
_SIDE = rf"(?:¶?[0-9]{{1,{_MOST_DIGITS}}}(?:\s*\+\s*¶?[0-9]{{1,{_MOST_DIGITS}}})*)?"
_FORM = re.compile(rf"\s*(?P<left>{_SIDE})\s*(?P<sign>[=~])\s*(?P<right>{_SIDE})\s*")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on paragraphs of two texts.

    Attributes:
        left: Ascending paragraph indexes (from 0) on the left; empty: the right ones were added on purpose.
        right: The same on the right; empty: left out on purpose. One of the two holds something.
        linked: True for a link or for a paragraph that deliberately has none; False for paragraphs that are
            never linked.
        status: confirmed where the person has checked it and the translation stands, else pinned.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    linked: bool = True
    status: DecisionStatus = "pinned"

    def __str__(self) -> str:
        ours, theirs = ("+".join(str(index + 1) for index in side) for side in (self.left, self.right))
        return f"{ours}{'=' if self.linked else '~'}{theirs}"

    def mirrored(self) -> Decision:
        """The same with left and right exchanged."""
        return replace(self, left=self.right, right=self.left)

    def contradicts(self, other: Decision) -> bool:
        """Whether both cannot hold: a paragraph linked in two ways, or a link of what is never linked."""
        if self.linked and other.linked:
            shares = set(self.left) & set(other.left) or set(self.right) & set(other.right)
            return bool(shares) and (self.left, self.right) != (other.left, other.right)
        if self.linked == other.linked:
            return False
        link, apart = (self, other) if self.linked else (other, self)
        return set(apart.left) <= set(link.left) and set(apart.right) <= set(link.right)


@dataclass(frozen=True, slots=True)
class Pin:
    """A decision as it is kept.

    Attributes:
        id: Its number in the registry.
        left: Ref of the version whose paragraphs `decision.left` counts.
        right: Ref of the other.
        decision: What was decided, by index in these two versions.
        left_keys: What the left paragraphs say: digest of the text, and which of the paragraphs with this
            text it is, from 0. By these a decision is found again in other versions.
        right_keys: The same on the right.
        by: Who decided.
        at: When it was recorded: ISO 8601 in UTC.
    """

    id: int
    left: str
    right: str
    decision: Decision
    left_keys: tuple[tuple[str, int], ...]
    right_keys: tuple[tuple[str, int], ...]
    by: str
    at: str

    def mirrored(self) -> Pin:
        """The same with left and right exchanged."""
        return replace(
            self,
            left=self.right,
            right=self.left,
            decision=self.decision.mirrored(),
            left_keys=self.right_keys,
            right_keys=self.left_keys,
        )


def parse_decisions(texts: Iterable[str], *, status: DecisionStatus = "pinned") -> tuple[Decision, ...]:
    """Read what a person typed, counted from 1; see `HINT`.

    Paragraphs that have none, and pairs that are never linked, come out one by one, so that each holds as
    long as its own text is unchanged.

    >>> [str(decision) for decision in parse_decisions(["3=4+5", "6+7=", "7~9"])]
    ['3=4+5', '6=', '7=', '7~9']

    Raises:
        UsageError: A text has another form.
    """
    found: dict[Decision, None] = {}
    for text in texts:
        found.update(dict.fromkeys(_parsed(text, status)))
    return tuple(found)


def single_decisions(decision: Decision) -> tuple[Decision, ...]:
    """A decision as those of which each concerns one link, one paragraph without any, or one pair."""
    if not decision.linked:
        return tuple(
            replace(decision, left=(i,), right=(j,)) for i, j in product(decision.left, decision.right)
        )
    if not decision.right:
        return tuple(replace(decision, left=(i,)) for i in decision.left)
    if not decision.left:
        return tuple(replace(decision, right=(j,)) for j in decision.right)
    return (decision,)


def check_decisions(
    decisions: Sequence[Decision], lefts: int, rights: int, *, names: tuple[str, str] = ("left", "right")
) -> None:
    """Refuse decisions on paragraphs that there are not, and such as contradict one another.

    Args:
        decisions: What was decided.
        lefts: How many paragraphs the left text has.
        rights: How many the right one has.
        names: What the texts are called.

    Raises:
        UsageError: Naming the decision.
    """
    for decision in decisions:
        sides = ((decision.left, lefts, names[0]), (decision.right, rights, names[1]))
        for indexes, number, name in sides:
            beyond = next((index for index in indexes if not 0 <= index < number), None)
            if beyond is not None:
                raise UsageError(
                    f"{decision}: {name} has no paragraph ¶{beyond + 1}",
                    f"it has {number} paragraphs, counted from 1",
                )
    contradiction = find_contradiction(decisions)
    if contradiction is not None:
        first, second = contradiction
        raise UsageError(f"{first} and {second} contradict each other", "leave one of them out")


def find_contradiction(decisions: Sequence[Decision]) -> tuple[Decision, Decision] | None:
    """Two decisions that cannot both hold, the earliest; None where all can."""
    left: dict[int, Decision] = {}
    right: dict[int, Decision] = {}
    for decision in (d for d in decisions if d.linked):
        for place, indexes in ((left, decision.left), (right, decision.right)):
            for index in indexes:
                other = place.setdefault(index, decision)
                if decision.contradicts(other):
                    return other, decision
    for apart in (d for d in decisions if not d.linked):
        link = left.get(apart.left[0])
        if link is not None and link.contradicts(apart):
            return link, apart
    return None


def _parsed(text: str, status: DecisionStatus) -> tuple[Decision, ...]:
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[:60])
    form = _FORM.fullmatch(text)
    if form is None:
        raise UsageError(f"'{shown}' is not a decision on paragraphs", HINT)
    left, right = _indexes(form["left"], shown), _indexes(form["right"], shown)
    linked = form["sign"] == "="
    if not (left or right) or not (linked or (left and right)):
        raise UsageError(
            f"'{shown}' names no paragraphs on {'one' if left or right else 'either'} side", HINT
        )
    return single_decisions(Decision(left, right, linked, status))


def _indexes(side: str, shown: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall("[0-9]+", side)]
    if 0 in numbers:
        raise UsageError(f"'{shown}': there is no paragraph ¶0", "count from 1")
    if len(set(numbers)) < len(numbers):
        raise UsageError(f"'{shown}' names a paragraph twice", HINT)
    return tuple(sorted(number - 1 for number in numbers))
