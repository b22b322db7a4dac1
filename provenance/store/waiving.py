"""Waivers: what the audit is told to accept, by whom and why, and what was lifted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from provenance.errors import UnknownNameError, UsageError
from provenance.store.history import Ledger
from provenance.store.masks import read_masks
from provenance.store.resolving import find_version
from provenance.store.tables import ArticleRow, HistoryRow, VersionRow
from provenance.store.tables_waivers import WaiverRow
from provenance.text.normalise import printable
from provenance.values import SHORTEST_ID, Waiver
from provenance.values.refs import parse_ref, version_ref


def read_waivers(session: Session) -> tuple[Waiver, ...]:
    """All waivers, lifted ones too, oldest first."""
    return tuple(waiver for _, waiver in _read(session))


def store_waivers(ledger: Ledger, waivers: Sequence[Waiver]) -> tuple[tuple[Waiver, bool], ...]:
    """Store waivers; one that is in force already is left as it is.

    Returns:
        Each as it stands now, with True where it is new.

    Raises:
        UsageError: No reason is given, or a version has no such paragraph.
        UnknownNameError: There is no such version.
    """
    in_force = {w.name for _, w in _read(ledger.session) if w.lifted_at is None}
    asked: list[tuple[str, bool]] = []
    for waiver in waivers:
        if not waiver.reason.strip():
            raise UsageError("a waiver needs a reason", "say why it is accepted: --reason TEXT")
        id = find_version(ledger.session, parse_ref(waiver.version))
        version = ledger.session.get_one(VersionRow, id)
        article = ledger.session.get_one(ArticleRow, version.article)
        ref = version_ref(article.slug, version.language, version.number)
        if waiver.paragraph is not None and waiver.paragraph >= version.paragraphs:
            raise UsageError(
                f"{ref} has no paragraph ¶{waiver.paragraph + 1}",
                f"it has {version.paragraphs} paragraphs, counted from 1",
            )
        name = Waiver(waiver.rule, ref, waiver.reason, waiver.finding, waiver.paragraph).name
        new = name not in in_force
        asked.append((name, new))
        if new:
            in_force.add(name)
            _add(ledger, id, waiver)
    stored = {w.name: w for _, w in _read(ledger.session) if w.lifted_at is None}
    return tuple((stored[name], new) for name, new in asked)


def lift_waivers(ledger: Ledger, names: Iterable[str]) -> tuple[Waiver, ...]:
    """Take waivers back; they stay on record.

    Args:
        ledger: Where the entries are written.
        names: As `Waiver.name` has them; ids of findings may be shortened.

    Raises:
        UnknownNameError: None of that name is in force; all are kept then.
    """
    known = list(_read(ledger.session))
    chosen: dict[int, WaiverRow] = {}
    for name in names:
        fitting = [(row, w) for row, w in known if _answers(w, name)]
        in_force = [row for row, w in fitting if w.lifted_at is None]
        if not in_force:
            raise UnknownNameError(f"no waiver of '{printable(name[:80])}' is in force", _why_not(fitting))
        if len({row.finding for row in in_force}) > 1:
            raise UnknownNameError(
                f"several waived findings begin with '{printable(name[:80])}'", "give more of the id"
            )
        chosen |= {row.id: row for row in in_force if row.id is not None}
    for row in chosen.values():
        recorded = {"finding": row.finding, "rule": row.rule, "paragraph": row.paragraph}
        row.lifted = ledger.enter("lift", f"version:{row.version}", recorded)
        ledger.session.add(row)
    ledger.session.flush()
    return tuple(w for row, w in _read(ledger.session) if row.id in chosen)


def _add(ledger: Ledger, version: int, waiver: Waiver) -> None:
    recorded = {
        "finding": waiver.finding,
        "rule": waiver.rule,
        "paragraph": waiver.paragraph,
        "reason": waiver.reason,
    }
    entry = ledger.enter("waive", f"version:{version}", recorded)
    ledger.session.add(
        WaiverRow(
            finding=waiver.finding,
            rule=waiver.rule,
            version=version,
            paragraph=waiver.paragraph,
            reason=waiver.reason,
            entry=entry,
        )
    )
    ledger.session.flush()


def _read(session: Session) -> list[tuple[WaiverRow, Waiver]]:
    masks = read_masks(session)
    made, lifted = aliased(HistoryRow), aliased(HistoryRow)
    rows = session.exec(
        select(WaiverRow, ArticleRow.slug, VersionRow.language, VersionRow.number, made, lifted)  # type: ignore[call-overload]
        .join(VersionRow, col(VersionRow.id) == col(WaiverRow.version))
        .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
        .join(made, made.seq == col(WaiverRow.entry))
        .join(lifted, lifted.seq == col(WaiverRow.lifted), isouter=True)
        .order_by(col(WaiverRow.id))
    )
    return [
        (
            row,
            Waiver(
                rule=row.rule,
                version=version_ref(slug, language, number),
                reason=masks.text(row.reason),
                finding=row.finding,
                paragraph=row.paragraph,
                by=masks.text(entry.by),
                at=entry.at,
                lifted_by=masks.text(end.by) if end else None,
                lifted_at=end.at if end else None,
            ),
        )
        for row, slug, language, number, entry, end in rows
    ]


def _answers(waiver: Waiver, name: str) -> bool:
    return waiver.name == name or (
        waiver.finding is not None and len(name) >= SHORTEST_ID and waiver.finding.startswith(name.lower())
    )


def _why_not(fitting: Sequence[tuple[WaiverRow, Waiver]]) -> str:
    if fitting:
        _, last = fitting[-1]
        return f"{last.lifted_by} lifted it on {(last.lifted_at or '')[:10]}"
    return "`provenance waive --list` shows them"
