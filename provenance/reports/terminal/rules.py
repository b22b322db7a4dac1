"""The rules of the audit: as a table, and the page of one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from provenance.reports.terminal.layout import wrap
from provenance.reports.terminal.style import Line, Span, Tone, clean, painted
from provenance.reports.terminal.table import Column, table
from provenance.values import RuleCard

_TONES: dict[str, Tone] = {"error": "error", "warning": "warning", "info": "info", "off": "dim"}
_WORDS = {"info": "remark"}


def rules_text(cards: Sequence[RuleCard], *, width: int, colour: bool) -> str:
    """All rules as a table.

    Args:
        cards: The rules, in the order in which they are to be listed.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    columns = [
        Column("id"),
        Column("counts as"),
        Column("rule", flexible=True, wrapped=True),
    ]
    rows: list[list[Line]] = [
        [
            [Span(clean(card.id), "strong")],
            [Span(_WORDS.get(card.level, card.level), _TONES[card.level])],
            [Span(clean(card.name), "accent"), Span(f": {clean(card.summary)}")],
        ]
        for card in cards
    ]
    closing = wrap([Span("The page of a rule: provenance rules CR101", "dim")], width)
    return painted([*table(columns, rows, width), [], *closing], colour=colour)


def rule_page(card: RuleCard, *, width: int, colour: bool) -> str:
    """The page of one rule; examples keep their lines."""
    counts = _WORDS.get(card.level, card.level)
    heading: Line = [
        Span(clean(card.id), "strong"),
        Span(f" {clean(card.name)}", "accent"),
        Span(f"  {counts}", _TONES[card.level]),
    ]
    lines: list[Line] = [heading, []]
    for block in card.page.split("\n\n"):
        lines += [*_block(block, width), []]
    return painted(lines[:-1], colour=colour)


def _block(block: str, width: int) -> list[Line]:
    first, _, rest = block.partition("\n")
    if not first.endswith(":") or first.startswith(" "):
        return _body(block, width)
    lines: list[Line] = [[Span(clean(first.removesuffix(":")), "strong")]]
    return lines + _body(rest, width)


def _body(text: str, width: int) -> list[Line]:
    plain = textwrap.dedent(text)
    indent = "  " if text.startswith(" ") else ""
    if plain.startswith("["):  # an example in TOML
        return [[Span(f"{indent}{indent}{clean(line)}", "dim")] for line in plain.splitlines()]
    together = " ".join(plain.split())
    return [[Span(indent), *line] for line in wrap([Span(clean(together))], width - len(indent))]
