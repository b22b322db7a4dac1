"""Within one language: an edited text against the one before it, without any model."""

from __future__ import annotations

import pytest

from provenance.align import align_paragraphs
from provenance.align.monolingual import similarities
from provenance.align.words import share_of_words
from provenance.values import Paragraph
from tests.align.doubles import paragraphs

STORY = (
    "Councillors in the port of Brackwater voted on Monday to close the old swing bridge for eight months.",
    "The bridge, built in 1911, carries some 4,200 vehicles a day between the harbour and the upper town.",
    "Mayor Ilse Tarrant said the repairs could wait no longer after engineers found cracks in two piers.",
    "“We would rather lose a summer than lose a bridge,” she told reporters outside the town hall.",
    "Shopkeepers on the quay fear for their trade and have asked for a ferry every quarter of an hour.",
    "A ferry company from the neighbouring island has offered to lend two boats, at a price to be agreed.",
    "The work is to begin in March and will cost 6.3 million crowns, a third of it paid by the province.",
)  # fmt: skip


PAGE = (
    "Storm Freda: live updates",
    "A man was killed by a falling roof in Aston and some 26,000 homes lost electricity on Friday night.",
    "The man, aged 54, died in hospital, police said. His name was not released.",
    "Train services between Lund Bay and Harrow have been suspended until further notice.",
    "The strongest gust, 141 kilometres an hour, was measured at the lighthouse of Skerry Point.",
    "Two people were slightly injured when a tree fell on their car near Aston.",
)
LIST = (
    "What we know so far:",
    "- 26,000 homes without power",
    "- trains between Lund Bay and Harrow suspended",
    "- schools closed in seven districts",
)


def shape(left, right):
    links = align_paragraphs(paragraphs(*left), paragraphs(*right), "en", "en-GB").links
    return [
        ("".join(map(str, x.left)), "".join(map(str, x.right)), x.kind) for x in links if x.kind != "match"
    ]


EDITED = STORY[2].replace("could wait no longer", "were overdue").replace("two", "three")
ADDED = "Bus line 9 will be diverted over the northern dam until the end of the year, the operator said."


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        pytest.param(STORY, [], id="unchanged"),
        pytest.param((*STORY[:2], EDITED, *STORY[3:]), [], id="edited"),
        pytest.param(STORY[:3] + STORY[4:], [("3", "", "omitted")], id="omitted"),
        pytest.param((*STORY[:4], ADDED, *STORY[4:]), [("", "4", "added")], id="added"),
        pytest.param(
            (*STORY[:4], ADDED, *STORY[5:]),
            [("4", "", "omitted"), ("", "4", "added")],
            id="replaced-by-another",
        ),
        pytest.param(
            (STORY[0], STORY[1] + " " + STORY[2], *STORY[3:]), [("12", "1", "merged")], id="merged"
        ),
        pytest.param((*STORY[:6], *STORY[6].split(", ", 1)), [("6", "67", "split")], id="split"),
        pytest.param((STORY[0], *STORY[2:6], STORY[1], STORY[6]), [("1", "5", "moved")], id="moved"),
        pytest.param((STORY[0], *STORY[3:6], STORY[1], EDITED, STORY[6]),
                     [("1", "4", "moved"), ("2", "5", "moved")], id="block-moved-and-edited"),
        pytest.param((STORY[1], STORY[0], *STORY[2:]), [("1", "0", "moved")], id="neighbours-swapped"),
    ],
)  # fmt: skip
def test_changes_are_named(right, expected):
    found = shape(STORY, right)
    if expected == [("1", "0", "moved")]:  # of two that swapped the one with fewer characters moved
        assert len(STORY[1]) < len(STORY[0])
    assert sorted(found) == sorted(expected)


def test_a_headline_takes_the_headline_and_not_its_echo():
    left = [Paragraph("headline", "Bridge to close"), Paragraph("body", STORY[0])]
    right = [
        Paragraph("body", "Bridge to close"),
        Paragraph("headline", "Bridge to close"),
        Paragraph("body", STORY[0]),
    ]
    links = align_paragraphs(left, right, "en", "en").links
    assert [(x.left, x.right) for x in links if x.left and x.right] == [((0,), (1,)), ((1,), (2,))]


def test_a_credit_line_is_never_linked_with_text():
    line = "Reporting by Ann Ode; editing by Bo Tarn"
    links = align_paragraphs([Paragraph("credit", line)], [Paragraph("body", line)], "en", "en").links
    assert {x.kind for x in links} == {"omitted", "added"}


def test_a_byline_goes_with_a_credit_line():
    left = [Paragraph("byline", "By Ann Ode and Bo Tarn"), Paragraph("body", STORY[0])]
    right = [Paragraph("body", STORY[0]), Paragraph("credit", "By Ann Ode and Bo Tarn")]
    links = align_paragraphs(left, right, "en", "en").links
    assert {(x.left, x.right) for x in links} == {((0,), (1,)), ((1,), (0,))}


def test_paragraphs_around_boilerplate_can_be_merged():
    left = [Paragraph("body", STORY[1]), Paragraph("boilerplate", "Sign up now"), Paragraph("body", STORY[2])]
    links = align_paragraphs(left, paragraphs(f"{STORY[1]} {STORY[2]}"), "en", "en").links
    assert [(x.left, x.right, x.kind) for x in links] == [((0, 2), (0,), "merged"), ((1,), (), "omitted")]


def test_similarity_is_the_share_of_words_in_order():
    tables = similarities(["a b c d", "e f"], ["a c d x", "f e"])
    assert tables[1, 1].tolist() == [[0.75, 0.0], [0.0, 0.5]]
    assert tables[2, 1][0, 0] == pytest.approx(2 * 3 / 10)
    assert tables[2, 2][0, 0] == pytest.approx(2 * 4 / 12)


def test_similarity_of_blocks_is_their_own_where_it_matters():
    """A sum over members would count the second half of the right side twice."""
    tables = similarities(["a b c d", "c d e f"], ["a b c d"])
    assert tables[2, 1][0, 0] == pytest.approx(2 * 4 / 12)


def test_scripts_without_spaces_are_compared_by_sign():
    assert similarities(["桥梁将关闭八个月"], ["桥梁将关闭六个月"])[1, 1][0, 0] == pytest.approx(7 / 8)


def test_signs_alone_are_compared_too():
    assert similarities(["***"], ["***"])[1, 1][0, 0] == 1.0
    assert similarities(["***"], ["---"])[1, 1][0, 0] == 0.0


def test_share_of_words():
    assert share_of_words(["a b c d"], ["C D", "e f"]) == 0.5
    assert share_of_words([], ["a"]) == 0.0


def test_a_list_put_in_after_an_edited_paragraph_is_added_and_no_part_of_it():
    edited = f"{PAGE[2].replace('54', '45')} {PAGE[5].replace('Aston', 'Acton')}"
    found = shape(PAGE, (*PAGE[:2], edited, *LIST, *PAGE[3:5]))
    assert found == [("25", "2", "merged"), *(("", str(j), "added") for j in range(3, 7))]
