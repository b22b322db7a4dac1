from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.compare.words import WordOptions, word_edits

TEXTS = st.text(
    alphabet=st.sampled_from("ab Ac.,'’“«»-– \u00a0\u202f1290 桥月のยا\u200f\u0301\ud800\n"), max_size=60
)
LANGUAGES = st.sampled_from(["en", "fr", "de", "zh", "ja", "th", "ar", None])


def marked(left: str, right: str, language: str | None = "en") -> str:
    """Edits as one string, changes as `[left|right|class]`."""
    return "".join(
        e.left if e.op == "equal" else f"[{e.left}|{e.right}|{e.change}]"
        for e in word_edits(left, right, language)
    )


@given(TEXTS, TEXTS, LANGUAGES)
def test_edits_rebuild_both_texts(left: str, right: str, language: str | None) -> None:
    edits = word_edits(left, right, language)
    assert "".join(e.left for e in edits) == left
    assert "".join(e.right for e in edits) == right


@given(TEXTS, TEXTS, st.integers(1, 4))
@settings(max_examples=60)
def test_edits_rebuild_both_texts_too_large_to_compare_at_once(left: str, right: str, chunk: int) -> None:
    edits = word_edits(left, right, "en", WordOptions(max_cells=4, max_chunk=chunk))
    assert "".join(e.left for e in edits) == left
    assert "".join(e.right for e in edits) == right


@given(TEXTS, TEXTS, LANGUAGES)
def test_ops_and_classes_agree_with_the_texts(left: str, right: str, language: str | None) -> None:
    edits = word_edits(left, right, language)
    for edit in edits:
        assert (edit.op == "equal") == (edit.left == edit.right) == (edit.change is None)
        assert bool(edit.left) == (edit.op != "insert")
        assert bool(edit.right) == (edit.op != "delete")
    assert all(a.op != "equal" or b.op != "equal" for a, b in pairwise(edits))


@pytest.mark.parametrize(
    ("left", "right", "language", "expected"),
    [
        pytest.param("the same", "the same", "en", "the same", id="equal"),
        pytest.param("a dog barked", "a big dog barked", "en", "a[| big|wording] dog barked", id="insert"),
        pytest.param("dog", "big dog", "en", "[|big |wording]dog", id="insert-at-the-start"),
        pytest.param(
            "went home early", "went home", "en", "went home[ early||wording]", id="delete-at-the-end"
        ),
        pytest.param(
            "the red house of stone fell",
            "the blue house of wood fell",
            "en",
            "the [red|blue|wording] house of [stone|wood|wording] fell",
            id="long-word-between-parts",
        ),
        pytest.param(
            "mayor of Varn spoke",
            "head of Lund spoke",
            "en",
            "[mayor of Varn|head of Lund|wording] spoke",
            id="short-word-joins",
        ),
        pytest.param(
            "he left. she came",
            "he went. they came",
            "en",
            "he [left|went|wording]. [she|they|wording] came",
            id="full-stop-parts",
        ),
        pytest.param(
            "one two three four shared five six seven eight",
            "uno due tre quattro shared cinque sei sette otto",
            "en",
            "[one two three four shared five six seven eight"
            "|uno due tre quattro shared cinque sei sette otto|wording]",
            id="a-coincidence-joins",
        ),
        pytest.param(
            "say “no” now",
            'say "no" later',
            "en",
            'say [“no”|"no"|typography] [now|later|wording]',
            id="typography-kept-apart",
        ),
        pytest.param("市长周二说", "市长周三说", "zh", "市长周[二|三|wording]说", id="chinese"),
    ],
)
def test_what_a_person_would_call_one_change(left: str, right: str, language: str, expected: str) -> None:
    assert marked(left, right, language) == expected


def test_equal_sentences_are_kept_where_texts_are_too_large_to_compare_at_once() -> None:
    left = "One came. Two stayed here. Three left."
    right = "Eins kam. Two stayed here. Drei ging."
    edits = word_edits(left, right, "en", WordOptions(max_cells=20, short_word=0, coincidence=0))
    assert "Two stayed here." in "".join(e.left for e in edits if e.op == "equal")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("a" * 1_000_000, "b" * 1_000_000, id="one-word"),
        pytest.param("1," * 200_000, "1," * 150_000 + "2", id="digits-and-commas"),
        pytest.param(" ' " * 100_000, "- " * 100_000, id="marks"),
        pytest.param(" " * 500_000 + "a", "\u00a0" * 500_000 + "a", id="blanks"),
    ],
)
def test_enormous_lines_are_rebuilt(left: str, right: str) -> None:
    edits = word_edits(left, right, "en")
    assert "".join(e.left for e in edits) == left
    assert "".join(e.right for e in edits) == right
