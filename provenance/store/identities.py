"""Decisions on who is who: merging, splitting, renaming, other names; each is an entry and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from provenance.credits.identity import likeness
from provenance.credits.masking import contains
from provenance.errors import AmbiguousNameError, UnknownNameError, UsageError
from provenance.store.history import Ledger
from provenance.store.merges import read_merges, root_of
from provenance.store.people import NO_NAME, People, find_by_key
from provenance.store.resolving import find_version
from provenance.store.tables import (
    ArticleRow,
    CreditRow,
    FormerKeyRow,
    MergeRow,
    NeverPrintRow,
    PersonNameRow,
    PersonRow,
    VersionRow,
)
from provenance.text.normalise import article_slug, fold, printable
from provenance.values.refs import parse_ref, version_ref

LONGEST_NAME = 200
"""Code points of a name that somebody states."""

_SHOWN = 60
_LISTED = 8
_NEAR = 0.8  # likeness in [0, 1] from which a name is worth proposing


def find_person(session: Session, key_or_name: str) -> PersonRow:
    """The person of a key, present or former, or else of a name.

    Raises:
        UnknownNameError: Nobody has it; the hint names the nearest.
        AmbiguousNameError: Several have this name; the message lists them.
    """
    merged = read_merges(session)
    found = find_by_key(session, key_or_name)
    if found is not None:
        return person_row(session, root_of(found, merged))
    named = session.exec(select(PersonNameRow.person).where(PersonNameRow.folded == fold(key_or_name)))
    roots = sorted({root_of(person, merged) for person in named})
    if len(roots) == 1:
        return person_row(session, roots[0])
    shown = printable(key_or_name[:_SHOWN])
    if roots:
        keys = ", ".join(person_row(session, root).key for root in roots[:_LISTED])
        raise AmbiguousNameError(f"several persons are called '{shown}': {keys}", "name one by its key")
    raise UnknownNameError(f"nobody is credited as '{shown}'", _nearest(session, key_or_name, merged))


def members_of(session: Session, person: int) -> tuple[int, ...]:
    """The ids of a person and of all that were merged into it: credits may name any of them."""
    merged = read_merges(session)
    return (person, *sorted(p for p in merged if root_of(p, merged) == person))


def merge(ledger: Ledger, kept: str, other: str, *, force: bool) -> int:
    """Decide that two persons are one: the first is kept, the second becomes it.

    Returns:
        The entry's number.

    Raises:
        UsageError: They are one already, or are credited side by side on a version and `force` is off.
    """
    session = ledger.session
    one, two = find_person(session, kept), find_person(session, other)
    if one.id == two.id:
        raise UsageError(
            f"'{printable(kept[:_SHOWN])}' and '{printable(other[:_SHOWN])}' are one person already",
            "name two different persons; `provenance people list` shows their keys",
        )
    together = [] if force else _side_by_side(session, _id(one), _id(two))
    if together:
        raise UsageError(
            f"{one.key} and {two.key} are credited side by side on {', '.join(together[:_LISTED])}",
            "two credits of one source are two people; if they are one all the same, add --force",
        )
    payload = {"person": one.key, "merged": two.key, "names": [one.name, two.name]}
    entry = ledger.enter("merge", f"person:{two.id}", payload)
    session.add(MergeRow(person=_id(two), into=_id(one), entry=entry))
    session.flush()
    return entry


def split(ledger: Ledger, key: str, refs: Sequence[str], to: str) -> int:
    """Decide that a person's credits on some versions are another's, who may be new.

    Raises:
        UsageError: No version is named, the keys are one person's, or the new key cannot be one.
        UnknownNameError: The person, a version, or a credit on it is not there.
    """
    session = ledger.session
    person = find_person(session, key)
    if not refs:
        raise UsageError("no credit is named", "name the versions with --credit REF")
    members = members_of(session, _id(person))
    credits: list[CreditRow] = []
    for ref in dict.fromkeys(refs):
        version = find_version(session, parse_ref(ref))
        there = session.exec(
            select(CreditRow).where(CreditRow.version == version, col(CreditRow.person).in_(members))
        ).all()
        if not there:
            raise UnknownNameError(
                f"{ref} does not credit {person.key}", f"see `provenance people list {person.key}`"
            )
        credits += there
    found = find_by_key(session, to)
    target = None if found is None else person_row(session, root_of(found, read_merges(session)))
    if target is not None and target.id == person.id:
        raise UsageError(
            f"the credits are {person.key}'s already", "name another person, or a new key, with --as"
        )
    if target is None and article_slug(to) != to:
        raise UsageError(f"'{printable(to[:_SHOWN])}' is not a key", f"write it as {article_slug(to)}")
    entry = ledger.enter(
        "split",
        f"person:{person.id}",
        {
            "person": person.key,
            "as": to,
            "credits": [{"id": row.id, "was": row.person, "name": row.name} for row in credits],
        },
    )
    if target is None:
        target = PersonRow(key=to, name=credits[0].name, entry=entry)
        session.add(target)
        session.flush()
    for row in credits:
        row.person = _id(target)
        session.add(row)
        desk = session.exec(select(VersionRow.desk).where(VersionRow.id == row.version)).one() or ""
        _add_name(session, _id(target), row.name, desk, entry)
    session.flush()
    return entry


def rename(ledger: Ledger, key: str, name: str, *, never_print_old: bool) -> tuple[int, tuple[str, ...]]:
    """Give a person another name; the old one finds the person still.

    Args:
        ledger: Where the entry is written.
        key: The person.
        name: The present name.
        never_print_old: Keep the old name, and spellings of it that the person is credited under, from print.
            A key that tells the old name gives way to one that does not.

    Returns:
        The entry's number, and how many names are kept from print.

    Raises:
        UsageError: The name is the present one, cannot be a name, or holds the one to be kept from print.
    """
    session = ledger.session
    person = find_person(session, key)
    _check_name(name)
    if name == person.name:
        raise UsageError(f"{person.key} is called that already", "give another name")
    known = _names(session, _id(person))
    hidden = _spellings(person.name, known, name) if never_print_old else ()
    kept = _never_printed(session, _id(person))
    for old in (*hidden, *kept):
        if contains(name, old):
            raise UsageError(
                "the new name holds one that is kept from print",
                "give a name without it; `provenance people undo ENTRY` takes a decision back",
            )
    keys = _telling_keys(session, _id(person), name, (*hidden, *kept)) if hidden else []
    payload = {
        "person": person.key,
        "was": person.name,
        "is": name,
        "never_print": list(hidden),
        "keys": [{"id": id, "was": was, "is": now} for id, was, now in keys],
    }
    entry = ledger.enter("rename", f"person:{person.id}", payload)
    for desk in sorted({desk for _, desk in known}) or [""]:
        _add_name(session, _id(person), name, desk, entry)
    person.name = name
    session.add(person)
    _hide(session, _id(person), hidden, keys, entry)
    return entry, hidden


def alias(ledger: Ledger, key: str, name: str, *, never_print: bool) -> int:
    """Record another name by which a person is known, in each desk that knows the person.

    Raises:
        UsageError: The person is known by it already, it cannot be a name, or it is somebody else's there.
    """
    session = ledger.session
    person = find_person(session, key)
    _check_name(name)
    known = _names(session, _id(person))
    desks = sorted({desk for _, desk in known}) or [""]
    if not never_print and all((fold(name), desk) in {(fold(n), d) for n, d in known} for desk in desks):
        raise UsageError(f"{person.key} is known by this name already", "nothing needs to be done")
    if never_print and contains(person.name, name):
        raise UsageError("it is part of the person's present name", "rename the person first")
    members = members_of(session, _id(person))
    others = session.exec(
        select(PersonNameRow.person).where(
            PersonNameRow.folded == fold(name),
            col(PersonNameRow.desk).in_(desks),
            col(PersonNameRow.person).not_in(members),
        )
    ).all()
    if others:
        whose = person_row(session, root_of(others[0], read_merges(session))).key
        raise UsageError(
            f"this name is {whose}'s there",
            f"if the two are one: provenance people merge {person.key} {whose}",
        )
    hidden = (name,) if never_print else ()
    keys = _telling_keys(session, _id(person), person.name, hidden) if hidden else []
    payload = {
        "person": person.key,
        "name": name,
        "never_print": never_print,
        "keys": [{"id": id, "was": was, "is": now} for id, was, now in keys],
    }
    entry = ledger.enter("alias", f"person:{person.id}", payload)
    for desk in desks:
        _add_name(session, _id(person), name, desk, entry)
    _hide(session, _id(person), hidden, keys, entry)
    return entry


def _telling_keys(
    session: Session, person: int, name: str, hidden: Sequence[str]
) -> list[tuple[int, str, str]]:
    """The keys, anybody's, that tell a name to be kept from print, and what they become: ids, old, new."""
    members = members_of(session, person)
    people = People(session)
    taken: set[str] = set()
    changes = []
    for row in session.exec(select(PersonRow).order_by(col(PersonRow.id))):
        if any(contains(row.key, old) for old in hidden):
            stem = people.free_key(name if row.id in members else NO_NAME, taken)
            key = people.free_key(NO_NAME, taken) if any(contains(stem, old) for old in hidden) else stem
            taken.add(key)
            changes.append((_id(row), row.key, key))
    return changes


