"""Numbers of versions, by article and language: never given twice."""

from __future__ import annotations

from collections.abc import Collection

from sqlmodel import Session, select

from provenance.store.history import Ledger
from provenance.store.tables import NumberingRow, RetiredRow, VersionRow


def take_number(
    ledger: Ledger,
    article: int,
    language: str,
    *,
    wish: int | None = None,
    reserved: Collection[int] = (),
) -> int:
    """Give a version its number and remember it.

    Args:
        ledger: The entry that is being written.
        article: Id of the article.
        language: Tag that names the version.
        wish: Number it should have; one that was ever given is not given again.
        reserved: Numbers that others in the batch wish for.

    Returns:
        The wish if it is free, else the next number after the highest ever given.
    """
    session, entry = ledger.session, ledger.current
    mark = session.get(NumberingRow, (article, language))
    last = mark.last if mark else 0
    if wish is None or not _is_free(session, article, language, wish, last):
        number = last + 1
        while number in reserved:
            number += 1
    else:
        number = wish
    if mark is None:
        session.add(NumberingRow(article=article, language=language, last=number, entry=entry))
    elif number > last:
        mark.last, mark.entry = number, entry
        session.add(mark)
    return number


def _is_free(session: Session, article: int, language: str, wish: int, last: int) -> bool:
    if wish > last:
        return True
    taken = select(VersionRow.id).where(
        VersionRow.article == article, VersionRow.language == language, VersionRow.number == wish
    )
    retired = session.get(RetiredRow, (article, language, wish))
    return retired is None and session.exec(taken).first() is None
