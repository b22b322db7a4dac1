"""People as values: what they are credited for, and which of them may be one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any, cast

from sqlmodel import Session, col, select

from provenance.credits.identity.proposing import Known, propose
from provenance.credits.masking import Masks
from provenance.store.identities import find_person
from provenance.store.masks import read_masks
from provenance.store.merges import read_merges, root_of
from provenance.store.tables import (
    ArticleRow,
    CreditRow,
    HistoryRow,
    NeverPrintRow,
    PersonNameRow,
    PersonRow,
    VersionRow,
)
from provenance.values.documents import ROLES, Role
from provenance.values.people import Person, Proposal
from provenance.values.refs import version_ref


def read_people(session: Session, masks: Masks, key_or_name: str | None = None) -> tuple[Person, ...]:
    """All persons, or the one of a key or name, by key; the merged ones count as those they became.

    Raises:
        UnknownNameError: Nobody has this key or name.
        AmbiguousNameError: Several have this name.
    """
    only = find_person(session, key_or_name).id if key_or_name is not None else None
    merged = read_merges(session)
    hidden = {root_of(person, merged) for person in session.exec(select(NeverPrintRow.person))}
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for bearer, name in session.exec(
        select(PersonNameRow.person, PersonNameRow.name).order_by(col(PersonNameRow.id))
    ):
        names[root_of(bearer, merged)].setdefault(name)
    work = _work(session, merged)
    people = []
    for row in session.exec(select(PersonRow)):
        assert row.id is not None
        if row.id in merged or (only is not None and row.id != only):
            continue
        credited = frozenset({row.id})
        others = (masks.text(name, credited) for name in names[row.id] if name != row.name)
        person = Person(
            row.key,
            masks.text(row.name, credited),
            tuple(dict.fromkeys(n for n in others if n.strip("[]") != row.name)),
            masked=row.id in hidden,
        )
        people.append(work[row.id].told_of(person))
    return tuple(sorted(people, key=lambda person: person.key))


def propose_people(session: Session, key_or_name: str | None = None) -> tuple[Proposal, ...]:
    """Pairs of persons who may be one, likeliest first; those of one person where that is named.

    Raises:
        UnknownNameError: Nobody has this key or name.
        AmbiguousNameError: Several have this name.
    """
    only = find_person(session, key_or_name).key if key_or_name is not None else None
    merged = read_merges(session)
    keys = dict(session.exec(select(PersonRow.id, PersonRow.key)).all())
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for person, name in session.exec(
        select(PersonNameRow.person, PersonNameRow.name).order_by(col(PersonNameRow.id))
    ):
        names[root_of(person, merged)].setdefault(name)
    together: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for version, evidence, person in session.exec(
        select(CreditRow.version, CreditRow.evidence, CreditRow.person)
    ):
        together[version, evidence].add(root_of(person, merged))
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for people in together.values():
        for person in people:
            apart[person] |= people
    known = [
        Known(keys[person], tuple(names[person]), frozenset(keys[other] for other in apart[person]))
        for person in sorted(names)
    ]
    masks = read_masks(session)
    present = {
        key: masks.text(name, frozenset({id or 0}))
        for id, key, name in session.exec(select(PersonRow.id, PersonRow.key, PersonRow.name))
    }
    return tuple(
        replace(p, left_name=present[p.left], right_name=present[p.right])
        for p in propose(known)
        if only in (None, p.left, p.right)
    )


class _Work:
    """What one person is credited for."""

    def __init__(self) -> None:
        self.roles: defaultdict[Role, set[int]] = defaultdict(set)
        self.versions: dict[int, tuple[str, str, str, int]] = {}

    def told_of(self, person: Person) -> Person:
        """The person with the work filled in."""
        languages: defaultdict[str, int] = defaultdict(int)
        for _, language, _, _ in self.versions.values():
            languages[language] += 1
        times = sorted(time for _, _, time, _ in self.versions.values())
        return replace(
            person,
            roles={role: len(self.roles[role]) for role in ROLES if role in self.roles},
            languages=dict(sorted(languages.items())),
            versions=tuple(self.versions[id][0] for id in sorted(self.versions)),
            first=times[0] if times else None,
            last=times[-1] if times else None,
            words=sum(words for _, _, _, words in self.versions.values()),
        )


def _work(session: Session, merged: dict[int, int]) -> defaultdict[int, _Work]:
    rows = session.exec(
        select(CreditRow.person, CreditRow.role, VersionRow, ArticleRow.slug)
        .join(VersionRow, col(VersionRow.id) == col(CreditRow.version))
        .join(ArticleRow, col(ArticleRow.id) == col(VersionRow.article))
    )
    registered = dict(
        session.exec(
            select(HistoryRow.seq, HistoryRow.at).join(VersionRow, col(VersionRow.id) == col(HistoryRow.seq))
        ).all()
    )
    work: defaultdict[int, _Work] = defaultdict(_Work)
    for person, role, version, slug in rows:
        theirs = work[root_of(person, merged)]
        theirs.roles[cast("Any", role)].add(version.id)
        theirs.versions[version.id] = (
            version_ref(slug, version.language, version.number),
            version.language,
            version.published or registered[version.id],
            version.words,
        )
    return work
