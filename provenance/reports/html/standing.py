"""Whether a version may be used: it may have been withdrawn, or not be published yet."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from provenance.values import Version


class Standing(NamedTuple):
    """What keeps a version from being used, and why.

    Attributes:
        stamp: Withdrawn | Embargoed.
        reason: One line.
    """

    stamp: str
    reason: str


def standing_of(version: Version | None, at: datetime) -> Standing | None:
    """What keeps a version from being used; None for one that may be, or a text that is not registered.

    A bare day of publication begins at midnight where `at` was taken, since it names no zone.

    Args:
        version: The version.
        at: Now, aware.
    """
    if version is None:
        return None
    if version.pubstatus != "usable":
        word = "cancelled" if version.pubstatus == "canceled" else version.pubstatus
        return Standing("Withdrawn", f"its publication status is {word}: not to be used")
    if version.published and _published(version.published, at) > at:
        return Standing("Embargoed", f"not to be published before {moment(version.published)}")
    return None


def moment(iso: str) -> str:
    """An ISO 8601 time as people write it: `2025-03-11 16:42 UTC`; a day stays as it is."""
    day, _, clock = iso.partition("T")
    if not clock:
        return day
    zone = "UTC" if clock.endswith(("+00:00", "Z")) else clock[-6:]
    return f"{day} {clock[:5]} {zone}"


def _published(published: str, at: datetime) -> datetime:
    """When something was published; the registry holds nothing but ISO 8601."""
    if len(published) <= len("2026-01-10"):
        return datetime.combine(date.fromisoformat(published), time.min, at.tzinfo)
    at_once = datetime.fromisoformat(published)
    return at_once if at_once.tzinfo else at_once.replace(tzinfo=at.tzinfo)
