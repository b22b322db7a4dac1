"""Who is meant by a name: equal names within one desk are one person, but never on one version.

A name that is all initials but for one word ("M. Quintrell") is less than a name, and a desk may have two
who share it: it is one person's within one article, and beyond that where somebody has decided so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from sqlmodel import Session, col, select

from provenance.credits.identity import is_initialled
from provenance.credits.masking import Masks
from provenance.errors import UsageError
from provenance.store.masks import read_masks
from provenance.store.merges import read_merges, root_of
from provenance.store.tables import (
    CreditRow,
    FormerKeyRow,
    HistoryRow,
    PersonNameRow,
    PersonRow,
    VersionRow,
)
from provenance.text.normalise import article_slug, fold
from provenance.values import Credit

NO_NAME = "person"
"""Key of somebody whose name has neither letters nor digits, or may not be printed."""

_JOBS = {"translator": "translator", "reviser": "editor", "editor": "editor"}
"""What the roles are, by whom they may be held at once; all others make the text."""
_NAMING = ("alias", "rename", "split")
"""Decisions that give somebody a name."""


class People:
    """The persons of a registry during one writing transaction, each looked up once.

    Args:
        session: Session of a writing transaction.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._masks: Masks = read_masks(session)
        self._merged = read_merges(session)
        self._found: dict[tuple[str, str, tuple[int, str] | None], list[int]] = {}

    def credited(
        self,
        credits: list[Credit],
        desk: str | None,
        entry: int,
        *,
        article: int,
        beside: Mapping[int, list[Credit]],
    ) -> list[int]:
        """The person of each credit of one version; one who is new gets a key.

        Two credits with one name are one person's where they are told by different sources (a byline and the
        metadata), stand on the same words, or are for the making of one text (byline and reporter). An author
        and a translator of one name, or two authors, are two people until somebody says otherwise.

        Args:
            credits: Credits that are stored now.
            desk: The desk; None, where none was stated, counts as a desk.
            entry: History entry that is being written.
            article: The article that the version is of, by id.
            beside: Credits that the version has already, by person.
        """
        held: defaultdict[int, list[Credit]] = defaultdict(list)
        for person, theirs in beside.items():
            held[self.root(person)] += theirs
        people = []
        for credit in credits:
            person = self._stated(credit, desk, entry) or self._called(credit, desk, entry, article, held)
            held[self.root(person)].append(credit)
            people.append(person)
        return people

    def root(self, person: int) -> int:
        """The person that this one was merged into, at the end of the chain; itself where it was not."""
        return root_of(person, self._merged)

    def _stated(self, credit: Credit, desk: str | None, entry: int) -> int | None:
        """The person whose key or name is stated; where nobody has it, somebody new gets it."""
        stated = credit.person
        if stated is None:
            return None
        found = find_by_key(self._session, stated)
        if found is not None:
            return found
        named = self._session.exec(
            select(PersonNameRow.person).where(PersonNameRow.folded == fold(stated))
        ).all()
        if len({self.root(person) for person in named}) == 1:
            return named[0]
        if _is_key(stated):
            return self._add(credit.name, desk or "", entry, key=stated)
        return self._add(stated, desk or "", entry)

    def _called(
        self, credit: Credit, desk: str | None, entry: int, article: int, held: Mapping[int, list[Credit]]
    ) -> int:
        within = (article, _job(credit.role)) if is_initialled(credit.name) else None
        known = (fold(credit.name), desk or "", within)
        if known not in self._found:
            self._found[known] = self._look_up(*known)
        here = [p for p in self._found[known] if held.get(self.root(p))]
        told = [p for p in here if all(_one_persons(credit, other) for other in held[self.root(p)])]
        free = told or [p for p in self._found[known] if p not in here]
        if len({self.root(p) for p in free}) > 1:
            free = self._of_one_job(free, credit)
        if free:
            return free[0]
        person = self._add(credit.name, known[1], entry)
        self._found[known].append(person)
        return person

    def _look_up(self, folded: str, desk: str, within: tuple[int, str] | None) -> list[int]:
        """Those whom a desk knows by a name; within an article and a job, where these are given."""
        names = select(PersonNameRow.person).where(PersonNameRow.folded == folded, PersonNameRow.desk == desk)
        if within is None:
            return sorted(set(self._session.exec(names)))
        article, job = within
        credited = self._session.exec(
            select(CreditRow.person, CreditRow.role)
            .join(VersionRow, col(VersionRow.id) == col(CreditRow.version))
            .where(VersionRow.article == article, col(CreditRow.person).in_(names))
            .distinct()
        )
        there = {person for person, role in credited if _job(role) == job}
        return sorted(there or self._decided(folded, desk))

    def _decided(self, folded: str, desk: str) -> set[int]:
        """Of those known by a name, those who were given it or merged by hand; none where they differ."""
        named = self._session.exec(
            select(PersonNameRow.person, HistoryRow.action)
            .join(HistoryRow, col(HistoryRow.seq) == col(PersonNameRow.entry))
            .where(PersonNameRow.folded == folded, PersonNameRow.desk == desk)
        )
        merged = {*self._merged, *self._merged.values()}
        people = {person for person, action in named if action in _NAMING or person in merged}
        return people if len({self.root(person) for person in people}) == 1 else set()

    def _of_one_job(self, people: list[int], credit: Credit) -> list[int]:
        """Of several with the name, those who do this job; none where that leaves several, or nobody."""
        rows = self._session.exec(
            select(CreditRow.person, CreditRow.role).where(col(CreditRow.person).in_(people)).distinct()
        )
        fitting = sorted({person for person, role in rows if _job(role) == _job(credit.role)})
        return fitting if len({self.root(p) for p in fitting}) == 1 else []

    def _add(self, name: str, desk: str, entry: int, *, key: str | None = None) -> int:
        person = PersonRow(key=key or self.free_key(name), name=name, entry=entry)
        self._session.add(person)
        self._session.flush()
        assert person.id is not None
        self._session.add(
            PersonNameRow(person=person.id, name=name, folded=fold(name), desk=desk, entry=entry)
        )
        self._session.flush()
        return person.id

    def free_key(self, name: str, taken: Collection[str] = ()) -> str:
        """A key for somebody of this name that nobody has or had; it says nothing that may not be printed.

        Args:
            name: The name.
            taken: Keys that somebody is about to have.
        """
        try:
            stem = article_slug(name.replace("/", " "))
        except UsageError:  # no letters, or hundreds of them
            stem = NO_NAME
        if self._masks.text(stem) != stem or self._masks.text(name) != name:
            stem = NO_NAME

        def key(number: int) -> str:
            return stem if number == 1 else f"{stem}-{number}"

        def is_free(number: int) -> bool:
            return key(number) not in taken and find_by_key(self._session, key(number)) is None

        return key(_free_number(is_free))


def _free_number(is_free: Callable[[int], bool]) -> int:
    """A free number whose predecessor is taken, in as many questions as it has binary digits, twice."""
    taken, free = 0, 1
    while not is_free(free):
        taken, free = free, 2 * free
    while free - taken > 1:
        middle = (taken + free) // 2
        if is_free(middle):
            free = middle
        else:
            taken = middle
    return free


def _is_key(text: str) -> bool:
    try:
        return article_slug(text) == text
    except UsageError:
        return False


def find_by_key(session: Session, key: str) -> int | None:
    """Id of the person who has this key, or had it; None where nobody has."""
    person = session.exec(select(PersonRow.id).where(PersonRow.key == key)).first()
    if person is not None:
        return person
    return session.exec(select(FormerKeyRow.person).where(FormerKeyRow.key == key)).first()


def _job(role: str) -> str:
    return _JOBS.get(role, "maker")


def _one_persons(credit: Credit, other: Credit) -> bool:
    """Whether two credits with one name on one version are one person's."""
    if credit.evidence != other.evidence:
        return True
    span = (credit.paragraph, credit.start, credit.end)
    if credit.start is not None and span == (other.paragraph, other.start, other.end):
        return True
    return credit.role != other.role and _job(credit.role) == _job(other.role)