def _hide(
    session: Session, person: int, hidden: Sequence[str], keys: Sequence[tuple[int, str, str]], entry: int
) -> None:
    """Keep names from print, and give up the keys that tell them; they find their persons still."""
    for id, was, now in keys:
        row = person_row(session, id)
        row.key = now
        session.add(row)
        session.add(FormerKeyRow(key=was, person=id, entry=entry))
    for name in hidden:
        _never_print(session, person, name, entry)
    session.flush()


def _side_by_side(session: Session, one: int, two: int) -> list[str]:
    """Refs of the versions on which one source credits both."""
    sources = [
        set(
            session.exec(
                select(CreditRow.version, CreditRow.evidence).where(
                    col(CreditRow.person).in_(members_of(session, person))
                )
            )
        )
        for person in (one, two)
    ]
    versions = sorted({version for version, _ in sources[0] & sources[1]})
    return [_ref(session, version) for version in versions[: _LISTED + 1]]


def _ref(session: Session, version: int) -> str:
    row = session.exec(
        select(ArticleRow.slug, VersionRow.language, VersionRow.number)
        .join(VersionRow, col(VersionRow.article) == col(ArticleRow.id))
        .where(VersionRow.id == version)
    ).one()
    return version_ref(*row)


def _spellings(old: str, known: Sequence[tuple[str, str]], new: str) -> tuple[str, ...]:
    """The old name, and the names the person is known by that are spellings of it and not of the new one."""
    found = {old: None}
    for name, _ in known:
        was, now = likeness(old, name), likeness(new, name)
        if was is not None and (now is None or now.score < was.score):
            found.setdefault(name)
    return tuple(name for name in found if name != new)


