"""Deciding on links by hand: read and checked first, and only then stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import InputError, UsageError
from provenance.newsroom.access import Access
from provenance.values import Alignment, Text
from provenance.values.decisions import (
    HINT,
    Decision,
    DecisionStatus,
    Pin,
    check_decisions,
    parse_decisions,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions on two registered versions, checked and not yet stored.

    Attributes:
        left: The one.
        right: The other.
        decided: Each decision with who made it.
        notes: Remarks for the user, one line each.
    """

    left: Text
    right: Text
    decided: tuple[tuple[Decision, str], ...]
    notes: tuple[str, ...] = ()


def read_decisions(
    left: Text,
    right: Text,
    typed: Sequence[str],
    *,
    confirm: bool,
    table: Path | None,
    by: str,
    align: Callable[[], Alignment],
) -> Decisions:
    """Read and check decisions on two versions.

    Args:
        left: A registered version.
        right: Another one.
        typed: Decisions as typed.
        confirm: Whether they are confirmed; where none is typed, all links as they are now.
        table: A table with a column `decision`, or None.
        by: Who decides.
        align: Gives the links as they are now.

    Raises:
        UsageError: They cannot be meant, contradict one another, or name paragraphs that there are not.
        InputError: The table cannot be read, or one of its rows cannot be meant.
    """
    status: DecisionStatus = "confirmed" if confirm else "pinned"
    names = (left.name, right.name)
    decided = [(decision, by) for decision in parse_decisions(typed, status=status)]
    check_decisions([d for d, _ in decided], len(left.paragraphs), len(right.paragraphs), names=names)
    notes: list[str] = []
    if table is not None:
        from provenance.newsroom.decision_tables import decisions_of_table

        rows, passed_over = decisions_of_table(table, by=by, versions=names)
        _check_rows(rows, left, right, table)
        decided += rows
        if passed_over:
            notes.append(f"{passed_over} rows of {table} are about other versions, and were passed over")
    elif confirm and not typed:
        decided = [(Decision(link.left, link.right, status=status), by) for link in align().links]
    if left.name == right.name:
        raise UsageError(f"pin: {left.name} is one text, not two", "name two versions")
    if not decided:
        if table is not None:
            raise InputError(f"{table} holds no decision on {left.name} and {right.name}", HINT)
        raise UsageError("pin: nothing is decided", HINT)
    return Decisions(left, right, tuple(dict.fromkeys(decided)), tuple(notes))


def refuse_files(files: Sequence[str]) -> None:
    """Refuse files: what is decided is kept with registered versions.

    Raises:
        UsageError: There are some.
    """
    if files:
        raise UsageError(
            f"pin: {files[0]} is a file; decisions are kept with registered versions",
            f"register it first: provenance register {files[0]}",
        )


def store_decisions(access: Access, decisions: Decisions) -> tuple[str, ...]:
    """Store decisions; the next alignment keeps them. Returns remarks, one line each."""
    sides = decisions.left.name, decisions.right.name
    with access.writing() as registry:
        new, replaced, overruled = registry.store_pins(
            *sides, decisions.decided, by=access.by, at=access.now()
        )
        came_of_it = _remarks(new, len(decisions.decided) - len(new), replaced, overruled)
        return (*registry.notes, *decisions.notes, *came_of_it)


def take_back(access: Access, decisions: Decisions) -> tuple[str, ...]:
    """Take decisions back, whoever made them. Returns remarks, one line each.

    Raises:
        UnknownNameError: Nobody decided this.
    """
    sides = decisions.left.name, decisions.right.name
    taken = [decision for decision, _ in decisions.decided]
    with access.writing() as registry:
        removed = registry.remove_pins(*sides, taken, by=access.by, at=access.now())
        return (
            *registry.notes,
            *decisions.notes,
            *(f"taken back: {pin.decision} by {pin.by}" for pin in removed),
        )


def _remarks(
    new: Sequence[Decision], known: int, replaced: Sequence[Pin], overruled: Sequence[Pin]
) -> tuple[str, ...]:
    """What came of storing decisions, one line each."""
    notes = [f"{len(new)} recorded" + (f", {known} recorded already" if known else "")]
    notes += [f"replaces {_said(pin)}, which was {pin.decision.status}" for pin in replaced]
    notes += [f"overrules {_said(pin)}, which is kept" for pin in overruled]
    return tuple(notes)


def _said(pin: Pin) -> str:
    return f"{pin.decision} by {pin.by} on {pin.left} and {pin.right}"


def _check_rows(rows: Sequence[tuple[Decision, str]], left: Text, right: Text, table: Path) -> None:
    """Nobody may contradict themselves; people may contradict one another."""
    by_person: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision, person in rows:
        by_person[person].append(decision)
    for person, decisions in by_person.items():
        try:
            check_decisions(
                decisions, len(left.paragraphs), len(right.paragraphs), names=(left.name, right.name)
            )
        except UsageError as error:
            raise InputError(f"{table}: by {person}: {error.message}", error.hint) from error
