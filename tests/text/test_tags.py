from __future__ import annotations

import pytest

from provenance.errors import UsageError
from provenance.text.tags import direction, language_name, primary, same_language, standard_tag


@pytest.mark.parametrize(
    ("tag", "standard"),
    [
        ("fr", "fr"),
        (" FR ", "fr"),
        ("fr_ca", "fr-CA"),
        ("no", "no"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("iw", "he"),
    ],
)
def test_standard_tag(tag: str, standard: str) -> None:
    assert standard_tag(tag) == standard


@pytest.mark.parametrize("tag", ["", "x", "french", "fr-", "qq", "123", "fr\n\x1b[31m", "a" * 5000])
def test_bad_tags_are_refused_with_an_example(tag: str) -> None:
    with pytest.raises(UsageError) as error:
        standard_tag(tag)
    assert "pt-BR" in error.value.hint
    assert error.value.message.isprintable()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("en-US", "en-GB", True),
        ("pt", "pt-BR", True),
        ("zh-Hans", "cmn", True),
        ("no", "nb", True),
        ("nn-NO", "no", True),
        ("nb", "nn", False),
        ("en", "fr", False),
        ("sr", "hr", False),
    ],
)
def test_same_language(a: str, b: str, same: bool) -> None:
    assert same_language(a, b) is same
    assert same_language(b, a) is same


def test_primary() -> None:
    assert primary("PT_br") == "pt"


@pytest.mark.parametrize(
    ("tag", "name"), [("fr", "French"), ("fr-BE", "French"), ("fr-CA", "Canadian French"), ("vo", "vo")]
)
def test_language_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn-PK", "ltr"),
        ("fr", "ltr"),
        ("zh-Hant", "ltr"),
        ("und", "auto"),
        (None, "auto"),
    ],
)
def test_the_direction_of_a_language(tag: str | None, expected: str) -> None:
    assert direction(tag) == expected
