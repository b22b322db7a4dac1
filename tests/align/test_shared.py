"""Signals that need no model."""

from __future__ import annotations

import pytest

from provenance.align.shared import open_ends, shared_names, shared_numbers
from provenance.align.words import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Côté", "cote", id="accents"),
        pytest.param("Straße", "strasse", id="sharp-s"),
        pytest.param("Зоряна", "zoryana", id="cyrillic"),
        pytest.param("Щукин", "shchukin", id="one-letter-for-four"),
        pytest.param("Ελένη", "eleni", id="greek"),
        pytest.param("Łódź", "lodz", id="polish"),
    ],
)
def test_fold(word, folded):
    assert fold(word) == folded


def test_names_meet_across_scripts_and_endings():
    left = ["Markovic met Zoryana Petrenko.", "The bridge is closed."]
    right = ["Мост закрыт.", "Маркович встретил Зоряну Петренко."]
    shared = shared_names(left, right)
    assert shared.both[0, 1] > 2
    assert shared.both[1, 1] == 0


def test_words_without_a_counterpart_are_not_counted():
    shared = shared_names(["Lindqvist laughed", "nobody else"], ["Lindqvist a ri"])
    assert shared.left.tolist() == [1, 0]


def test_latin_names_are_seen_inside_chinese_text():
    assert shared_names(["Talks with Novatel failed"], ["与Novatel的谈判失败"]).both[0, 0] == 1


def test_numbers_count_by_value_and_rarity():
    left = ["1.500 Gäste", "im Jahr 2020", "seit 2020"]
    right = ["1,500 guests", "in 2020"]
    shared = shared_numbers(left, right, "de", "en")
    assert shared.both[0].tolist() == [1, 0]
    assert shared.both[1, 1] == pytest.approx(2**-0.5)
    assert shared.both[1, 0] == 0


def test_two_readings_of_a_number_are_one_thing():
    shared = shared_numbers(["1.234"], ["1,234 and 1.2345"], None, "en")
    assert shared.both[0, 0] == 1


def test_repeating_a_number_counts_once():
    assert shared_numbers(["5 5 5"], ["5"], "en", "en").left.tolist() == [1]


@pytest.mark.parametrize(
    ("text", "after", "is_open"),
    [
        pytest.param("He named three towns:", "Alm, Brod and Corve.", 1, id="colon"),
        pytest.param("the first reason;", "The second", 1, id="semicolon"),
        pytest.param("which he had not", "expected at all", 1, id="goes-on-in-lower-case"),
        pytest.param("He left.", "then came back.", 0, id="full-stop"),
        pytest.param("“He left.”", "She stayed", 0, id="stop-within-quotes"),
        pytest.param("A headline without a stop", "The text begins", 0, id="headline"),
        pytest.param("他说：", "是的。", 1, id="chinese-colon"),
    ],
)
def test_open_ends(text, after, is_open):
    assert open_ends([text, after]).tolist() == [is_open]


def test_one_paragraph_has_no_boundary():
    assert open_ends(["one"]).shape == (0,)
