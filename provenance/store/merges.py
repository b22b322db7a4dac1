"""Merged persons: each led to the one that it became."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, select

from provenance.store.tables import MergeRow


def read_merges(session: Session) -> dict[int, int]:
    """Into whom each merged person was merged."""
    return dict(session.exec(select(MergeRow.person, MergeRow.into)).all())


def root_of(person: int, merged: Mapping[int, int]) -> int:
    """The person at the end of a chain of merges."""
    while person in merged:
        person = merged[person]
    return person
