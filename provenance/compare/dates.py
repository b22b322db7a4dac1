"""Weekdays and months of a link set side by side, across languages.

A translator leaves out a weekday, or puts "yesterday" for it: what stands on one side alone shows nothing.
What is told is an exchange, one weekday or month for another; and a weekday in whose stead the other side has
a date that falls on another day of the week.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from provenance.compare.passages import Passage
from provenance.text.calendar import CalendarName, calendar_names
from provenance.text.quantities import Quantity, quantities

_NEAR: Final = 30  # code points around a month in which its day and year stand


@dataclass(frozen=True, slots=True)
class Dates:
    """What a passage says of the calendar.

    Attributes:
        names: Weekdays and months, months in digits included.
        days: Dates with a month and a day, and their year or None, each with the name or number of its month.
    """

    names: tuple[CalendarName, ...]
    days: tuple[tuple[int | None, int, int, CalendarName], ...]


def dates_of(passage: Passage) -> Dates:
    """The weekdays, months and dates of a passage."""
    found = calendar_names(passage.text, passage.language)
    numbers = quantities(passage.text, passage.language) if passage.text else ()
    digits = [
        CalendarName("month", int(q.value), q.text, q.start, q.end) for q in numbers if q.part == "month"
    ]
    taken = {(name.start, name.number) for name in found}
    names = tuple(sorted([*found, *(d for d in digits if (d.start, d.number) not in taken)], key=_start))
    days = tuple(_day(month, numbers) for month in names if month.kind == "month")
    return Dates(names, tuple(day for day in days if day is not None))


def compare_dates(
    left: Dates, right: Dates
) -> tuple[int, tuple[CalendarName, ...], tuple[CalendarName, ...]]:
    """How many weekdays and months were compared, and those of either side without a partner on the other."""
    lost = _without_partner(left.names, right.names)
    new = _without_partner(right.names, left.names)
    return max(len(left.names), len(right.names)), lost, new


def exchanged(
    lost: Sequence[CalendarName], new: Sequence[CalendarName]
) -> tuple[tuple[CalendarName, CalendarName], ...]:
    """Weekdays with weekdays and months with months, in order; what is over is left out."""
    pairs = []
    for kind in ("weekday", "month"):
        ours, theirs = ([n for n in side if n.kind == kind] for side in (lost, new))
        pairs += list(zip(ours, theirs, strict=False))
    return tuple(sorted(pairs, key=lambda pair: pair[0].start))


def contradicted(weekday: CalendarName, own: Dates, other: Dates, near: date | None) -> CalendarName | None:
    """The month of the one date that stands in a weekday's stead on the other side, if it is another weekday.

    Args:
        weekday: A weekday that the other side does not name; any month gives None.
        own: What its own side says: a date that stands there too is not in the weekday's stead.
        other: What the other side says; only where it has one date can that be meant.
        near: The day of the story, which gives a date without a year its year.
    """
    if weekday.kind != "weekday" or any(name.kind == "weekday" for name in other.names):
        return None
    known = {(month, day) for _, month, day, _ in own.days}
    days = [entry for entry in other.days if entry[1:3] not in known]
    if len(days) != 1:
        return None
    year, month, day, name = days[0]
    if year is None and near is None:
        return None
    try:
        meant = date(year or (near.year if near else 0), month, day)
    except ValueError:
        return None
    if year is None and near is not None and abs((meant - near).days) > 31:
        return None  # around the turn of a year, or a day long past: the year is not sure
    return name if meant.isoweekday() != weekday.number else None


def story_day(published: Iterable[str | None]) -> date | None:
    """The day of a story, from the first version of it whose day of publication is known (ISO 8601)."""
    stated = next((day for day in published if day), None)
    return date.fromisoformat(stated[:10]) if stated else None


def _without_partner(
    these: Sequence[CalendarName], those: Sequence[CalendarName]
) -> tuple[CalendarName, ...]:
    """What of these the other side does not name at all: a repetition is no difference."""
    named = {(name.kind, name.number) for name in those}
    return tuple({(n.kind, n.number): n for n in reversed(these) if (n.kind, n.number) not in named}.values())


def _day(
    month: CalendarName, numbers: Sequence[Quantity]
) -> tuple[int | None, int, int, CalendarName] | None:
    """The date that a month is part of: a day directly beside it, a year within a few characters."""
    first = bisect_left(numbers, month.start - _NEAR, key=_start)
    numbers = numbers[first : bisect_right(numbers, month.end + _NEAR, key=_start)]
    beside = [
        q
        for q in numbers
        if q.part in ("number", "day")
        and 1 <= q.value <= 31
        and q.value == int(q.value)
        and (0 <= month.start - q.end <= 4 or 0 <= q.start - month.end <= 2)
    ]
    if not beside:
        return None
    years = [
        q for q in numbers if 1900 <= q.value < 2100 and -8 <= q.start - month.end <= 8 and q not in beside
    ]
    return (int(years[0].value) if years else None), month.number, int(beside[0].value), month


def _start(item: CalendarName | Quantity) -> int:
    return item.start
