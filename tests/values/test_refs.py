"""Refs: what they are made of, what they are not, and what tells them from files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.values.refs import Ref, is_file_argument, is_ref_argument, parse_ref, version_ref

GOOD = {
    "story@fr.2": Ref("story", "fr", 2),
    "story@fr": Ref("story", "fr"),
    "story": Ref("story"),
    "Story@fr.2": Ref("story", "fr", 2),
    "desk/story_2-b@pt-BR.10": Ref("desk/story_2-b", "pt-BR", 10),
    "genève@zh-Hant-TW.1": Ref("genève", "zh-Hant-TW", 1),
    "दिल्ली@hi": Ref("दिल्ली", "hi"),
    "sha:3fa9c1": Ref(hash="3fa9c1"),
    "SHA:3FA9C1": Ref(hash="3fa9c1"),
    "story@und.1": Ref("story", "und", 1),
}
BAD = [
    "", "@", "@fr", "story@", "story@.2", "story@fr.", "story@fr.0", "story@fr.02", "story@fr.x",
    "story@fr.2.1", "story@fr.1000000", "story@fr.²", "story@fr.१", "story@f", "story@fr_CA", "two words",
    "a.b@fr", "/a", "a/", "a//b", "-a", "---", "sha:", "sha:abc", "sha:xyz1", "sha:" + "a" * 65,
    "story@fr\n", "a\0b", "a\u202eb@fr", "a" * 2000,
]  # fmt: skip


@pytest.mark.parametrize(("text", "ref"), GOOD.items(), ids=GOOD.keys())
def test_refs(text: str, ref: Ref) -> None:
    assert parse_ref(text) == ref
    assert parse_ref(str(ref)) == ref


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_what_is_no_ref_is_refused_in_one_printable_line(text: str) -> None:
    with pytest.raises(UsageError, match="is not a ref") as caught:
        parse_ref(text)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 200
    assert caught.value.hint


FILES = ["a.txt", "./a", "./a@fr", "../a@fr", "/a", "/a@fr", "C:\\a", "c:/a@fr", "a.b@fr", "-", "\\\\host\\a"]
REFS = ["a@fr", "a@fr.2", "sha:3fa9c1", "SHA:abcd", "a/b@fr", "@"]
WORDS = ["a", "a/b", "genève", "a b", ""]


@pytest.mark.parametrize(
    ("text", "file", "ref"),
    [
        *((t, True, False) for t in FILES),
        *((t, False, True) for t in REFS),
        *((t, False, False) for t in WORDS),
    ],
)
def test_files_refs_and_words_that_may_be_either(text: str, file: bool, ref: bool) -> None:
    assert (is_file_argument(text), is_ref_argument(text)) == (file, ref)


@given(st.text())
def test_any_text_is_a_ref_that_reads_back_or_a_usage_error(text: str) -> None:
    try:
        ref = parse_ref(text)
    except UsageError:
        return
    assert parse_ref(str(ref)) == ref


@given(
    st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True),
    st.sampled_from(["fr", "pt-BR", "und"]),
    st.integers(1, 999_999),
)
def test_printed_refs_read_back(article: str, language: str, number: int) -> None:
    assert parse_ref(version_ref(article, language, number)) == Ref(article, language, number)
