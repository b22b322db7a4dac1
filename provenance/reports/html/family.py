"""The picture of a family: a layer for each generation, from left to right, what was made from what.

A version stands in the layer after the latest of its sources. Along the first source of each the family is a
forest, which is drawn tidily: leaves under one another, a source level with the middle of what was made from
it (after Reingold and Tilford, "Tidier Drawings of Trees", 1981, in a plain form). Edges to further sources
are drawn on top of that, below the boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len

from provenance.reports.html.standing import standing_of
from provenance.reports.terminal.prose import ROLE_PHRASES, day
from provenance.text.normalise import printable
from provenance.text.tags import language_name
from provenance.values import Finding, Parent, Role, Severity, Version

WIDTH, GAP = 216, 104
"""Width of a box and of the room between layers, in the picture's units: pixels at full size."""
HEIGHT, SMALL = 84, 46
"""Height of a box; that of a large family's."""
BETWEEN, MARGIN = 16, 8
LARGE = 16
"""From more versions on, boxes are small."""

_CELL = 7.4  # width of a terminal cell's worth of text at 13 units, by measurement, on the safe side
_SHOWN_ROLES: tuple[Role, ...] = ("translator", "reviser", "editor", "reporter", "author", "contributor")
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


def draw_family(
    versions: Sequence[Version],
    findings: Sequence[Finding],
    *,
    names: Mapping[str, str],
    places: Mapping[str, str],
    steps: Mapping[tuple[str, str], str],
    at: datetime,
) -> Picture:
    """Lay a family out.

    Args:
        versions: All versions, in the order of registration.
        findings: What the audit found.
        names: Short name of each version by ref.
        places: Address on the page of each version by ref.
        steps: Address on the page of each comparison by refs of child and parent.
        at: Now.
    """
    by_ref = {version.version: version for version in versions}
    outside = dict.fromkeys(p.version for v in versions for p in v.parents if p.version not in by_ref)
    sources: dict[str, tuple[str, ...]] = dict.fromkeys(outside, ())
    sources |= {v.version: tuple(p.version for p in v.parents) for v in versions}
    layers = _layers(sources)
    height = SMALL if len(sources) > LARGE else HEIGHT
    rows = _rows(sources)
    spots = {
        ref: (MARGIN + layers[ref] * (WIDTH + GAP), MARGIN + rows[ref] * (height + BETWEEN))
        for ref in sources
    }
    boxes = [_outside(ref, names.get(ref, ref), spots[ref]) for ref in outside]
    boxes += [_box(v, spots[v.version], findings, names, places, at) for v in versions]
    edges = [_edge(v, p, spots, height, names, steps) for v in versions for p in v.parents]
    return Picture(
        width=max((x for x, _ in spots.values()), default=0) + WIDTH + MARGIN,
        height=max((y for _, y in spots.values()), default=0) + height + MARGIN,
        box_width=WIDTH,
        box_height=height,
        boxes=tuple(boxes),
        edges=tuple(edges),
    )


def _layers(sources: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The longest way from a version without a source to each; those of a cycle, were there one, stay at 0."""
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


def _box(
    version: Version,
    spot: tuple[float, float],
    findings: Sequence[Finding],
    names: Mapping[str, str],
    places: Mapping[str, str],
    at: datetime,
) -> Box:
    standing = standing_of(version, at)
    found = [f.severity for f in findings if f.version == version.version]
    worst = next((severity for severity in _WORST if severity in found), None)
    name = names[version.version]
    people = _people(version)
    return Box(
        *spot,
        name=_clipped(name, 14),
        language=_clipped(language_name(version.language), 26 - min(cell_len(name), 14)),
        day=day(version),
        people=(people[0], _clipped(people[1], int((WIDTH - 24) / _CELL) - cell_len(people[0]))),
        href=places.get(version.version),
        held=version.held,
        stamp=standing.stamp.upper() if standing else None,
        badge=(worst, len(found)) if worst else None,
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


def _edge(
    version: Version,
    parent: Parent,
    spots: Mapping[str, tuple[float, float]],
    height: float,
    names: Mapping[str, str],
    steps: Mapping[tuple[str, str], str],
) -> Edge:
    (x, y), (x2, y2) = spots[parent.version], spots[version.version]
    x, y, y2 = x + WIDTH, y + height / 2, y2 + height / 2
    bend = x + (x2 - x) / 2 if x2 > x else x + GAP / 2
    near = x2 - GAP * 0.7
    path = f"M{x:g} {y:g}C{bend:g} {y:g} {near:g} {y2:g} {x2:g} {y2:g}"
    told = f"{names[version.version]}: {parent.relation} of {names.get(parent.version, parent.version)}"
    return Edge(
        path=path,
        label=parent.relation,
        label_x=x2 - 10,
        label_y=y2 - 6,
        relation=parent.relation,
        claimed=parent.evidence in ("traced", "assumed"),
        href=steps.get((version.version, parent.version)),
        title=f"{told} ({parent.evidence})",
    )


def _people(version: Version) -> tuple[str, str]:
    """Who made the version, in its first role of `_SHOWN_ROLES`: a phrase and a name, and how many more."""
    if version.machine is not None:
        return "translated by machine", ""
    for role in _SHOWN_ROLES:
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
