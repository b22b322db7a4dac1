"""Taking decisions on people back: an entry of its own, after which all is as it was before the decision."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from provenance.errors import UnknownNameError, UsageError
from provenance.store.history import Ledger
from provenance.store.identities import person_row
from provenance.store.people import find_by_key
from provenance.store.tables import (
    CreditRow,
    FormerKeyRow,
    HistoryRow,
    MergeRow,
    NeverPrintRow,
    PayloadRow,
    PersonNameRow,
    PersonRow,
)

ACTIONS = ("merge", "split", "rename", "alias")


def undo(ledger: Ledger, number: int) -> int:
    """Take a decision on people back; the taking back is an entry too, and can itself be taken back no more.

    Raises:
        UnknownNameError: There is no such entry.
        UsageError: It is no decision on people, was undone already, or later decisions stand on it.
    """
    session = ledger.session
    row = session.get(HistoryRow, number)
    if row is None:
        raise UnknownNameError(f"there is no entry {number}", "`provenance people list --history` lists them")
    if row.action not in ACTIONS or not row.subject.startswith("person:"):
        raise UsageError(
            f"entry {number} is no decision on people: {row.action}",
            "`provenance people list --history` lists those that can be undone",
        )
    again = session.exec(
        select(HistoryRow.seq).where(HistoryRow.subject == f"entry:{number}", HistoryRow.action == "undo")
    ).first()
    if again is not None:
        raise UsageError(f"entry {number} was undone already, by entry {again}", "decide anew instead")
    payload = session.get(PayloadRow, number)
    if payload is None:
        raise UsageError(f"what entry {number} recorded has been erased", "decide anew instead")
    recorded: dict[str, Any] = json.loads(payload.json_text)
    person = int(row.subject.removeprefix("person:"))
    entry = ledger.enter("undo", f"entry:{number}", {"undone": number, "action": row.action})
    _undo_keys(session, recorded.get("keys", ()), number)
    if row.action == "rename":
        _undo_rename(session, person, recorded, number)
    elif row.action == "split":
        _undo_split(session, recorded, number)
    for table in (MergeRow, FormerKeyRow, NeverPrintRow, PersonNameRow):
        session.exec(delete(table).where(col(table.entry) == number))
    if row.action == "split":
        _drop_if_unused(session, number)
    session.flush()
    return entry


def _undo_keys(session: Session, keys: Sequence[dict[str, Any]], number: int) -> None:
    """Give back the keys that told a name."""
    session.exec(delete(FormerKeyRow).where(col(FormerKeyRow.entry) == number))
    for change in keys:
        person = person_row(session, change["id"])
        if person.key != change["is"]:
            raise _stood_on(number, f"{person.key} got that key since")
        person.key = change["was"]
        session.add(person)
    session.flush()


def _undo_rename(session: Session, id: int, recorded: dict[str, Any], number: int) -> None:
    person = person_row(session, id)
    if person.name != recorded["is"]:
        raise _stood_on(number, "the person was renamed since")
    person.name = recorded["was"]
    session.add(person)


def _undo_split(session: Session, recorded: dict[str, Any], number: int) -> None:
    target = find_by_key(session, recorded["as"])
    for credit in recorded["credits"]:
        row = session.get(CreditRow, credit["id"])
        if row is None:
            continue  # it was struck from the record since
        if row.person != target:
            raise _stood_on(number, "a credit was moved again since")
        row.person = credit["was"]
        session.add(row)
    session.flush()


def _drop_if_unused(session: Session, entry: int) -> None:
    """Forget the person that a split made, unless something else has come to name the person."""
    for person in session.exec(select(PersonRow).where(PersonRow.entry == entry)).all():
        named = [
            session.exec(select(CreditRow.id).where(CreditRow.person == person.id)).first(),
            session.exec(select(PersonNameRow.id).where(PersonNameRow.person == person.id)).first(),
            session.exec(
                select(MergeRow.person).where((MergeRow.person == person.id) | (MergeRow.into == person.id))
            ).first(),
            session.exec(select(FormerKeyRow.key).where(FormerKeyRow.person == person.id)).first(),
        ]
        if all(found is None for found in named):
            session.delete(person)


def _stood_on(number: int, why: str) -> UsageError:
    return UsageError(f"entry {number} cannot be undone: {why}", "undo the later decision first")
