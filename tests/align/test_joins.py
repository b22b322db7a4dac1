"""Paragraphs that moved into another one."""

from __future__ import annotations

import pytest

from provenance.align import align_paragraphs
from provenance.values.decisions import Decision
from tests.align.doubles import paragraphs

STORM = (
    "A man was killed by a falling roof in Aston and some 26,000 homes lost electricity on Friday night.",
    "The man, aged 54, died in hospital, police said. His name was not released.",
    "Train services between Lund Bay and Harrow have been suspended until further notice.",
    "The strongest gust, 141 kilometres an hour, was measured at Cape Orm shortly before 10 p.m.",
    "The ferry Sun of Harrow returned to port with 212 passengers on board after three hours at sea.",
    "Two people were slightly injured when a tree fell on their car near Aston.",
    "This page is updated regularly.",
)  # fmt: skip
INJURED = STORM[5].replace("Aston", "Acton")
MAN = STORM[1].replace("54", "45")

UNWETTER = (
    "In Aston wurde ein Mann von einem herabstürzenden Dach getötet, rund 26.000 Haushalte waren am "
    "Freitagabend ohne Strom.",
    "Der 54-jährige Mann starb im Krankenhaus, so die Polizei. Sein Name wurde nicht veröffentlicht.",
    "Der Zugverkehr zwischen Lund Bay und Harrow ist bis auf Weiteres eingestellt.",
    "Die stärkste Böe wurde mit 141 Kilometern pro Stunde kurz vor 22 Uhr am Kap Orm gemessen.",
    "Die Fähre Sun of Harrow kehrte nach drei Stunden mit 212 Passagieren an Bord in den Hafen zurück.",
    "Zwei Menschen wurden leicht verletzt, als in der Nähe von Aston ein Baum auf ihr Auto fiel.",
    "Diese Seite wird regelmäßig aktualisiert.",
)  # fmt: skip


def unlike(left, right, languages=("en", "en"), decisions=()):
    """The links that are no matches, as numbers, with kind; and that they are mirrored."""
    sides = paragraphs(*left), paragraphs(*right)
    links = align_paragraphs(*sides, *languages, decisions=decisions).links
    back = align_paragraphs(
        *sides[::-1], *languages[::-1], decisions=[decision.mirrored() for decision in decisions]
    ).links
    assert {(x.left, x.right, x.score) for x in links} == {(x.right, x.left, x.score) for x in back}
    assert all(link.score > 0.9 for link in links if len(link.left) + len(link.right) > 2)
    return [(x.left, x.right, x.kind) for x in links if x.kind != "match"]


APPENDED = (STORM[0], f"{MAN} {INJURED}", *STORM[2:5], STORM[6])
CASES = [
    pytest.param(APPENDED, [((1, 5), (1,), "merged")], id="at-the-end"),
    pytest.param(
        (STORM[0], f"{INJURED} {MAN}", *STORM[2:5], STORM[6]), [((1, 5), (1,), "merged")], id="at-the-start"
    ),
    pytest.param(
        (STORM[0], *STORM[2:4], f"{STORM[4]} {STORM[1]}", *STORM[5:]),
        [((1, 4), (3,), "merged")],
        id="further-down",
    ),
    pytest.param(
        (*STORM[:4], f"{STORM[4]} The railway said tickets remain valid.", STORM[6]),
        [((5,), (), "omitted")],
        id="others-inserted",
    ),
    pytest.param(STORM[:5] + STORM[6:], [((5,), (), "omitted")], id="omitted"),
]


@pytest.mark.parametrize(("right", "expected"), CASES)
def test_a_paragraph_that_moved_into_another_joins_its_link(right, expected):
    assert unlike(STORM, right) == expected


def test_what_its_partner_says_already_is_no_place_for_it():
    left = (STORM[0], f"{STORM[1]} {STORM[5]}", *STORM[2:])
    right = (STORM[0], f"{STORM[1]} {STORM[5]}", *STORM[2:5], STORM[6])
    assert unlike(left, right) == [((5,), (), "omitted")]


def test_across_languages():
    right = (UNWETTER[0], f"{UNWETTER[1]} {UNWETTER[5]}", *UNWETTER[2:5], UNWETTER[6])
    assert unlike(STORM, right, ("en", "de")) == [((1, 5), (1,), "merged")]
    assert unlike(STORM, UNWETTER[:5] + UNWETTER[6:], ("en", "de")) == [((5,), (), "omitted")]


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(Decision((5,), ()), id="omitted-on-purpose"),
        pytest.param(Decision((5,), (1,), linked=False), id="never-linked"),
        pytest.param(Decision((1,), (1,)), id="its-place-is-decided"),
    ],
)
def test_decisions_stand(decision):
    assert unlike(STORM, APPENDED, decisions=[decision]) == [((5,), (), "omitted")]
