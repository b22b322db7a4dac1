"""Initials that the newsroom lists are credits; others are nobody's."""

from __future__ import annotations

import pytest

from provenance.credits.initials import with_initials
from provenance.values import Credit, Paragraph

LISTED = {"jd": "jane-doe", "M.K.": "Mara Kell", "вл": "vera-loskova"}

SIGN_OFFS = {
    "(jd/mk)": [("jd", "jane-doe"), ("mk", "Mara Kell")],
    "JD": [("JD", "jane-doe")],
    "– jd, xy": [("jd", "jane-doe")],
    "(ВЛ)": [("ВЛ", "vera-loskova")],
    "(afp/xy)": [],
    "jd went home": [],
    "Jd": [],
    "": [],
}


@pytest.mark.parametrize(("text", "people"), SIGN_OFFS.items())
def test_a_sign_off(text: str, people: list[tuple[str, str]]) -> None:
    paragraphs = [Paragraph("headline", "News"), Paragraph("body", "It rained."), Paragraph("body", text)]
    found = with_initials([], paragraphs, LISTED)
    assert [(credit.name, credit.person) for credit in found] == people
    assert all(text[c.start : c.end] == c.name and c.paragraph == 2 for c in found)


def test_printed_credits_of_initials_are_their_persons_or_nobodys() -> None:
    credits = [
        Credit("editor", "J.D."),
        Credit("editor", "xy"),
        Credit("author", "Jo"),
        Credit("author", "Ann Lee"),
    ]
    found = with_initials(credits, [], LISTED)
    assert [(c.name, c.person) for c in found] == [("J.D.", "jane-doe"), ("Jo", None), ("Ann Lee", None)]


def test_what_is_declared_is_left_alone() -> None:
    declared = [Credit("editor", "xy", evidence="declared"), Credit("editor", "xy", person="xenia-york")]
    assert with_initials(declared, [], LISTED) == tuple(declared)


def test_a_sign_off_stands_at_the_end() -> None:
    paragraphs = [Paragraph("body", "(jd)"), *[Paragraph("body", "More news.")] * 3]
    assert with_initials([], paragraphs, LISTED) == ()
