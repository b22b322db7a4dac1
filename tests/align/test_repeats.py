"""Texts that have a paragraph several times, on one side more often than on the other."""

from __future__ import annotations

import pytest

from provenance.align import align_paragraphs
from tests.align.doubles import paragraphs

SCHOOLS = "Schools in seven districts are closed today."
TRAINS = "Trains between Lund Bay and Harrow began to run again at noon."
GUST = "The strongest gust, 141 kilometres an hour, was measured at Cape Orm shortly before 10 p.m."
FERRY = "The 212 passengers of the ferry Sun of Harrow spent the night in a school."


def links(left, right, left_language="en", right_language="en"):
    found = align_paragraphs(paragraphs(*left), paragraphs(*right), left_language, right_language).links
    return [("".join(map(str, x.left)), "".join(map(str, x.right))) for x in found], [x.score for x in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            (TRAINS, SCHOOLS, GUST),
            (TRAINS, SCHOOLS, SCHOOLS, GUST),
            [("0", "0"), ("1", "1"), ("", "2"), ("2", "3")],
            id="pasted-twice",
        ),
        pytest.param(
            (TRAINS, SCHOOLS, GUST),
            (TRAINS, SCHOOLS, SCHOOLS.upper(), GUST),
            [("0", "0"), ("1", "1"), ("", "2"), ("2", "3")],
            id="the-same-words",
        ),
        pytest.param(
            (SCHOOLS, TRAINS, SCHOOLS, GUST),
            (SCHOOLS, GUST),
            [("0", "0"), ("1", ""), ("2", ""), ("3", "1")],
            id="not-adjacent",
        ),
        pytest.param(
            (TRAINS, SCHOOLS, GUST, SCHOOLS, FERRY),
            (TRAINS, GUST, SCHOOLS, FERRY),
            [("0", "0"), ("1", ""), ("2", "1"), ("3", "2"), ("4", "3")],
            id="neighbours-tell-which",
        ),
    ],
)
def test_of_equal_paragraphs_the_first_is_linked_surely_and_the_later_told(left, right, expected):
    for given, wanted in (
        ((left, right), expected),
        ((right, left), sorted(((b, a) for a, b in expected), key=lambda x: x[0] or x[1])),
    ):
        found, scores = links(*given)
        assert sorted(found) == sorted(wanted)
        assert min(scores) > 0.95


def test_three_against_two_across_languages():
    found, scores = links(["The mayor resigned."] * 3, ["Le maire a démissionné."] * 2, "en", "fr")
    assert found == [("0", "0"), ("1", "1"), ("2", "")]
    assert min(scores) > 0.7
