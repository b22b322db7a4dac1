"""Kinds and order of links."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.align.links import Pair, as_links, heaviest_chain


def linked(*sides, left_length=None, right_length=None):
    """Links as (left, right, kind) from sides such as ("0 1", "2")."""
    pairs = [Pair(*(tuple(map(int, side.split())) for side in pair), 0.5) for pair in sides]
    n = 1 + max((i for p in pairs for i in p.left), default=-1)
    m = 1 + max((j for p in pairs for j in p.right), default=-1)
    links = as_links(pairs, left_length or [10] * n, right_length or [10] * m)
    return [(" ".join(map(str, x.left)), " ".join(map(str, x.right)), x.kind) for x in links]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        pytest.param([("0", "0")], [("0", "0", "match")], id="match"),
        pytest.param([("0 1", "0")], [("0 1", "0", "merged")], id="merged"),
        pytest.param([("0", "0 1")], [("0", "0 1", "split")], id="split"),
        pytest.param([("0 1", "0 1")], [("0 1", "0 1", "rearranged")], id="rearranged"),
        pytest.param(
            [("1", "1"), ("", "0"), ("0", "")],
            [("", "0", "added"), ("0", "", "omitted"), ("1", "1", "match")],
            id="added-first-comes-first",
        ),
        pytest.param(
            [("", "2"), ("", "1"), ("1", "3"), ("0", "0")],
            [("0", "0", "match"), ("", "1", "added"), ("", "2", "added"), ("1", "3", "match")],
            id="added-follow-the-link-before-them",
        ),
        pytest.param(
            [("0", "3"), ("1", "0"), ("2", "1"), ("", "2")],
            [("0", "3", "moved"), ("1", "0", "match"), ("2", "1", "match"), ("", "2", "added")],
            id="the-fewer-paragraphs-moved",
        ),
        pytest.param(
            [("0", "2"), ("1", "0"), ("2", "1"), ("", "3")],
            [("0", "2", "moved"), ("", "3", "added"), ("1", "0", "match"), ("2", "1", "match")],
            id="added-after-a-moved-link",
        ),
        pytest.param(
            [("0", "2"), ("1", "3"), ("2", "0"), ("3", "1"), ("4", "4")],
            [
                ("0", "2", "match"),
                ("1", "3", "match"),
                ("2", "0", "moved"),
                ("3", "1", "moved"),
                ("4", "4", "match"),
            ],
            id="equal-blocks-the-later-moved",
        ),
        pytest.param(
            [("0", "1 2"), ("1 2", "0")],
            [("0", "1 2", "split"), ("1 2", "0", "moved")],
            id="moved-of-any-size",
        ),
        pytest.param(
            [("0 2", "1"), ("1", "0")],
            [("0 2", "1", "merged"), ("1", "0", "match")],
            id="merged-into-one-in-place",
        ),
        pytest.param(
            [("0", "0 2"), ("1", "1")],
            [("0", "0 2", "split"), ("1", "1", "match")],
            id="split-off-one-in-place",
        ),
    ],
)  # fmt: skip
def test_kinds_and_order(sides, expected):
    assert linked(*sides) == expected


def test_of_two_swapped_blocks_the_one_with_fewer_characters_moved():
    swapped = [("0", "1"), ("1", "0")]
    assert linked(*swapped, left_length=[9, 10], right_length=[10, 10])[0] == ("0", "1", "moved")
    assert linked(*swapped, left_length=[10, 9], right_length=[10, 10])[1] == ("1", "0", "moved")
    assert linked(*swapped)[1] == ("1", "0", "moved"), "of equal ones the later on the left"


def test_scores_are_rounded():
    (link,) = as_links([Pair((0,), (0,), 0.123456)], [1], [1])
    assert link.score == 0.1235


def test_nothing_gives_nothing():
    assert as_links([], [], []) == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(1, 3), st.integers(1, 9)),
        max_size=8,
        unique_by=lambda x: x[0],
    )
)
def test_the_chain_is_the_heaviest_of_all(items):
    places = [place for place, _, _ in items]
    weights = [(paragraphs, characters) for _, paragraphs, characters in items]

    def total(chosen):
        return tuple(sum(weights[k][part] for k in chosen) for part in (0, 1))

    ascending = [
        chosen
        for size in range(len(items) + 1)
        for chosen in combinations(range(len(items)), size)
        if all(places[a] < places[b] for a, b in pairwise(chosen))
    ]
    found = sorted(heaviest_chain(places, weights))
    assert tuple(found) in ascending
    assert total(found) == max(map(total, ascending))
