"""Tables of a few columns, one of which takes the room that is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from provenance.reports.terminal.layout import cell, clip, width_of, wrap
from provenance.reports.terminal.style import Line, Span

GAP = 2
"""Cells between columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: Its heading.
        right: Set to the right, as numbers are.
        flexible: Takes the room that is left; one column at most of a table.
        wrapped: Whether what does not fit goes on below rather than being cut.
        most: Cells that it takes at most; 0 means no limit.
    """

    title: str
    right: bool = False
    flexible: bool = False
    wrapped: bool = False
    most: int = 0


LEAST = 12
"""Cells that a flexible column needs; with less, each row is written as a few lines."""


def table(columns: Sequence[Column], rows: Sequence[Sequence[Line]], width: int) -> list[Line]:
    """Lay out a table; columns that are empty in all rows are left out.

    Where the flexible column would get less than `LEAST` cells, its text goes to a line of its own.
    """
    kept = [k for k, c in enumerate(columns) if any(width_of(row[k]) for row in rows)]
    shown = [columns[k] for k in kept]
    cells = [[row[k] for k in kept] for row in rows]
    widths = [_natural(column, [row[k] for row in cells]) for k, column in enumerate(shown)]
    flexible = next((k for k, c in enumerate(shown) if c.flexible), None)
    if flexible is not None:
        rest = width - sum(w + GAP for k, w in enumerate(widths) if k != flexible)
        if rest < min(LEAST, widths[flexible]):
            return _stacked(cells, flexible, width)
        widths[flexible] = min(widths[flexible], rest)
    headings = [[Span(column.title, "dim")] for column in shown]
    return [line for row in (headings, *cells) for line in _row(shown, row, widths)]


def _natural(column: Column, cells: Collection[Line]) -> int:
    width = max(map(width_of, [[Span(column.title)], *cells]))
    return min(width, column.most) if column.most else width


def _row(columns: Sequence[Column], row: Sequence[Line], widths: Sequence[int]) -> list[Line]:
    blocks = [
        wrap(text, width) if column.wrapped else [clip(text, width)]
        for column, text, width in zip(columns, row, widths, strict=True)
    ]
    lines = []
    for k in range(max(map(len, blocks))):
        line: Line = []
        for column, block, width in zip(columns, blocks, widths, strict=True):
            line += cell(block[k] if k < len(block) else [], width, right=column.right)
            line.append(Span(" " * GAP))
        lines.append(line[:-1])
    return lines


def _stacked(rows: Sequence[Sequence[Line]], flexible: int, width: int) -> list[Line]:
    lines: list[Line] = []
    for row in rows:
        facts: Line = []
        for k, text in enumerate(row):
            if k != flexible and width_of(text):
                facts += [*([Span(" · ", "dim")] if facts else []), *text]
        lines += wrap(facts, width, hang=2)
        lines += [[Span("  "), *line] for line in wrap(row[flexible], width - 2)]
    return lines
