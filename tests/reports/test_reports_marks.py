from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.compare.words import word_edits
from provenance.reports.marks import core, pieces
from provenance.values import Fact, Link, LinkChanges
from tests.growth import LINEAR, growth

WORDS = st.lists(
    st.sampled_from(["12", "14", "boats", "boat", "storm", "12", "(12)", "灯", "é"]), min_size=1
).map(" ".join)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=3)


def fact(left: str | None, right: str | None) -> Fact:
    return Fact("f", "number", left, right, 0.9, "the figure is another")


def changes(left: list[str], right: list[str], *facts: Fact, across: bool = False) -> LinkChanges:
    link = Link(tuple(range(len(left))), tuple(range(len(right))), "match", 0.9)
    edits = () if across else word_edits(" ".join(left), " ".join(right), "en")
    return LinkChanges(link, edits, facts)


@given(PARAGRAPHS, PARAGRAPHS, st.lists(WORDS, max_size=3), st.booleans())
def test_pieces_are_the_paragraphs_taken_apart(
    left: list[str], right: list[str], printed: list[str], across: bool
) -> None:
    change = changes(left, right, *(fact(text, text) for text in printed), across=across)
    for texts, is_left in ((left, True), (right, False)):
        found = pieces(change, texts, is_left=is_left)
        assert ["".join(piece.text for piece in paragraph) for paragraph in found] == texts
        numbers = [piece.fact for paragraph in found for piece in paragraph if piece.fact is not None]
        for number in set(numbers):
            marked = "".join(p.text for paragraph in found for p in paragraph if p.fact == number)
            assert marked.replace(" ", "") in printed[number].replace(" ", "")


@pytest.mark.parametrize(
    ("left", "right", "facts", "across", "marked"),
    [
        pytest.param("12 or 12 men", "12 or 14 men", [("12", "14")], False, [6], id="where-it-changed"),
        pytest.param("112 of 12", "cent douze", [("12", None)], True, [7], id="a-word-of-its-own"),
        pytest.param("12 or 12", "x", [("12", None), ("12", None)], True, [0, 6], id="each-its-own-place"),
        pytest.param("风暴损坏12艘", "x", [("12", None)], True, [4], id="no-blanks"),
        pytest.param("two dozen boats", "x", [("24", None)], True, [], id="not-printed-so"),
        pytest.param("a new boat", "x", [(None, "7")], True, [], id="on-the-other-side"),
    ],
)  # fmt: skip
def test_where_facts_are_marked(
    left: str, right: str, facts: list[tuple[str | None, str | None]], across: bool, marked: list[int]
) -> None:
    change = changes([left], [right], *(fact(a, b) for a, b in facts), across=across)
    places, at = [], 0
    for piece in pieces(change, [left], is_left=True)[0]:
        if piece.fact is not None:
            places.append(at)
        at += len(piece.text)
    assert places == marked


@pytest.mark.parametrize(
    ("text", "parts"),
    [(" a b ", (" ", "a b", " ")), (" ", ("", "␣", "")), ("\u00a0 ", ("", "⍽␣", "")), ("a", ("", "a", ""))],
)
def test_blanks_stay_outside_a_mark_unless_they_are_all_of_it(text: str, parts: tuple[str, str, str]) -> None:
    assert core(text) == parts


def test_a_hostile_number_of_facts_takes_bounded_work() -> None:
    def work(n: int) -> None:
        text = " ".join(["12"] * n)
        pieces(changes([text], ["x"], *[fact("12", None)] * n, across=True), [text], is_left=True)

    assert growth(work, 300) < LINEAR
