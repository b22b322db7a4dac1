"""From a ref to the one version it names, or to an error that says what there is instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from provenance.errors import AmbiguousNameError, ProvenanceError, UnknownNameError
from provenance.store.tables import AliasRow, ArticleRow, DerivationRow, RetiredRow, VersionRow
from provenance.text.normalise import printable
from provenance.values.refs import Ref, version_ref

_NEAR = 60.0  # RapidFuzz ratio, 0 to 100, from which a name is worth proposing
_LISTED = 12


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: int
    language: str
    number: int
    pubstatus: str


def find_article(session: Session, slug: str) -> ArticleRow | None:
    """The article with this slug or alias."""
    row = session.exec(select(ArticleRow).where(ArticleRow.slug == slug)).first()
    if row is not None:
        return row
    aliased = select(ArticleRow).join(AliasRow, col(AliasRow.article) == col(ArticleRow.id))
    return session.exec(aliased.where(AliasRow.slug == slug)).first()


def require_article(session: Session, slug: str) -> ArticleRow:
    """The article with this slug or alias.

    Raises:
        UnknownNameError: There is none; the hint names the nearest.
    """
    row = find_article(session, slug)
    if row is None:
        raise UnknownNameError(f"no article '{printable(slug)}' is registered", _near(session, slug))
    return row


def find_version(session: Session, ref: Ref) -> int:
    """The id of the version that a ref names.

    Raises:
        UnknownNameError: There is none; the hint says what there is.
        AmbiguousNameError: There are several; the message lists them.
    """
    if ref.hash is not None:
        return _by_hash(session, ref)
    article = require_article(session, ref.article or "")
    candidates = _candidates(session, article)
    if ref.language is None:
        return _of_root_language(session, article, candidates).id
    if ref.number is None:
        return _newest(article, _tagged(article, candidates, ref)).id
    wanted = (ref.language.lower(), ref.number)
    numbered = [c for c in candidates if (c.language.lower(), c.number) == wanted]
    if not numbered:
        raise _no_such_number(session, article, ref, candidates)
    return numbered[0].id


def _by_hash(session: Session, ref: Ref) -> int:
    prefix = ref.hash or ""  # a range, not LIKE: it uses the index; g follows on the last digit, f
    found = session.exec(
        select(VersionRow.id, ArticleRow.slug, VersionRow.language, VersionRow.number)
        .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
        .where(col(VersionRow.hash) >= prefix, col(VersionRow.hash) < f"{prefix}g")
        .order_by(col(VersionRow.id))
        .limit(_LISTED + 1)
    ).all()
    if not found:
        raise UnknownNameError(f"no version has a hash that begins with {ref.hash}", "see `provenance list`")
    if len(found) > 1:
        names = [version_ref(slug, language, number) for _, slug, language, number in found]
        raise AmbiguousNameError(
            f"{ref} fits several versions: {_listed(names)}", "name one of them, or give more digits"
        )
    return found[0][0]


def _candidates(session: Session, article: ArticleRow) -> list[_Candidate]:
    rows = session.exec(
        select(VersionRow.id, VersionRow.language, VersionRow.number, VersionRow.pubstatus)
        .where(VersionRow.article == article.id)
        .order_by(col(VersionRow.id))
    )
    return [_Candidate(*row) for row in rows]


def _tagged(article: ArticleRow, candidates: Sequence[_Candidate], ref: Ref) -> list[_Candidate]:
    """Those of exactly this tag, else of the only tag that it begins (`fr` for `fr-CA`); in any case."""
    wanted = (ref.language or "").lower()
    exact = [c for c in candidates if c.language.lower() == wanted]
    if exact:
        return exact
    longer = [c for c in candidates if c.language.lower().startswith(f"{wanted}-")]
    tags = sorted({c.language for c in longer})
    if len(tags) > 1:
        names = [version_ref(article.slug, tag) for tag in tags]
        raise AmbiguousNameError(f"{ref} fits several languages: {_listed(names)}", "name one of them")
    if not longer:
        name = version_ref(article.slug, ref.language)
        raise UnknownNameError(f"no version {name} is registered", _there_is(article, candidates))
    return longer


def _newest(article: ArticleRow, candidates: Sequence[_Candidate]) -> _Candidate:
    usable = [c for c in candidates if c.pubstatus != "canceled"]
    if not usable:
        names = [version_ref(article.slug, c.language, c.number) for c in candidates]
        raise UnknownNameError(
            f"all that there is was canceled: {_listed(names)}", "name one with its number"
        )
    return max(usable, key=lambda c: c.number)


def _of_root_language(session: Session, article: ArticleRow, candidates: Sequence[_Candidate]) -> _Candidate:
    """The newest in the language of the first version that derives from no other of the article."""
    siblings = select(VersionRow.id).where(VersionRow.article == article.id)
    within = select(DerivationRow.child).where(
        col(DerivationRow.child).in_(siblings), col(DerivationRow.parent).in_(siblings)
    )
    derived = set(session.exec(within))
    root = next((c for c in candidates if c.id not in derived), None)
    if root is None:
        raise UnknownNameError(f"{article.slug} has no versions", "register one")
    return _newest(article, [c for c in candidates if c.language == root.language])


def _no_such_number(
    session: Session, article: ArticleRow, ref: Ref, candidates: Sequence[_Candidate]
) -> ProvenanceError:
    name = version_ref(article.slug, ref.language, ref.number)
    retired = session.exec(
        select(RetiredRow).where(RetiredRow.article == article.id, RetiredRow.number == ref.number)
    )
    for row in retired:
        now = next((c for c in candidates if c.id == row.version), None)
        if now is not None and row.language.lower() == (ref.language or "").lower():
            moved = version_ref(article.slug, now.language, now.number)
            return UnknownNameError(f"no version {name} is registered any more", f"it is {moved} now")
    return UnknownNameError(f"no version {name} is registered", _there_is(article, candidates))


def _there_is(article: ArticleRow, candidates: Sequence[_Candidate]) -> str:
    names = [version_ref(article.slug, c.language, c.number) for c in candidates]
    return f"there is {_listed(names)}" if names else "it has no versions yet"


def _listed(names: Sequence[str]) -> str:
    more = ", ..." if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _near(session: Session, slug: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a name that is not found needs it

    known = [*session.exec(select(ArticleRow.slug)), *session.exec(select(AliasRow.slug))]
    found = process.extractOne(slug, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f"did you mean {found[0]}?" if found else "see `provenance list` for what there is"
