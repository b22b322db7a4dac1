"""Clauses as witnesses of what stands where."""

import numpy as np
import pytest

from provenance.align.clauses import clauses, shared_clauses
from provenance.align.vectors import VectorCache
from tests.align.doubles import WordEncoder, translated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge, built in 1911, carries trams.", ["The bridge", "built in 1911", "carries trams"]),
        (
            "It cost 3,215.63 crowns - no more - at 6.30 pm",
            ["It cost 3,215.63 crowns", "no more", "at 6.30 pm"],
        ),
        ("« Nous partons », dit-il ; elle se tut.", ["Nous partons", "dit-il", "elle se tut"]),
        ("大桥建于一九一一年，每天通车。", ["大桥建于一九一一年", "每天通车"]),
        ("تأسس الجسر، ثم أغلق.", ["تأسس الجسر", "ثم أغلق"]),
        ("12 %", ["12 %"]),
        ("", [""]),
    ],
)
def test_clauses_end_at_punctuation_outside_numbers(text, expected):
    assert list(clauses(text)) == expected


def test_a_long_paragraph_has_a_bounded_number_of_clauses():
    assert len(clauses("word, " * 10_000)) == 40


LEFT = ["red apples grow, old wolves howl", "tall ships sail"]
RIGHT = [translated("red apples grow"), translated("old wolves howl"), translated("tall ships sail")]


def test_each_clause_is_given_to_the_paragraph_that_holds_its_translation():
    shared = shared_clauses(LEFT, RIGHT, VectorCache(WordEncoder()))
    assert np.allclose(shared.both, [[1, 1, 0], [0, 0, 1]], atol=0.05)
    assert np.allclose(shared.left, [2, 1], atol=0.05)
    assert np.allclose(shared.right, [1, 1, 1], atol=0.05)


def test_the_other_way_round_the_table_is_mirrored():
    one = shared_clauses(LEFT, RIGHT, VectorCache(WordEncoder()))
    other = shared_clauses(RIGHT, LEFT, VectorCache(WordEncoder()))
    assert np.array_equal(one.both, other.both.T)
    assert np.array_equal(one.left, other.right)


def test_a_clause_that_stands_twice_is_shared_out():
    shared = shared_clauses(
        ["red apples grow"], [translated("red apples grow")] * 2, VectorCache(WordEncoder())
    )
    assert shared.both.tolist()[0] == pytest.approx([0.75, 0.75], abs=0.05)
    assert shared.left[0] == pytest.approx(1.0, abs=0.05)
