"""The history as values: entries of all, of a version, or of people."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from provenance.credits.masking import Masks
from provenance.store.chunks import chunks
from provenance.store.tables import ArticleRow, HistoryRow, PayloadRow, PersonRow, VersionRow
from provenance.values import HistoryEntry
from provenance.values.refs import version_ref


def read_history(session: Session, version: int | None) -> tuple[HistoryEntry, ...]:
    """All entries, or those of one version, oldest first; subjects are shown as refs and keys."""
    return _entries(session, None if version is None else [f"version:{version}"])


def read_decisions(
    session: Session, masks: Masks, people: Collection[int] | None = None
) -> tuple[HistoryEntry, ...]:
    """The entries about people, all or these, with the undoing of them, oldest first."""
    decisions = select(HistoryRow.seq, HistoryRow.subject).where(
        col(HistoryRow.subject).startswith("person:")
    )
    wanted = None if people is None else {f"person:{person}" for person in people}
    found = {seq: s for seq, s in session.exec(decisions) if wanted is None or s in wanted}
    subjects = {*found.values(), *(f"entry:{seq}" for seq in found)}
    return tuple(masks.entry(entry) for entry in _entries(session, sorted(subjects)))


def read_entry(session: Session, seq: int) -> HistoryRow:
    """One entry, which is known to be there."""
    return session.exec(select(HistoryRow).where(HistoryRow.seq == seq)).one()


def read_identity(session: Session) -> str:
    """The beginning of the digest of the first entry of the history, as hexadecimal digits."""
    first = session.exec(select(HistoryRow.digest).where(HistoryRow.seq == 1)).first()
    return (first or "")[:16]


def _entries(session: Session, subjects: Sequence[str] | None) -> tuple[HistoryEntry, ...]:
    query = select(HistoryRow, PayloadRow).join(
        PayloadRow, col(PayloadRow.seq) == col(HistoryRow.seq), isouter=True
    )
    rows: list[tuple[HistoryRow, PayloadRow | None]] = []
    for chunk in [None] if subjects is None else chunks(subjects):
        some = query if chunk is None else query.where(col(HistoryRow.subject).in_(chunk))
        rows += session.exec(some.order_by(col(HistoryRow.seq))).all()
    rows.sort(key=lambda found: found[0].seq)
    names = _names(session, {row.subject for row, _ in rows})
    return tuple(
        HistoryEntry(
            row.seq,
            row.at,
            row.by,
            row.action,
            names.get(row.subject, row.subject),
            json.loads(payload.json_text) if payload else None,
            row.digest,
        )
        for row, payload in rows
    )


def _names(session: Session, subjects: Collection[str]) -> dict[str, str]:
    ids = [int(id) for kind, _, id in (s.partition(":") for s in subjects) if kind == "version"]
    names = {}
    for chunk in chunks(ids):
        rows = session.exec(
            select(VersionRow.id, ArticleRow.slug, VersionRow.language, VersionRow.number)
            .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
            .where(col(VersionRow.id).in_(chunk))
        )
        names.update({f"version:{id}": version_ref(slug, tag, number) for id, slug, tag, number in rows})
    people = [int(id) for kind, _, id in (s.partition(":") for s in subjects) if kind == "person"]
    for chunk in chunks(people):
        keys = session.exec(select(PersonRow.id, PersonRow.key).where(col(PersonRow.id).in_(chunk)))
        names.update({f"person:{id}": key for id, key in keys})
    return names
