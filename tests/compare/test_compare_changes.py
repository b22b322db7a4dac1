from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.compare import has_changes, is_shown, stated_filter
from provenance.compare.changes import compare
from provenance.errors import UsageError
from provenance.values import Alignment, Changes, Link, Paragraph, ParagraphKind, Run


def aligned(*links: Link, encoder: str = "none") -> Alignment:
    return Alignment(links, Run("provenance", "0", encoder, "", {}, "", ""), notes=("a note",))


def compared(
    left: list[Paragraph],
    right: list[Paragraph],
    *links: Link,
    languages: tuple[str | None, str | None] = ("en", "en"),
    encoder: str = "none",
) -> Changes:
    return compare(
        left,
        right,
        aligned(*links, encoder=encoder),
        left_name="a@en.1",
        right_name="a@en.2",
        left_language=languages[0],
        right_language=languages[1],
    )


def body(*texts: str) -> list[Paragraph]:
    return [Paragraph("body", text) for text in texts]


def test_facts_and_classes_of_one_link() -> None:
    changes = compared(
        body("“We lost 12 boats,” said Ana Brook on Tuesday."),
        body('"We lost 14 boats," said Ana Hale on Friday.'),
        Link((0,), (0,), "match", 0.9),
    )
    (link,) = changes.links
    assert [(f.kind, f.left, f.right) for f in link.facts] == [
        ("number", "12", "14"),
        ("date", "Tuesday", "Friday"),
        ("name", "Brook", "Hale"),
    ]
    assert {(e.left, e.change) for e in link.edits if e.change in ("fact", "typography")} >= {
        ("12", "fact"),
        ("“", "typography"),
    }
    assert (changes.checked["number"].compared, changes.checked["number"].differ) == (1, 1)
    assert (changes.checked["quote"].compared, changes.checked["quote"].differ) == (1, 0)
    assert len({f.id for f in link.facts}) == 3


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        pytest.param(
            "Police say a man died when a tree fell on his car near Aston, and some 26,000 homes were cut "
            "off on Saturday evening.",
            "Police say a 45-year-old man died when a tree fell on his car near Acton on Saturday evening.",
            [("number", None, "45"), ("number", "26,000", None), ("name", "Aston", "Acton")],
            id="unrelated-figures",
        ),
        pytest.param(
            "The 12 crew were saved by 3 boats near Oslo.",
            "The crew were saved by 4 boats near Oslo, 14 of them.",
            [("number", "12", None), ("number", "3", "4"), ("number", None, "14")],
            id="one-exchanged-between-two",
        ),
        pytest.param(
            "All 12 boats were found off the island, said the coast guard on its page.",
            "Found off the island, said the coast guard on its page, were 14 boats.",
            [("number", "12", "14")],
            id="elsewhere-but-of-the-same-thing",
        ),
        pytest.param(
            "On Tuesday the council met in the old town hall and rose at noon.",
            "The council met in the old town hall and rose at noon on Friday.",
            [("date", "Tuesday", None), ("date", None, "Friday")],
            id="days-in-two-places",
        ),
        pytest.param(
            "About 12 sank off Oslo.", "Off Oslo some 14 sank.", [("number", "12", "14")], id="one-stretch"
        ),
    ],
)
def test_what_became_another_and_what_came_and_went(
    left: str, right: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    (link,) = compared(body(left), body(right), Link((0,), (0,), "match", 0.9)).links
    assert [(f.kind, f.left, f.right) for f in link.facts] == told


def test_fact_ids_are_of_texts_not_of_position() -> None:
    one = compared(body("12 hurt"), body("14 hurt"), Link((0,), (0,), "match", 1))
    two = compared(
        body("Before", "12 hurt"),
        body("Before", "14 hurt"),
        Link((0,), (0,), "match", 1),
        Link((1,), (1,), "match", 1),
    )
    assert one.links[0].facts[0].id == two.links[1].facts[0].id


def test_across_languages_there_are_facts_and_no_edits() -> None:
    changes = compared(
        body("12 hurt", "No change"),
        body("14 blessés", "Rien de neuf"),
        Link((0,), (0,), "match", 1),
        Link((1,), (1,), "match", 1),
        languages=("en", "fr"),
        encoder="use",
    )
    assert [link.edits for link in changes.links] == [(), ()]
    assert [(f.left, f.right) for link in changes.links for f in link.facts] == [("12", "14")]
    assert changes.manner == "translation"
    assert changes.checked["negation"].skipped
    assert has_changes(changes)


@pytest.mark.parametrize(
    ("languages", "encoder", "within"),
    [
        pytest.param(("en-US", "en-GB"), "none", True, id="two-regions"),
        pytest.param(("en", "fr"), "use", False, id="two-languages"),
        pytest.param((None, None), "none", True, id="unknown-and-aligned-without-model"),
        pytest.param((None, "fr"), "use", False, id="unknown-and-aligned-with-model"),
    ],
)
def test_within_one_language(languages: tuple[str | None, str | None], encoder: str, within: bool) -> None:
    changes = compared(
        body("one"), body("two"), Link((0,), (0,), "match", 1), languages=languages, encoder=encoder
    )
    assert bool(changes.links[0].edits) is within
    assert (len(changes.notes) > 1) is (None in languages)


def test_boilerplate_credits_and_bylines_do_not_count() -> None:
    left = [Paragraph("byline", "By A"), *body("x" * 30, "y" * 10), Paragraph("boilerplate", "Read more")]
    right = [*body("x" * 30), Paragraph("credit", "By A")]
    changes = compared(
        left,
        right,
        Link((0,), (1,), "moved", 1),
        Link((1,), (0,), "match", 1),
        Link((2,), (), "omitted", 1),
        Link((3,), (), "omitted", 1),
    )
    assert {k: n for k, n in changes.summary.items() if n} == {"match": 1, "omitted": 1}
    assert changes.coverage.left == pytest.approx(0.75)
    assert changes.coverage.right == 1


@pytest.mark.parametrize("kind", ["boilerplate", "credit", "byline"])
def test_credit_lines_have_edits_but_no_facts(kind: ParagraphKind) -> None:
    changes = compared(
        [Paragraph(kind, "edited by Ana Brook 12")],
        [Paragraph(kind, "edited by Ana Hale 14")],
        Link((0,), (0,), "match", 1),
    )
    assert [e.change for e in changes.links[0].edits if e.op != "equal"] == ["wording"]
    assert changes.links[0].facts == ()
    assert changes.coverage.left == 1


def test_several_paragraphs_of_a_side_are_joined_by_one_space() -> None:
    changes = compared(body("One.", "Two."), body("One. Two."), Link((0, 1), (0,), "merged", 1))
    assert [(e.op, e.left) for e in changes.links[0].edits] == [("equal", "One. Two.")]
    assert has_changes(changes)


def test_a_moved_paragraph_shows_its_edits() -> None:
    changes = compared(
        body("One came.", "Two left."),
        body("Two went.", "One came."),
        Link((0,), (1,), "match", 1),
        Link((1,), (0,), "moved", 0.8),
    )
    assert changes.links[1].link.kind == "moved"
    assert any(e.op == "replace" for e in changes.links[1].edits)


@given(
    st.lists(st.text("ab 1.“", min_size=1, max_size=12), max_size=4),
    st.lists(st.text('ab 2."', min_size=1, max_size=12), max_size=4),
)
def test_edits_of_any_link_rebuild_its_sides(left: list[str], right: list[str]) -> None:
    link = Link(tuple(range(len(left))), tuple(range(len(right))), "rearranged", 0.5)
    changes = compared(body(*left), body(*right), link)
    edits = changes.links[0].edits
    assert "".join(e.left for e in edits) == " ".join(left)
    assert "".join(e.right for e in edits) == " ".join(right)


def test_filters() -> None:
    changes = compared(
        body("same", "12 hurt", "gone", "odd"),
        body("same", "14 hurt", "even"),
        Link((0,), (0,), "match", 1),
        Link((1,), (1,), "match", 0.9),
        Link((2,), (), "omitted", 1),
        Link((3,), (2,), "match", 0.3),
    )
    shown = {
        word: [c.link.left[0] for c in changes.links if is_shown(c, stated_filter(word))]
        for word in ("omitted", "facts", "doubtful", "edits", "omitted, FACTS", "moved")
    }
    assert shown == {
        "omitted": [2],
        "facts": [1],
        "doubtful": [3],
        "edits": [1, 3],
        "omitted, FACTS": [1, 2],
        "moved": [],
    }


@pytest.mark.parametrize("text", ["", " , ", "merged", "facts,omissions"])
def test_a_filter_that_cannot_be_meant(text: str) -> None:
    with pytest.raises(UsageError) as error:
        stated_filter(text)
    assert "omitted" in error.value.hint


def test_nothing_changed() -> None:
    assert not has_changes(compared(body("same"), body("same"), Link((0,), (0,), "match", 1)))
    assert has_changes(compared(body("same"), body("other"), Link((0,), (0,), "match", 1)))
