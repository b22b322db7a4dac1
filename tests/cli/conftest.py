"""The command in an empty folder, with and without two stories registered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from provenance_cli.main import run
from tests.cli.running import Command, Result

STORY = """\
Harbour lights go out in Tolmen

TOLMEN (Norlight) - The harbour lights of Tolmen went out on Monday for the first time in 90 years, the
port authority said.

"We are looking into it," the harbour master, Ilse Varga, told reporters on the quay.

(Reporting by Pavel Orsini; editing by Nora Quist)
"""

FRENCH = """\
Les feux du port de Tolmen s'éteignent

TOLMEN (Norlight) - Les feux du port de Tolmen se sont éteints lundi pour la première fois en 90 ans, a
annoncé l'autorité portuaire.

« Nous cherchons la cause », a dit la capitaine du port, Ilse Varga, à la presse sur le quai.

(Reportage Pavel Orsini, version française Lise Aubrac, édité par Jean Morvan)
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with no registry named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVENANCE_DB", raising=False)
    monkeypatch.setenv("PROVENANCE_BY", "ana")
    return tmp_path


@pytest.fixture
def provenance(desk: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in this process in an empty folder."""

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(arguments)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def stories(desk: Path) -> Path:
    """A folder with an English story and its French translation."""
    (desk / "lights.en.txt").write_text(STORY, encoding="utf-8")
    (desk / "lights.fr.txt").write_text(FRENCH, encoding="utf-8")
    return desk


@pytest.fixture(scope="session")
def registered_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with both stories, made once: tests work on copies of it."""
    folder = tmp_path_factory.mktemp("registered")
    (folder / "lights.en.txt").write_text(STORY, encoding="utf-8")
    (folder / "lights.fr.txt").write_text(FRENCH, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("PROVENANCE_DB", raising=False)
        patch.setenv("PROVENANCE_BY", "ana")
        assert run(["register", "lights.en.txt"]) == 0
        assert run(["register", "lights.fr.txt", "--translation-of", "lights@en.1"]) == 0
    return folder / "provenance.db"


@pytest.fixture
def registered(stories: Path, provenance: Command, registered_once: Path) -> Command:
    """The command, with both stories registered."""
    shutil.copy(registered_once, stories / "provenance.db")
    return provenance
