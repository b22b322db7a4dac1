"""The versions that a selection means, as queries for their ids."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, collate, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from provenance.errors import UsageError
from provenance.store.checking import utc_of
from provenance.store.resolving import require_article
from provenance.store.tables import ArticleRow, CreditRow, HistoryRow, VersionRow
from provenance.values.refs import parse_ref
from provenance.values.registering import Selection

_MOST = 2**62  # databases count in 64 bits


def selected_in_order(session: Session, selection: Selection) -> SelectOfScalar[int]:
    """The ids of the selected versions by slug, then by registration, within limit and offset."""
    return _within_limits(_in_order(session, all_selected(session, selection)), selection)


def all_selected(session: Session, selection: Selection) -> SelectOfScalar[int]:
    """The ids of the selected versions in no order, limit and offset aside."""
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
    from provenance.store.identities import find_person, members_of  # noqa: PLC0415 - others select by less

    members = members_of(session, find_person(session, person).id or 0)
    return select(CreditRow.version).where(col(CreditRow.person).in_(members))


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
