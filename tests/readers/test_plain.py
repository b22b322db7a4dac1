from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.readers.plain import read_plain
from provenance.text.normalise import normalise
from tests.growth import LINEAR, growth

STORY = [
    "Port Velmar council votes to close the old fish market",
    "By Ilse Quandt",
    "VELMAR, March 4 (Northwire) - The council of Port Velmar voted on Tuesday to close the old fish market "
    "after a four-hour debate that drew protests from traders and residents of the harbour quarter, ending "
    "weeks of argument.",
    "The measure passed by 17 votes to 12, with two abstentions. It will take effect in September and "
    "affects 340 stalls, according to the mayor’s office.",
    "“We have waited long enough,” Mayor Tomas Reuel told reporters outside the hall.",
    "TRADERS ANGRY",
    "Traders said they would appeal. Some of them have sold fish at the quay for more than 30 years, and "
    "they fear that the new hall is too far from the boats.",
    "(Reporting by Ilse Quandt and Marco Delvane; Editing by Ruth Pell)",
]


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain(source)]


def wrapped(width: int, **indents: str) -> list[str]:
    return [textwrap.fill(paragraph, width, **indents) for paragraph in STORY]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("\n".join(STORY), id="a-paragraph-a-line"),
        pytest.param("\n\n".join(STORY), id="a-paragraph-a-line-with-blank-lines"),
        pytest.param("\n \n\n".join(STORY) + "\n\n", id="blank-lines-with-spaces"),
        pytest.param("\n\n".join(STORY[:4]) + "\n" + "\n".join(STORY[4:]), id="both-mixed"),
        pytest.param("\t" + "\n\t".join(STORY), id="each-line-indented"),
        pytest.param("\u2029".join(STORY), id="unicode-paragraph-signs"),
        *(
            pytest.param("\n\n".join(wrapped(width)), id=f"wrapped-at-{width}")
            for width in (40, 60, 72, 80, 100)
        ),
        pytest.param("\n".join(wrapped(72, initial_indent="    ")), id="wrapped-with-first-line-indents"),
        pytest.param("\n".join(wrapped(72, initial_indent="\u3000")), id="wrapped-with-wide-indents"),
        pytest.param(
            "\n\n".join(wrapped(72, initial_indent="   ", subsequent_indent="   ")),
            id="wrapped-with-a-margin",
        ),
        pytest.param("\n\n".join(wrapped(72, subsequent_indent="    ")), id="wrapped-with-hanging-indents"),
        pytest.param("\n".join(wrapped(72)), id="wrapped-without-any-mark"),
    ],
)
def test_paragraphs_come_out_however_they_are_laid_out(source: str) -> None:
    assert texts(source) == STORY


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "Conseil\n\nReportage Ilse Quandt\nVersion française Anaïs Bréval\nÉdité par Luc Hautmont",
            [
                "Conseil",
                "Reportage Ilse Quandt",
                "Version française Anaïs Bréval",
                "Édité par Luc Hautmont",
            ],
            id="credit-block",
        ),
        pytest.param(
            "(Report Ilse Quandt and Marco\nDelvane, French version Anaïs Bréval)\nSource link",
            ["(Report Ilse Quandt and Marco Delvane, French version Anaïs Bréval)", "Source link"],
            id="credit-line-broken-in-two",
        ),
        pytest.param("- apples\n- pears\n- plums", ["- apples", "- pears", "- plums"], id="list"),
        pytest.param("apples\npears\nplums", ["apples", "pears", "plums"], id="short-lines"),
        pytest.param(
            "The council will meet again at the weekend,\nthe mayor said.\n\nNobody knows when.",
            ["The council will meet again at the weekend, the mayor said.", "Nobody knows when."],
            id="one-broken-sentence",
        ),
        pytest.param(
            "The mayor of the town spoke of a Franco-\nGerman plan that nobody has seen\nyet, it seems.",
            ["The mayor of the town spoke of a Franco-German plan that nobody has seen yet, it seems."],
            id="hyphen-at-the-line-end",
        ),
        pytest.param(
            "议会周二经过四小时辩论后投票决定关闭旧鱼\n市场，此举引发商贩和港区居民的抗议。该措\n"
            "施以十七票对十二票获得通过，将于九月生效。\n\n市长说已经等得够久了。",
            [
                "议会周二经过四小时辩论后投票决定关闭旧鱼市场，此举引发商贩和港区居民的抗议。"
                "该措施以十七票对十二票获得通过，将于九月生效。",
                "市长说已经等得够久了。",
            ],
            id="chinese-lines-join-without-space",
        ),
    ],
)
def test_shapes(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90), max_size=12))
def test_no_character_is_lost(lines: list[str]) -> None:
    kept = "".join(texts("\n".join(lines)))
    assert "".join(kept.split()) == "".join(normalise(" ".join(lines)).split())


@pytest.mark.parametrize("line", ["word ", "(\n", "- a\n", "ab\n", " ", "“", "(Reporting by A B)\n", "国"])
def test_hostile_input_takes_linear_time(line: str) -> None:
    assert growth(lambda n: read_plain(line * n), 1_500) < LINEAR
