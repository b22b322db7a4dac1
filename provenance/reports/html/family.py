"""The picture of a family: a layer for each generation, from left to right, what was made from what.

A version stands in the layer after the latest of its sources. Along the first source of each the family is a
forest, which is drawn tidily: leaves under one another, a source level with the middle of what was made from
it (after Reingold and Tilford, "Tidier Drawings of Trees", 1981, in a plain form). Lines that pass a layer
by go between its boxes, never behind one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len

from provenance.reports.html.standing import standing_of
from provenance.reports.terminal.prose import ROLE_PHRASES, day
from provenance.text.normalise import printable
from provenance.text.tags import language_name
from provenance.values import Finding, Parent, Role, Severity, Version

WIDTH, GAP = 228, 86
"""Width of a box and of the room between layers, in the picture's units: pixels at full size."""
HEIGHT, SMALL = 84, 46
"""Height of a box; that of a large family's."""
BETWEEN, MARGIN = 16, 8
LARGE = 16
"""From more versions on, boxes are small."""
CLEAR = 6
"""Between a line that passes a box by and the box; twice that fits into `BETWEEN`."""
APART = 18
"""Between lines that arrive at one box."""

_CELL = 6.6  # width of a terminal cell's worth of text at 13 units, by measurement, on the safe side
_OF_ROOTS: tuple[Role, ...] = ("translator", "author", "reporter", "contributor", "reviser", "editor")
_OF_OTHERS: tuple[Role, ...] = ("translator", "reviser", "editor", "author", "reporter", "contributor")
_WORST: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Box:
    """A version in the picture; `href` is the place on the page that tells more."""

    x: float
    y: float
    name: str
    language: str
    day: str
    people: tuple[str, str]
    href: str | None
    held: bool
    stamp: str | None
    badge: tuple[Severity, int] | None
    title: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A step in the picture, from a source to what was made from it."""

    path: str
    label: str
    label_x: float
    label_y: float
    rise: float
    relation: str
    claimed: bool
    href: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everything stands, in units of which one is a pixel at full size."""

    width: float
    height: float
    box_width: float
    box_height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Addresses:
    """What versions are called on the page and where it tells of them.

    Attributes:
        names: Short name of each version and of each source by ref.
        places: Address of each version's record by ref.
        steps: Address of each comparison by refs of child and parent.
    """

    names: Mapping[str, str]
    places: Mapping[str, str]
    steps: Mapping[tuple[str, str], str]


def draw_family(
    versions: Sequence[Version], findings: Sequence[Finding], addresses: Addresses, *, at: datetime
) -> Picture:
    """Lay a family out.

    Args:
        versions: All versions, in the order of registration.
        findings: What the audit found.
        addresses: Names, and where boxes and lines lead to.
        at: Now.
    """
    here = {version.version for version in versions}
    outside = dict.fromkeys(p.version for v in versions for p in v.parents if p.version not in here)
    sources: dict[str, tuple[str, ...]] = dict.fromkeys(outside, ())
    sources |= {v.version: tuple(p.version for p in v.parents) for v in versions}
    height = SMALL if len(sources) > LARGE else HEIGHT
    layers, rows = _layers(sources), _rows(sources)
    spots = {
        ref: (MARGIN + layers[ref] * (WIDTH + GAP), MARGIN + rows[ref] * (height + BETWEEN))
        for ref in sources
    }
    names = addresses.names
    boxes = [_outside(ref, names[ref], spots[ref]) for ref in outside]
    for version in versions:
        severities = [f.severity for f in findings if f.version == version.version]
        href = addresses.places.get(version.version)
        standing = standing_of(version, at)
        stamp = standing.stamp.upper() if standing else None
        name, spot = names[version.version], spots[version.version]
        boxes.append(_box(version, name, href, stamp, severities, spot, small=height == SMALL))
    columns: dict[float, list[float]] = {}
    for x, y in spots.values():
        columns.setdefault(x, []).append(y)
    edges = []
    for version in versions:
        for number, parent in enumerate(version.parents):
            told = (
                f"{names[version.version]}: {parent.relation} of {names[parent.version]} ({parent.evidence})"
            )
            href = addresses.steps.get((version.version, parent.version))
            # Several lines arrive one below the other.
            offset = (number - (len(version.parents) - 1) / 2) * APART
            ends = spots[parent.version], spots[version.version]
            edges.append(_edge(parent, told, href, *ends, height, offset, columns))
    return Picture(
        width=max((x for x, _ in spots.values()), default=0) + WIDTH + MARGIN,
        height=max((y for _, y in spots.values()), default=0) + height + MARGIN,
        box_width=WIDTH,
        box_height=height,
        boxes=tuple(boxes),
        # The steepest first, so that their lines do not run over the labels of the others.
        edges=tuple(sorted(edges, key=lambda edge: -abs(edge.rise))),
    )


