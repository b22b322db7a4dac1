"""Decisions by hand: those that are being made, and those that a version has."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.terminal.layout import clip
from provenance.reports.terminal.prose import numbered
from provenance.reports.terminal.style import Line, Span, clean, painted
from provenance.reports.terminal.table import Column, table
from provenance.values import Paragraph
from provenance.values.decisions import Decision, Pin

_FIRST_WORDS = 400


def decisions_text(
    decided: Sequence[tuple[Decision, str]],
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    *,
    width: int,
    colour: bool,
) -> str:
    """Decisions with the first words of both sides, so that a slip of the hand is seen.

    Args:
        decided: Each with who made it.
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    several = len({by for _, by in decided}) > 1
    lines: list[Line] = []
    for decision, by in decided:
        lines.append([Span(said(decision), "strong"), Span(f"  by {clean(by)}" if several else "", "dim")])
        for indexes, paragraphs in ((decision.left, left), (decision.right, right)):
            for index in indexes:
                words = Span(clean(paragraphs[index].text[:_FIRST_WORDS]))
                lines.append(clip([Span(f"  ¶{index + 1}  ", "dim"), words], width))
    return painted(lines, colour=colour)


def pins_table(pins: Sequence[Pin], width: int) -> list[Line]:
    """The decisions on one version's paragraphs, a row each."""
    columns = [Column("decided"), Column("with"), Column("by", flexible=True), Column("on")]
    rows: list[list[Line]] = [
        [
            [Span(_held(pin.decision))],
            [Span(clean(pin.right))],
            [Span(clean(pin.by))],
            [Span(clean(pin.at[:10]), "dim")],
        ]
        for pin in pins
    ]
    return table(columns, rows, width)


def said(decision: Decision) -> str:
    """A decision in words: `¶3 = ¶4+¶5 (pinned)`, `¶6 is left out on purpose (pinned)`, `¶7 is never ¶9`."""
    ours, theirs = numbered(decision.left), numbered(decision.right)
    if not decision.linked:
        return f"{ours} is never {theirs}"
    if not theirs:
        return f"{ours} is left out on purpose ({decision.status})"
    if not ours:
        return f"{theirs} is added on purpose ({decision.status})"
    return f"{ours} = {theirs} ({decision.status})"


def _held(decision: Decision) -> str:
    """The same in the list of a version, which may be the source or what was made from it."""
    if decision.right:
        return said(decision)
    return f"{numbered(decision.left)} has deliberately no counterpart ({decision.status})"
