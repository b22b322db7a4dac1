"""How two texts stand to one another, and what is compared then."""

from __future__ import annotations

from provenance.compare.changes import compare
from provenance.compare.words import word_edits
from provenance.reports.terminal.diff import diff_text
from provenance.values import Alignment, Changes, Link, Paragraph, Run

ONE = [
    "The ferry to Varnholm stayed in port on Tuesday after a storm damaged 12 of its lifeboats.",
    "Around 10,000 people live on the island, and most of them depend on the boat for their food.",
    "“We do not believe that it will sail before Friday,” the harbour master, Greta Lund, told us.",
    "The council, which has so far not asked anybody for help, is going to meet again on Wednesday.",
]
OTHER = [
    "A gale wrecked a dozen lifeboats of the boat that serves Varnholm, which could not leave on Tuesday.",
    "Some 10,000 islanders get nearly everything that they eat from over the water.",
    "Greta Lund, who runs the harbour, said: “Nothing will go out until Friday, I should think.”",
    "No request for assistance was made yet; on Wednesday councillors come together once more.",
]


def compared(left: list[str], right: list[str], links: tuple[Link, ...] | None = None) -> Changes:
    links = links or tuple(Link((k,), (k,), "match", 0.7) for k in range(len(left)))
    return compare(
        [Paragraph("body", text) for text in left],
        [Paragraph("body", text) for text in right],
        Alignment(links, Run("provenance", "0", "none", "", {}, "", "")),
        left_name="left",
        right_name="right",
        left_language="en",
        right_language="en",
    )


def test_two_translations_of_one_source_are_no_edit() -> None:
    changes = compared(ONE, OTHER)
    assert changes.manner == "retranslation"
    assert all(link.edits == () and link.facts == () for link in changes.links)
    report = diff_text(
        changes, *([Paragraph("body", t) for t in side] for side in (ONE, OTHER)), width=80, colour=False
    )
    assert "Different translation" in report
    assert "[-" not in report


def test_a_figure_that_differs_between_two_translations_is_told() -> None:
    changes = compared(ONE, [OTHER[0], OTHER[1].replace("10,000", "17,000"), *OTHER[2:]])
    assert changes.manner == "retranslation"
    assert [(f.left, f.right) for link in changes.links for f in link.facts] == [("10,000", "17,000")]


def test_an_edited_copy_is_an_edit() -> None:
    edited = [ONE[0].replace("stayed", "has stayed"), ONE[1], OTHER[2], ONE[3]]
    changes = compared(ONE, edited)
    assert changes.manner == "edit"
    assert all(link.edits for link in changes.links)


def test_short_texts_are_never_taken_for_translations() -> None:
    assert compared(["One thing."], ["Something else."]).manner == "edit"


def test_texts_that_do_not_correspond_are_said_to() -> None:
    links = (
        *(Link((k,), (), "omitted", 1) for k in range(4)),
        *(Link((), (k,), "added", 1) for k in range(4)),
    )
    changes = compared(ONE, ["Quite another story."] * 4, links)
    assert changes.manner == "unrelated"
    assert {check.skipped for check in changes.checked.values()} == {"the two texts do not correspond"}
    report = diff_text(
        changes, [Paragraph("body", t) for t in ONE], [Paragraph("body", "x")] * 4, width=80, colour=False
    )
    assert "These texts do not correspond" in report
    assert "The ferry to Varnholm" not in report


def test_a_text_without_a_body_is_said_to_be_one() -> None:
    changes = compare(
        [Paragraph("headline", "Ferry stays")],
        [Paragraph("headline", "Ferry stays"), Paragraph("body", "It left.")],
        Alignment(
            (Link((0,), (0,), "match", 1), Link((), (1,), "added", 1)), Run("p", "0", "none", "", {}, "", "")
        ),
        left_name="left",
        right_name="right",
        left_language="en",
        right_language="en",
    )
    assert "the left text has no body" in changes.notes


def test_both_sides_can_be_rebuilt_from_the_edits() -> None:
    edits = word_edits(" ".join(ONE), " ".join(OTHER), "en")
    assert "".join(edit.left for edit in edits) == " ".join(ONE)
    assert "".join(edit.right for edit in edits) == " ".join(OTHER)


def test_a_page_hours_later_is_no_other_translation() -> None:
    """Little of either is left in the other, but because most was left out and added."""
    left = [*ONE, "Schools will be closed.", "Trains do not run.", "No one was hurt."]
    links = (
        *(Link((k,), (k,), "match", 0.9) for k in range(4)),
        *(Link((k,), (), "omitted", 0.9) for k in range(4, 7)),
        *(Link((), (k,), "added", 0.9) for k in range(4, 7)),
    )
    right = [*OTHER, "Power is back in town.", "Buses replace trains.", "The fair is off."]
    assert compared(left, right, links).manner == "edit"


def test_what_is_not_checked_between_two_translations_is_not_laid_to_two_languages() -> None:
    assert compared(ONE, OTHER).checked["negation"].skipped == "not compared between two translations"
