"""Who is meant by a name: equal names within one desk are one person."""

from __future__ import annotations

import itertools

from sqlmodel import Session, col, select

from provenance.errors import UsageError
from provenance.store.tables import PersonNameRow, PersonRow
from provenance.text.normalise import article_slug, fold

NO_NAME = "person"
"""Key of somebody whose name has neither letters nor digits."""


class People:
    """The persons of a registry during one writing transaction, each looked up once.

    Args:
        session: Session of a writing transaction.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[tuple[str, str], int] = {}

    def called(self, name: str, desk: str | None, entry: int) -> int:
        """Id of the person whom a desk knows by this name; one who is new gets a key.

        Args:
            name: As printed.
            desk: The desk; None, where none was stated, counts as a desk.
            entry: History entry that is being written.
        """
        known = (fold(name), desk or "")
        if known not in self._found:
            self._found[known] = self._look_up(*known) or self._add(name, *known, entry)
        return self._found[known]

    def _look_up(self, folded: str, desk: str) -> int | None:
        row = self._session.exec(
            select(PersonRow)
            .join(PersonNameRow, col(PersonNameRow.person) == col(PersonRow.id))
            .where(PersonNameRow.folded == folded, PersonNameRow.desk == desk)
            .order_by(col(PersonRow.id))
        ).first()
        return None if row is None else _id(row)

    def _add(self, name: str, folded: str, desk: str, entry: int) -> int:
        person = PersonRow(key=self._free_key(name), name=name, entry=entry)
        self._session.add(person)
        self._session.flush()
        self._session.add(PersonNameRow(person=_id(person), name=name, folded=folded, desk=desk, entry=entry))
        return _id(person)

    def _free_key(self, name: str) -> str:
        try:
            stem = article_slug(name.replace("/", " "))
        except UsageError:  # no letters, or hundreds of them
            stem = NO_NAME
        for number in itertools.count(1):
            key = stem if number == 1 else f"{stem}-{number}"
            if self._session.exec(select(PersonRow.id).where(PersonRow.key == key)).first() is None:
                return key
        raise AssertionError("unreachable")


def _id(person: PersonRow) -> int:
    assert person.id is not None, "a person that was flushed has an id"
    return person.id
