"""`Persons`: the people of a registry, and the decisions on who is who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlmodel import Session

from provenance.store import identities, reading_history, reading_people, undoing
from provenance.store.history import Ledger
from provenance.store.masks import read_masks
from provenance.values import HistoryEntry
from provenance.values.people import Decided, Person, Proposal

Reading = Callable[[], AbstractContextManager[Session]]
Writing = Callable[[str, datetime], AbstractContextManager[Ledger]]


class Persons:
    """The people of an open registry; every method is one transaction. A person is named by key or by name.

    All methods raise UnknownNameError where nobody is meant and AmbiguousNameError where several are.

    Args:
        read: Opens a session for reading.
        write: Opens a ledger, given who acts and when.
    """

    def __init__(self, read: Reading, write: Writing) -> None:
        self._read = read
        self._write = write

    def all(self, key_or_name: str | None = None) -> tuple[Person, ...]:
        """All persons by key, or one."""
        with self._read() as session:
            return reading_people.read_people(session, read_masks(session), key_or_name)

    def proposals(self, key_or_name: str | None = None) -> tuple[Proposal, ...]:
        """Pairs of persons who may be one, likeliest first; all, or those of one person."""
        with self._read() as session:
            return reading_people.propose_people(session, key_or_name)

    def decisions(self, key_or_name: str | None = None) -> tuple[HistoryEntry, ...]:
        """The decisions on all people, or on one, and the undoing of them, oldest first."""
        with self._read() as session:
            only = identities.find_person(session, key_or_name) if key_or_name is not None else None
            members = None if only is None else identities.members_of(session, only.id or 0)
            return reading_history.read_decisions(session, read_masks(session), members)

    def merge(self, kept: str, other: str, *, by: str, at: datetime, force: bool = False) -> Decided:
        """Decide that two persons are one; see `identities.merge`."""
        with self._write(by, at) as ledger:
            return self._decided(ledger, identities.merge(ledger, kept, other, force=force), kept)

    def split(self, key: str, refs: Sequence[str], to: str, *, by: str, at: datetime) -> Decided:
        """Decide that credits of a person are another's; see `identities.split`."""
        with self._write(by, at) as ledger:
            return self._decided(ledger, identities.split(ledger, key, refs, to), to)

    def rename(self, key: str, name: str, *, by: str, at: datetime, never_print_old: bool = False) -> Decided:
        """Give a person another name; see `identities.rename`."""
        with self._write(by, at) as ledger:
            person = identities.find_person(ledger.session, key)
            entry, hidden = identities.rename(ledger, key, name, never_print_old=never_print_old)
            return self._decided(ledger, entry, person.key, hidden=len(hidden))

    def alias(self, key: str, name: str, *, by: str, at: datetime, never_print: bool = False) -> Decided:
        """Record another name of a person; see `identities.alias`."""
        with self._write(by, at) as ledger:
            entry = identities.alias(ledger, key, name, never_print=never_print)
            return self._decided(ledger, entry, key, hidden=int(never_print))

    def undo(self, entry: int, *, by: str, at: datetime) -> Decided:
        """Take a decision back; see `undoing.undo`."""
        with self._write(by, at) as ledger:
            number = undoing.undo(ledger, entry)
            return Decided(number, "undo", undone=entry)

    @staticmethod
    def _decided(ledger: Ledger, entry: int, key: str, *, hidden: int = 0) -> Decided:
        session = ledger.session
        person = identities.find_person(session, key)
        row = reading_history.read_entry(session, entry)
        masks = read_masks(session)
        name = masks.text(person.name, frozenset({person.id or 0}))
        return Decided(entry, row.action, person.key, name, hidden=hidden)
