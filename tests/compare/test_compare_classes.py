from __future__ import annotations

import pytest

from provenance.compare.classes import is_typographic
from provenance.compare.facts import compare_facts, why_skipped
from provenance.compare.words import word_edits
from provenance.values import FactKind


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        pytest.param("“No”", '"No"', "en", id="quotes"),
        pytest.param("«\u00a0Non\u00a0»", "“Non”", "fr", id="french-quotes"),
        pytest.param("don't", "don’t", "en", id="apostrophe"),
        pytest.param("north – south", "north—south", "en", id="dashes"),
        pytest.param("a  b", "a\u00a0b", "en", id="spaces"),
        pytest.param("The", "the", "en", id="case-at-the-start"),
        pytest.param("１２：３０", "12:30", "ja", id="full-width"),
        pytest.param("10,000", "10000", "en", id="grouping-en"),
        pytest.param("10.000", "10\u202f000", "de", id="grouping-de"),
        pytest.param("co\u00adoperate", "cooperate", "en", id="soft-hyphen"),
        pytest.param("wait...", "wait…", "en", id="ellipsis"),
    ],
)
def test_typography(left: str, right: str, language: str) -> None:
    assert is_typographic(left, right, language)
    assert is_typographic(right, left, language)


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        pytest.param("No", '"No"', "en", id="quotes-added"),
        pytest.param("US", "us", "en", id="acronym"),
        pytest.param("any one", "anyone", "en", id="two-words-or-one"),
        pytest.param("1.5", "15", "en", id="decimal-point"),
        pytest.param("10.000", "10000", "en", id="point-is-decimal"),
        pytest.param("-5", "5", "en", id="minus"),
        pytest.param("end,", "end.", "en", id="comma-for-stop"),
        pytest.param("", "word", "en", id="insertion"),
    ],
)
def test_not_typography(left: str, right: str, language: str) -> None:
    assert not is_typographic(left, right, language)


def differing(
    kind: FactKind, left: str, right: str, language: str = "en"
) -> list[tuple[str | None, str | None]]:
    comparison = compare_facts(kind, left, right, word_edits(left, right, language), language)
    return [(d.fact.left, d.fact.right) for d in comparison.differences]


@pytest.mark.parametrize(
    ("kind", "left", "right", "language", "expected"),
    [
        pytest.param("number", "12 hurt", "14 hurt", "en", [("12", "14")], id="number"),
        pytest.param("number", "12 hurt, 9 lost", "9 lost, 12 hurt", "en", [], id="number-only-moved"),
        pytest.param("number", "12 dead, 12 hurt", "12 hurt", "en", [("12", None)], id="number-lost"),
        pytest.param("number", "10,000 came", "10000 came", "en", [], id="number-regrouped"),
        pytest.param("number", "Rund 3,50 Euro", "Etwa 3,5 Euro", "de", [], id="number-trailing-zero"),
        pytest.param(
            "number", "Rund 10.500 kamen", "Etwa 10,5 kamen", "de", [("10.500", "10,5")], id="number-german"
        ),
        pytest.param(
            "number", "all 10 500 came", "all 12 500 came", "fr", [("10 500", "12 500")], id="number-in-parts"
        ),
        pytest.param(
            "date", "on Tuesday they met", "on Friday they met", "en", [("Tuesday", "Friday")], id="weekday"
        ),
        pytest.param("date", "it was Aug. 3", "it was August 3", "en", [], id="same-month"),
        pytest.param("date", "we may go", "we can go", "en", [], id="may-is-a-verb"),
        pytest.param(
            "date", "le 3 août dernier", "le 3 mai dernier", "fr", [("août", "mai")], id="french-month"
        ),
        pytest.param(
            "negation", "she did vote", "she did not vote", "en", [(None, "not")], id="negation-added"
        ),
        pytest.param("negation", "has no plan", "has not any plan", "en", [], id="negation-in-other-words"),
        pytest.param(
            "negation", "il n’est pas venu", "il est venu", "fr", [("pas", None)], id="french-negation"
        ),
        pytest.param("name", "said Ana Brook", "said Ana Hale", "en", [("Brook", "Hale")], id="name"),
        pytest.param("name", "said Ana Brook", "said Brook", "en", [], id="first-name-dropped"),
        pytest.param(
            "name", "said Brook’s aide", "said Hale’s aide", "en", [("Brook", "Hale")], id="possessive"
        ),
        pytest.param("name", "STORM HITS PORT", "GALE HITS PORT", "en", [], id="all-capitals"),
        pytest.param("number", "thirty-one came", "31 came", "en", [], id="number-no-longer-spelt"),
        pytest.param("number", "at 9:30 p.m.", "at 21:30", "en", [], id="another-clock"),
        pytest.param(
            "quote",
            "“We won the big race,” he said.",
            "“We lost the big race,” he said.",
            "en",
            [("We won the big race,", "We lost the big race,")],
            id="quoted-word",
        ),
        pytest.param(
            "quote", "“We won the race,” he said.", '"We won the race," he said.', "en", [], id="marks"
        ),
        pytest.param("quote", "the “big” one", "the “great” one", "en", [], id="a-word-between-marks"),
        pytest.param(
            "link",
            "See https://a.example/x.",
            "See https://b.example/x.",
            "en",
            [("https://a.example/x", "https://b.example/x")],
            id="address",
        ),
        pytest.param(
            "link", "See http://www.a.example/", "See https://a.example", "en", [], id="same-address"
        ),
    ],
)
def test_facts_side_by_side(
    kind: FactKind, left: str, right: str, language: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert differing(kind, left, right, language) == expected


@pytest.mark.parametrize(
    ("kind", "language", "word"),
    [
        pytest.param("name", "de", "German", id="german-names"),
        pytest.param("name", "ja", "Japanese", id="japanese-names"),
        pytest.param("date", "tlh", "tlh", id="klingon-dates"),
        pytest.param("negation", "pl", "Polish", id="polish-negations"),
        pytest.param("negation", None, "not known", id="no-language"),
    ],
)
def test_what_is_skipped_says_why(kind: FactKind, language: str | None, word: str) -> None:
    assert word in (why_skipped(kind, language) or "")
