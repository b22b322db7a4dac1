"""When something was published, as far as what is recorded can tell: a day is not a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_EASTMOST = timezone(timedelta(hours=14))  # where a day begins first
_WESTMOST = timezone(timedelta(hours=-12))  # and ends last
_DAY_LENGTH = len("2026-01-10")


@dataclass(frozen=True, slots=True)
class Span:
    """The earliest and the latest moment that a stated date or time can mean, in UTC."""

    earliest: datetime
    latest: datetime

    def surely_before(self, other: Span) -> bool:
        """Whether this ended before the other began."""
        return self.latest < other.earliest


def span_of(text: str | None, zone: str | None = None) -> Span | None:
    """What an ISO 8601 date or time means; None where it is none.

    Args:
        text: A date, or a time with or without an offset.
        zone: IANA name of the zone that dates, and times without an offset, are meant in; None means any.
    """
    try:
        if not text:
            return None
        if len(text) <= _DAY_LENGTH:
            day = date.fromisoformat(text)
            first, last = _zones(zone)
            return Span(
                datetime.combine(day, time.min, first).astimezone(UTC),
                datetime.combine(day, time.max, last).astimezone(UTC),
            )
        moment = datetime.fromisoformat(text)
        first, last = (moment.tzinfo, moment.tzinfo) if moment.tzinfo else _zones(zone)
        return Span(moment.replace(tzinfo=first).astimezone(UTC), moment.replace(tzinfo=last).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=8)
def _zones(zone: str | None) -> tuple[tzinfo, tzinfo]:
    return (_EASTMOST, _WESTMOST) if zone is None else (ZoneInfo(zone), ZoneInfo(zone))
