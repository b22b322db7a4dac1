"""One version in full, and the credits of one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenance.credits.evidence import Claim, Disagreement, disagreements, side_by_side
from provenance.reports.terminal.layout import cell, hanging, wrap
from provenance.reports.terminal.pins import pins_table
from provenance.reports.terminal.prose import (
    counted,
    language_of,
    machine_phrase,
    parent_phrase,
    status_phrase,
)
from provenance.reports.terminal.style import Line, Span, clean, painted
from provenance.reports.terminal.table import Column, table
from provenance.text.tags import language_name, same_language
from provenance.values import Credit, CreditReading, Evidence, Paragraph, ParagraphKind, Version
from provenance.values.decisions import Pin

CERTAIN, LIKELY = 0.9, 0.7
"""Confidence in [0, 1] from which a credit is called certain, and likely."""

_SAYS: Mapping[Evidence, str] = {
    "printed": "the text prints",
    "metadata": "its metadata state",
    "declared": "declared is",
    "traced": "traced is",
    "assumed": "assumed is",
}
_QUIET: frozenset[ParagraphKind] = frozenset({"boilerplate", "credit", "byline"})
_WIDE_ENOUGH_FOR_KINDS = 60


def show_text(
    version: Version,
    paragraphs: Sequence[Paragraph],
    pins: Sequence[Pin] = (),
    *,
    width: int,
    colour: bool,
) -> str:
    """A version's record and its numbered paragraphs with their kinds.

    Args:
        version: The version.
        paragraphs: Its paragraphs; none where the text is not held.
        pins: Decisions by hand on them.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    lines: list[Line] = [[Span(clean(version.version), "strong")]]
    if version.title:
        lines += [cell(line, 0) for line in wrap([Span(clean(version.title))], width)]
    lines.append([])
    record = _record(version)
    gutter = max(len(name) for name, _ in record) + 2
    for name, text in record:
        lines += hanging(Span(name, "dim"), [Span(text)], gutter, width)
    if version.credits:
        lines += [[], *_credit_table(version.credits, width)]
    if pins:
        lines += [[], *pins_table(pins, width)]
    if paragraphs:
        lines += [[], *_paragraphs(version, paragraphs, width)]
    return painted(lines, colour=colour)


def credits_text(reading: CreditReading, *, width: int, colour: bool) -> str:
    """The credits of a text in a table, who disagrees about them, and its machine-translation notice.

    Args:
        reading: What was read.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    credits = (*reading.credits, *reading.stated)
    lines = _credit_table(credits, width) if credits else [[Span("No credits found.")]]
    if disputes := disagreements(credits):
        lines.append([])
        for dispute in disputes:
            lines += wrap([Span(_dispute(dispute), "warning")], width)
    if reading.machine:
        where = "" if reading.machine.paragraph is None else f" (¶{reading.machine.paragraph + 1})"
        phrase = f"The text says that it was {machine_phrase(reading.machine)}{where}."
        lines += [[], *wrap([Span(phrase, "warning")], width)]
    return painted(lines, colour=colour)


def _record(version: Version) -> list[tuple[str, str]]:
    record = [("language", language_of(version))]
    record += [
        ("source" if k == 0 else "", f"{parent_phrase(parent)} ({parent.evidence})")
        for k, parent in enumerate(version.parents)
    ]
    record += [
        ("machine", machine_phrase(version.machine) if version.machine else ""),
        ("published", clean(version.published or "")),
        ("registered", clean(version.registered)),
        ("status", status_phrase(version)),
        ("desk", clean(version.desk or "")),
        ("address", clean(version.url or "")),
    ]
    record += [(clean(key), clean(value)) for key, value in version.meta.items()]
    if version.held:
        size = f"{counted(version.paragraphs, 'paragraph')}, {counted(version.words, 'word')}"
        record.append(("text", f"{size}, sha:{(version.hash or '')[:12]}"))
    return [(name, text) for name, text in record if text]


def _paragraphs(version: Version, paragraphs: Sequence[Paragraph], width: int) -> list[Line]:
    numbers = len(f"¶{len(paragraphs)}") + 2
    kinds = max(len(p.kind) for p in paragraphs) + 2 if width >= _WIDE_ENOUGH_FOR_KINDS else 0
    lines: list[Line] = []
    for index, paragraph in enumerate(paragraphs):
        kind = "" if paragraph.kind == "body" else paragraph.kind
        body = [Span(clean(paragraph.text), "dim" if paragraph.kind in _QUIET else "plain")]
        if paragraph.language and not same_language(paragraph.language, version.language):
            body.append(Span(f"  [{clean(language_name(paragraph.language))}]", "warning"))
        if kind and not kinds:
            body.insert(0, Span(f"{kind}  ", "dim"))
        label = f"{f'¶{index + 1}':<{numbers}}{kind if kinds else ''}"
        if index:
            lines.append([])
        lines += hanging(Span(label, "dim"), body, numbers + kinds, width)
    return lines


def _credit_table(credits: Sequence[Credit], width: int) -> list[Line]:
    columns = [
        Column("role"),
        Column("name", most=28, wrapped=True),
        Column("printed as", flexible=True, wrapped=True),
        Column("into"),
        Column("from"),
        Column("where"),
        Column("known by"),
        Column("person"),
    ]
    rows: list[list[Line]] = [
        [
            [Span(claim.role)],
            [Span(clean(claim.name), "strong")],
            [Span(f"“{clean(credit.label)}”" if credit.label else "")],
            [Span(clean(language_name(credit.language)) if credit.language else "")],
            [Span(clean(language_name(credit.source_language)) if credit.source_language else "")],
            [Span("" if credit.paragraph is None else f"¶{credit.paragraph + 1}")],
            [Span(_known_by(claim), "dim")],
            [Span(clean(next((c.person for c in claim.credits if c.person), "")), "dim")],
        ]
        for claim in side_by_side(credits)
        for credit in (claim.credits[0],)
    ]
    return table(columns, rows, width)


def _known_by(claim: Claim) -> str:
    """How a credit is known: "printed, likely; metadata"."""
    told: list[str] = []
    for kind in claim.evidence:
        best = max(credit.confidence for credit in claim.credits if credit.evidence == kind)
        doubt = "" if kind != "printed" or best >= CERTAIN else ", likely" if best >= LIKELY else ", unsure"
        told.append(kind + doubt)
    return "; ".join(told)


def _dispute(dispute: Disagreement) -> str:
    """Who says what: "author: the text prints Ada Voss, the metadata state Bram Quill"."""
    told = [
        f"{_SAYS[kind]} {clean(', '.join(names)) if names else 'nobody else'}"
        for kind, names in dispute.names
    ]
    return f"Disagreement on the {dispute.role}: {'; '.join(told)}."
