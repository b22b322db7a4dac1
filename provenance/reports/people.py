"""The report on people: who did what, who may be one, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.reports.json.people import PEOPLE_COLUMNS, people_json, person_row, proposals_json
from provenance.reports.json.writing import dumps
from provenance.reports.tables import csv_text
from provenance.reports.terminal.prose import counted
from provenance.reports.terminal.style import Line, Span, clean, painted
from provenance.reports.terminal.table import Column, table
from provenance.text.tags import language_name
from provenance.values.people import Decided, Person, Proposal

PROPOSAL_COLUMNS = ("left", "left_name", "right", "right_name", "score", "reasons", "ambiguous")
_DAY = len("2026-01-10")
_LISTED = 12


def people_report(  # noqa: PLR0913
    people: Sequence[Person],
    format: str,
    width: int,
    colour: bool,
    *,
    alone: bool = False,
    delimiter: str = ",",
) -> str:
    """Who is credited, where and for what.

    Args:
        people: By key.
        format: text | json | csv | html.
        width: Cells of a line of text.
        colour: Whether to use ANSI colours.
        alone: Whether one person was asked for; text then lists the versions.
        delimiter: What parts the cells of csv.
    """
    if format == "json":
        return dumps(people_json(people))
    if format == "csv":
        return csv_text(PEOPLE_COLUMNS, map(person_row, people), delimiter=delimiter)
    if format == "html":
        from provenance.reports.html.people import people_html  # noqa: PLC0415 - brings Jinja2

        return people_html(people)
    return painted(_people_lines(people, width, alone=alone), colour=colour)


def proposals_report(
    proposals: Sequence[Proposal], format: str, width: int, colour: bool, *, delimiter: str = ","
) -> str:
    """Who may be one person, and why; the arguments are those of `people_report`."""
    if format == "json":
        return dumps(proposals_json(proposals))
    if format == "csv":
        return csv_text(PROPOSAL_COLUMNS, proposals_json(proposals), delimiter=delimiter)
    if format == "html":
        from provenance.reports.html.people import proposals_html  # noqa: PLC0415 - brings Jinja2

        return proposals_html(proposals)
    return painted(_proposal_lines(proposals, width), colour=colour)


def decided_text(decided: Decided) -> str:
    """One line on a decision, and one on how to take it back."""
    if decided.action == "undo":
        return f"entry {decided.entry}: undid entry {decided.undone}"
    done = f"entry {decided.entry}: {decided.action}d" if decided.action[-1] == "e" else ""
    done = done or f"entry {decided.entry}: {decided.action}"
    lines = [clean(f"{done} {decided.person} ({decided.name})")]
    if decided.hidden:
        lines.append(f"{counted(decided.hidden, 'name')} will not be printed any more")
        if decided.action == "rename":
            lines.append(
                "a word of it that stands alone, such as a family name, still is; to keep it too: "
                + f"provenance people alias {clean(decided.person or '')} WORD --never-print"
            )
    lines.append(f"take it back: provenance people undo {decided.entry}")
    return "\n".join(lines)


def counts_phrase(counts: Mapping[str, int]) -> str:
    """Things and how many of each, the one that is there once without its number."""
    return ", ".join(f"{thing} {number:,}" for thing, number in counts.items())


def time_phrase(person: Person) -> str:
    """From when to when somebody is credited, in days."""
    first, last = (person.first or "")[:_DAY], (person.last or "")[:_DAY]
    return first if first == last else f"{first} to {last}"


def _people_lines(people: Sequence[Person], width: int, *, alone: bool) -> list[Line]:
    if not people:
        return [[Span("Nobody is credited.")]]
    shared = any(person.paragraphs is not None for person in people)
    columns = [
        Column("person"),
        Column("name", most=32),
        Column("versions", right=True),
        Column("roles", flexible=True, wrapped=True),
        Column("languages", most=24, wrapped=True),
        Column("from", most=24),
        *([Column("share", right=True)] if shared else []),
    ]
    lines = table(columns, [_listed(person, shared=shared) for person in people], width)
    if alone:
        for person in people:
            if person.names:
                lines += [[], [Span("also  ", "dim"), Span(clean("; ".join(person.names)))]]
            lines += [[], *([Span("  "), Span(clean(ref))] for ref in person.versions)]
    else:
        lines += [[], [Span("1 person" if len(people) == 1 else f"{len(people):,} people", "dim")]]
    return lines


def _listed(person: Person, *, shared: bool) -> list[Line]:
    languages = {language_name(tag): number for tag, number in (person.languages or {}).items()}
    share = "" if person.paragraphs is None else f"{person.paragraphs:.0%}"
    return [
        [Span(clean(person.key), "strong")],
        [Span(clean(person.name))],
        [Span(f"{len(person.versions):,}")],
        [Span(clean(counts_phrase({str(role): count for role, count in (person.roles or {}).items()})))],
        [Span(clean(", ".join(languages)))],
        [Span(clean(time_phrase(person)))],
        *([[Span(share)]] if shared else []),
    ]


def _proposal_lines(proposals: Sequence[Proposal], width: int) -> list[Line]:
    if not proposals:
        return [[Span("Nobody seems to be credited under two names.")]]
    columns = [
        Column("score", right=True),
        Column("person"),
        Column("may be"),
        Column("because of", flexible=True, wrapped=True),
    ]
    rows: list[list[Line]] = [
        [
            [Span(f"{p.score:.2f}", "dim")],
            [Span(clean(p.left), "strong"), Span(clean(f"  {p.left_name}"))],
            [Span(clean(p.right), "strong"), Span(clean(f"  {p.right_name}"))],
            [
                *([Span("ambiguous: fits others too; ", "warning")] if p.ambiguous else []),
                Span(clean(", ".join(p.reasons))),
            ],
        ]
        for p in proposals
    ]
    sure = next((p for p in proposals if not p.ambiguous), proposals[0])
    how = f"decide with: provenance people merge {sure.left} {sure.right}"
    return [*table(columns, rows, width), [], [Span(clean(how), "dim")]]
