from __future__ import annotations

import pytest

from provenance.credits import read_credits
from provenance.readers.blocks import Block
from provenance.readers.kinds import decide_kinds

BODY = "The council of Port Velmar voted on Tuesday to close the old fish market after a four-hour debate."
MORE = "Traders said they would appeal against the measure, which takes effect in September this year."


def kinds(*texts: str | Block) -> list[str]:
    blocks = [text if isinstance(text, Block) else Block(text) for text in texts]
    return list(decide_kinds(blocks, [read_credits(block.text, None) for block in blocks]))


def kind_at_end(text: str) -> str:
    return kinds("Council closes market", BODY, MORE, text)[-1]


def test_a_whole_story() -> None:
    assert kinds(
        "Council closes the fish market",
        "A measure that traders oppose",
        "By Ilse Quandt",
        "4 March 2021",
        "VELMAR (Northwire) - " + BODY,
        "WHAT NEXT?",
        MORE,
        "An uncertain summer",
        BODY,
        "(Reporting by Ilse Quandt; Editing by Ruth Pell)",
        "Source link -12",
    ) == [
        "headline",
        "standfirst",
        "byline",
        "boilerplate",
        "body",
        "subhead",
        "body",
        "subhead",
        "body",
        "credit",
        "boilerplate",
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param((BODY, MORE), ["body", "body"], id="no-headline"),
        pytest.param(("Is it over?", BODY), ["headline", "body"], id="question"),
        pytest.param(("VELMAR (Northwire) - No deal", BODY), ["body", "body"], id="dateline-is-no-headline"),
        pytest.param(("Hello",), ["body"], id="a-single-line"),
        pytest.param(("By Ilse Quandt", "Market", BODY), ["byline", "headline", "body"], id="byline-first"),
        pytest.param(
            (Block("World"), Block("Market", "headline"), BODY),
            ["boilerplate", "headline", "body"],
            id="rubric",
        ),
        pytest.param(
            (Block("One", "headline"), BODY, Block("Two", "headline"), MORE),
            ["headline", "body", "subhead", "body"],
            id="one-headline-only",
        ),
    ],
)  # fmt: skip
def test_openings(texts: tuple[str | Block, ...], expected: list[str]) -> None:
    assert kinds(*texts) == expected


@pytest.mark.parametrize(
    "byline",
    [
        "By Ilse Quandt",
        "By Ilse Quandt and Marco Delvane",
        "Par Anaïs Bréval",
        "Von Jürgen Größl",
        "Por Ana de la Vega",
    ],
)
def test_bylines(byline: str) -> None:
    assert kinds("Council closes market", byline, BODY, MORE)[1] == "byline"


@pytest.mark.parametrize(
    "text", ["By the time it ended nobody was left.", "From Velmar with love, they wrote."]
)
def test_sentences_are_no_bylines(text: str) -> None:
    assert kinds("Council closes market", text, BODY, MORE)[1] == "body"


@pytest.mark.parametrize(
    "text",
    [
        "Source link -87",
        "Read more: Harbour rises",
        "Share this",
        "Share on Facebook",
        "All rights reserved.",
        "© 2021 Northwire",
        "Subscribe to our newsletter.",
        "Our Standards: The Trust Rules",
        "Lire aussi : La mer monte",
        "Tous droits réservés",
        "Lea también: El mar sube",
        "Lesen Sie auch: Das Meer steigt",
        "Alle Rechte vorbehalten.",
        "https://northwire.example/a/1",
        "***",
        "###",
    ],
)
def test_boilerplate(text: str) -> None:
    assert kind_at_end(text) == "boilerplate"


@pytest.mark.parametrize(
    "text",
    [
        "Recommended doses were exceeded, officials said on Tuesday.",
        "Copyright law protects the photographs, the court found on Monday.",
        "Share prices fell by a third.",
        "Corrections were made in 3 places: the roof, the doors and the quay.",
        "Comments by the mayor caused a stir in the town.",
        "Publicité mensongère ou non, le tribunal tranchera en mars.",
    ],
)
def test_sentences_are_no_boilerplate(text: str) -> None:
    assert kind_at_end(text) == "body"


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The vote was 17 to 12, not 17 to 11.",
        "Correction, March 12: The vote was 17 to 12.",
        "Rectificatif (12 mars) : le vote était de 17 voix contre 12.",
        "(This story corrects the number of stalls in paragraph 4)",
        "This story corrects the spelling of Reuel.",
        "An earlier version of this article misstated the vote.",
        "Rectificatif : le vote était de 17 voix contre 12.",
        "Une version précédente de cet article comportait une erreur.",
        "Berichtigung: Es waren 17 Stimmen.",
        "In einer früheren Version stand eine falsche Zahl.",
        "Corrección: fueron 17 votos.",
        "Fe de errores: fueron 17 votos.",
    ],
)
def test_corrections(text: str) -> None:
    assert kind_at_end(text) == "correction"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(Reporting by Ilse Quandt and Marco Delvane; Editing by Ruth Pell)", "credit"),
        ("(Report Ilse Quandt, French version Anaïs Bréval, edited by Luc Hautmont)", "credit"),
        ("(Reportage Ilse Quandt, version française Anaïs Bréval, édité par Luc Hautmont)", "credit"),
        (f"{BODY} (Reporting by Ilse Quandt; Editing by Ruth Pell)", "body"),
        ("He agreed on Tuesday, aides said. (Reporting by Ilse Quandt)", "body"),
    ],
)
def test_credit_lines(text: str, kind: str) -> None:
    assert kind_at_end(text) == kind


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("- one", "- two"), ["list-item", "list-item"]),
        (("1. one", "2. two"), ["list-item", "list-item"]),
        (("• one", MORE), ["list-item", "body"]),
        (("- Yes, he said.", MORE), ["body", "body"]),
        (("— Oui, dit-il.", "— Non, dit-elle."), ["body", "body"]),
    ],
)
def test_lists(texts: tuple[str, ...], expected: list[str]) -> None:
    assert kinds("Council closes market", BODY, *texts)[2:] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TRADERS ANGRY", "subhead"),
        ("An uncertain summer", "subhead"),
        ("WHAT NEXT?", "subhead"),
        ("“A scandal”, he said", "body"),
        ("They left.", "body"),
        ("and so on", "body"),
    ],
)
def test_subheads_stand_between_body_paragraphs(text: str, kind: str) -> None:
    assert kinds("Council closes market", BODY, text, MORE)[2] == kind
    assert kinds("Council closes market", BODY, MORE, text)[3] == "body"
