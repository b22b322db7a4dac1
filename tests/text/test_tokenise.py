from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.tokenise import count_words, tokens, words
from tests.growth import LINEAR, growth

LANGUAGES = st.sampled_from([None, "en", "fr", "it", "ca", "ja", "zh-Hant", "th"])


@given(st.text(), LANGUAGES)
def test_tokens_concatenate_to_the_text(text: str, language: str | None) -> None:
    found = tokens(text, language)
    assert "".join(found) == text
    assert all(found)


@given(st.text(alphabet="aé1.,'’- \u00a0国カ\u0301"), LANGUAGES)
def test_tokens_of_tricky_signs_concatenate_to_the_text(text: str, language: str | None) -> None:
    assert "".join(tokens(text, language)) == text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "He don't know the U.S. mayor’s 3,245.63.",
            "en",
            ["He", "don't", "know", "the", "U.S.", "mayor’s", "3,245.63"],
        ),
        ("L’accord d'aujourd'hui", "fr", ["L’", "accord", "d'", "aujourd'hui"]),
        ("peut-être qu'il dit-il", "fr", ["peut-être", "qu'", "il", "dit-il"]),
        ("dell'anno", "it", ["dell'", "anno"]),
        ("dell'anno", None, ["dell'anno"]),
        ("100\u202f000 euros", "fr", ["100\u202f000", "euros"]),
        ("习近3月10日。", "zh", ["习", "近", "3", "月", "10", "日"]),
        ("東京で会議", "ja", ["東京", "で", "会議"]),
        ("カタカナー", None, ["カタカナー"]),
        ("हिन्दी में", "hi", ["हिन्दी", "में"]),
        ("“No,” – he…", "en", ["No", "he"]),
        ("'tis rock'", "en", ["tis", "rock"]),
    ],
)
def test_words(text: str, language: str | None, expected: list[str]) -> None:
    assert words(text, language) == expected


def test_punctuation_stands_alone_and_white_space_runs() -> None:
    assert tokens("Oui !  «a»", "fr") == ["Oui", " ", "!", "  ", "«", "a", "»"]


def test_count_words() -> None:
    assert count_words("One two, three.") == 3


@pytest.mark.parametrize("unit", ["a", "a-", "1,", "'", " ", "a.", "l'", "国", "é\u0301", ".5"])
def test_a_long_line_takes_linear_time(unit: str) -> None:
    assert "".join(tokens(unit * 100_000, "fr")) == unit * 100_000
    assert growth(lambda n: tokens(unit * n, "fr"), 4_000) < LINEAR
