from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from provenance.reports.html.family import Addresses, Box, Picture, draw_family
from provenance.values import Parent, Version
from tests.reports.page_cases import NOW, ferry, version


@st.composite
def families(draw: st.DrawFn) -> list[Version]:
    """Versions each of which may be made from several earlier ones, or from another article."""
    versions: list[Version] = []
    for number in range(1, draw(st.integers(1, 24)) + 1):
        refs = [v.version for v in versions] + ["other@fr.1"]
        chosen = draw(st.lists(st.sampled_from(refs), max_size=3, unique=True))
        parents = tuple(Parent(ref, "translation", "declared") for ref in chosen)
        versions.append(version(f"story@en.{number}", parents=parents))
    return versions


def drawn(versions: list[Version]) -> Picture:
    refs = {ref: ref for v in versions for ref in (v.version, *(p.version for p in v.parents))}
    return draw_family(versions, (), Addresses(refs, {}, {}), at=NOW)


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


def holds(box: Box, picture: Picture, spot: tuple[float, float]) -> bool:
    return box.x <= spot[0] <= box.x + picture.box_width and box.y <= spot[1] <= box.y + picture.box_height


@given(families())
def test_boxes_do_not_overlap_and_lines_go_from_source_to_version(versions: list[Version]) -> None:
    picture = drawn(versions)
    boxes = {box.title: box for box in picture.boxes}
    assert len(boxes) == len(picture.boxes)
    for a, b in combinations(picture.boxes, 2):
        assert abs(a.x - b.x) >= picture.box_width or abs(a.y - b.y) >= picture.box_height
    for box in picture.boxes:
        assert 0 <= box.x <= picture.width - picture.box_width
        assert 0 <= box.y <= picture.height - picture.box_height
    edges = {edge.title: edge for edge in picture.edges}
    steps = [(p.version, v.version) for v in versions for p in v.parents]
    assert len(edges) == len(steps)
    for source, made in steps:
        edge = edges[f"{made}: translation of {source} (declared)"]
        start, end = ends(edge.path)
        assert holds(boxes[source], picture, start)
        assert holds(boxes[made], picture, end)
        assert boxes[source].x < boxes[made].x, "what was made stands to the right of its source"


def points(path: str) -> Iterator[tuple[float, float]]:
    """Spots along a path of cubic curves and level lines."""
    at = (0.0, 0.0)
    for command, found in re.findall(r"([MCH])([^MCH]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", found)]
        if command == "C":
            (a, b), (c, d), end = zip(numbers[::2], numbers[1::2], strict=True)
            for t in (k / 20 for k in range(21)):
                s = 1 - t
                x = s**3 * at[0] + 3 * s * s * t * a + 3 * s * t * t * c + t**3 * end[0]
                y = s**3 * at[1] + 3 * s * s * t * b + 3 * s * t * t * d + t**3 * end[1]
                yield x, y
        else:
            end = (numbers[0], numbers[1] if command == "M" else at[1])
            yield from ((at[0] + (end[0] - at[0]) * k / 4, end[1]) for k in range(5) if command == "H")
        at = end


@given(families())
def test_no_line_passes_behind_a_box(versions: list[Version]) -> None:
    picture = drawn(versions)
    for edge in picture.edges:
        for x, y in points(edge.path):
            for box in picture.boxes:
                inside = box.x < x < box.x + picture.box_width
                assert not (inside and box.y < y < box.y + picture.box_height), edge.title


def test_a_cycle_is_drawn_rather_than_lost() -> None:
    a = version("story@en.1", parents=(Parent("story@en.2", "edit"),))
    b = version("story@en.2", parents=(Parent("story@en.1", "edit"),))
    assert len(drawn([a, b]).boxes) == 2


def test_a_long_chain_takes_no_recursion() -> None:
    chain = [
        version(f"story@en.{n}", parents=(Parent(f"story@en.{n - 1}", "edit"),) if n > 1 else ())
        for n in range(1, 3000)
    ]
    assert len(drawn(chain).boxes) == 2999


def test_what_a_box_says() -> None:
    dossier = ferry()
    versions = dossier.family.versions
    refs = {r: r.partition("@")[2] for v in versions for r in (v.version, *(p.version for p in v.parents))}
    boxes = {
        b.name: b
        for b in draw_family(versions, dossier.audit.findings, Addresses(refs, {}, {}), at=NOW).boxes
    }
    assert boxes["en.1"].people == ("reported by", "Ana Brook")
    assert boxes["ar.1"].people == ("translated by", "ليلى حداد")
    assert (boxes["ar.1"].stamp, boxes["he.2"].stamp, boxes["he.1"].stamp) == ("WITHDRAWN", "EMBARGOED", None)
    assert boxes["fa.1"].badge == ("error", 1)
    assert not boxes["fa.1"].held
    assert boxes["ar.2"].day == "another article"
