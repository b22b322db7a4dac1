"""The history: who did what when, as a chain of digests that erasing a name or a text does not break.

Each entry's digest is SHA-256 over (seq, at, action, subject, payload_digest, prev), in canonical JSON.
None of these can hold a name or a text: a subject is `version:17`, with an id that is never used again,
and `payload_digest` is SHA-256 over a random salt and the payload. Who acted stands in the payload as
well, so that it is covered too, and can be erased with it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from provenance.store.tables import HistoryRow, PayloadRow

FIRST_PREV = "0" * 64
"""What the first entry chains on."""

_SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """One place where the history is not what was written.

    Attributes:
        seq: The entry concerned.
        reason: One line.
    """

    seq: int
    reason: str


def utc(at: datetime) -> str:
    """A time as it is stored: ISO 8601 in UTC, whole seconds.

    Raises:
        ValueError: The time is naive: nobody knows when it was.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Ledger:
    """The one way to write: opens entries in a transaction, and gives the number that rows must name.

    Args:
        session: Session of a writing transaction; no one else writes until it ends.
        by: Who acts.
        at: When; one time for the whole transaction.
    """

    def __init__(self, session: Session, *, by: str, at: datetime) -> None:
        last = session.exec(select(HistoryRow).order_by(col(HistoryRow.seq).desc()).limit(1)).first()
        self.session = session
        self._by = by
        self._at = utc(at)
        self._seq = last.seq if last else 0
        self._digest = last.digest if last else FIRST_PREV

    @property
    def next(self) -> int:
        """The number that the next entry will have; a version that it registers takes it as its id."""
        return self._seq + 1

    @property
    def current(self) -> int:
        """The number of the entry that was written last."""
        return self._seq

    def enter(self, action: str, subject: str, payload: Mapping[str, object]) -> int:
        """Write one entry and return its number.

        Args:
            action: register | amend | align | init | ...
            subject: Kind and id, `version:17`: no name and no text.
            payload: What was done, in plain JSON values; may hold names and texts.
        """
        self._seq += 1
        salt = secrets.token_bytes(_SALT_BYTES)
        recorded = canonical({**payload, "by": self._by})
        row = HistoryRow(
            seq=self._seq,
            at=self._at,
            by=self._by,
            action=action,
            subject=subject,
            payload_digest=_salted(salt, recorded),
            prev=self._digest,
            digest="",
        )
        row.digest = self._digest = _digest(row)
        self.session.add(row)
        self.session.flush()  # rows that name this entry come after it
        self.session.add(PayloadRow(seq=self._seq, salt=salt, json_text=recorded))
        return self._seq


def find_broken_links(session: Session) -> tuple[BrokenLink, ...]:
    """Recompute every digest; a payload that was erased is not a break."""
    entries = (
        select(HistoryRow, PayloadRow)
        .join(PayloadRow, col(PayloadRow.seq) == col(HistoryRow.seq), isouter=True)
        .order_by(col(HistoryRow.seq))
        .execution_options(yield_per=1000)
    )
    broken = []
    prev, expected = FIRST_PREV, 1
    for row, payload in session.exec(entries):
        if row.seq != expected:
            broken.append(BrokenLink(row.seq, f"entries {expected} to {row.seq - 1} are missing"))
        if row.prev != prev:
            broken.append(BrokenLink(row.seq, "it does not follow on the entry before it"))
        if row.digest != _digest(row):
            broken.append(BrokenLink(row.seq, "its digest does not fit what it says"))
        if payload is not None and _salted(payload.salt, payload.json_text) != row.payload_digest:
            broken.append(BrokenLink(row.seq, "its payload is not the one that was recorded"))
        elif payload is not None and json.loads(payload.json_text).get("by") != row.by:
            broken.append(BrokenLink(row.seq, "it names somebody else than its payload"))
        prev, expected = row.digest, row.seq + 1
    return tuple(broken)


def _salted(salt: bytes, recorded: str) -> str:
    return hashlib.sha256(salt + recorded.encode("utf-8")).hexdigest()


def _digest(row: HistoryRow) -> str:
    return sha256(canonical([row.seq, row.at, row.action, row.subject, row.payload_digest, row.prev]))
