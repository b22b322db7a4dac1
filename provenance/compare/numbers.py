"""Numbers of a link set side by side, by value, across languages.

First like goes with like. What is left over is looked for in words ("thirty-one"), then among what the other
side has left over: rounded, in another unit, or as a short year. Only what none of this explains differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

from provenance.compare.passages import Passage
from provenance.text.quantities import Quantity, quantities
from provenance.text.said_numbers import SaidNumbers
from provenance.text.units import in_base_units, unit_after

_LEAST_ALONE: Final = 5  # below it what stands on one side alone is said by grammar: "his 3 sons", "ses fils"

_ROUNDING: Final = 0.06  # share by which a converted measure may be rounded
_DEGREES: Final = 1.5  # degrees Celsius, likewise


def compare_numbers(left: Passage, right: Passage) -> tuple[int, tuple[Quantity, ...], tuple[Quantity, ...]]:
    """How many numbers were compared, and those of either side that nothing on the other explains."""
    ours, theirs = quantities(left.text, left.language), quantities(right.text, right.language)
    lost, new = paired(ours, theirs, same_number)
    lost, new = _once(lost, ours), _once(new, theirs)
    lost, new = unsaid(lost, right), unsaid(new, left)

    def converted(one: Quantity, other: Quantity) -> bool:
        return _is_converted(one, other, left, right)

    for alike in (_is_rounded, _is_short_year, converted):
        lost, new = paired(lost, new, alike)
    if not (any(q.in_name for q in lost) and any(q.in_name for q in new)):  # COVID-19, there and not here
        lost, new = ([q for q in side if not q.in_name] for side in (lost, new))
    if not (lost and new):
        lost, new = ([q for q in side if q.value >= _LEAST_ALONE] for side in (lost, new))
    return max(len(ours), len(theirs)), tuple(lost), tuple(new)


def paired(
    ours: Iterable[Quantity], theirs: Iterable[Quantity], alike: Callable[[Quantity, Quantity], bool]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is left of both when each has been paired with the first that is like it."""
    rest = list(theirs)
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


def _once(rest: Sequence[Quantity], all_: Sequence[Quantity]) -> list[Quantity]:
    """Without what merely repeats a number that has its partner."""
    seen = {q.value for q in all_ if q not in rest}
    return [q for q in rest if q.value not in seen]


def unsaid(rest: Sequence[Quantity], other: Passage) -> list[Quantity]:
    """Without numbers that the other side says in words, and parts of times and dates that it may not say."""
    rest = [q for q in rest if not (q.part == "month" or (q.part == "minute" and q.value == 0))]
    said = SaidNumbers(other.text, other.language)
    return [q for q in rest if not any(map(said.says, q.readings))]


def _is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one is the other with fewer digits: 157.6 and 158, 98,240 and 98,000; 331 and 330 are not."""
    exact, rough = sorted((one.value, other.value), key=_digits, reverse=True)
    fewer = _digits(exact) - _digits(rough)
    if exact == 0 or _digits(rough) < 2 or not (fewer >= 2 or (fewer == 1 and exact != int(exact))):
        return False
    unit = Decimal(1).scaleb(rough.adjusted() - _digits(rough) + 1)
    return abs(exact - rough) <= unit / 2


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _is_short_year(one: Quantity, other: Quantity) -> bool:
    """Whether they are a year and its last two digits: 1998 and '98, 1980s and the 80s."""
    short, long = sorted((one.value, other.value))
    return short < 100 and 1900 <= long < 2100 and long % 100 == short


def _is_converted(one: Quantity, other: Quantity, left: Passage, right: Passage) -> bool:
    """Whether they are one measure in two units, rounded or not: 550 acres and 220 hectares."""
    ours = unit_after(left.text, one.end, left.language)
    theirs = unit_after(right.text, other.end, right.language)
    if ours is None or theirs is None or ours == theirs or ours.dimension != theirs.dimension:
        return False
    a, b = in_base_units(float(one.value), ours), in_base_units(float(other.value), theirs)
    if ours.dimension == "temperature":
        return abs(a - b) <= _DEGREES
    return abs(a - b) <= _ROUNDING * max(abs(a), abs(b))
