"""What is read from one zone of a text: clauses of a role phrase and its names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from provenance.credits.labels import Match, Meaning
from provenance.credits.names import Name
from provenance.values.documents import Role

Opening = Literal["line", "sentence", "inline"]


@dataclass(slots=True)
class Clause:
    """Names under one role phrase, while they are read.

    Attributes:
        meaning: What the role phrase means; None while names stand without one.
        roles: Roles of the names.
        labels: The role phrases as found, usually one.
        names: The names, places among them.
        source: Stated source language.
        target: Stated target language.
        marked: A colon or the like stands after the phrase.
        labelled: A label that no table has stands before the names.
        closed: The phrase stands after the names, so that no more can follow.
        answered: An agency or a tool stands where a name might: the role goes no further than its clause.
    """

    meaning: Meaning | None = None
    roles: tuple[Role, ...] = ()
    labels: list[Match] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    source: str | None = None
    target: str | None = None
    marked: bool = False
    labelled: bool = False
    closed: bool = False
    answered: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a role phrase waits for its first name."""
        return bool(self.labels) and not self.names and not self.closed and not self.answered

    def take(self, match: Match, meaning: Meaning) -> None:
        """Adds a role phrase; a second one before any name adds its roles, an opening half has none yet."""
        self.meaning = self.meaning or meaning
        if meaning.kind != "open":
            self.roles += tuple(role for role in meaning.roles if role not in self.roles)
        self.labels.append(match)
        self.source = match.source or self.source
        self.target = match.target or self.target


@dataclass(slots=True)
class Zone:
    """One line, sentence or bracket.

    Attributes:
        first: First token inside it.
        bracket: The mark that will close it, or None.
        opening: What stands before it.
        free: It is a notice about the text itself, so that words between credits do not break it.
        clauses: What has been read.
        kept: Clauses before the last full stop or strong mark, which no later word can spoil.
        broken: A word was met that has no place in a credit line.
        stopped: It ended with a full stop.
        inner: The mark that will close a bracket with credits of its own inside it, or None.
    """

    first: int
    bracket: str | None
    opening: Opening
    free: bool = False
    clauses: list[Clause] = field(default_factory=lambda: [Clause()])
    kept: int = 0
    broken: bool = False
    stopped: bool = False
    inner: str | None = None

    @property
    def clause(self) -> Clause:
        """The clause that is being read."""
        return self.clauses[-1]

    def begin(self) -> Clause:
        """Begins a new clause."""
        if self.clause.labels or self.clause.names:
            self.clauses.append(Clause())
        return self.clause

    def part_last_name(self) -> Clause:
        """Begins a new clause with the last name of the one being read."""
        name = self.clause.names.pop()
        self.clauses.append(Clause(names=[name]))
        return self.clause

    def keep(self) -> None:
        """Marks what has been read as safe."""
        self.begin()
        self.kept = len(self.clauses) - 1

    @property
    def credited(self) -> list[Clause]:
        """The clauses that have both roles and names."""
        return [clause for clause in self.clauses if clause.roles and clause.names]
