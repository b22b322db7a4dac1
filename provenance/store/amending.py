"""Amending: what is recorded about a version changes, on record; its text never does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sqlmodel import Session, col, select

from provenance.errors import UnknownNameError, UsageError
from provenance.store.checking import check_amendment, utc_of
from provenance.store.history import Ledger
from provenance.store.masks import read_masks
from provenance.store.numbering import take_number
from provenance.store.people import People
from provenance.store.planning import CYCLE_HINT
from provenance.store.registering import add_credits
from provenance.store.resolving import find_version
from provenance.store.tables import (
    ArticleRow,
    CreditRow,
    DerivationRow,
    ParagraphRow,
    RetiredRow,
    VersionRow,
)
from provenance.text.normalise import fold, printable
from provenance.values import Credit, MachineNotice, ParagraphKind, Parent, PublicationStatus, Role
from provenance.values.refs import parse_ref, version_ref
from provenance.values.registering import Amendment


def amend_version(ledger: Ledger, id: int, amendment: Amendment, *, reason: str) -> None:
    """Mend the record of one version; every change is a history entry of its own.

    Raises:
        UsageError: No reason, nothing to change, a circle of sources, an index without paragraph.
        UnknownNameError: A source or a credit that is not there.
    """
    if not reason.strip():
        raise UsageError("an amendment needs a reason", "say why with --reason TEXT")
    check_amendment(amendment)
    before = ledger.next
    mending = _Mending(ledger, id, reason)
    for ref in amendment.drop_parents:
        mending.drop_parent(ref)
    for parent in amendment.add_parents:
        mending.add_parent(parent)
    for role, name in amendment.drop_credits:
        mending.drop_credit(role, name)
    for credit in amendment.add_credits:
        mending.add_credit(credit)
    if amendment.published is not None:
        mending.set_published(amendment.published)
    if amendment.pubstatus is not None:
        mending.set_pubstatus(amendment.pubstatus)
    if amendment.machine is not None:
        mending.set_machine(amendment.machine)
    for index, kind in sorted(amendment.kinds.items()):
        mending.set_kind(index, kind)
    if amendment.language is not None:
        mending.move(amendment.language)
    if ledger.next == before:
        raise UsageError(f"{mending.name()}: nothing to change", "it is recorded like this already")


class _Mending:
    """One version while it is being amended; a change that is none writes no entry."""

    def __init__(self, ledger: Ledger, id: int, reason: str) -> None:
        self._ledger = ledger
        self._session = ledger.session
        self._version = self._session.exec(select(VersionRow).where(VersionRow.id == id)).one()
        self._reason = reason

    def name(self) -> str:
        return _name(self._session, self._version.id)

    def drop_parent(self, ref: str) -> None:
        source = find_version(self._session, parse_ref(ref))
        edge = self._edge(source)
        if edge is None:
            raise UsageError(f"{ref} is not recorded as a source of {self.name()}", "see `provenance show`")
        self._enter(dropped_parent=_name(self._session, source), relation=edge.relation)
        self._session.delete(edge)
        self._session.flush()

    def add_parent(self, parent: Parent) -> None:
        source = find_version(self._session, parse_ref(parent.version))
        path = _path_up(self._session, source, self._version.id)
        if path:
            names = " <- ".join(_name(self._session, id) for id in [*reversed(path), self._version.id])
            raise UsageError(f"the sources would go in a circle: {names}", CYCLE_HINT)
        edge = self._edge(source)
        stated = (parent.relation, parent.evidence)
        if edge is not None and (edge.relation, edge.evidence) == stated:
            return
        was = edge.relation if edge else None
        entry = self._enter(parent=_name(self._session, source), relation=parent.relation, was=was)
        if edge is None:
            edge = DerivationRow(child=self._version.id, parent=source, relation="", evidence="", entry=entry)
        edge.relation, edge.evidence = stated
        edge.entry = entry
        self._session.add(edge)
        self._session.flush()

    def drop_credit(self, role: Role, name: str) -> None:
        rows = [row for row in self._credits(role) if fold(row.name) == fold(name)] or self._shown_as(
            role, name
        )
        if not rows:
            raise UnknownNameError(
                f"{self.name()} credits no {role} '{printable(name)}'", self._those_credited()
            )
        self._enter(dropped_credit=[[row.role, row.name, row.evidence] for row in rows])
        for row in rows:
            self._session.delete(row)
        self._session.flush()

    def add_credit(self, credit: Credit) -> None:
        same = [row for row in self._credits(credit.role) if row.evidence == credit.evidence]
        if any(fold(row.name) == fold(credit.name) for row in same):
            return
        self._enter(credit=[credit.role, credit.name, credit.evidence])
        after = max((row.position + 1 for row in self._credits()), default=0)
        add_credits(self._ledger, People(self._session), self._version, [credit], start=after)
        self._session.flush()

    def set_published(self, published: str) -> None:
        if published != self._version.published:
            self._version.entry = self._enter(published=published, was=self._version.published)
            self._version.published, self._version.published_utc = published, utc_of(published)
            self._save()

    def set_pubstatus(self, pubstatus: PublicationStatus) -> None:
        if pubstatus != self._version.pubstatus:
            self._version.entry = self._enter(pubstatus=pubstatus, was=self._version.pubstatus)
            self._version.pubstatus = pubstatus
            self._save()

    def set_machine(self, machine: MachineNotice) -> None:
        row = self._version
        stated = (machine.tool, machine.extent, machine.evidence, machine.paragraph)
        was = (row.machine_tool, row.machine_extent, row.machine_evidence, row.machine_paragraph)
        if stated != was:
            row.entry = self._enter(machine=asdict(machine), was=was[0])
            row.machine_tool, row.machine_extent, row.machine_evidence, row.machine_paragraph = stated
            self._save()

    def set_kind(self, index: int, kind: ParagraphKind) -> None:
        paragraph = self._session.get(ParagraphRow, (self._version.id, index)) if index >= 0 else None
        if paragraph is None:
            raise UsageError(
                f"{self.name()} has no paragraph ¶{index + 1}",
                f"it has {self._version.paragraphs} paragraphs, counted from 1",
            )
        if paragraph.kind != kind:
            paragraph.entry = self._enter(paragraph=index, kind=kind, was=paragraph.kind)
            paragraph.kind = kind
            self._session.add(paragraph)

    def move(self, language: str) -> None:
        """Declare another language: the version takes the next number there; the old one is retired."""
        row = self._version
        if language == row.language:
            if language != row.language_declared:
                row.entry = self._enter(language_declared=language, was=row.language_declared)
                row.language_declared = language
                self._save()
            return
        entry = self._enter(language=language, was=self.name())
        retired = RetiredRow(
            article=row.article, language=row.language, number=row.number, version=row.id, entry=entry
        )
        self._session.add(retired)
        row.number = take_number(self._ledger, row.article, language)
        row.language = row.language_declared = language
        row.entry = entry
        self._save()

    def _enter(self, **recorded: object) -> int:
        subject = f"version:{self._version.id}"
        return self._ledger.enter("amend", subject, {**recorded, "reason": self._reason})

    def _save(self) -> None:
        self._session.add(self._version)
        self._session.flush()

    def _edge(self, source: int) -> DerivationRow | None:
        return self._session.exec(
            select(DerivationRow).where(
                DerivationRow.child == self._version.id, DerivationRow.parent == source
            )
        ).first()

    def _credits(self, role: Role | None = None) -> Iterable[CreditRow]:
        mine = select(CreditRow).where(CreditRow.version == self._version.id)
        if role is not None:
            mine = mine.where(CreditRow.role == role)
        return self._session.exec(mine.order_by(col(CreditRow.position))).all()

    def _shown_as(self, role: Role, name: str) -> list[CreditRow]:
        """The credits that stand under this name in print, in place of one that is kept from it."""
        masks = read_masks(self._session)
        people = People(self._session)
        wanted = {fold(name), fold(f"[{name}]")}
        return [
            row
            for row in self._credits(role)
            if (shown := masks.text(row.name, frozenset({people.root(row.person)}))) != row.name
            and fold(shown) in wanted
        ]

    def _those_credited(self) -> str:
        credited = [f"{row.role}={printable(row.name)}" for row in self._credits()]
        return f"it credits {', '.join(credited)}" if credited else "it credits nobody"


def _path_up(session: Session, start: int, goal: int) -> list[int]:
    """The way from `start` up its sources to `goal`, both included; empty where there is none."""
    came_from: dict[int, int | None] = {start: None}
    front = [start]
    while front and goal not in came_from:
        edges = session.exec(
            select(DerivationRow.child, DerivationRow.parent).where(col(DerivationRow.child).in_(front))
        )
        front = []
        for child, parent in edges:
            if parent not in came_from:
                came_from[parent] = child
                front.append(parent)
    if goal not in came_from:
        return []
    path: list[int] = []
    step: int | None = goal
    while step is not None:
        path.append(step)
        step = came_from[step]
    return path[::-1]


def _name(session: Session, id: int) -> str:
    row = session.exec(
        select(ArticleRow.slug, VersionRow.language, VersionRow.number)
        .join(VersionRow, col(VersionRow.article) == col(ArticleRow.id))
        .where(VersionRow.id == id)
    ).one()
    return version_ref(*row)
