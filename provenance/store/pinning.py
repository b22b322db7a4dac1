"""Decisions by hand: stored for two versions, found again for all versions of the two languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from provenance.align.decided import standing_pins, text_keys
from provenance.errors import UnknownNameError
from provenance.store.history import Ledger
from provenance.store.reading import read_paragraphs, versions_by_id
from provenance.store.tables import ArticleRow, HistoryRow, VersionRow
from provenance.store.tables_pins import PinRow
from provenance.values.decisions import Decision, Pin
from provenance.values.refs import version_ref


def pins_between(session: Session, left: int, right: int) -> tuple[Pin, ...]:
    """All pins between any versions of the articles and languages of these two, oldest first.

    Their left is the left here, whichever way round they were typed.
    """
    ours, theirs = _home(session, left), _home(session, right)
    straight = _read(session, ours, theirs)
    if ours == theirs:
        return straight + tuple(pin.mirrored() for pin in straight)
    turned = tuple(pin.mirrored() for pin in _read(session, theirs, ours))
    return tuple(sorted(straight + turned, key=lambda pin: pin.id))


def pins_of(session: Session, version: int) -> tuple[Pin, ...]:
    """All pins on paragraphs that stand in a version, oldest first.

    They are turned so that the version is their left, and count its paragraphs there.
    """
    home = _home(session, version)
    texts = [p.text for p in read_paragraphs(session, [version]).get(version, ())]
    places = {key: place for place, key in enumerate(text_keys(texts))}
    name = versions_by_id(session, [version])[0].version
    found: dict[int, Pin] = {}
    for pin in (*_read(session, home, None), *(pin.mirrored() for pin in _read(session, None, home))):
        here = tuple(sorted(places.get(key, -1) for key in pin.left_keys))
        if here and here[0] >= 0:
            found.setdefault(pin.id, replace(pin, left=name, decision=replace(pin.decision, left=here)))
    return tuple(found[id] for id in sorted(found))


def store_pins(
    ledger: Ledger, left: int, right: int, decisions: Sequence[tuple[Decision, str]]
) -> tuple[tuple[Decision, ...], tuple[Pin, ...], tuple[Pin, ...]]:
    """Keep decisions, each with who made it.

    Who decides otherwise than before takes the earlier decision back. What others have decided is kept; of
    two that contradict each other the later holds.

    Args:
        ledger: Where the entries are written.
        left: Id of the left version.
        right: Id of the right version.
        decisions: Checked ones, by index in these versions.

    Returns:
        The decisions that were new; the pins of the same persons that they replace, contrary ones and those
        that say the same with another status; the contrary pins of others, which they overrule.
    """
    storing = _Storing(ledger, left, right)
    known = storing.known
    new, replaced, overruled = [], [], []
    for decision, person in decisions:
        alike = known.alike(decision, person)
        if any(d.status == decision.status for _, d in alike):
            continue
        against = known.against(decision)
        own = [pair for pair in against if pair[0].by == person]
        for pin, was in alike + own:
            _remove(ledger, pin, f"replaced by {decision}, {decision.status}")
            known.drop(pin, was)
        replaced += [pin for pin, _ in alike + own]
        overruled += [pin for pin, _ in against if pin.by != person]
        new.append(decision)
        storing.insert(decision, person)
    return tuple(new), tuple(replaced), tuple({pin.id: pin for pin in overruled}.values())


def remove_pins(ledger: Ledger, left: int, right: int, decisions: Iterable[Decision]) -> tuple[Pin, ...]:
    """Take decisions back, whoever made them.

    Raises:
        UnknownNameError: Nobody decided this.
    """
    session = ledger.session
    known = _Standing(standing_pins(pins_between(session, left, right), *_texts(session, left, right)))
    removed = []
    for decision in decisions:
        alike = known.alike(decision, None)
        if not alike:
            names = [version.version for version in versions_by_id(session, [left, right])]
            raise UnknownNameError(
                f"{decision}: nobody has decided this on {names[0]} and {names[1]}",
                f"`provenance show {names[1]}` lists what was decided",
            )
        for pin, was in alike:
            _remove(ledger, pin, "taken back")
            known.drop(pin, was)
            removed.append(pin)
    return tuple(removed)


class _Storing:
    """Two versions while decisions on them are stored."""

    def __init__(self, ledger: Ledger, left: int, right: int) -> None:
        self._ledger = ledger
        self._ids = (left, right)
        self._versions = versions_by_id(ledger.session, [left, right])
        texts = _texts(ledger.session, left, right)
        self._keys = [text_keys(side) for side in texts]
        self.known = _Standing(standing_pins(pins_between(ledger.session, left, right), *texts))

    def insert(self, decision: Decision, person: str) -> None:
        """Store one."""
        left, right = self._ids
        payload = {
            "left": f"version:{left}",
            "right": f"version:{right}",
            "decision": str(decision),
            "status": decision.status,
            "decided_by": person,
        }
        # The subject is the entry's own number: the row has no id before the entry is there.
        entry = self._ledger.enter("pin", f"pin:{self._ledger.next}", payload)
        pin = Pin(
            id=entry,
            left=self._versions[0].version,
            right=self._versions[1].version,
            decision=decision,
            left_keys=tuple(self._keys[0][i] for i in decision.left),
            right_keys=tuple(self._keys[1][j] for j in decision.right),
            by=person,
            at="",
        )
        self._ledger.session.add(
            PinRow(
                id=entry,
                left_version=left,
                right_version=right,
                left_indexes=list(decision.left),
                right_indexes=list(decision.right),
                left_texts=[list(key) for key in pin.left_keys],
                right_texts=[list(key) for key in pin.right_keys],
                linked=decision.linked,
                status=decision.status,
                by=person,
                entry=entry,
            )
        )
        self._ledger.session.flush()
        self.known.add(pin, decision)


class _Standing:
    """Pins that stand in two texts, found by the paragraphs they speak of."""

    def __init__(self, pins: Iterable[tuple[Pin, Decision]]) -> None:
        self._by_place: defaultdict[tuple[int, int], dict[int, tuple[Pin, Decision]]] = defaultdict(dict)
        for pin, decision in pins:
            self.add(pin, decision)

    def add(self, pin: Pin, decision: Decision) -> None:
        """Know one more."""
        for place in _places(decision):
            self._by_place[place][pin.id] = (pin, decision)

    def alike(self, decision: Decision, person: str | None) -> list[tuple[Pin, Decision]]:
        """Those that say the same, of one person or of all."""
        said = (decision.left, decision.right, decision.linked)
        return [
            (pin, d)
            for pin, d in self._near(decision)
            if (d.left, d.right, d.linked) == said and person in (None, pin.by)
        ]

    def against(self, decision: Decision) -> list[tuple[Pin, Decision]]:
        """Those that contradict it."""
        return [(pin, d) for pin, d in self._near(decision) if d.contradicts(decision)]

    def drop(self, pin: Pin, decision: Decision) -> None:
        """Forget one."""
        for place in _places(decision):
            self._by_place[place].pop(pin.id, None)

    def _near(self, decision: Decision) -> list[tuple[Pin, Decision]]:
        found = {id: pair for place in _places(decision) for id, pair in self._by_place[place].items()}
        return [found[id] for id in sorted(found)]


def _places(decision: Decision) -> list[tuple[int, int]]:
    return [(0, i) for i in decision.left] + [(1, j) for j in decision.right]


def _home(session: Session, version: int) -> tuple[int, str]:
    """The article and language of a version: decisions hold between these."""
    query = select(VersionRow.article, VersionRow.language).where(VersionRow.id == version)
    return session.exec(query).one()


def _texts(session: Session, left: int, right: int) -> tuple[list[str], list[str]]:
    found = read_paragraphs(session, [left, right])
    return [p.text for p in found.get(left, ())], [p.text for p in found.get(right, ())]


def _read(session: Session, left: tuple[int, str] | None, right: tuple[int, str] | None) -> tuple[Pin, ...]:
    ours, theirs = aliased(VersionRow), aliased(VersionRow)
    our_article, their_article = aliased(ArticleRow), aliased(ArticleRow)
    query: Any = (
        select(  # type: ignore[call-overload]  # typed for four columns at most
            PinRow,
            our_article.slug,
            ours.language,
            ours.number,
            their_article.slug,
            theirs.language,
            theirs.number,
            HistoryRow.at,
        )
        .join(ours, col(ours.id) == col(PinRow.left_version))
        .join(theirs, col(theirs.id) == col(PinRow.right_version))
        .join(our_article, col(our_article.id) == col(ours.article))
        .join(their_article, col(their_article.id) == col(theirs.article))
        .join(HistoryRow, col(HistoryRow.seq) == col(PinRow.entry))
        .order_by(col(PinRow.id))
    )
    for version, home in ((ours, left), (theirs, right)):
        if home is not None:
            query = query.where(col(version.article) == home[0], col(version.language) == home[1])
    return tuple(
        Pin(
            id=cast("int", row.id),
            left=version_ref(*names[:3]),
            right=version_ref(*names[3:]),
            decision=Decision(
                tuple(row.left_indexes), tuple(row.right_indexes), row.linked, cast("Any", row.status)
            ),
            left_keys=tuple((digest, which) for digest, which in row.left_texts),
            right_keys=tuple((digest, which) for digest, which in row.right_texts),
            by=row.by,
            at=at,
        )
        for row, *names, at in session.exec(query)
    )


def _remove(ledger: Ledger, pin: Pin, reason: str) -> None:
    said = {"decision": str(pin.decision), "decided_by": pin.by, "reason": reason}
    ledger.enter("unpin", f"pin:{pin.id}", {"left": pin.left, "right": pin.right, **said})
    row = ledger.session.get(PinRow, pin.id)
    if row is not None:
        ledger.session.delete(row)
        ledger.session.flush()
