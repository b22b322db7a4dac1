"""Versions, texts and history as values, in a few queries however many there are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, collate, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from provenance.credits.masking import Masks
from provenance.errors import UsageError
from provenance.store.checking import utc_of
from provenance.store.resolving import require_article
from provenance.store.tables import (
    ArticleRow,
    CreditRow,
    DerivationRow,
    HistoryRow,
    MergeRow,
    OriginalRow,
    ParagraphRow,
    PayloadRow,
    PersonRow,
    VersionRow,
)
from provenance.values import (
    Credit,
    Dateline,
    Family,
    HistoryEntry,
    MachineNotice,
    Paragraph,
    Parent,
    Version,
)
from provenance.values.refs import parse_ref, version_ref
from provenance.values.registering import Selection

_MOST = 2**62  # databases count in 64 bits
_T = TypeVar("_T")
_CHUNK = 500  # ids in one query: far below every database's limit of parameters


def read_versions(session: Session, selection: Selection) -> tuple[Version, ...]:
    """The selected versions, ordered by slug, then by registration."""
    ids = _within_limits(_in_order(session, _selected(session, selection)), selection)
    return versions_by_id(session, session.exec(ids).all())


def count_versions(session: Session, selection: Selection) -> int:
    """How many versions are selected, limit and offset aside."""
    ids = _selected(session, selection).subquery()
    return session.exec(select(func.count()).select_from(ids)).one()


def versions_by_id(session: Session, ids: Sequence[int]) -> tuple[Version, ...]:
    """The versions with these ids, in the order given."""
    found: dict[int, Version] = {}
    for chunk in _chunks(ids):
        found.update(_versions(session, chunk))
    return tuple(found[id] for id in ids)


def read_family(session: Session, slug: str) -> Family:
    """An article with all its versions and their texts."""
    article = require_article(session, slug)
    ids = session.exec(
        select(VersionRow.id).where(VersionRow.article == article.id).order_by(col(VersionRow.id))
    ).all()
    versions = versions_by_id(session, ids)
    paragraphs = read_paragraphs(session, ids)
    texts = {
        version.version: paragraphs.get(id, ())
        for id, version in zip(ids, versions, strict=True)
        if version.held
    }
    return Family(article.slug, versions, texts)


def read_families(session: Session, slugs: Sequence[str]) -> list[Family]:
    """Articles with all their versions and their texts, in as many queries as one of them takes."""
    articles = [require_article(session, slug) for slug in slugs]
    rows = session.exec(
        select(VersionRow.id, VersionRow.article)
        .where(col(VersionRow.article).in_([article.id for article in articles]))
        .order_by(col(VersionRow.id))
    )
    ids: defaultdict[int, list[int]] = defaultdict(list)
    for id, article_id in rows:
        ids[article_id].append(id)
    everything = [id for own in ids.values() for id in own]
    versions = dict(zip(everything, versions_by_id(session, everything), strict=True))
    paragraphs = read_paragraphs(session, everything)
    families = []
    for article in articles:
        own = ids[article.id or 0]
        texts = {versions[id].version: paragraphs.get(id, ()) for id in own if versions[id].held}
        families.append(Family(article.slug, tuple(versions[id] for id in own), texts))
    return families


def read_articles(session: Session, selection: Selection) -> dict[str, frozenset[str]]:
    """Slugs of the articles that have selected versions, ordered by code point, and the refs of these."""
    ids = _within_limits(_in_order(session, _selected(session, selection)), selection).subquery()
    rows = session.exec(
        select(ArticleRow.slug, VersionRow.language, VersionRow.number)
        .join(VersionRow, col(VersionRow.article) == col(ArticleRow.id))
        .join(ids, ids.c.id == col(VersionRow.id))
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for slug, language, number in rows:
        found[slug].add(version_ref(slug, language, number))
    return {slug: frozenset(found[slug]) for slug in sorted(found)}


def read_identity(session: Session) -> str:
    """The beginning of the digest of the first entry of the history, as hexadecimal digits."""
    first = session.exec(select(HistoryRow.digest).where(HistoryRow.seq == 1)).first()
    return (first or "")[:16]


def read_paragraphs(session: Session, ids: Sequence[int]) -> dict[int, tuple[Paragraph, ...]]:
    """The paragraphs of these versions, by version id; one that is not held has none."""
    texts: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for chunk in _chunks(ids):
        rows = session.exec(
            select(ParagraphRow)
            .where(col(ParagraphRow.version).in_(chunk))
            .order_by(col(ParagraphRow.version), col(ParagraphRow.position))
        )
        for row in rows:
            dateline = Dateline(**row.dateline) if row.dateline else None
            texts[row.version].append(Paragraph(cast("Any", row.kind), row.text, row.language, dateline))
    return {id: tuple(paragraphs) for id, paragraphs in texts.items()}


def read_original(session: Session, id: int) -> bytes | None:
    """The bytes a version was read from; None where its text is not held."""
    stored = select(OriginalRow.content).join(VersionRow, col(VersionRow.original) == col(OriginalRow.id))
    return session.exec(stored.where(VersionRow.id == id)).first()


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


def ids_of(session: Session, articles: Collection[str]) -> dict[str, int]:
    """The ids of all versions of these articles, by ref."""
    found: dict[str, int] = {}
    for chunk in _chunks(sorted(articles)):
        rows = session.exec(
            select(VersionRow.id, ArticleRow.slug, VersionRow.language, VersionRow.number)
            .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
            .where(col(ArticleRow.slug).in_(chunk))
        )
        found.update({version_ref(slug, tag, number): id for id, slug, tag, number in rows})
    return found


def persons_credited(session: Session, ids: Sequence[int]) -> dict[int, frozenset[int]]:
    """The persons credited on each of these versions, merged ones as those they became."""
    merged = dict(session.exec(select(MergeRow.person, MergeRow.into)).all())
    found: defaultdict[int, set[int]] = defaultdict(set)
    for chunk in _chunks(ids):
        for version, person in session.exec(
            select(CreditRow.version, CreditRow.person).where(col(CreditRow.version).in_(chunk)).distinct()
        ):
            found[version].add(_root(person, merged))
    return {version: frozenset(people) for version, people in found.items()}


def _entries(session: Session, subjects: Sequence[str] | None) -> tuple[HistoryEntry, ...]:
    query = select(HistoryRow, PayloadRow).join(
        PayloadRow, col(PayloadRow.seq) == col(HistoryRow.seq), isouter=True
    )
    rows: list[tuple[HistoryRow, PayloadRow | None]] = []
    for chunk in [None] if subjects is None else _chunks(subjects):
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


def _in_order(session: Session, ids: SelectOfScalar[int]) -> SelectOfScalar[int]:
    slug: Any = col(ArticleRow.slug)
    if session.get_bind().dialect.name == "postgresql":
        slug = collate(slug, "C")  # by code point, as SQLite does it
    return ids.order_by(slug, col(VersionRow.id))


def _within_limits(ids: SelectOfScalar[int], selection: Selection) -> SelectOfScalar[int]:
    if selection.offset < 0 or (selection.limit or 0) < 0:
        raise UsageError("a limit or an offset below 0", "count from 0")
    if max(selection.offset, selection.limit or 0) > _MOST:
        raise UsageError(
            f"a limit or an offset above {_MOST}", "count what there is: provenance list --limit 0"
        )
    if selection.limit is not None:
        ids = ids.limit(selection.limit)
    elif selection.offset:
        ids = ids.limit(_MOST)  # SQLite knows no offset without a limit
    return ids.offset(selection.offset)


def _selected(session: Session, selection: Selection) -> SelectOfScalar[int]:
    chosen = select(VersionRow.id).join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
    if selection.article is not None:
        slug = parse_ref(selection.article).article or ""
        chosen = chosen.where(ArticleRow.id == require_article(session, slug).id)
    if selection.language is not None:
        tag = func.lower(VersionRow.language)
        wanted = selection.language.lower()
        chosen = chosen.where(or_(tag == wanted, tag.startswith(f"{wanted}-", autoescape=True)))
    if selection.pubstatus is not None:
        chosen = chosen.where(VersionRow.pubstatus == selection.pubstatus)
    if selection.desk is not None:
        chosen = chosen.where(VersionRow.desk == selection.desk)
    if selection.person is not None:
        chosen = chosen.where(col(VersionRow.id).in_(_crediting(session, selection.person)))
    for key, value in selection.meta.items():
        chosen = chosen.where(col(VersionRow.meta)[key].as_string() == value)
    if selection.since is not None or selection.until is not None:
        chosen = chosen.join(HistoryRow, col(HistoryRow.seq) == col(VersionRow.id))
        when: ColumnElement[str] = func.coalesce(VersionRow.published_utc, HistoryRow.at)
        if selection.since is not None:
            chosen = chosen.where(when >= utc_of(selection.since))
        if selection.until is not None:
            chosen = chosen.where(when <= utc_of(selection.until, end=True))
    return chosen


def _crediting(session: Session, person: str) -> SelectOfScalar[int]:
    """Versions that credit the person with this key or name, under whatever key before merging."""
    from provenance.store.identities import find_person, members_of  # noqa: PLC0415 - it reads versions too

    members = members_of(session, find_person(session, person).id or 0)
    return select(CreditRow.version).where(col(CreditRow.person).in_(members))


def _versions(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, Version]]:
    parents = _parents(session, ids)
    credits = _credits(session, ids)
    rows = session.exec(
        select(VersionRow, ArticleRow.slug, HistoryRow.at)
        .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
        .join(HistoryRow, col(HistoryRow.seq) == col(VersionRow.id))
        .where(col(VersionRow.id).in_(ids))
    )
    for row, slug, registered in rows:
        version = Version(
            version=version_ref(slug, row.language, row.number),
            article=slug,
            language=row.language,
            number=row.number,
            hash=row.hash,
            parents=tuple(parents[row.id]),
            published=row.published,
            pubstatus=cast("Any", row.pubstatus),
            registered=registered,
            title=row.title,
            paragraphs=row.paragraphs,
            words=row.words,
            held=row.held,
            language_declared=row.language_declared,
            language_detected=row.language_detected,
            credits=tuple(credits[row.id]),
            machine=_machine(row),
            desk=row.desk,
            url=row.url,
            meta=row.meta,
            id=row.external_id,
            source=row.source_name,
        )
        yield row.id, version


def _parents(session: Session, ids: Sequence[int]) -> defaultdict[int, list[Parent]]:
    source = aliased(VersionRow)
    rows = session.exec(
        select(DerivationRow, ArticleRow.slug, source.language, source.number)
        .join(source, col(source.id) == col(DerivationRow.parent))
        .join(ArticleRow, col(ArticleRow.id) == col(source.article))
        .where(col(DerivationRow.child).in_(ids))
        .order_by(col(DerivationRow.id))
    )
    parents: defaultdict[int, list[Parent]] = defaultdict(list)
    for edge, slug, language, number in rows:
        ref = version_ref(slug, language, number)
        parents[edge.child].append(Parent(ref, cast("Any", edge.relation), cast("Any", edge.evidence)))
    return parents


def _credits(session: Session, ids: Sequence[int]) -> defaultdict[int, list[Credit]]:
    rows = session.exec(
        select(CreditRow, PersonRow.key, MergeRow.into)
        .join(PersonRow, col(PersonRow.id) == col(CreditRow.person))
        .join(MergeRow, col(MergeRow.person) == col(CreditRow.person), isouter=True)
        .where(col(CreditRow.version).in_(ids))
        .order_by(col(CreditRow.version), col(CreditRow.evidence) != "printed", col(CreditRow.position))
    ).all()
    became = _keys_after_merges(session) if any(into is not None for _, _, into in rows) else {}
    credits: defaultdict[int, list[Credit]] = defaultdict(list)
    for row, key, _ in rows:
        credits[row.version].append(
            Credit(
                role=cast("Any", row.role),
                name=row.name,
                label=row.label,
                language=row.language,
                source_language=row.source_language,
                evidence=cast("Any", row.evidence),
                paragraph=row.paragraph,
                start=row.start,
                end=row.end,
                confidence=row.confidence,
                person=became.get(row.person, key),
            )
        )
    return credits


def _keys_after_merges(session: Session) -> dict[int, str]:
    """The key of the person that each merged person became."""
    merged = dict(session.exec(select(MergeRow.person, MergeRow.into)).all())
    roots = {person: _root(person, merged) for person in merged}
    keys: dict[int, str] = {}
    for chunk in _chunks(sorted(set(roots.values()))):
        found = session.exec(select(PersonRow.id, PersonRow.key).where(col(PersonRow.id).in_(chunk)))
        keys.update({id: key for id, key in found if id is not None})
    return {person: keys[root] for person, root in roots.items()}


def _machine(row: VersionRow) -> MachineNotice | None:
    if row.machine_extent is None:
        return None
    evidence = cast("Any", row.machine_evidence)
    return MachineNotice(row.machine_tool, cast("Any", row.machine_extent), row.machine_paragraph, evidence)


def _root(person: int, merged: Mapping[int, int]) -> int:
    while person in merged:
        person = merged[person]
    return person


def _names(session: Session, subjects: Collection[str]) -> dict[str, str]:
    ids = [int(id) for kind, _, id in (s.partition(":") for s in subjects) if kind == "version"]
    names = {}
    for chunk in _chunks(ids):
        rows = session.exec(
            select(VersionRow.id, ArticleRow.slug, VersionRow.language, VersionRow.number)
            .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
            .where(col(VersionRow.id).in_(chunk))
        )
        names.update({f"version:{id}": version_ref(slug, tag, number) for id, slug, tag, number in rows})
    people = [int(id) for kind, _, id in (s.partition(":") for s in subjects) if kind == "person"]
    for chunk in _chunks(people):
        keys = session.exec(select(PersonRow.id, PersonRow.key).where(col(PersonRow.id).in_(chunk)))
        names.update({f"person:{id}": key for id, key in keys})
    return names


def _chunks(ids: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
