"""Whatever the text: no error, honest offsets, clean names, and work that grows no faster than the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.credits import parser, read_credits
from provenance.credits.tokens import Tokens, tokenise

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
WORDS = """
Edited by|translated from|French version|Text:|Par|von|aus dem Englischen|übersetzt|wurde|Dieser Text|with
Traducción de|Report|Ada Voss|Bram|J.|de la|van|and|und|y|in|Lisbon|REUTERS|DeepL|machine translation
(|)|[|【|】|＝|/|:|;|,|.|-|@|”|王小明|김|راما|12
"""
CONTROLS = ["\n", "\n\n", "\t", "\u202e", "\u200b", "\u00ad", "\x00", "\ud800"]
PIECES = [*WORDS.strip().replace("\n", "|").split("|"), "|", *CONTROLS]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
TAGS = st.sampled_from([None, "en", "fr", "es", "de-AT", "xx", "", "zh", "-"])


@settings(deadline=None)  # the first call loads the tables
@given(TEXTS, TAGS)
def test_offsets_names_and_repetition(text: str, language: str | None) -> None:
    reading = read_credits(text, language)
    for credit in reading.credits:
        assert credit.start is not None
        assert 0 <= credit.start < (credit.end or 0) <= len(text)
        assert " ".join(text[credit.start : credit.end].split()) == credit.name
        assert credit.name
        assert not BIDI.intersection(credit.name)
        assert all(unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn") for char in credit.name)
        assert 0 <= credit.confidence <= 1
    assert len({(credit.role, credit.start) for credit in reading.credits}) == len(reading.credits)
    assert read_credits(text, language) == reading


@given(TEXTS)
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenise(text)
    ends = [0, *tokens.end]
    for before, start in zip(ends, [*tokens.start, len(text)], strict=True):
        assert not text[before:start].strip()
    assert all(start < end for start, end in zip(tokens.start, tokens.end, strict=True))


class CountedList(list[str]):
    """A list that counts how often an element is looked at."""

    looks = 0

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        CountedList.looks += 1
        return super().__getitem__(index)


def work(monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    def counted(text: str) -> Tokens:
        tokens = tokenise(text)
        tokens.fold = CountedList(tokens.fold)
        return tokens

    monkeypatch.setattr(parser, "tokenise", counted)
    CountedList.looks = 0
    read_credits(text, "en")
    return CountedList.looks


@pytest.mark.parametrize(
    "unit",
    [
        "Edited by ",
        "Edited by Ada Voss, ",
        "(Edited by Ada Voss ",
        "(Edited by Ada Voss) ",
        "Ada Voss and ",
        "translated from ",
        "Translation: (",
        "(",
        "((Text: ",
        "Text: \n",
        ".",
        ". By Ada Voss",
        "Ada Voss (in ",
        "Edited by Ada Voss in Old ",
        "Edited by a@",
        "Machine translation. ",
        "this article was ",
        "prepared by Ada ",
        "van der ",
        "A.",
        "王",
        "\u202e",
        "translated from French into ",
        "from English (a b) ",
        "Edited by Ada Voss-Bram Quill, ",
        "Edited by Ada Voss (text: ",
        "Words unknown here: ",
        "编辑：",
        "记者",
        "王·",
        "ترجمة: و",
        "Ada Voss, text & ",
        "Translation: Ada Voss, from ",
        "记者 沈若溪 通讯员 陆景川 文/图 ",
        "通讯员陆景川 ",
        "كتب سليم: ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ending = "\nEdited by Ada Voss"
    small, large = (work(monkeypatch, unit * times + ending) for times in (400, 800))
    assert small > 0
    assert large <= 2.1 * small + 500


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Edited by " + "a" * 1_000_000, id="one-word"),
        pytest.param("Edited by " + "A." * 500_000, id="one-run-of-initials"),
        pytest.param("Edited by " + "A-" * 500_000, id="one-chain-of-hyphens"),
        pytest.param("Edited by " + " " * 1_000_000 + "now", id="white-space"),
        pytest.param("\u202e" * 100_000 + " edited by", id="direction-overrides"),
    ],
)
def test_very_long_lines_yield_nothing(text: str) -> None:
    assert read_credits(text, "en").credits == ()


def test_two_hundred_names_in_a_line() -> None:
    names = [f"Ada V{'o' * (1 + number % 20)}ss{'e' * (number // 20)}" for number in range(200)]
    reading = read_credits(f"(Reporting by {', '.join(names)}; Editing by Bram Quill)", "en")
    assert [credit.name for credit in reading.credits] == [*names, "Bram Quill"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Ada Voss, Bram Quill and Cleo Marsh", id="only-names"),
        pytest.param("Reporting by; writing by; edited by", id="only-roles"),
        pytest.param("(Text: Photos: Translation:)", id="only-labels"),
        pytest.param("((...)) -- ;;; :: || ///", id="only-punctuation"),
        pytest.param("Edited by \x00\x01\x02", id="only-controls"),
        pytest.param("edited by \u202essov ada", id="small-letters"),
    ],
)
def test_nothing_to_read(text: str) -> None:
    assert read_credits(text, "en").credits == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Edited by \u202eAda Voss", ["Ada Voss"], id="override-before"),
        pytest.param("Edited by Ada Voss\u202e", ["Ada Voss"], id="override-after"),
        pytest.param("Edited by\x00 Ada Voss", ["Ada Voss"], id="control-before"),
        pytest.param("Edited by Ada\u00a0Voss", ["Ada Voss"], id="no-break-space"),
        pytest.param("\ufeffEdited by Ada Voss", ["Ada Voss"], id="byte-order-mark"),
    ],
)
def test_controls_do_not_hide_a_credit(text: str, names: list[str]) -> None:
    assert [credit.name for credit in read_credits(text, "en").credits] == names
