"""Versions and their texts as values, in a few queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, cast

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from provenance.store.chunks import chunks
from provenance.store.merges import read_merges, root_of
from provenance.store.resolving import require_article
from provenance.store.selecting import all_selected, selected_in_order
from provenance.store.tables import (
    ArticleRow,
    CreditRow,
    DerivationRow,
    HistoryRow,
    MergeRow,
    OriginalRow,
    ParagraphRow,
    PersonRow,
    VersionRow,
)
from provenance.values import Credit, Dateline, Family, MachineNotice, Paragraph, Parent, Version
from provenance.values.refs import version_ref
from provenance.values.registering import Selection


def read_versions(session: Session, selection: Selection) -> tuple[Version, ...]:
    """The selected versions, ordered by slug, then by registration."""
    return versions_by_id(session, session.exec(selected_in_order(session, selection)).all())


def count_versions(session: Session, selection: Selection) -> int:
    """How many versions are selected, limit and offset aside."""
    ids = all_selected(session, selection).subquery()
    return session.exec(select(func.count()).select_from(ids)).one()


def versions_by_id(session: Session, ids: Sequence[int]) -> tuple[Version, ...]:
    """The versions with these ids, in the order given."""
    found: dict[int, Version] = {}
    for chunk in chunks(ids):
        found.update(_versions(session, chunk))
    return tuple(found[id] for id in ids)


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
    ids = selected_in_order(session, selection).subquery()
    rows = session.exec(
        select(ArticleRow.slug, VersionRow.language, VersionRow.number)
        .join(VersionRow, col(VersionRow.article) == col(ArticleRow.id))
        .join(ids, ids.c.id == col(VersionRow.id))
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for slug, language, number in rows:
        found[slug].add(version_ref(slug, language, number))
    return {slug: frozenset(found[slug]) for slug in sorted(found)}


def read_paragraphs(session: Session, ids: Sequence[int]) -> dict[int, tuple[Paragraph, ...]]:
    """The paragraphs of these versions, by version id; one that is not held has none."""
    texts: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for chunk in chunks(ids):
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


def ids_of(session: Session, articles: Collection[str]) -> dict[str, int]:
    """The ids of all versions of these articles, by ref."""
    found: dict[str, int] = {}
    for chunk in chunks(sorted(articles)):
        rows = session.exec(
            select(VersionRow.id, ArticleRow.slug, VersionRow.language, VersionRow.number)
            .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
            .where(col(ArticleRow.slug).in_(chunk))
        )
        found.update({version_ref(slug, tag, number): id for id, slug, tag, number in rows})
    return found


def persons_credited(session: Session, ids: Sequence[int]) -> dict[int, frozenset[int]]:
    """The persons credited on each of these versions, merged ones as those they became."""
    merged = read_merges(session)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for chunk in chunks(ids):
        for version, person in session.exec(
            select(CreditRow.version, CreditRow.person).where(col(CreditRow.version).in_(chunk)).distinct()
        ):
            found[version].add(root_of(person, merged))
    return {version: frozenset(people) for version, people in found.items()}


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
    merged = read_merges(session)
    roots = {person: root_of(person, merged) for person in merged}
    keys: dict[int, str] = {}
    for chunk in chunks(sorted(set(roots.values()))):
        found = session.exec(select(PersonRow.id, PersonRow.key).where(col(PersonRow.id).in_(chunk)))
        keys.update({id: key for id, key in found if id is not None})
    return {person: keys[root] for person, root in roots.items()}


def _machine(row: VersionRow) -> MachineNotice | None:
    if row.machine_extent is None:
        return None
    evidence = cast("Any", row.machine_evidence)
    return MachineNotice(row.machine_tool, cast("Any", row.machine_extent), row.machine_paragraph, evidence)
