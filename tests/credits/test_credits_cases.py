"""What is read from credit lines, and from prose that looks like one: one file of cases a language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance.credits import read_credits
from provenance.credits.tables import COMMON, load_tables
from provenance.values.documents import ROLES

CASES = Path(__file__).parent / "cases"
LANGUAGES = sorted(table.language for table in load_tables() if table.language != COMMON)


def read_cases(language: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["case"]
    return cases


def all_cases() -> Iterator[Any]:
    for language in LANGUAGES:
        for case in read_cases(language) if (CASES / f"{language}.toml").exists() else ():
            yield pytest.param(language, case, id=f"{language}-{case['id']}")


@pytest.mark.parametrize(("language", "case"), list(all_cases()))
def test_case(language: str, case: dict[str, Any]) -> None:
    reading = read_credits(case["text"], case.get("lang", language))
    read = [
        {
            key: value
            for key, value in (
                ("role", credit.role),
                ("name", credit.name),
                ("language", credit.language),
                ("source_language", credit.source_language),
            )
            if value is not None
        }
        for credit in reading.credits
    ]
    assert read == case["credits"]
    machine = case.get("machine")
    if machine is None:
        assert reading.machine is None
    else:
        assert reading.machine is not None
        assert (reading.machine.tool, reading.machine.extent) == (machine.get("tool"), machine["extent"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_cases_of_every_role_and_of_prose(language: str) -> None:
    cases = read_cases(language)
    assert len({case["id"] for case in cases}) == len(cases)
    assert {credit["role"] for case in cases for credit in case["credits"]} == set(ROLES)
    assert sum(bool(case["credits"] or "machine" in case) for case in cases) >= 20
    assert sum(not (case["credits"] or "machine" in case) for case in cases) >= 8


def test_every_case_file_has_a_table() -> None:
    assert sorted(path.stem for path in CASES.glob("*.toml")) == LANGUAGES


def test_the_label_and_the_offsets_are_as_printed() -> None:
    text = "(Report  Ada\nVoss; French version Cleo Marsh)"
    first, second = read_credits(text, "en").credits
    assert (first.label, first.name) == ("Report", "Ada Voss")
    assert text[first.start : first.end] == "Ada\nVoss"
    assert (second.label, second.language, text[second.start : second.end]) == (
        "French version",
        "fr",
        "Cleo Marsh",
    )


@pytest.mark.parametrize("language", [None, "en", "en-GB", "EN_us", "fr", "xx", ""])
def test_the_language_only_decides_between_tables(language: str | None) -> None:
    (credit,) = read_credits("Translated from German by Ada Voss", language).credits
    assert (credit.role, credit.name, credit.source_language) == ("translator", "Ada Voss", "de")
    assert 0.9 <= credit.confidence <= 1


def test_doubt_lowers_the_confidence() -> None:
    def confidence(text: str) -> float:
        return read_credits(text, "en").credits[0].confidence

    sure = confidence("Photos: Ada Voss")
    assert sure > confidence("Photos Ada Voss")
    assert sure > confidence("Photos: Ada")


@pytest.mark.parametrize("language", ["xx", None])
@pytest.mark.parametrize(
    "text",
    [
        "Vertaallt dor Anna Roth",
        "(Vertaallt dor Anna Roth)",
        "(Vertaallt da Anna Roth, editing Marco Nehl)",
        "(Vertaallt Anna Roth; editing by Marco Nehl)",
    ],
)
def test_words_of_a_language_without_a_table_are_no_name(text: str, language: str | None) -> None:
    names = {credit.name for credit in read_credits(text, language).credits}
    assert names <= {"Marco Nehl"}


def test_two_languages_in_one_line() -> None:
    reading = read_credits("(Report by Ada Voss; traduit de l'anglais par Odile Marchal)", "fr")
    assert [(credit.role, credit.name, credit.source_language) for credit in reading.credits] == [
        ("reporter", "Ada Voss", None),
        ("translator", "Odile Marchal", "en"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Geschrieben (FR) von Ada Voss\nÜbersetzt von Bram Quill", "fr", id="capitals"),
        pytest.param("Geschrieben (fr) von Ada Voss\nÜbersetzt von Bram Quill", "fr", id="bracketed"),
        pytest.param("Tradotto da Bram Quill", None, id="a-small-word-is-no-code"),
    ],
)
def test_codes_of_languages(text: str, source: str | None) -> None:
    credit = read_credits(text, None).credits[-1]
    assert (credit.role, credit.name, credit.source_language) == ("translator", "Bram Quill", source)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Edición Especial", "es", id="special-edition"),
        pytest.param("Photo Finish", "en", id="photo-finish"),
        pytest.param("Video: Explosion in Beirut", "en", id="a-place-follows"),
        pytest.param("Bericht: Rezession in Deutschland", "de", id="report"),
        pytest.param("Reporters Without Borders", "en", id="organisation"),
        pytest.param("Opinion: Time to Act", "en", id="opinion"),
        pytest.param("Produktion: Volvo Cars", "sv", id="company"),
    ],
)
def test_titles_are_no_credits(text: str, language: str) -> None:
    assert read_credits(text, language).credits == ()
