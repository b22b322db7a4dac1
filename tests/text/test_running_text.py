"""What is read in running text: quantities, numbers in words, days, quotations, addresses, names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.addresses import addresses
from provenance.text.calendar import calendar_names
from provenance.text.likeness import alike, folded
from provenance.text.names import words_of
from provenance.text.number_words import spelt_numbers
from provenance.text.quantities import quantities
from provenance.text.quotations import quotations


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("2,6 Mio. Euro", "de", ["2600000"], id="abbreviated"),
        pytest.param("3 mil millones", "es", ["3000000000"], id="two-words"),
        pytest.param("1万1000", "ja", ["11000"], id="sign-and-digits"),
        pytest.param("2½ hours", "en", ["2.5"], id="fraction"),
        pytest.param("24.07.2020 um 21.30 Uhr", "de", ["24", "7", "2020", "21", "30"], id="date-and-time"),
        pytest.param("令和2年", "ja", ["2020"], id="era"),
        pytest.param("see https://a.example/12 or a1@b.example", "en", [], id="addresses"),
        pytest.param("COVID-19", "en", ["19"], id="in-a-name"),
    ],
)
def test_quantities(text: str, language: str, expected: list[str]) -> None:
    assert [q.value for q in quantities(text, language)] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("thirty-one of two million", "en", ["31", "2000000"], id="english"),
        pytest.param("quatre-vingt-dix mille", "fr", ["90000"], id="french"),
        pytest.param("einunddreißig", "de", ["31"], id="german"),
        pytest.param("тридцати одному", "ru", ["31"], id="russian-dative"),
        pytest.param("इकतीस", "hi", ["31"], id="hindi"),
        pytest.param("thirty", None, [], id="no-language"),
        pytest.param("blah", "xx", [], id="unknown-language"),
    ],
)
def test_numbers_in_words(text: str, language: str | None, expected: list[str]) -> None:
    assert [n.value for n in spelt_numbers(text, language)] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("On Friday, May 3, he may march.", "en", [("weekday", 5), ("month", 5)], id="capitals"),
        pytest.param("v pátek, ve středu, pátý", "cs", [("weekday", 5), ("weekday", 3)], id="czech-cases"),
        pytest.param("w środę", "pl", [("weekday", 3)], id="polish-case"),
        pytest.param("7月24日（金）", "ja", [("month", 7), ("weekday", 5)], id="japanese"),
        pytest.param("周六", "zh", [("weekday", 6)], id="chinese"),
        pytest.param("ביום שישי", "he", [("weekday", 5)], id="two-words"),
        pytest.param("på fredagen", "sv", [("weekday", 5)], id="swedish-article"),
    ],
)
def test_days_and_months(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    assert [(n.kind, n.number) for n in calendar_names(text, language)] == expected


def test_quotations_and_addresses() -> None:
    assert [q.text for q in quotations('Er sagte: „Nein“, « oui », "no" und „offen')] == [
        "Nein",
        "oui",
        "no",
        "offen",
    ]
    assert [a.text for a in addresses("(see https://a.example/x(y), b@c.example.)")] == [
        "https://a.example/x(y)",
        "b@c.example",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        pytest.param("Путина", "Putin", True, id="script-and-case"),
        pytest.param("Selenskyj", "Zelensky", True, id="spelling"),
        pytest.param("Américains", "Amerikaner", True, id="people"),
        pytest.param("Merkel", "Macron", False, id="two-people"),
        pytest.param("Quill", "Tarn", False, id="nothing-in-common"),
    ],
)
def test_names_that_are_alike(one: str, other: str, is_alike: bool) -> None:
    assert alike(folded(one), folded(other)) is is_alike


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    names = words_of("The captain, Ada Quill, met Mr. Tarn. Later she left.", "en").names
    assert [(name.text, name.opens) for name in names] == [
        ("The", True),
        ("Ada", False),
        ("Quill", False),
        ("Tarn", False),
        ("Later", True),
    ]
    assert words_of("Seven Wins For Ada Quill And No Losses", "en").names == ()


@given(st.text(max_size=120), st.sampled_from(["ar", "cs", "de", "en", "ja", "ru", "th", "zh", None]))
@settings(max_examples=60, deadline=None)
def test_spans_hold_what_was_read(text: str, language: str | None) -> None:
    for quantity in quantities(text, language):
        assert text[quantity.start : quantity.end] == quantity.text
    for name in calendar_names(text, language):
        assert 0 <= name.start < name.end <= len(text)
    for quotation in quotations(text):
        assert text[quotation.start : quotation.end] == quotation.text
