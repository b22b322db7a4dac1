"""Stored alignments: kept by what computed them, and never replaced."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, cast

from sqlalchemy import insert
from sqlmodel import Session, col, select

from provenance.errors import UsageError
from provenance.store.chunks import chunks
from provenance.store.history import Ledger, canonical, sha256
from provenance.store.reading import versions_by_id
from provenance.store.tables import AlignmentRow, LinkRow, RunRow
from provenance.values import Alignment, Family, Link, Run


def find_alignment(session: Session, run: Run) -> Alignment | None:
    """The newest stored alignment that was computed by just this run; None where there is none."""
    row = session.exec(
        select(AlignmentRow)
        .join(RunRow, col(RunRow.id) == col(AlignmentRow.run))
        .where(RunRow.digest == _digest(run))
        .order_by(col(AlignmentRow.id).desc())
        .limit(1)
    ).first()
    return None if row is None else Alignment(_links(session, row), run, tuple(row.notes))


def with_alignments(session: Session, family: Family) -> Family:
    """The family with the newest stored alignment of each version with each of its held sources."""
    hashes = {version.version: version.hash for version in family.versions}
    pairs = {
        (parent.version, version.version): (source, version.hash)
        for version in family.versions
        for parent in version.parents
        if version.hash is not None and (source := hashes.get(parent.version)) is not None
    }
    found = _newest_alignments(session, set(pairs.values()))
    return replace(family, alignments={refs: found[texts] for refs, texts in pairs.items() if texts in found})


def store_alignment(
    ledger: Ledger,
    alignment: Alignment,
    left: int,
    right: int,
    vectors: Mapping[str, bytes] | None = None,
) -> bool:
    """Store an alignment beside those that are there.

    Args:
        ledger: Where the entry is written.
        alignment: Its run names the hashes of both texts.
        left: Id of the left version.
        right: Id of the right version.
        vectors: What its encoder made of texts on the way, by digest of the text, to be kept.

    Returns:
        False where the newest alignment of this run has the same links: nothing is stored then.

    Raises:
        UsageError: A score outside of 0 to 1, or the run names other texts than these versions'.
    """
    run = alignment.run
    sides = versions_by_id(ledger.session, [left, right])
    if [side.hash for side in sides] != [run.left_hash, run.right_hash]:
        raise UsageError(f"the alignment is not one of {sides[0].version} and {sides[1].version}")
    if vectors:
        # Making the class of their table takes time, and reading an alignment needs none.
        from provenance.store.vectors import store_vectors  # noqa: PLC0415

        store_vectors(ledger, run.encoder_digest, vectors)
    if not all(0 <= link.score <= 1 for link in alignment.links):
        raise UsageError("an alignment has a score outside of 0 to 1")
    session = ledger.session
    known = find_alignment(session, run)
    if known is not None and known.links == alignment.links:
        return False
    payload = {
        "left": f"version:{left}",
        "right": f"version:{right}",
        "run": _plain(run),
        "links": len(alignment.links),
    }
    # The subject is the entry's own number: alignments of one pair are told apart by it.
    entry = ledger.enter("align", f"alignment:{ledger.next}", payload)
    run_row = session.exec(select(RunRow).where(RunRow.digest == _digest(run))).first()
    if run_row is None:
        run_row = RunRow(**_plain(run), digest=_digest(run), entry=entry)
        session.add(run_row)
        session.flush()
    assert run_row.id is not None
    row = AlignmentRow(
        id=entry,
        run=run_row.id,
        left_hash=run.left_hash,
        right_hash=run.right_hash,
        notes=list(alignment.notes),
        entry=entry,
    )
    session.add(row)
    session.flush()
    if alignment.links:
        session.exec(insert(LinkRow), params=_link_rows(alignment.links, entry))
    return True


def _newest_alignments(
    session: Session, pairs: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Alignment]:
    """The newest stored alignment of each pair of texts, whatever computed it.

    Args:
        session: Where to look.
        pairs: Hashes of the left and the right text.

    Returns:
        By pair; those that were never aligned this way round are left out.
    """
    lefts = sorted({left for left, _ in pairs})
    newest: dict[tuple[str, str], tuple[AlignmentRow, RunRow]] = {}
    for chunk in chunks(lefts):
        rows = session.exec(
            select(AlignmentRow, RunRow)
            .join(RunRow, col(RunRow.id) == col(AlignmentRow.run))
            .where(col(AlignmentRow.left_hash).in_(chunk))
            .order_by(col(AlignmentRow.id))
        )
        newest.update({(row.left_hash, row.right_hash): (row, run) for row, run in rows})
    return {
        pair: Alignment(_links(session, row), _run(run), tuple(row.notes))
        for pair, (row, run) in newest.items()
        if pair in pairs
    }


def _link_rows(links: Sequence[Link], alignment: int) -> list[dict[str, object]]:
    return [
        {
            "alignment": alignment,
            "position": position,
            "left_indexes": list(link.left),
            "right_indexes": list(link.right),
            "kind": link.kind,
            "score": link.score,
            "status": link.status,
            "entry": alignment,
        }
        for position, link in enumerate(links)
    ]


def _links(session: Session, row: AlignmentRow) -> tuple[Link, ...]:
    stored = session.exec(select(LinkRow).where(LinkRow.alignment == row.id).order_by(col(LinkRow.position)))
    return tuple(
        Link(
            tuple(link.left_indexes),
            tuple(link.right_indexes),
            cast("Any", link.kind),
            link.score,
            cast("Any", link.status),
        )
        for link in stored
    )


def _run(row: RunRow) -> Run:
    return Run(
        row.tool, row.version, row.encoder, row.encoder_digest, row.options, row.left_hash, row.right_hash
    )


def _plain(run: Run) -> dict[str, Any]:
    options: Mapping[str, object] = dict(run.options)
    return {**asdict(run), "options": options}


def _digest(run: Run) -> str:
    return sha256(canonical(_plain(run)))
