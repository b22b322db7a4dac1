from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage import graph
from provenance.lineage.graph import would_cycle
from tests.audit.families import family

CHAIN = """
[[version]]
ref = "ferry@en.1"
[[version]]
ref = "ferry@fr.1"
parents = ["translation ferry@en.1"]
[[version]]
ref = "ferry@fr.2"
parents = ["edit ferry@fr.1", "edit wire@fr-CA.3"]
[[version]]
ref = "ferry@es.1"
parents = ["translation ferry@fr.2", "translation ferry@en.1"]
[[version]]
ref = "ferry@de.1"
parents = ["edit harbour@en.4"]
"""
LOOP = """
[[version]]
ref = "ferry@en.1"
parents = ["edit ferry@en.2"]
[[version]]
ref = "ferry@en.2"
parents = ["edit ferry@en.1", "edit ferry@en.2"]
"""


def refs(versions: tuple[object, ...]) -> list[str]:
    return [version.version for version in versions]  # type: ignore[attr-defined]


def test_family_tree() -> None:
    tree = family(CHAIN)
    assert refs(graph.roots(tree)) == ["ferry@en.1", "ferry@de.1"]
    assert refs(graph.parents(tree, "ferry@es.1")) == ["ferry@fr.2", "ferry@en.1"]
    assert refs(graph.parents(tree, "ferry@xx.1")) == []
    assert refs(graph.children(tree, "ferry@en.1")) == ["ferry@fr.1", "ferry@es.1"]
    assert refs(graph.ancestors(tree, "ferry@es.1")) == ["ferry@fr.2", "ferry@en.1", "ferry@fr.1"]
    assert refs(graph.ancestors(tree, "ferry@en.1")) == []


def test_a_cycle_ends() -> None:
    loop = family(LOOP)
    assert refs(graph.ancestors(loop, "ferry@en.1")) == ["ferry@en.2"]
    assert graph.roots(loop) == ()


@pytest.mark.parametrize(
    ("ref", "language"),
    [("ferry@fr.1", "fr"), ("wire@fr-CA.3", "fr-CA"), ("wire@und.1", None), ("wire", None)],
)
def test_language_of(ref: str, language: str | None) -> None:
    assert graph.language_of(family(CHAIN), ref) == language


@pytest.mark.parametrize(
    ("child", "parent", "cycle"),
    [
        ("a", "a", ("a", "a")),
        ("a", "b", ("a", "b", "a")),
        ("a", "d", ("a", "d", "b", "a")),
        ("d", "a", None),
        ("x", "a", None),
        ("a", "x", None),
    ],
)
def test_would_cycle(child: str, parent: str, cycle: tuple[str, ...] | None) -> None:
    edges = [("b", "a"), ("c", "b"), ("d", "c"), ("d", "b")]
    assert would_cycle(edges, child, parent) == cycle


@given(st.lists(st.tuples(st.integers(0, 6).map(str), st.integers(0, 6).map(str)), max_size=20))
def test_edges_taken_only_where_they_close_no_cycle_leave_none(proposed: list[tuple[str, str]]) -> None:
    taken: list[tuple[str, str]] = []
    for child, parent in proposed:
        cycle = would_cycle(taken, child, parent)
        if cycle is None:
            taken.append((child, parent))
            continue
        assert cycle[0] == cycle[-1] == child
        assert cycle[1] == parent
        assert all(edge in taken for edge in pairwise(cycle[1:]))
    remaining = {node for edge in taken for node in edge}
    while leaves := {n for n in remaining if not any(c == n and p in remaining for c, p in taken)}:
        remaining -= leaves
    assert remaining == set()
