"""People: who is credited, by which names, for what; and who may be one with whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.values.documents import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is credited, and what for.

    Attributes:
        key: The person's key in the registry, `maria-garcia-2`.
        name: The name now in use.
        names: The other names by which the person is known, in the order they came.
        roles: How many versions credit the person in each role; a version counts once a role.
        languages: How many versions by language, a version once.
        versions: Refs of all versions that credit the person, in the order of registration.
        first: ISO 8601 date or time of the earliest of them, as published or else registered; None without.
        last: Of the latest one.
        words: Words of those versions that are held.
        paragraphs: Share in [0, 1] of the paragraphs of those versions that the person wrote, translated or
            edited; None where that is not known.
        masked: Whether a name of the person is kept from print.
    """

    key: str
    name: str
    names: tuple[str, ...] = ()
    roles: Mapping[Role, int] | None = None
    languages: Mapping[str, int] | None = None
    versions: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    words: int = 0
    paragraphs: float | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two persons who may be one.

    Attributes:
        left: Key of the one.
        right: Key of the other.
        score: Likeness of their names in (0, 1].
        reasons: How the names differ: "transliteration", "initials", ...
        ambiguous: Whether the name fits others as well, who are not the same person.
        left_name: Name of the one, as it may be printed.
        right_name: Name of the other.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    ambiguous: bool = False
    left_name: str = ""
    right_name: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on people that was just recorded.

    Attributes:
        entry: Its number in the history, by which it can be undone.
        action: merge | split | rename | alias | undo.
        person: Key of the person it is about, as it is now; None of an undoing.
        name: The person's present name; None of an undoing.
        undone: Entry that was undone; None of the others.
        hidden: How many names were kept from print by it.
    """

    entry: int
    action: str
    person: str | None = None
    name: str | None = None
    undone: int | None = None
    hidden: int = 0
