"""The pages say what the program does."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from provenance_cli.main import run
from provenance_samples import SAMPLES
from tests.docs import commands, pictures, sessions

ROOT = sessions.ROOT
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def sample_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample files, and no registry named by the environment."""
    for sample in SAMPLES:
        (tmp_path / sample.name).write_bytes(sample.file.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVENANCE_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "96")
    monkeypatch.setenv("PROVENANCE_BY", "ana")
    return tmp_path


def test_readmes_session_is_a_real_one(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps = [step for step in sessions.steps(README) if step.arguments[0] == "provenance"]
    assert len(steps) >= 5
    for step in steps:
        capsys.readouterr()
        run(step.arguments[1:])
        printed = capsys.readouterr().out
        assert sessions.agrees(step.lines, printed), f"$ {' '.join(step.arguments)}\n{printed}"


def test_a_session_that_differs_is_told() -> None:
    assert sessions.agrees(("a", "…", "c"), "a\nb\nb\nc\n")
    assert not sessions.agrees(("a", "c"), "a\nb\nc\n")
    assert not sessions.agrees(("a",), "b\n")


def test_the_page_of_commands_is_the_help() -> None:
    assert commands.PAGE.read_text(encoding="utf-8") == commands.page()


def test_every_command_is_in_readme() -> None:
    for name in commands.names():
        assert f"`{' '.join(name)}" in README, name


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_pictures_show_what_is_printed(name: str, sample_folder: Path) -> None:
    def words(svg: str) -> list[str]:
        return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", svg, flags=re.S)).split()

    stored = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert words(stored) == words(pictures.draw(name))
    assert not re.search(r"(?:href|src|url)\s*[=(]\s*[\"']?https?:", stored), (
        "nothing is loaded from elsewhere"
    )


@pytest.mark.parametrize("name", pictures.SCREENSHOTS)
def test_photographs_are_small_and_in_readme(name: str) -> None:
    stored = (ROOT / "docs" / name).read_bytes()
    assert f"docs/{name}" in README
    assert len(stored) < 100_000
    assert stored[25] == 3, "a palette: colour type 3 of PNG"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "data/README.md", "docs/commands.md"])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    missing = [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]
    assert missing == []


def test_contributing_names_files_that_are_there() -> None:
    named = re.findall(r"`((?:provenance|cli|tests|data|docs)/[\w./-]+)`", CONTRIBUTING)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []
