"""Masks texts that come from files: the registry masks its own, and files beside it go through here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.values import AuditResult, Document, Finding, Text

if TYPE_CHECKING:
    from provenance.credits.masking import Masks


def masked_document(document: Document, masks: Masks) -> Document:
    """A document as it may be printed; offsets of its credits follow the masked paragraphs."""
    if not masks:
        return document
    texts = [paragraph.text for paragraph in document.paragraphs]
    metadata = document.metadata
    return replace(
        document,
        paragraphs=tuple(masks.paragraph(paragraph) for paragraph in document.paragraphs),
        credits=tuple(
            masks.credit(credit, None if credit.paragraph is None else texts[credit.paragraph])
            for credit in document.credits
        ),
        machine=masks.machine(document.machine),
        metadata=replace(
            metadata,
            title=None if metadata.title is None else masks.text(metadata.title),
            credits=tuple(masks.credit(credit) for credit in metadata.credits),
            machine=None if metadata.machine is None else masks.text(metadata.machine),
            desk=None if metadata.desk is None else masks.text(metadata.desk),
            url=None if metadata.url is None else masks.text(metadata.url),
            id=None if metadata.id is None else masks.text(metadata.id),
            meta={masks.text(key): masks.text(value) for key, value in metadata.meta.items()},
        ),
        notes=tuple(map(masks.text, document.notes)),
    )


def masked_text(text: Text, masks: Masks) -> Text:
    """A text as it may be printed, and beside it the one that is aligned."""
    if not masks:
        return text
    shown = tuple(masks.paragraph(paragraph) for paragraph in text.paragraphs)
    name, notes = masks.text(text.name), tuple(map(masks.text, text.notes))
    return replace(text, name=name, paragraphs=shown, unmasked=text.paragraphs, notes=notes)


def marked_findings(result: AuditResult, masks: Masks) -> AuditResult:
    """Findings that quote a masked text say so."""
    if not masks:
        return result

    def marked(finding: Finding) -> Finding:
        quoted = masks.stand_in(finding.message, finding.hint, *finding.evidence.values())
        return replace(finding, masked=True) if quoted else finding

    return replace(
        result,
        findings=tuple(map(marked, result.findings)),
        waived=tuple((marked(finding), waiver) for finding, waiver in result.waived),
        known=tuple(map(marked, result.known)),
    )
