from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.audit.wording import MAX_QUOTE, amend, command, listed, quoted, with_article
from tests.audit.families import family


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_shell_reads_back_what_was_quoted(words: list[str]) -> None:
    assert shlex.split(command(*words)) == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ferry@en.1", "ferry@en.1"),
        ("translator=Noé Tarn", '"translator=Noé Tarn"'),
        ("editor=Orme", '"editor=Orme"'),
        ("reporter=Sean O'Brack", '"reporter=Sean O\'Brack"'),
        ("translator=$(date)", "'translator=$(date)'"),
        ("translator=`date`", "'translator=`date`'"),
        ("fährt@de.1", '"fährt@de.1"'),
    ],
)
def test_quoting(word: str, expected: str) -> None:
    assert command(word) == expected


@given(st.text(), st.text(max_size=10))
def test_a_quotation_is_short_and_in_one_line(text: str, about: str) -> None:
    excerpt = quoted(text, about)
    assert len(excerpt) <= MAX_QUOTE
    assert excerpt == " ".join(excerpt.split())


@pytest.mark.parametrize("before", [0, 10, 150, 1_000, 1_000_000])
@pytest.mark.parametrize("after", [0, 10, 150, 1_000_000])
def test_a_quotation_holds_the_word_it_is_about(before: int, after: int) -> None:
    text = "x " * before + "French version Noé Tarn" + " y" * after
    excerpt = quoted(text, "Noé Tarn")
    assert "Noé Tarn" in excerpt
    assert excerpt.startswith("…") == (" ".join(text.split())[:10] != excerpt[:10])


def test_lists() -> None:
    assert [listed(names) for names in ("", "A", "AB", "ABCA")] == ["", "A", "A and B", "A, B and C"]
    assert with_article("English version") == "an English version"
    assert with_article("French version") == "a French version"


def test_a_text_that_is_not_registered_is_registered_first() -> None:
    toml = '[[version]]\nref = "ferry@en.1"\nregistered = ""\nmeta = {file = "my text.txt"}'
    (version,) = family(toml).versions
    assert amend(version, "--machine", "Verto", reason="seen") == (
        'provenance register "my text.txt" --article ferry && '
        "provenance amend ferry@en.1 --machine Verto --reason seen"
    )
