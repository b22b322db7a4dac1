"""Bad input: a line that says what and where, one that says what to do, the right code, nothing stored."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import Command

BAD_REGISTRATIONS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "missing file": (("register", "nowhere.en.txt"), 3, "there is no file nowhere.en.txt"),
    "folder": (("register", "folder.txt"), 3, "is a folder"),
    "empty file": (("register", "empty.en.txt"), 3, "empty"),
    "only white space": (("register", "blank.en.txt"), 3, "empty"),
    "binary file": (("register", "binary.en.txt"), 3, "binary"),
    "unknown suffix": (("register", "story.en.xyz"), 3, ".xyz"),
    "nothing named": (("register",), 2, "nothing to register"),
    "unknown source": (("register", "lights.en.txt", "--edit-of", "nothing@en.1"), 4, "nothing"),
    "not a ref": (("register", "lights.en.txt", "--edit-of", "lights@@"), 2, "not a ref"),
    "its own source": (("register", "lights.en.1.txt", "--edit-of", "lights@en.1"), 2, "lights@en.1"),
    "unknown role": (("register", "lights.en.txt", "--credit", "boss=Ana Roy"), 2, "'boss' is not a role"),
    "credit without name": (("register", "lights.en.txt", "--credit", "editor="), 2, "nothing is named"),
    "credit without sign": (("register", "lights.en.txt", "--credit", "Ana Roy"), 2, "not ROLE=NAME"),
    "bad language tag": (("register", "lights.en.txt", "--lang", "franglais!"), 2, "not a language tag"),
    "bad date": (("register", "lights.en.txt", "--published", "10/01/2026"), 2, "not an ISO 8601 date"),
    "time without offset": (("register", "lights.en.txt", "--published", "2026-01-10T14:00"), 2, "no offset"),
    "bad status": (("register", "lights.en.txt", "--pubstatus", "lost"), 2, "not a publication status"),
    "no text, no article": (("register", "--no-text", "--lang", "fr"), 2, "needs its article"),
    "no text, but a file": (("register", "--no-text", "lights.en.txt"), 2, "without files"),
    "bad source in a file": (("register", "source.en.md"), 3, "source.en.md: the source it states"),
    "unknown source in a file": (("register", "lost.en.md"), 4, "the source of lost.en.md"),
    "bad language in a file": (("register", "tongue.md"), 3, "tongue.md: lang"),
    "one bad of two": (("register", "lights.en.txt", "empty.en.txt"), 3, "empty"),
}


@pytest.fixture
def bad_files(stories: Path) -> Path:
    (stories / "folder.txt").mkdir()
    (stories / "empty.en.txt").write_bytes(b"")
    (stories / "blank.en.txt").write_bytes(b" \n\n \t\n")
    (stories / "binary.en.txt").write_bytes(bytes(range(256)) * 20)
    (stories / "story.en.xyz").write_text("A story.", encoding="utf-8")
    text = "The harbour lights went out on Monday, they said.\n"
    (stories / "source.en.md").write_text(f"---\ntranslation_of: '@@'\n---\n{text}", encoding="utf-8")
    (stories / "lost.en.md").write_text(f"---\nedit_of: nothing@en.1\n---\n{text}", encoding="utf-8")
    (stories / "tongue.md").write_text(f"---\nlang: english please\n---\n{text}", encoding="utf-8")
    (stories / "lights.en.1.txt").write_bytes((stories / "lights.en.txt").read_bytes())
    return stories


@pytest.mark.parametrize("case", BAD_REGISTRATIONS)
def test_a_bad_registration_stores_nothing(case: str, bad_files: Path, provenance: Command) -> None:
    arguments, code, said = BAD_REGISTRATIONS[case]
    provenance("init")
    result = provenance(*arguments)
    assert result.code == code
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0].startswith("error: ")
    assert said in lines[0]
    assert len(lines) <= 2
    assert "Traceback" not in result.err
    assert provenance("list", "--format", "json").out.count('"version"') == 0


BAD_CALLS: dict[str, tuple[tuple[str, ...], int, str]] = {
    "unknown ref": (("show", "ligths@fr.1"), 4, "ligths"),
    "unknown number": (("show", "lights@fr.7"), 4, "lights@fr.7"),
    "unknown hash": (("show", "sha:00000000"), 4, "00000000"),
    "unknown article": (("log", "nothing"), 4, "nothing"),
    "unknown rule": (("audit", "--select", "ZZ9"), 2, "ZZ9"),
    "unknown format": (("list", "--format", "yaml"), 2, "yaml"),
    "unknown option": (("list", "--colour"), 2, "--colour"),
    "unknown command": (("lsit",), 2, "lsit"),
    "unknown encoder": (("align", "lights@en.1", "lights@fr.1", "--encoder", "magic"), 2, "magic"),
    "unknown change": (("diff", "lights@fr.1", "--only", "typos"), 2, "typos"),
    "no source": (("diff", "lights@en.1"), 2, "no recorded source"),
    "nothing to align": (("align", "lights@en.1"), 2, "two texts are needed"),
    "nothing to amend": (("amend", "lights@fr.1", "--reason", "x"), 2, "nothing"),
    "empty reason": (("amend", "lights@fr.1", "--published", "2026-01-10", "--reason", " "), 2, "reason"),
    "no such paragraph": (("amend", "lights@fr.1", "--kind", "99=quote", "--reason", "x"), 2, "99"),
    "enormous paragraph number": (
        ("amend", "lights@fr.1", "--kind", f"{'9' * 5000}=quote", "--reason", "x"),
        2,
        "99",
    ),
    "enormous limit": (("list", "--limit", "9" * 20), 2, "limit"),
    "unknown encoder for pairs": (("align", "--pairs", "lights.en.txt", "--encoder", "magic"), 2, "magic"),
    "no such kind": (("amend", "lights@fr.1", "--kind", "1=poem", "--reason", "x"), 2, "1=poem"),
    "credit not there": (
        ("amend", "lights@fr.1", "--drop-credit", "editor=Nobody Here", "--reason", "x"),
        4,
        "Nobody Here",
    ),
    "cycle of two": (
        ("amend", "lights@en.1", "--translation-of", "lights@fr.1", "--reason", "x"),
        2,
        "lights@fr.1",
    ),
    "missing lines": (("credits", "--lines", "nowhere.jsonl"), 3, "nowhere.jsonl"),
    "missing pairs": (("align", "--pairs", "nowhere.jsonl"), 3, "nowhere.jsonl"),
    "output exists": (("list", "-o", "lights.en.txt"), 2, "exists already"),
    "output nowhere": (("list", "-o", "no/such/folder/list.txt"), 6, "list.txt"),
    "output is a folder": (("list", "-o", "."), 2, "folder"),
}


@pytest.mark.parametrize("case", BAD_CALLS)
def test_a_bad_call_says_what_is_wrong(case: str, registered: Command) -> None:
    arguments, code, said = BAD_CALLS[case]
    before = registered("list", "--format", "json").out
    result = registered(*arguments)
    assert result.code == code, result.err
    assert result.out == ""
    assert result.err.startswith("error: ")
    assert said in result.err.splitlines()[0]
    assert len(result.err.splitlines()) <= 2
    assert "╭" not in result.err, "usage errors come without boxes"
    assert registered("list", "--format", "json").out == before


def test_an_ambiguous_ref_lists_what_fits(stories: Path, provenance: Command) -> None:
    text = (stories / "lights.fr.txt").read_text(encoding="utf-8")
    (stories / "a.fr-CA.txt").write_text(text, encoding="utf-8")
    (stories / "a.fr-FR.txt").write_text(text.replace("lundi", "mardi"), encoding="utf-8")
    assert provenance("register", "a.fr-CA.txt", "a.fr-FR.txt").code == 0
    result = provenance("show", "a@fr")
    assert result.code == 4
    assert "a@fr-CA" in result.err
    assert "a@fr-FR" in result.err


def test_the_same_text_twice_is_a_note(registered: Command) -> None:
    before = registered("list", "--format", "json").out
    result = registered("register", "lights.fr.txt")
    assert result.code == 0
    assert "registered already" in result.err
    assert registered("list", "--format", "json").out == before


def test_the_same_text_with_another_source_is_a_version_of_its_own(
    stories: Path, registered: Command
) -> None:
    story = (stories / "lights.en.txt").read_text(encoding="utf-8")
    (stories / "lights.en.2.txt").write_text(story.replace("90", "91"), encoding="utf-8")
    assert registered("register", "lights.en.2.txt", "--edit-of", "lights@en.1").code == 0
    result = registered("register", "lights.fr.txt", "--translation-of", "lights@en.2")
    assert result.code == 0
    assert "lights@fr.2" in result.out


def test_a_batch_that_cannot_be_registered_makes_no_registry(stories: Path, provenance: Command) -> None:
    assert provenance("register", "lights.fr.txt", "--translation-of", "nothing@en.1").code == 4
    assert not (stories / "provenance.db").exists()


def test_a_number_that_json_cannot_say_is_a_bad_line(desk: Path, provenance: Command) -> None:
    rows = (
        '{"id": 1e999, "text": "By Bo Lind", "lang": "en"}\n{"id": 2, "text": "By Bo Lind", "lang": "en"}\n'
    )
    (desk / "lines.jsonl").write_text(rows, encoding="utf-8")
    result = provenance("credits", "--lines", "lines.jsonl", "--format", "jsonl")
    assert result.code == 3
    assert [("error" in row) for row in result.out.splitlines()] == [True, False]


def test_no_registry_names_both_ways_out(provenance: Command) -> None:
    result = provenance("list")
    assert result.code == 5
    assert "provenance init" in result.err
    assert "--db" in result.err


def test_a_registry_that_is_no_database(desk: Path, provenance: Command) -> None:
    (desk / "provenance.db").write_text("A shopping list, and a long one at that.\n" * 40, encoding="utf-8")
    result = provenance("list")
    assert result.code == 5
    assert "provenance.db" in result.err.splitlines()[0]
    assert "internal" not in result.err


def test_a_database_that_is_no_registry(desk: Path, provenance: Command) -> None:
    with sqlite3.connect(desk / "provenance.db") as database:
        database.execute("CREATE TABLE shopping (item TEXT)")
    database.close()
    result = provenance("list")
    assert result.code == 5
    assert len(result.err.splitlines()) == 2


def test_a_registry_from_a_newer_release(desk: Path, registered: Command) -> None:
    with sqlite3.connect(desk / "provenance.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    for arguments in (("list",), ("register", "lights.en.txt")):
        result = registered(*arguments)
        assert result.code == 5
        assert "newer" in result.err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or not Path("/proc/version").exists(), reason="needs a folder of the kernel's"
)
def test_a_folder_that_cannot_be_written(stories: Path, provenance: Command) -> None:
    result = provenance("register", "lights.en.txt", "--db", "/proc/provenance.db")
    assert result.code == 5
    assert "/proc/provenance.db" in result.err


def test_a_failed_output_leaves_no_part_behind(desk: Path, registered: Command) -> None:
    before = sorted(desk.iterdir())
    assert registered("show", "lights@de.1", "-o", "out.txt").code == 4
    assert sorted(desk.iterdir()) == before


def test_force_replaces_a_file_whole(desk: Path, registered: Command) -> None:
    (desk / "out.txt").write_text("old " * 1000, encoding="utf-8")
    assert registered("list", "-o", "out.txt", "--force").code == 0
    assert "lights@fr.1" in (desk / "out.txt").read_text(encoding="utf-8")
    assert "old" not in (desk / "out.txt").read_text(encoding="utf-8")


def test_a_bad_line_of_a_batch_is_reported_and_passed_over(desk: Path, provenance: Command) -> None:
    (desk / "lines.jsonl").write_bytes(
        b'{"id": "a", "text": "(Reporting by Ana Roy)", "lang": "en"}\n'
        b"not json\n"
        b'\xff\xfe\n{"id": "c", "text": 7}\n[1]\n\n{"id": "d", "text": "By Bo Lind", "lang": "xx-!"}\n'
        b'{"id": "e", "text": "(Editing by Bo Lind)", "lang": "en"}\n'
    )
    result = provenance("credits", "--lines", "lines.jsonl", "--format", "jsonl")
    assert result.code == 3
    rows = result.out.splitlines()
    assert len(rows) == 7
    assert [("error" in row) for row in rows] == [False, True, True, True, True, True, False]
    assert "Ana Roy" in rows[0]
    assert "Bo Lind" in rows[-1]


def test_a_line_that_names_a_version_without_a_registry_spoils_no_other(
    desk: Path, provenance: Command
) -> None:
    rows = [
        {"id": "ref", "left": "lights@en.1", "right": ["b"]},
        {"id": "texts", "left": ["a"], "right": ["b"]},
    ]
    (desk / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = provenance("align", "--pairs", "pairs.jsonl", "--format", "jsonl")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 3
    assert "there is no registry" in answers[0]["error"]
    assert answers[1]["links"]
