"""Registering: new versions into the tables, in one transaction."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import insert
from sqlmodel import Session, col, select

from provenance.errors import AmbiguousNameError, UnknownNameError
from provenance.store.checking import check_new, utc_of
from provenance.store.history import Ledger
from provenance.store.numbering import take_number
from provenance.store.people import People
from provenance.store.planning import plan
from provenance.store.resolving import find_article, find_version
from provenance.store.tables import (
    ArticleRow,
    CreditRow,
    DerivationRow,
    OriginalRow,
    ParagraphRow,
    VersionRow,
)
from provenance.values import Credit, Parent
from provenance.values.refs import Ref, parse_ref, version_ref
from provenance.values.registering import NewVersion


def register_all(ledger: Ledger, items: Sequence[NewVersion]) -> tuple[tuple[int, bool], ...]:
    """Register a batch; refs of sources may name items of it.

    Returns:
        For each item, in the order given, the id of its version and whether that is new.

    Raises:
        UsageError: An item cannot be stored, or sources go in a circle.
        UnknownNameError: A source is neither registered nor in the batch.
        AmbiguousNameError: A source fits several versions.
    """
    for item in items:
        check_new(item)
    session = ledger.session
    batch = plan(items, lambda ref: _is_known(session, ref))
    reserved: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for item in items:
        if item.number is not None:
            reserved[item.article, item.language].add(item.number)
    people = People(session)
    done: dict[int, tuple[int, bool]] = {}
    for position in batch.order:
        item = items[position]
        parents: dict[int, Parent] = {}
        for parent, inside in zip(item.parents, batch.inside[position], strict=True):
            source = _source(session, item, parent) if inside is None else done[inside][0]
            parents.setdefault(source, parent)
        done[position] = _register(ledger, people, item, parents, reserved[item.article, item.language])
    return tuple(done[position] for position in range(len(items)))


def add_credits(
    ledger: Ledger, people: People, version: VersionRow, credits: Sequence[Credit], *, start: int = 0
) -> None:
    """Store credits of a version under the current entry; the first one takes position `start`."""
    session, entry = ledger.session, ledger.current
    beside = _credits_by_person(session, version.id) if start else {}
    persons = people.credited(list(credits), version.desk, entry, article=version.article, beside=beside)
    for position, (credit, person) in enumerate(zip(credits, persons, strict=True), start):
        session.add(
            CreditRow(
                version=version.id,
                position=position,
                role=credit.role,
                name=credit.name,
                label=credit.label,
                person=person,
                evidence=credit.evidence,
                language=credit.language,
                source_language=credit.source_language,
                paragraph=credit.paragraph,
                start=credit.start,
                end=credit.end,
                confidence=credit.confidence,
                entry=entry,
            )
        )


def _credits_by_person(session: Session, version: int) -> dict[int, list[Credit]]:
    found: defaultdict[int, list[Credit]] = defaultdict(list)
    for row in session.exec(select(CreditRow).where(CreditRow.version == version)):
        found[row.person].append(
            Credit(
                cast("Any", row.role),
                row.name,
                evidence=cast("Any", row.evidence),
                paragraph=row.paragraph,
                start=row.start,
                end=row.end,
            )
        )
    return found


def _source(session: Session, item: NewVersion, parent: Parent) -> int:
    """The registered source of an item; an error says whose source it is."""
    try:
        return find_version(session, parse_ref(parent.version))
    except (UnknownNameError, AmbiguousNameError) as error:
        what = item.source_name or version_ref(item.article, item.language)
        raise type(error)(f"the source of {what}: {error.message}", error.hint) from None


def _is_known(session: Session, ref: Ref) -> bool:
    try:
        find_version(session, ref)
    except UnknownNameError:
        return False
    return True


def _register(
    ledger: Ledger, people: People, item: NewVersion, parents: dict[int, Parent], reserved: Collection[int]
) -> tuple[int, bool]:
    session = ledger.session
    article = find_article(session, item.article)
    if article is not None:
        existing = _same_text(session, article, item, set(parents))
        if existing is not None:
            return existing, False
    id = ledger.enter("register", f"version:{ledger.next}", _payload(item))
    if article is None:
        article = ArticleRow(slug=item.article, printed=item.article_printed or item.article, entry=id)
        session.add(article)
        session.flush()
    assert article.id is not None
    number = take_number(ledger, article.id, item.language, wish=item.number, reserved=reserved)
    version = _version_row(item, id, article.id, number)
    version.original = _store_original(session, item, id)
    session.add(version)
    session.flush()
    if item.paragraphs:
        session.exec(insert(ParagraphRow), params=_paragraph_rows(item, id))
    for parent, stated in parents.items():
        session.add(
            DerivationRow(
                child=id, parent=parent, relation=stated.relation, evidence=stated.evidence, entry=id
            )
        )
        session.flush()  # one by one: their ids keep the order
    add_credits(ledger, people, version, item.credits)
    session.flush()
    return id, True


def _same_text(session: Session, article: ArticleRow, item: NewVersion, parents: set[int]) -> int | None:
    """The newest version with this text and at least these parents.

    Versions that are not held have no text to tell them apart: the number does it where one is wished.
    """
    same = select(VersionRow.id).where(
        VersionRow.article == article.id, VersionRow.language == item.language, VersionRow.held == item.held
    )
    if item.held:
        same = same.where(VersionRow.hash == item.hash)
    elif item.number is not None:
        same = same.where(VersionRow.number == item.number)
    for id in session.exec(same.order_by(col(VersionRow.id).desc())):
        if parents <= set(session.exec(select(DerivationRow.parent).where(DerivationRow.child == id))):
            return id
    return None


def _store_original(session: Session, item: NewVersion, entry: int) -> int | None:
    if not item.held:
        return None
    digest = hashlib.sha256(item.original).hexdigest()
    stored = session.exec(select(OriginalRow.id).where(OriginalRow.sha256 == digest)).first()
    if stored is not None:
        return stored
    row = OriginalRow(sha256=digest, content=item.original, entry=entry)
    session.add(row)
    session.flush()
    return row.id


def _version_row(item: NewVersion, id: int, article: int, number: int) -> VersionRow:
    machine = item.machine
    return VersionRow(
        id=id,
        article=article,
        language=item.language,
        number=number,
        held=item.held,
        hash=item.hash,
        media_type=item.media_type if item.held else None,
        encoding=item.encoding if item.held else None,
        external_id=item.external_id,
        title=item.title,
        published=item.published,
        published_utc=utc_of(item.published) if item.published else None,
        pubstatus=item.pubstatus,
        language_declared=item.language_declared,
        language_detected=item.language_detected,
        machine_tool=machine.tool if machine else None,
        machine_extent=machine.extent if machine else None,
        machine_evidence=machine.evidence if machine else None,
        machine_paragraph=machine.paragraph if machine else None,
        paragraphs=len(item.paragraphs),
        words=item.words,
        source_name=item.source_name,
        desk=item.desk,
        url=item.url,
        meta=dict(item.meta),
        entry=id,
    )


def _paragraph_rows(item: NewVersion, id: int) -> list[dict[str, object]]:
    """As plain columns: there are many, and objects take three times as long."""
    return [
        {
            "version": id,
            "position": position,
            "kind": paragraph.kind,
            "text": paragraph.text,
            "language": paragraph.language,
            "dateline": asdict(paragraph.dateline) if paragraph.dateline else None,
            "entry": id,
        }
        for position, paragraph in enumerate(item.paragraphs)
    ]


def _payload(item: NewVersion) -> dict[str, object]:
    """What history keeps of a registration: everything but the text, which its hash stands for."""
    return {
        "wished": version_ref(item.article, item.language, item.number),
        "hash": item.hash,
        "original": hashlib.sha256(item.original).hexdigest() if item.held else None,
        "parents": [asdict(parent) for parent in item.parents],
        "credits": [[credit.role, credit.name, credit.evidence] for credit in item.credits],
        "machine": asdict(item.machine) if item.machine else None,
        "title": item.title,
        "published": item.published,
        "pubstatus": item.pubstatus,
        "desk": item.desk,
        "url": item.url,
        "id": item.external_id,
        "source": item.source_name,
        "meta": dict(item.meta),
    }
