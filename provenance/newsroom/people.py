"""The people of a registry: who did what, who may be one, and decisions on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.newsroom.access import Access
from provenance.text.normalise import normalise
from provenance.values import HistoryEntry
from provenance.values.people import Decided, Person, Proposal

if TYPE_CHECKING:
    from provenance.store.persons import Persons


class Directory:
    """The people of a registry. A person is named by key or by name.

    All methods raise UnknownNameError where nobody is meant, AmbiguousNameError where several are, and
    RegistryError where there is no registry.

    Args:
        access: The way to it.

    Attributes:
        notes: What there is to say of opening the registry for the last decision: that it was upgraded.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self.notes: tuple[str, ...] = ()

    def all(self, key_or_name: str | None = None) -> tuple[Person, ...]:
        """All who are credited, by key, or one of them."""
        return self._access.registry.persons.all(key_or_name)

    def proposals(self, key_or_name: str | None = None) -> tuple[Proposal, ...]:
        """Pairs who may be one person, likeliest first; all, or those of one person."""
        return self._access.registry.persons.proposals(key_or_name)

    def decisions(self, key_or_name: str | None = None) -> tuple[HistoryEntry, ...]:
        """The decisions on all, or on one, oldest first."""
        return self._access.registry.persons.decisions(key_or_name)

    def merge(self, kept: str, other: str, *, force: bool = False) -> Decided:
        """Decide that two are one person; the first is kept.

        Raises:
            UsageError: They are one already, or one source credits both on a version and `force` is off.
        """
        with self._writing() as persons:
            return persons.merge(kept, other, by=self._access.by, at=self._access.now(), force=force)

    def split(self, key: str, refs: Sequence[str], to: str) -> Decided:
        """Decide that a person's credits on some versions are another's, known or new.

        Raises:
            UsageError: No version is named, it is the same person, or `to` cannot be a key.
        """
        with self._writing() as persons:
            return persons.split(key, refs, to, by=self._access.by, at=self._access.now())

    def rename(self, key: str, name: str, *, never_print_old: bool = False) -> Decided:
        """Give a person another name, and perhaps keep the one before from print.

        Raises:
            UsageError: The name is the present one, cannot be a name, or holds what is kept from print.
        """
        with self._writing() as persons:
            return persons.rename(
                key, _stated(name), by=self._access.by, at=self._access.now(), never_print_old=never_print_old
            )

    def alias(self, key: str, name: str, *, never_print: bool = False) -> Decided:
        """Record another name by which a person is known, and perhaps keep it from print.

        Raises:
            UsageError: The person is known by it, it cannot be a name, or it is somebody else's.
        """
        with self._writing() as persons:
            return persons.alias(
                key, _stated(name), by=self._access.by, at=self._access.now(), never_print=never_print
            )

    def undo(self, entry: int) -> Decided:
        """Take a decision back.

        Raises:
            UsageError: It is no decision on people, was undone already, or later decisions stand on it.
        """
        with self._writing() as persons:
            return persons.undo(entry, by=self._access.by, at=self._access.now())

    @contextmanager
    def _writing(self) -> Iterator[Persons]:
        with self._access.writing() as registry:
            self.notes = registry.notes
            yield registry.persons


def _stated(name: str) -> str:
    cleaned = " ".join(normalise(name).split())
    if not cleaned:
        raise UsageError("the name is empty", "give a name")
    return cleaned
