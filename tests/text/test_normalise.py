from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import InputError, UsageError
from provenance.text.normalise import article_slug, content_hash, fold, normalise, printable

STORABLE = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  two\n  lines ", "two lines", id="soft-break"),
        pytest.param("two \r\n\r\n lines", "two lines", id="several-breaks-are-one-space"),
        pytest.param("two  spaces\u00a0kept", "two  spaces\u00a0kept", id="other-spaces-kept"),
        pytest.param("e\u0301te\u0301", "été", id="nfc"),
        pytest.param(" \n ", "", id="nothing-left"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(STORABLE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert len(once.splitlines()) <= 1
    assert once == once.strip()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\0b", id="nul"),
        pytest.param("a\ud800b", id="lone-surrogate"),
        pytest.param("a" + "\u0301\u0316" * 300_000, id="marks-without-end"),
    ],
)
@pytest.mark.parametrize("function", [normalise, fold, article_slug])
def test_what_cannot_be_stored_is_refused(function: object, text: str) -> None:
    with pytest.raises(InputError) as error:
        function(text)  # type: ignore[operator]
    assert "\n" not in error.value.message
    assert error.value.hint


def test_hash_is_of_normalised_texts_joined_by_two_newlines() -> None:
    expected = hashlib.sha256("Été\n\nDeux lignes".encode()).hexdigest()
    assert content_hash([" E\u0301te\u0301 ", "Deux\nlignes"]) == expected


def test_hash_tells_paragraphs_apart() -> None:
    assert content_hash(["one", "two"]) != content_hash(["one two"])


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("María  GARCÍA", "maría garcía", True),
        ("Straße", "STRASSE", True),
        ("Ｍａｒｉａ", "maria", True),
        ("María", "Maria", False),
    ],
)
def test_fold(a: str, b: str, same: bool) -> None:
    assert (fold(a) == fold(b)) is same


@given(STORABLE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb", "a\tb"),
        ("a\nb\x1b[31m", "a\\x0ab\\x1b[31m"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("\u200cnot\u200djoined", "\u200cnot\u200djoined"),
        ("\U000e0041", "\\U000e0041"),
        ("línea 日本 ", "línea 日本 "),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_is_one_line_without_controls(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\t" for c in shown)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Accord à Genève.", "accord-à-genève"),
        ("../../etc/passwd", "etc/passwd"),
        ("2021/Fish Market", "2021/fish-market"),
        ("日本語 記事", "日本語-記事"),
        ("हिन्दी", "हिन्दी"),
        ("a__b", "a__b"),
        ("l'été", "l-été"),
        ("ＦＩＳＨ", "fish"),
        ("a\u202eb", "ab"),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert article_slug(text) == slug
    assert article_slug(slug) == slug


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40))
def test_slugs_hold_letters_digits_and_three_signs(text: str) -> None:
    try:
        slug = article_slug(text)
    except UsageError:
        return
    assert article_slug(slug) == slug
    assert all(c in "-_/" or unicodedata.category(c)[0] in "LM" or c.isdecimal() for c in slug)


@pytest.mark.parametrize("text", ["", "...", "---", "/", "!?", "x" * 201])
def test_no_slug(text: str) -> None:
    with pytest.raises(UsageError):
        article_slug(text)
