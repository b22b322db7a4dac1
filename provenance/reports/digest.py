"""What an editor asks of two texts first: what is missing, what was added, which facts differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from provenance.compare.counting import is_counted
from provenance.reports.summary import percent
from provenance.reports.terminal.links import by_hand
from provenance.reports.terminal.prose import counted
from provenance.values import Changes, Fact, Link, LinkChanges, Paragraph

MOST: Final = 12
"""Entries that a report lists of each kind; what is over is counted."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Paragraphs of the story that stand on one side alone.

    Attributes:
        verb: Omitted | Added.
        side: Which text they stand in.
        paragraphs: Index of each, from 0, with its link.
        share: Part of the characters of that side's story that they are, in [0, 1].
    """

    verb: Literal["Omitted", "Added"]
    side: Literal["left", "right"]
    paragraphs: tuple[tuple[int, Link], ...]
    share: float

    @property
    def heading(self) -> str:
        """How many they are, and how much of the text: `2 paragraphs, 9% of the left text`."""
        return f"{counted(len(self.paragraphs), 'paragraph')}, {percent(self.share)} of the {self.side} text"


@dataclass(frozen=True, slots=True)
class Digest:
    """What stands above two texts.

    Attributes:
        alone: What was omitted, then what was added; without those of which there are none.
        facts: The facts that differ, each with the link it stands in.
        corrections: Correction notes that one side has alone: the side, and their indexes from 0.
    """

    alone: tuple[Alone, ...]
    facts: tuple[tuple[Link, Fact], ...]
    corrections: tuple[tuple[Literal["left", "right"], tuple[int, ...]], ...]


def digest_of(changes: Changes, left: Sequence[Paragraph], right: Sequence[Paragraph]) -> Digest:
    """Gather what an editor asks first; nothing of texts that do not correspond.

    Args:
        changes: What changed.
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
    """
    if changes.manner == "unrelated":
        return Digest((), (), ())
    sides = (_alone(changes.links, left, of_left=True), _alone(changes.links, right, of_left=False))
    return Digest(
        alone=tuple(found for found in sides if found.paragraphs),
        facts=tuple((change.link, fact) for change in changes.links for fact in change.facts),
        corrections=tuple(_corrections(changes.links, left, right)),
    )


def meant(link: Link) -> str:
    """What a person said of an omission or addition; empty where nobody has."""
    return "" if link.status == "proposed" else f"({by_hand(link)})"


def _alone(links: Iterable[LinkChanges], paragraphs: Sequence[Paragraph], *, of_left: bool) -> Alone:
    found = tuple(
        (index, change.link)
        for change in links
        if not (change.link.right if of_left else change.link.left)
        for index in (change.link.left if of_left else change.link.right)
        if is_counted(paragraphs[index])
    )
    total = sum(len(p.text) for p in paragraphs if is_counted(p))
    share = sum(len(paragraphs[index].text) for index, _ in found) / total if total else 0.0
    return Alone("Omitted", "left", found, share) if of_left else Alone("Added", "right", found, share)


def _corrections(
    links: Iterable[LinkChanges], left: Sequence[Paragraph], right: Sequence[Paragraph]
) -> Iterable[tuple[Literal["left", "right"], tuple[int, ...]]]:
    for link in (change.link for change in links):
        ours = tuple(index for index in link.left if left[index].kind == "correction")
        theirs = tuple(index for index in link.right if right[index].kind == "correction")
        if ours and not link.right:
            yield "left", ours
        if theirs and not link.left:
            yield "right", theirs
