"""A text that is declared to be in another language than it reads as: said wherever it is compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import FRENCH, STORY
from tests.cli.running import Command

SAID = "text reads as English"
GALICIAN = (
    "O concello de Tolmen decidiu renovar as luces do porto, dixo a directora do porto aos xornalistas. Os "
    "traballos comezan a semana que vai entrar e duran ata final do ano, informou a autoridade portuaria.\n"
)


def declared(language: str, text: str) -> str:
    return f"---\nlang: {language}\n---\n{text}"


@pytest.mark.parametrize("act", ["align", "diff"])
def test_a_wrong_declaration_is_noted_where_files_are_compared(
    desk: Path, provenance: Command, act: str
) -> None:
    (desk / "one.md").write_text(declared("fr", STORY), encoding="utf-8")
    (desk / "two.md").write_text(declared("fr", FRENCH), encoding="utf-8")
    result = provenance(act, "one.md", "two.md")
    assert result.code == 0
    assert f"note: one.md: declared French, but the {SAID}" in result.err
    assert "two.md: declared" not in result.err
    assert "one.md: declared French" in provenance(act, "two.md", "one.md").err


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en-GB", STORY, id="a-variety"),
        pytest.param("gl", GALICIAN, id="unknown-to-the-detector"),
        pytest.param("fr", "Harbour lights\n", id="too-short"),
    ],
)
def test_where_detection_cannot_tell_nothing_is_noted(
    desk: Path, provenance: Command, language: str, text: str
) -> None:
    (desk / "one.md").write_text(declared(language, text), encoding="utf-8")
    (desk / "two.txt").write_text(FRENCH, encoding="utf-8")
    assert "declared" not in provenance("align", "one.md", "two.txt").err


def test_registering_accuses_no_language_that_the_detector_does_not_know(
    desk: Path, provenance: Command
) -> None:
    (desk / "story.txt").write_text(GALICIAN, encoding="utf-8")
    result = provenance("register", "story.txt", "--article", "lights", "--lang", "gl")
    assert result.code == 0
    assert "declared" not in result.err
    (desk / "wrong.txt").write_text(STORY, encoding="utf-8")
    assert SAID in provenance("register", "wrong.txt", "--article", "other", "--lang", "fr").err
