"""Masks what a registry hands out: the one place that everything passes on its way to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlmodel import Session

from provenance.credits.masking import Masks
from provenance.errors import ProvenanceError
from provenance.store import reading
from provenance.store.masks import read_masks
from provenance.values import Family, HistoryEntry, Paragraph, Version


def masked_versions(session: Session, versions: Sequence[Version]) -> tuple[Version, ...]:
    """Versions as they may be printed; offsets of their printed credits follow the masked paragraphs."""
    masks = read_masks(session)
    if not masks:
        return tuple(versions)
    known = reading.ids_of(session, {version.article for version in versions})
    ids = [known[version.version] for version in versions]
    texts = reading.read_paragraphs(session, [id for id, v in zip(ids, versions, strict=True) if v.credits])
    credited = reading.persons_credited(session, ids)
    return tuple(
        masks.version(
            version,
            {index: paragraph.text for index, paragraph in enumerate(texts.get(id, ()))},
            credited.get(id, frozenset()),
        )
        for id, version in zip(ids, versions, strict=True)
    )


def masked_paragraphs(session: Session, id: int, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a version as they may be printed."""
    masks = read_masks(session)
    if not masks:
        return paragraphs
    credited = reading.persons_credited(session, [id]).get(id, frozenset())
    return tuple(masks.paragraph(paragraph, credited) for paragraph in paragraphs)


def masked_family(session: Session, family: Family) -> Family:
    """A family as it may be printed."""
    if not read_masks(session):
        return family
    masks = read_masks(session)
    ids = reading.ids_of(session, {family.article})
    credited = reading.persons_credited(session, list(ids.values()))
    return replace(
        family,
        versions=masked_versions(session, family.versions),
        texts={
            ref: tuple(masks.paragraph(paragraph, credited.get(ids[ref], frozenset())) for paragraph in text)
            for ref, text in family.texts.items()
        },
    )


def masked_history(
    session: Session, entries: Sequence[HistoryEntry], version: int | None
) -> tuple[HistoryEntry, ...]:
    """Entries of the history as they may be printed."""
    masks = read_masks(session)
    if not masks:
        return tuple(entries)
    credited = frozenset[int]()
    if version is not None:
        credited = reading.persons_credited(session, [version]).get(version, credited)
    return tuple(masks.entry(entry, credited) for entry in entries)


@contextmanager
def masked_errors(session: Session) -> Iterator[None]:
    """Errors are printed too: what is raised within says no name that is kept from print."""
    try:
        yield
    except ProvenanceError as error:
        masks: Masks = read_masks(session)
        if masks:
            error.message, error.hint = masks.text(error.message), masks.text(error.hint)
            error.args = (error.message,)
        raise
