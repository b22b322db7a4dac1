"""Paragraphs of different kinds that are each other's counterpart: bylines read as something else."""

from __future__ import annotations

import pytest

from provenance.align import align_paragraphs
from provenance.values import Paragraph, ParagraphKind
from provenance.values.decisions import Decision

EN, IS, HE = "en", "is", "he"


def story(line: str, kind: ParagraphKind, *more: Paragraph) -> list[Paragraph]:
    """A credit line, or what was taken for something else, above a body that holds no name."""
    return [
        Paragraph(kind, line),
        Paragraph("body", "Harstad: 14 dead, 1,204 without power, 30 injured."),
        *more,
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param((EN, "byline", "By Tomas Ekberg"), (IS, "subhead", "Eftir Tomas Ekberg"), id="subhead"),
        pytest.param((HE, "byline", "מאת תומאס אקברג"), (IS, "subhead", "Eftir Tomas Ekberg"), id="script"),
        pytest.param(
            ("ru", "credit", "Автор: Томас Экберг"), (IS, "subhead", "Tomas Ekberg skrifar"), id="other-words"
        ),
        pytest.param(
            (EN, "byline", "By Tomas Ekberg and Ana Brook"),
            (IS, "subhead", "Tomas Ekberg og Ana Brook"),
            id="two",
        ),
    ],
)
def test_a_byline_is_linked_with_the_line_that_holds_its_names(
    left: tuple[str, ParagraphKind, str], right: tuple[str, ParagraphKind, str]
) -> None:
    ours, theirs = story(left[2], left[1]), story(right[2], right[1])
    there = align_paragraphs(ours, theirs, left[0], right[0], encoder="lexical").links
    back = align_paragraphs(theirs, ours, right[0], left[0], encoder="lexical").links
    assert [(k.left, k.right, k.kind) for k in there] == [((0,), (0,), "match"), ((1,), (1,), "match")]
    assert {(k.left, k.right) for k in back} == {(k.right, k.left) for k in there}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Eftir Tomas Lind", "subhead", id="another-name"),
        pytest.param("Tomas Ekberg", "headline", id="headline"),
        pytest.param(
            "Tomas Ekberg var kosinn borgarstjóri síðdegis á mánudaginn", "subhead", id="speaks-of-them"
        ),
    ],
)
def test_other_lines_are_left_alone(line: str, kind: ParagraphKind) -> None:
    links = align_paragraphs(story("By Tomas Ekberg", "byline"), story(line, kind), EN, IS, encoder="lexical")
    assert ((0,), ()) in [(k.left, k.right) for k in links.links]


def test_of_two_lines_that_hold_the_name_none_is_taken() -> None:
    again = Paragraph("subhead", "Tomas Ekberg skrifar")
    links = align_paragraphs(
        story("By Tomas Ekberg", "byline"),
        story("Eftir Tomas Ekberg", "subhead", again),
        EN,
        IS,
        encoder="lexical",
    ).links
    assert ((0,), ()) in [(k.left, k.right) for k in links]


@pytest.mark.parametrize(
    "decision", [Decision((0,), (), True, "pinned"), Decision((0,), (0,), False, "pinned")], ids=str
)
def test_what_was_decided_stands(decision: Decision) -> None:
    links = align_paragraphs(
        story("By Tomas Ekberg", "byline"),
        story("Eftir Tomas Ekberg", "subhead"),
        EN,
        IS,
        encoder="lexical",
        decisions=[decision],
    ).links
    assert ((0,), ()) in [(k.left, k.right) for k in links]


HEADLINES = (
    "One dead, 26,000 homes without power as winds reach 140 km/h",
    "Aston counts the cost of the night it will not forget",
)
BODY = (
    "The storm reached the coast at nine and was over by midnight, the weather service said.",
    "Schools in seven districts are closed today.",
)


def page(headlines: tuple[str, ...], *body: str) -> list[Paragraph]:
    return [*(Paragraph("headline", h) for h in headlines), *(Paragraph("body", text) for text in body)]


@pytest.mark.parametrize(
    ("left", "right", "linked"),
    [
        pytest.param(HEADLINES[:1], HEADLINES[1:], True, id="rewritten"),
        pytest.param(HEADLINES[:1], (), False, id="none-on-one-side"),
        pytest.param(HEADLINES, ("Snow expected",), False, id="two-on-one-side"),
    ],
)
def test_a_rewritten_headline_is_the_headline(
    left: tuple[str, ...], right: tuple[str, ...], linked: bool
) -> None:
    ours, theirs = page(left, *BODY), page(right, *BODY)
    there = align_paragraphs(ours, theirs, "en", "en-GB").links
    back = align_paragraphs(theirs, ours, "en-GB", "en").links
    (link,) = [k for k in there if 0 in k.left]
    assert bool(link.right) is linked
    assert not linked or (link.kind, link.score < 0.7) == ("match", True)
    assert {(k.left, k.right, k.score) for k in back} == {(k.right, k.left, k.score) for k in there}


def test_a_headline_that_went_into_the_text_is_not_linked_with_the_new_one() -> None:
    moved = page(HEADLINES[1:], HEADLINES[0], *BODY)
    links = align_paragraphs(page(HEADLINES[:1], *BODY), moved, "en", "en").links
    assert [(k.left, k.right) for k in links] == [((), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,))]
