"""Versions one a line, and entries of the history."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.terminal.log import HELD, NOT_HELD
from provenance.reports.terminal.prose import counted, language_of, status_phrase
from provenance.reports.terminal.style import Line, Span, clean, painted
from provenance.reports.terminal.table import Column, table
from provenance.text.tags import language_name
from provenance.values import HistoryEntry, Version


def list_text(versions: Sequence[Version], *, total: int | None = None, width: int, colour: bool) -> str:
    """Versions as a table.

    Args:
        versions: What to list.
        total: How many there are, where a limit may have left some out.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    if not versions:
        return "No versions."
    columns = [
        Column("version"),
        Column("language"),
        Column("published"),
        Column("¶", right=True),
        Column("words", right=True),
        Column("title", flexible=True),
    ]
    lines = table(columns, [_listed(version) for version in versions], width)
    count = counted(len(versions), "version")
    if total is not None and total > len(versions):
        count = f"{len(versions):,} of {counted(total, 'version')}"
    return painted([*lines, [], [Span(count, "dim")]], colour=colour)


def register_text(
    versions: Sequence[tuple[Version, bool]], *, dry_run: bool = False, colour: bool = False
) -> str:
    """One line for each version: what it is called, what it was taken for, what was read from it.

    Args:
        versions: Each with True where it is new, False where it was there already.
        dry_run: Whether nothing was stored.
        colour: Whether to use ANSI colours.
    """
    if not versions:
        return "Nothing registered."
    done = "would register" if dry_run else "registered"
    return painted([_registered(version, new, done) for version, new in versions], colour=colour)


def history_text(entries: Sequence[HistoryEntry], *, width: int, colour: bool) -> str:
    """History entries as a table, in the order in which they are given."""
    if not entries:
        return "No history."
    columns = [
        Column("entry", right=True),
        Column("at"),
        Column("by", most=20),
        Column("action"),
        Column("subject"),
        Column("recorded", flexible=True, wrapped=True),
    ]
    rows: list[list[Line]] = [
        [
            [Span(str(entry.seq), "dim")],
            [Span(_moment(entry.at))],
            [Span(clean(entry.by))],
            [Span(clean(entry.action), "strong")],
            [Span(clean(entry.subject))],
            [Span(_recorded(entry), "dim")],
        ]
        for entry in entries
    ]
    return painted(table(columns, rows, width), colour=colour)


def _listed(version: Version) -> list[Line]:
    status = status_phrase(version)
    mark = Span(f"{HELD if version.held else NOT_HELD} ", "accent")
    return [
        [mark, Span(clean(version.version), "strong")],
        [Span(clean(language_name(version.language)))],
        [Span((version.published or "")[: len("2026-01-10")])],
        [Span(f"{version.paragraphs:,}" if version.held else "")],
        [Span(f"{version.words:,}" if version.held else "")],
        [*([Span(f"{status}  ", "warning")] if status else []), Span(clean(version.title or ""))],
    ]


def _registered(version: Version, new: bool, done: str) -> Line:
    what = Span(done, "come") if new else Span("already there", "dim")
    facts = [language_of(version)]
    if version.held:
        facts.append(f"{counted(version.paragraphs, 'paragraph')}, {counted(version.words, 'word')}")
        read = len(version.credits)
        facts.append(counted(read, "credit") if read else "no credits")
    else:
        facts.append("text not held")
    return [what, Span(" "), Span(clean(version.version), "strong"), Span(f"  {' · '.join(facts)}")]


def _moment(at: str) -> str:
    return clean(at[: len("2026-01-10T12:00")].replace("T", " "))


def _recorded(entry: HistoryEntry) -> str:
    if entry.payload is None:
        return "erased"
    told = {
        key: value for key, value in entry.payload.items() if value not in (None, "", [], {}) and key != "by"
    }
    return clean("; ".join(f"{key}: {_short(value)}" for key, value in told.items()))


def _short(value: object) -> str:
    if isinstance(value, (list, tuple, dict)):
        return f"{len(value):,}"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
