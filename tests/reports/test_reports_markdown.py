from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from provenance.reports.markdown import diff_markdown
from provenance.values import Comparison, Link, Paragraph
from tests.reports.page_cases import HOSTILE, comparison, ferry, sample

PAIRS: dict[str, Callable[[], Comparison | None]] = {
    "sample-across": lambda: sample().derivations[1].comparison,
    "sample-within": lambda: sample().derivations[2].comparison,
    "arabic-hebrew": lambda: ferry().derivations[1].comparison,
}


def tokens(markdown: str) -> list[Token]:
    """What a code host makes of it: CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def cells(markdown: str) -> list[list[str]]:
    """The text of every cell, row by row, with the tags of marks."""
    rows: list[list[str]] = []
    for before, token in zip([None, *tokens(markdown)], tokens(markdown), strict=False):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline" and before is not None and before.type in ("th_open", "td_open"):
            rows[-1].append("".join(child.content for child in token.children or []))
    return rows


@pytest.mark.parametrize("name", PAIRS)
def test_golden(name: str, check_golden: Callable[[str, str], None]) -> None:
    pair = PAIRS[name]()
    assert pair
    check_golden(f"diff-{name}.md", diff_markdown(pair))


@pytest.mark.parametrize("name", PAIRS)
def test_it_is_a_table_with_a_row_for_each_link(name: str) -> None:
    pair = PAIRS[name]()
    assert pair
    rows = cells(diff_markdown(pair))
    assert len(rows) == 1 + len(pair.changes.links)
    assert {len(row) for row in rows} == {3}
    for change, row in zip(pair.changes.links, rows[1:], strict=True):
        for indexes, text, cell in (
            (change.link.left, pair.left, row[0]),
            (change.link.right, pair.right, row[1]),
        ):
            shown = re.sub(r"</?(?:del|ins)>", "", cell)
            for index in indexes:
                assert f"¶{index + 1} {text.paragraphs[index].text}" in shown


def pair_of(left: str, right: str) -> Comparison:
    step = ferry().derivations[2].comparison
    assert step
    sides = [
        replace(side, paragraphs=(Paragraph("body", text),), language="en")
        for side, text in ((step.left, left), (step.right, right))
    ]
    return comparison(sides[0], sides[1], (Link((0,), (0,), "match", 0.9),))


# No control characters and blanks: they are shown as escapes, which the terminal's tests look at.
WRITTEN = st.text(st.characters(categories=["L", "N", "P", "S"])).map(lambda text: f"x{text}y")


@given(WRITTEN, WRITTEN)
def test_texts_are_never_markup(left: str, right: str) -> None:
    rows = cells(diff_markdown(pair_of(left, right)))
    assert len(rows) == 2
    for cell, text in zip(rows[1], (left, right), strict=False):
        assert re.sub(r"</?(?:del|ins)>", "", cell) == f"¶1 {text}"


@pytest.mark.parametrize(
    "attack", [*HOSTILE, "| a | b |", "`code` | x", "[x](javascript:1)", "![x](http://a.b/c)"]
)
def test_what_attacks_the_page_is_shown_as_text(attack: str) -> None:
    allowed = {"<del>", "</del>", "<ins>", "</ins>", "<br>"}
    found = tokens(diff_markdown(pair_of(attack, f"{attack} more")))
    inline = [child for token in found for child in token.children or []]
    assert {t.content for t in inline if t.type == "html_inline"} <= allowed
    assert not [t for t in (*found, *inline) if t.type in ("html_block", "link_open", "image", "code_inline")]
