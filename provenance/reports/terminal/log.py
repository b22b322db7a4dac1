"""The family of an article as a tree: what was made from what, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.terminal.layout import cell, clip, wrap
from provenance.reports.terminal.prose import (
    counted,
    credits_phrase,
    day,
    listed,
    machine_phrase,
    parent_phrase,
    status_phrase,
)
from provenance.reports.terminal.style import Line, Span, clean, painted
from provenance.text.tags import language_name
from provenance.values import Role, Version

HELD, NOT_HELD = "●", "○"
LEAST = 24
"""Cells for text, however deep the tree."""

_OF_ROOTS: tuple[Role, ...] = ("author", "reporter", "contributor", "translator", "reviser", "editor")
_OF_OTHERS: tuple[Role, ...] = ("translator", "reviser", "editor")


def log_text(versions: Sequence[Version], *, width: int, colour: bool) -> str:
    """Draw the versions of an article as a tree.

    Versions without a source in the article come first, each with what was made from it below; a version with
    several sources stands below the first of them, and the others are named. A version whose text is not held
    is drawn hollow.

    Args:
        versions: All versions of the article, in the order of registration.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    if not versions:
        return "No versions."
    by_ref = {version.version: version for version in versions}
    children: dict[str, list[Version]] = {}
    roots = []
    for version in versions:
        parent = next((p.version for p in version.parents if p.version in by_ref), None)
        if parent is None:
            roots.append(version)
        else:
            children.setdefault(parent, []).append(version)
    languages = list(dict.fromkeys(clean(language_name(v.language)) for v in versions))
    article = clean(versions[0].article)
    count = Span(f"   {counted(len(versions), 'version')} in {listed(languages)}", "dim")
    lines = wrap([Span(article, "strong"), count], width, hang=2)
    drawn: set[str] = set()
    # A registry holds no cycles; should one come in, its members are drawn as roots rather than lost.
    for root in (*roots, *versions):
        if root.version not in drawn:
            lines.append([])
            lines += _drawn(root, children, drawn, width)
    return painted(lines, colour=colour)


def _drawn(root: Version, children: dict[str, list[Version]], drawn: set[str], width: int) -> list[Line]:
    lines: list[Line] = []
    pending = [(root, "", "")]
    while pending:
        version, branch, stem = pending.pop()
        if version.version in drawn:
            continue
        drawn.add(version.version)
        below = [v for v in children.get(version.version, []) if v.version not in drawn]
        lines.append([Span(branch, "dim"), *_heading(version, max(width - len(branch), LEAST))])
        inner = stem + ("│ " if below else "  ")
        room = max(width - len(inner) - 1, LEAST)
        for line in _particulars(version, room):
            lines.append([Span(f"{inner} ", "dim"), *cell(line, 0)])
        lines.append([Span((inner if below else stem).rstrip(), "dim")])
        for k, child in reversed(list(enumerate(below))):
            last = k + 1 == len(below)
            pending.append((child, stem + ("└─" if last else "├─"), stem + ("  " if last else "│ ")))
    return lines[:-1]


def _heading(version: Version, width: int) -> Line:
    status = status_phrase(version)
    facts = [clean(language_name(version.language)), day(version)]
    heading = [
        Span(f"{HELD if version.held else NOT_HELD} ", "accent"),
        Span(clean(version.version), "strong"),
        Span(f"  {', '.join(fact for fact in facts if fact)}"),
    ]
    return clip([*heading, Span(f"  {status}", "warning")] if status else heading, width)


def _particulars(version: Version, width: int) -> list[Line]:
    """Title, relation to the sources and credits, below the heading."""
    lines: list[Line] = []
    if version.title:
        lines.append(clip([Span(clean(version.title))], width))
    sources = [parent_phrase(parent) for parent in version.parents]
    told = [sources[0], *(f"also {source}" for source in sources[1:])] if sources else []
    if version.machine:
        told.append(machine_phrase(version.machine))
    credits = credits_phrase(version.credits, _OF_OTHERS if version.parents else _OF_ROOTS)
    told.append(credits or "nobody is credited" + (" for this step" if version.parents else ""))
    return lines + wrap([Span(" · ".join(told), "dim")], width)