def _layers(sources: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The longest way from a version without a source to each; the members of a cycle stay at 0."""
    layers: dict[str, int] = {}
    waiting = {ref: len(set(found)) for ref, found in sources.items()}
    made: dict[str, list[str]] = {ref: [] for ref in sources}
    for ref, found in sources.items():
        for source in set(found):
            made[source].append(ref)
    ready = [ref for ref, number in waiting.items() if not number]
    layers.update(dict.fromkeys(ready, 0))
    while ready:
        ref = ready.pop()
        for child in made[ref]:
            layers[child] = max(layers.get(child, 0), layers[ref] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return {ref: layers.get(ref, 0) for ref in sources}


def _rows(sources: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The row of each version, leaves in whole rows; without recursion, since chains may be long."""
    children: dict[str, list[str]] = {ref: [] for ref in sources}
    roots = []
    for ref, found in sources.items():
        if found:
            children[found[0]].append(ref)
        else:
            roots.append(ref)
    rows: dict[str, float] = {}
    leaves = 0
    for root in (*roots, *sources):  # the second: members of a cycle
        pending = [(root, False)]
        seen: set[str] = set()
        while pending:
            ref, done = pending.pop()
            if ref in rows:
                continue
            below = [c for c in children[ref] if c not in seen or c in rows]
            if done and below:
                rows[ref] = (rows[below[0]] + rows[below[-1]]) / 2
            elif done or not below:
                rows[ref] = leaves
                leaves += 1
            else:
                seen.add(ref)
                pending.append((ref, True))
                pending += [(child, False) for child in reversed(below)]
    return rows


def _box(  # noqa: PLR0913, PLR0917
    version: Version,
    name: str,
    href: str | None,
    stamp: str | None,
    severities: Collection[Severity],
    spot: tuple[float, float],
    *,
    small: bool,
) -> Box:
    worst = next((severity for severity in _WORST if severity in severities), None)
    phrase, people = _people(version)
    if small and people:
        phrase = ""  # the line that leads here says what was done
    when = day(version) if version.held or version.published else "text not held"
    used = cell_len(phrase) + (cell_len(when) + 1 if small else 0)
    return Box(
        *spot,
        name=_clipped(name, 14),
        language=_clipped(language_name(version.language), 26 - min(cell_len(name), 14)),
        day=when,
        people=(phrase, _clipped(people, int((WIDTH - 24) / _CELL) - used)),
        href=href,
        held=version.held,
        stamp=stamp,
        badge=(worst, len(severities)) if worst else None,
        title=f"{version.version}: {version.title}" if version.title else version.version,
    )


def _outside(ref: str, name: str, spot: tuple[float, float]) -> Box:
    return Box(
        *spot,
        name=_clipped(name, 26),
        language="",
        day="another article",
        people=("", ""),
        href=None,
        held=False,
        stamp=None,
        badge=None,
        title=ref,
    )


def _edge(  # noqa: PLR0913, PLR0917
    parent: Parent,
    title: str,
    href: str | None,
    source: tuple[float, float],
    made: tuple[float, float],
    height: float,
    offset: float,
    columns: Mapping[float, Sequence[float]],
) -> Edge:
    x, y = source[0] + WIDTH, source[1] + height / 2
    x2, y2 = made[0], made[1] + height / 2 + offset
    below = offset > 0 or (not offset and y2 > y)
    path = f"M{x:g} {y:g}"
    at, level = x, y
    layer = WIDTH + GAP
    for column in (source[0] + layer * n for n in range(1, int((x2 - source[0]) // layer))):
        wanted = y + (y2 - y) * (column + WIDTH / 2 - x) / (x2 - x)
        passing = _free(wanted, columns[column], height)
        middle = (at + column) / 2
        path += f"C{middle:g} {level:g} {middle:g} {passing:g} {column:g} {passing:g}H{column + WIDTH:g}"
        at, level = column + WIDTH, passing
    bend, near = at + GAP / 2, x2 - GAP * 0.7
    return Edge(
        path=f"{path}C{bend:g} {level:g} {near:g} {y2:g} {x2:g} {y2:g}",
        label=parent.relation,
        label_x=x2 - 10,
        rise=y2 - y,
        label_y=y2 + 14 if below else y2 - 6,
        relation=parent.relation,
        claimed=parent.evidence in ("traced", "assumed"),
        href=href,
        title=title,
    )


def _free(wanted: float, tops: Sequence[float], height: float) -> float:
    """The level nearest to the one wanted at which a line passes between the boxes of a layer."""

    def is_free(level: float) -> bool:
        return all(not top - CLEAR < level < top + height + CLEAR for top in tops)

    beside = (level for top in tops for level in (top - CLEAR, top + height + CLEAR))
    return min((level for level in (wanted, *beside) if is_free(level)), key=lambda y: abs(y - wanted))


def _people(version: Version) -> tuple[str, str]:
    """Who made the version: the phrase of a role, its first name and how many more there are."""
    if version.machine is not None:
        return "translated by machine", ""
    for role in _OF_OTHERS if version.parents else _OF_ROOTS:
        people = list(dict.fromkeys(printable(c.name) for c in version.credits if c.role == role))
        if people:
            more = f" +{len(people) - 1}" if len(people) > 1 else ""
            return ROLE_PHRASES[role], people[0] + more
    return "nobody is credited", ""


def _clipped(text: str, cells: int) -> str:
    """Text that takes no more than so many terminal cells, a cut marked by an ellipsis."""
    text = printable(text)
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) >= cells:
        text = text[: -max(1, (cell_len(text) - cells) // 2)]
    return text.rstrip() + "…"