def _never_printed(session: Session, person: int) -> tuple[str, ...]:
    members = members_of(session, person)
    return tuple(session.exec(select(NeverPrintRow.name).where(col(NeverPrintRow.person).in_(members))))


def _never_print(session: Session, person: int, name: str, entry: int) -> None:
    there = session.exec(
        select(NeverPrintRow.id).where(NeverPrintRow.person == person, NeverPrintRow.name == name)
    ).first()
    if there is None:
        session.add(NeverPrintRow(person=person, name=name, entry=entry))


def _add_name(session: Session, person: int, name: str, desk: str, entry: int) -> None:
    there = session.exec(
        select(PersonNameRow.id).where(
            PersonNameRow.person == person, PersonNameRow.folded == fold(name), PersonNameRow.desk == desk
        )
    ).first()
    if there is None:
        session.add(PersonNameRow(person=person, name=name, folded=fold(name), desk=desk, entry=entry))
        session.flush()


def _names(session: Session, person: int) -> list[tuple[str, str]]:
    """The names of a person, and of all merged into it, each with the desk that knows it."""
    rows = session.exec(
        select(PersonNameRow.name, PersonNameRow.desk)
        .where(col(PersonNameRow.person).in_(members_of(session, person)))
        .order_by(col(PersonNameRow.id))
    )
    return list(rows.all())


def _check_name(name: str) -> None:
    if len(name) > LONGEST_NAME:
        raise UsageError(f"a name of {len(name):,} characters", f"a name has at most {LONGEST_NAME}")
    if not any(map(str.isalnum, name)):
        raise UsageError(f"'{printable(name[:_SHOWN])}' is no name", "a name has letters")
    if printable(name) != name:
        raise UsageError(
            f"the name '{printable(name[:_SHOWN])}' has characters that cannot be seen", "type it again"
        )


def _nearest(session: Session, asked: str, merged: dict[int, int]) -> str:
    """The names that are most like the one asked for."""
    if len(asked) > LONGEST_NAME:
        return "`provenance people list` lists all who are credited"
    rows = session.exec(select(PersonNameRow.name, PersonNameRow.person)).all()
    like = [(found.score, person) for name, person in rows if (found := likeness(asked, name)) is not None]
    near = {root_of(person, merged): None for score, person in sorted(like, reverse=True) if score >= _NEAR}
    keys = [person_row(session, person).key for person in list(near)[:3]]
    return (
        f"did you mean {' or '.join(keys)}?"
        if keys
        else "`provenance people list` lists all who are credited"
    )


def person_row(session: Session, id: int) -> PersonRow:
    """The person of an id that is known to be there."""
    return session.exec(select(PersonRow).where(PersonRow.id == id)).one()


def _id(person: PersonRow) -> int:
    assert person.id is not None, "a person that was read or flushed has an id"
    return person.id
