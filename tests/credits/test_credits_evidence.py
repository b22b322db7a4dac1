"""Printed, stated and declared credits side by side, and where they disagree."""

from __future__ import annotations

import pytest

from provenance.credits.evidence import disagreements, is_same_name, side_by_side, stated_names
from provenance.values import Credit


def metadata(role: str, name: str) -> Credit:
    return Credit(role, name, evidence="metadata")  # type: ignore[arg-type]


def test_a_person_in_a_role_is_one_claim_with_all_its_evidence() -> None:
    credits = (Credit("author", "VOSS Ada"), Credit("editor", "Ada Voss"), metadata("author", "Ada Voss"))
    claims = side_by_side(credits)
    assert [(claim.role, claim.name, claim.evidence) for claim in claims] == [
        ("author", "VOSS Ada", ("printed", "metadata")),
        ("editor", "Ada Voss", ("printed",)),
    ]
    assert disagreements(credits) == ()


def test_two_kinds_of_evidence_that_name_others_disagree() -> None:
    credits = (
        Credit("author", "Ada Voss"),
        Credit("author", "Bram Quill"),
        metadata("author", "Ada Voss"),
        metadata("author", "Cleo Marsh"),
        Credit("author", "Bram Quill", evidence="declared"),
    )
    (found,) = disagreements(credits)
    assert found.role == "author"
    assert found.names == (
        ("printed", ("Ada Voss", "Bram Quill")),
        ("metadata", ("Ada Voss", "Cleo Marsh")),
        ("declared", ("Bram Quill",)),
    )


@pytest.mark.parametrize(
    "credits",
    [
        pytest.param((), id="nothing"),
        pytest.param((Credit("author", "Ada Voss"), Credit("author", "Bram Quill")), id="one-kind"),
        pytest.param((Credit("translator", "Ada Voss"), metadata("author", "Bram Quill")), id="other-roles"),
        pytest.param((Credit("author", "A. Voss"), metadata("author", "Ada Voss")), id="initials"),
    ],
)
def test_silence_is_no_disagreement(credits: tuple[Credit, ...]) -> None:
    assert disagreements(credits) == ()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param("José Ángel Ruiz", "Jose Angel Ruiz", True, id="accents"),
        pytest.param("J. Á. Ruiz", "José Ángel Ruiz", True, id="initials"),
        pytest.param("Ruiz José", "José Ruiz", True, id="order"),
        pytest.param("José Ruiz", "José Ruiz Gil", False, id="another-surname"),
        pytest.param("P. Ruiz", "José Ruiz", False, id="another-initial"),
        pytest.param("王小明", "王小明", True, id="han"),
        pytest.param("王小明", "李小明", False, id="other-han"),
    ],
)
def test_names_of_one_person(left: str, right: str, *, same: bool) -> None:
    assert is_same_name(left, right) is same
    assert is_same_name(right, left) is same


@pytest.mark.parametrize(
    ("value", "names"),
    [
        pytest.param("Ada Voss", ["Ada Voss"], id="one"),
        pytest.param(
            "Ada Voss, Bram Quill & Cleo Marsh", ["Ada Voss", "Bram Quill", "Cleo Marsh"], id="three"
        ),
        pytest.param("Ana Pérez and José Ruiz", ["Ana Pérez", "José Ruiz"], id="two"),
        pytest.param("Voss, Ada", ["Voss, Ada"], id="surname-first"),
        pytest.param("Ada Voss, London Bureau", ["Ada Voss, London Bureau"], id="bureau"),
        pytest.param("Smith and Sons", ["Smith and Sons"], id="firm"),
        pytest.param("", [""], id="empty"),
    ],
)
def test_stated_names(value: str, names: list[str]) -> None:
    assert list(stated_names(value)) == names
