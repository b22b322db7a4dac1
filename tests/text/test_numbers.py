"""Numbers by value, whatever the script and the marks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.numbers import numbers
from tests.growth import LINEAR, growth

VALUES = [
    pytest.param("1.500 Gäste, 3.215,63 Punkte", "de", ["1500", "3215.63"], id="german-marks"),
    pytest.param("1,500 guests, 3,215.63 points", "en", ["1500", "3215.63"], id="english-marks"),
    pytest.param("1\u202f500 invités, 3\u00a0215,63 points", "fr", ["1500", "3215.63"], id="french-spaces"),
    pytest.param("1 234 567,8", "cs", ["1234567.8"], id="plain-spaces"),
    pytest.param("1’234.5", "de-CH", ["1234.5"], id="swiss-apostrophe"),
    pytest.param("12,34,567", "en-IN", ["1234567"], id="indian-groups"),
    pytest.param("1,234.5", "es-MX", ["1234.5"], id="mexican-marks"),
    pytest.param("٣٬٢١٥٫٦٣", "ar", ["3215.63"], id="arabic-digits"),
    pytest.param("४२ और १,२३४", "hi", ["42", "1234"], id="devanagari-digits"),
    pytest.param("１２３", "ja", ["123"], id="fullwidth-digits"),
    pytest.param("0.125 and 0,125", "fr", ["0.125", "0.125"], id="leading-zero-never-groups"),
    pytest.param("2.5 and 2,5", "en", ["2.5", "2.5"], id="too-short-to-group"),
    pytest.param("28.05.2020", "de", ["28", "5", "2020"], id="date-is-three-numbers"),
    pytest.param("2020-05-28, 14:30", "en", ["2020", "5", "28", "14", "30"], id="iso-date-and-time"),
    pytest.param("am 28. Mai", "de", ["28"], id="ordinal-stop"),
    pytest.param("in 2020 300 people", "en", ["2020", "300"], id="year-does-not-group"),
    pytest.param("007 123", "en", ["7", "123"], id="leading-zeros-do-not-group"),
    pytest.param("1.234,567.8", "de", ["1", "234", "567", "8"], id="marks-that-make-no-number"),
    pytest.param("COVID-19, -4, 5%", "en", ["19", "4", "5"], id="signs-and-units-left-out"),
    pytest.param("½ m²", "en", [], id="no-fractions-no-superscripts"),
    pytest.param("no digits", "en", [], id="none"),
]


@pytest.mark.parametrize(("text", "language", "values"), VALUES)
def test_values(text, language, values):
    assert [number.value for number in numbers(text, language)] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        pytest.param("1.234", "en", ["1.234"], id="point-decimal"),
        pytest.param("1.234", "de", ["1234"], id="point-groups"),
        pytest.param("1.234", None, ["1234", "1.234"], id="unknown-language-keeps-both"),
        pytest.param("1,234", "xx", ["1234", "1.234"], id="unlisted-language-keeps-both"),
        pytest.param("3000万", "zh", ["30000000", "3000"], id="east-asian-scale"),
        pytest.param("3千万", "ja", ["30000000", "3"], id="two-scale-signs"),
        pytest.param("25 billion", "en", ["25000000000", "25"], id="english-billion"),
        pytest.param("2 Billionen", "de", ["2000000000000", "2"], id="german-billion"),
        pytest.param("2,5 млрд", "ru", ["2500000000", "2.5"], id="russian-abbreviation"),
        pytest.param("25 billion", "de", ["25000000000000", "25"], id="word-of-another-scale"),
        pytest.param("25 guests", "en", ["25"], id="no-scale"),
    ],
)
def test_readings(text, language, readings):
    (number,) = numbers(text, language)
    assert number.readings == tuple(Decimal(r) for r in readings)


def test_numbers_of_two_languages_agree_by_value():
    (english,), (german,), (chinese,) = (
        numbers("$1.5 billion", "en"),
        numbers("1,5 Milliarden Dollar", "de"),
        numbers("15亿美元", "zh"),
    )
    assert english.value == german.value == chinese.value
    assert english.value != numbers("1.6 billion", "en")[0].value


def test_offsets_are_code_points():
    (number,) = numbers("𝒳𝒳 1 234 €", "fr")
    assert (number.start, number.end) == (3, 8)


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=999))
def test_marks_of_a_language_never_change_the_value(whole, fraction):
    english = f"{whole:,}.{fraction:03d}1"
    expected = Decimal(f"{whole}.{fraction:03d}1")
    assert numbers(english, "en")[0].value == expected
    assert numbers(english.translate(str.maketrans(",.", ".,")), "de")[0].value == expected
    assert numbers(english.translate(str.maketrans(",.", "\u202f,")), "fr")[0].value == expected


@given(st.text(alphabet="0123456789.,'  \u202f٣x", max_size=60), st.sampled_from(["en", "de", "fr", None]))
def test_spans_ascend_and_hold_their_digits(text, language):
    end = 0
    for number in numbers(text, language):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start].isdecimal()
        assert text[number.end - 1].isdecimal()
        assert number.readings
        end = number.end


@pytest.mark.parametrize("unit", ["1", "1 234 ", "1.", "12,"], ids=["digits", "groups", "stops", "commas"])
def test_a_hostile_line_takes_linear_time(unit):
    assert growth(lambda n: numbers(unit * n, "de"), 2_000) < LINEAR
