"""Names that are another word in another language, as CLDR has them."""

from __future__ import annotations

import pytest

from provenance.text.names import Vocabulary
from provenance.text.other_names import has_other_name, is_country


@pytest.mark.parametrize(
    ("key", "language", "other", "word"),
    [
        ("germany", "en", "de", "deutschland"),
        ("germany", "en", "no", "tyskland"),
        ("deutschland", "de", "fr", "allemagne"),
        ("croatia", "en-GB", "hr", "hrvatska"),
        ("suomi", "fi", "pt-BR", "finlandia"),
    ],
)
def test_a_country_is_known_by_its_name_in_the_other_language(
    key: str, language: str, other: str, word: str
) -> None:
    assert has_other_name(key, language, other, Vocabulary({word}))
    assert not has_other_name(key, language, other, Vocabulary({"ferry"}))
    assert is_country(key, language)


def test_of_a_language_that_cldr_lacks_no_names_are_known() -> None:
    assert not is_country("germany", "xx")
    assert not has_other_name("germany", None, "xx", Vocabulary({"germany"}))
