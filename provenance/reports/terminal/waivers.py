"""What the audit is told to accept, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.terminal.style import Line, Span, clean, painted
from provenance.reports.terminal.table import Column, table
from provenance.values import Waiver

_DAY = len("2026-01-10")


def waivers_text(waivers: Sequence[Waiver], *, width: int, colour: bool) -> str:
    """Waivers in the order given, lifted ones too.

    Args:
        waivers: What to list.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    if not waivers:
        return "Nothing is waived."
    columns = [
        Column("waived"),
        Column("where"),
        Column("by", most=20),
        Column("on"),
        Column("reason", flexible=True, wrapped=True),
    ]
    return painted(table(columns, [_row(waiver) for waiver in waivers], width), colour=colour)


def _row(waiver: Waiver) -> list[Line]:
    paragraph = "" if waiver.paragraph is None else f" ¶{waiver.paragraph + 1}"
    where = f"{waiver.rule} {waiver.version}{paragraph}"
    reason = [Span(clean(waiver.reason))]
    if waiver.lifted_at is not None:
        lifted = f" (lifted by {clean(waiver.lifted_by or '')} on {waiver.lifted_at[:_DAY]})"
        reason.append(Span(lifted, "dim"))
    return [
        [Span(clean(waiver.finding or waiver.name), "dim" if waiver.lifted_at else "strong")],
        [Span(clean(where) if waiver.finding else "")],
        [Span(clean(waiver.by))],
        [Span(waiver.at[:_DAY])],
        reason,
    ]
