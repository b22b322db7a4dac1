"""Units of measure beside numbers, from CLDR through Babel: enough to see that a figure was converted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from provenance.text.tags import primary


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        dimension: What it measures.
        factor: How many of the dimension's base unit it is.
        offset: What to add in base units (degrees alone).
    """

    dimension: str
    factor: float
    offset: float = 0.0


_UNITS: Final[Mapping[str, Unit]] = {
    "length-mile": Unit("length", 1609.344),
    "length-yard": Unit("length", 0.9144),
    "length-foot": Unit("length", 0.3048),
    "length-inch": Unit("length", 0.0254),
    "length-nautical-mile": Unit("length", 1852.0),
    "length-kilometer": Unit("length", 1000.0),
    "length-meter": Unit("length", 1.0),
    "length-centimeter": Unit("length", 0.01),
    "length-millimeter": Unit("length", 0.001),
    "area-square-mile": Unit("area", 2589988.11),
    "area-acre": Unit("area", 4046.8564),
    "area-square-foot": Unit("area", 0.09290304),
    "area-hectare": Unit("area", 10000.0),
    "area-square-kilometer": Unit("area", 1e6),
    "area-square-meter": Unit("area", 1.0),
    "mass-pound": Unit("mass", 0.45359237),
    "mass-ounce": Unit("mass", 0.0283495),
    "mass-ton": Unit("mass", 907.18474),
    "mass-tonne": Unit("mass", 1000.0),
    "mass-metric-ton": Unit("mass", 1000.0),
    "mass-kilogram": Unit("mass", 1.0),
    "mass-gram": Unit("mass", 0.001),
    "volume-gallon": Unit("volume", 3.785411784),
    "volume-pint": Unit("volume", 0.473176),
    "volume-barrel": Unit("volume", 158.987),
    "volume-liter": Unit("volume", 1.0),
    "volume-hectoliter": Unit("volume", 100.0),
    "volume-cubic-meter": Unit("volume", 1000.0),
    "speed-mile-per-hour": Unit("speed", 1.609344),
    "speed-knot": Unit("speed", 1.852),
    "speed-kilometer-per-hour": Unit("speed", 1.0),
    "temperature-fahrenheit": Unit("temperature", 5 / 9, -32 * 5 / 9),
    "temperature-celsius": Unit("temperature", 1.0),
    "angle-degree": Unit("degrees", 1.0),  # of which scale, the language does not say
}
_ROUNDING: Final = 0.06  # share by which a converted measure may be rounded
_DEGREES: Final = 1.5  # degrees Celsius, likewise
_STEM: Final = 4  # letters of a unit's name from which other endings are allowed
_AFTER = re.compile(r"[\s\u00a0\u202f-]{0,2}([^\s\d.,;:!?()]{1,24}(?:\s[^\s\d.,;:!?()]{1,24}){0,2})")


def unit_after(text: str, end: int, language: str | None) -> Unit | None:
    """The unit that stands after a number which ends here; the longest name wins."""
    match = _AFTER.match(text, end)
    if match is None:
        return None
    words = match[1].casefold().split()
    names = _names(primary(language or ""))
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if name in names:
            return names[name]
        declined = [n for n in names if _is_form(words[:count], n.split())]
        if declined:
            return names[max(declined, key=len)]
    return None


def _is_form(words: list[str], name: list[str]) -> bool:
    """Whether words are the name of a unit of which the first has another ending: "Kilometern pro Stunde"."""
    first, known = words[0], name[0]
    return (
        words[1:] == name[1:]
        and len(known) >= _STEM
        and first.startswith(known[:-1])
        and len(first) - len(known) <= 2
    )


def same_measure(one: float, unit: Unit, other: float, other_unit: Unit) -> bool:
    """Whether two measures are one, rounded or not: 550 acres and 220 hectares, 95 degrees and 35 °C."""
    return any(
        _is_near(in_base_units(one, ours), in_base_units(other, theirs), ours)
        for ours in _scales(unit)
        for theirs in _scales(other_unit)
        if ours != theirs and ours.dimension == theirs.dimension
    )


def _is_near(one: float, other: float, unit: Unit) -> bool:
    if unit.dimension == "temperature":
        return abs(one - other) <= _DEGREES
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))


def _scales(unit: Unit) -> tuple[Unit, ...]:
    if unit.dimension != "degrees":
        return (unit,)
    return _UNITS["temperature-fahrenheit"], _UNITS["temperature-celsius"]


def temperatures(value: float, unit: Unit) -> tuple[float, ...]:
    """What degrees come to on the other scale, without their sign; none for other measures."""
    celsius, fahrenheit = _UNITS["temperature-celsius"], _UNITS["temperature-fahrenheit"]
    found = []
    if fahrenheit in _scales(unit):
        found.append(abs(in_base_units(value, fahrenheit)))
    if celsius in _scales(unit):
        found.append(abs((value - fahrenheit.offset) / fahrenheit.factor))
    return tuple(found)


def in_base_units(value: float, unit: Unit) -> float:
    """A measure in the base unit of its dimension: 100 degrees Fahrenheit are 37.8."""
    return value * unit.factor + unit.offset


@lru_cache(maxsize=16)
def _names(subtag: str) -> Mapping[str, Unit]:
    """By name or sign, lower case."""
    from babel import localedata  # noqa: PLC0415 - only where figures are left over

    if not subtag or not localedata.exists(subtag):
        return {}
    # What a width leaves out stands under another, by alias; only this dictionary follows those.
    data = dict[str | int | None, Any](localedata.load(subtag).items())
    patterns = localedata.LocaleDataDict(data)["unit_patterns"]
    found: dict[str, Unit] = {}
    for name, unit in _UNITS.items():
        widths = patterns.get(name, {})
        for width in ("long", "short"):
            forms = widths.get(width, {})
            for form in forms.values() if isinstance(forms, Mapping) else ():
                if isinstance(form, str) and form.startswith("{0}"):
                    word = form.removeprefix("{0}").replace("\u00a0", " ").replace("\u202f", " ").strip()
                    found.setdefault(word.casefold(), unit)
    found.pop("", None)
    return found
