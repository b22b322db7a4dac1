"""Numbers of a link set side by side, by value, across languages.

First like goes with like. What is left over is looked for in words ("thirty-one"), then among what the other
side has left over: rounded, in another unit, or as a short year. Only what none of this explains differs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from math import ceil, floor
from typing import Final

from provenance.compare.passages import Passage
from provenance.text.quantities import Quantity, quantities
from provenance.text.said_numbers import SaidNumbers, says_about
from provenance.text.units import converted, same_measure, unit_after

_LEAST_ALONE: Final = 5  # below it what stands on one side alone is said by grammar: "his 3 sons", "ses fils"

_MOST_IN_WORDS: Final = 100  # what is more is not written out
_MOST_PAIRS: Final = 10_000  # numbers left times numbers right that are looked at one by one
_NEARLY: Final = Decimal("0.05")  # share by which a figure that is said to be near may be off


def compare_numbers(left: Passage, right: Passage) -> tuple[int, tuple[Quantity, ...], tuple[Quantity, ...]]:
    """How many numbers were compared, and those of either side that nothing on the other explains."""
    ours, theirs = quantities(left.text, left.language), quantities(right.text, right.language)
    lost, new = without_same(ours, theirs)
    lost, new = unsaid(lost, right), unsaid(new, left)

    for alike in (_is_rounded, _is_converted, _is_short_year):
        lost, new = _paired(lost, new, partial(alike, left=left, right=right))
    lost, new = _unconverted(lost, left, right), _unconverted(new, right, left)
    lost, new = _once(lost, ours, new), _once(new, theirs, lost)
    if not (any(q.in_name for q in lost) and any(q.in_name for q in new)):  # COVID-19, there and not here
        lost, new = ([q for q in side if not q.in_name] for side in (lost, new))
    if not (lost and new):
        lost, new = ([q for q in side if q.value >= _LEAST_ALONE] for side in (lost, new))
    return max(len(ours), len(theirs)), tuple(lost), tuple(new)


def without_same(
    ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is left of both when each number has been paired with the first that may be the same."""
    by_reading: dict[Decimal, list[int]] = {}
    for k, quantity in reversed(list(enumerate(theirs))):
        for reading in quantity.readings:
            by_reading.setdefault(reading, []).append(k)
    taken: set[int] = set()
    lost = []
    for quantity in ours:
        partner = None
        for reading in quantity.readings:
            places = by_reading.get(reading, [])
            while places and places[-1] in taken:
                places.pop()
            partner = next(
                (k for k in reversed(places) if k not in taken and same_number(quantity, theirs[k])), None
            )
            if partner is not None:
                break
        if partner is None:
            lost.append(quantity)
        else:
            taken.add(partner)
    return lost, [quantity for k, quantity in enumerate(theirs) if k not in taken]


def _paired(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], alike: Callable[[Quantity, Quantity], bool]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is left of both when each has been paired with the first that is like it."""
    rest = list(theirs)
    if len(ours) * len(rest) > _MOST_PAIRS:
        return list(ours), rest
    lost = []
    for quantity in ours:
        partner = next((k for k, other in enumerate(rest) if alike(quantity, other)), None)
        if partner is None:
            lost.append(quantity)
        else:
            del rest[partner]
    return lost, rest


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may be one: in any reading, or by value where both say their scale."""
    if one.is_scaled and other.is_scaled:
        return one.value == other.value
    return not set(one.readings).isdisjoint(other.readings)


def _once(rest: Sequence[Quantity], all_: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Without what repeats a number that has its partner, unless another number stands in its stead."""
    left_over = {id(q) for q in rest}
    seen = {q.value for q in all_ if id(q) not in left_over}
    lengths = {len(q.text) for q in others}
    return [q for q in rest if q.value not in seen or len(q.text) in lengths]


def unsaid(rest: Sequence[Quantity], other: Passage) -> list[Quantity]:
    """Without numbers that the other side says in words, and parts of times and dates that it may not say."""
    rest = [q for q in rest if not (q.part == "month" or (q.part == "minute" and q.value == 0))]
    said = SaidNumbers(other.text, other.language)
    return [q for q in rest if not any(map(said.says, q.readings))]


def _is_rounded(one: Quantity, other: Quantity, left: Passage, right: Passage) -> bool:
    """Whether one is the other with fewer digits: 157.6 and 158; 98,240 and "some 98,000" if it says so."""
    sides = sorted([(one, left), (other, right)], key=lambda side: _digits(side[0].value), reverse=True)
    (exact, exact_passage), (rough, rough_passage) = sides
    if exact.value == 0 or _digits(exact.value) == _digits(rough.value):
        return False
    off = abs(exact.value - rough.value)
    unit = Decimal(1).scaleb(rough.value.adjusted() - _digits(rough.value) + 1)
    if off > unit / 2 or off > _NEARLY * exact.value:
        return False
    drops_fraction = exact.value != int(exact.value) and _digits(rough.value) > 1
    return drops_fraction or (_is_hedged(rough, rough_passage) and not _is_hedged(exact, exact_passage))


def _is_hedged(quantity: Quantity, passage: Passage) -> bool:
    before, after = passage.text[: quantity.start], passage.text[quantity.end :]
    return says_about(before, after, passage.language)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _is_short_year(one: Quantity, other: Quantity, left: Passage, right: Passage) -> bool:
    """Whether they are a year and its last two digits: 1998 and '98, 1980s and the 80s."""
    del left, right  # the numbers tell
    short, long = sorted((one.value, other.value))
    return short < 100 and 1900 <= long < 2100 and long % 100 == short


def _is_converted(one: Quantity, other: Quantity, left: Passage, right: Passage) -> bool:
    """Whether they are one measure in two units, rounded or not: 550 acres and 220 hectares."""
    ours = unit_after(left.text, one.end, left.language)
    theirs = unit_after(right.text, other.end, right.language)
    if ours is None or theirs is None:
        return False
    return same_measure(float(one.value), ours, float(other.value), theirs)


def _unconverted(rest: Sequence[Quantity], own: Passage, other: Passage) -> list[Quantity]:
    """Without measures that the other side gives in words, in another unit: 28 °F, "minus zwei Grad"."""
    said = SaidNumbers(other.text, other.language)
    kept = []
    for quantity in rest:
        unit = unit_after(own.text, quantity.end, own.language)
        values = converted(float(quantity.value), unit) if unit else ()
        near = {
            Decimal(whole) for v in values if v < _MOST_IN_WORDS for whole in (floor(v), ceil(v)) if whole
        }
        if near.isdisjoint(said.spelt):
            kept.append(quantity)
    return kept
