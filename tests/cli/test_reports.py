"""Reports by the command: formats, files that are whole or not there, and articles of any size."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Command

CHINESE = """\
托尔门港灯熄灭

托尔门（北光社）——港务局表示，托尔门港的灯周一90年来首次熄灭。

港务局长伊尔莎·瓦尔加在码头对记者说："我们正在查找原因。"
"""


def test_csv_opens_in_a_spreadsheet_and_tsv_in_a_program(registered: Command) -> None:
    table = registered("diff", "lights@fr.1", "--format", "csv", "--delimiter", ";")
    assert table.code == 0
    assert table.out.startswith("\ufeffleft_version;right_version;left;right;kind;")
    rows = list(csv.DictReader(io.StringIO(table.out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [row["kind"] for row in rows] == ["match"] * 4
    assert rows[3]["right_text"].startswith("(Reportage Pavel Orsini")
    plain = registered("diff", "lights@fr.1", "--format", "tsv").out
    read = list(csv.DictReader(io.StringIO(plain, newline=""), delimiter="\t"))
    assert [(row["left"], row["right"]) for row in read] == [("0", "0"), ("1", "1"), ("2", "2"), ("3", "3")]
    shown = json.loads(registered("show", "lights@fr.1", "--format", "json").out)
    assert [row["right_text"] for row in read] == [p["text"] for p in shown["paragraphs"]]


def test_json_lines_have_one_object_for_each_source(registered: Command) -> None:
    lines = registered("diff", "lights@fr.1", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["right"] for line in lines] == ["lights@fr.1"]
    assert json.loads(lines[0]) == json.loads(registered("diff", "lights@fr.1", "--format", "json").out)


def test_a_filter_holds_for_tables_and_pages(stories: Path, registered: Command) -> None:
    arguments = ("diff", "lights@en.1", "lights.en.txt", "--only", "omitted")
    assert registered(*arguments, "--format", "tsv").out.count("\n") == 1
    assert "Nothing of that kind" in registered(*arguments, "--format", "markdown").out
    assert "Nothing to show." in registered(*arguments, "--format", "html").out


def test_a_page_of_files_needs_no_registry(stories: Path, provenance: Command) -> None:
    (stories / "lights.zh.txt").write_text(CHINESE, encoding="utf-8")
    page = provenance("diff", "lights.en.txt", "lights.zh.txt", "--format", "html")
    assert page.code == 0, page.err
    assert 'lang="zh" dir="ltr"' in page.out
    assert "托尔门港灯熄灭" in page.out
    assert not (stories / "provenance.db").exists()


def test_the_report_of_an_article(desk: Path, registered: Command) -> None:
    done = registered("report", "lights", "-o", "lights.html")
    assert (done.code, done.out, done.err) == (0, "", "")
    page = (desk / "lights.html").read_text(encoding="utf-8")
    assert "Lise Aubrac" in page
    assert 'id="en.1--fr.1-r4"' in page
    again = registered("report", "lights")
    assert again.out.count("\n") == page.count("\n")


def test_what_is_not_held_is_said_on_the_page_and_beside_it(registered: Command) -> None:
    made = registered(
        "register", "--no-text", "--article", "lights", "--lang", "es", "--translation-of", "lights@fr.1"
    )
    assert made.code == 0, made.err
    done = registered("report", "lights")
    assert done.code == 0
    assert "lights@es.1: its text is not held" in done.err
    assert "not held: known from its record alone" in done.out


@pytest.mark.parametrize("options", [("--pubstatus", "canceled"), ("--published", "2999-01-01")], ids=str)
def test_a_version_that_must_not_be_used_is_stamped(registered: Command, options: tuple[str, str]) -> None:
    assert registered("amend", "lights@fr.1", *options, "--reason", "the desk said so").code == 0
    stamp = "WITHDRAWN" if "canceled" in options else "EMBARGOED"
    for page in (registered("report", "lights"), registered("diff", "lights@fr.1", "--format", "html")):
        assert f'data-stamp="{stamp}"' in page.out


@pytest.mark.parametrize("number", [1, 60])
def test_an_article_of_one_version_and_one_of_sixty(desk: Path, provenance: Command, number: int) -> None:
    (desk / "many").mkdir()
    for n in range(1, number + 1):
        source = f"edit_of: many@en.{n - 1}\n" if n > 1 else ""
        head = f"---\narticle: many\nlanguage: en\n{source}---\n# Lights out in Tolmen\n\n"
        text = f"{head}Seen {n} times, the harbour master said on Monday.\n"
        (desk / "many" / f"many.en.{n}.md").write_text(text, encoding="utf-8")
    files = [str(Path("many") / f"many.en.{n}.md") for n in range(1, number + 1)]
    assert provenance("register", *files).code == 0
    page = provenance("report", "many")
    assert page.code == 0, page.err
    assert page.out.count('<section class="pair') == max(1, number - 1)


BAD: dict[str, tuple[tuple[str, ...], int, str]] = {
    "unknown article": (("report", "nothing"), 4, "nothing"),
    "no article": (("report",), 2, "ARTICLE"),
    "unknown format": (("report", "lights", "--format", "pdf"), 2, "pdf"),
    "a file that is there": (("report", "lights", "-o", "lights.en.txt"), 2, "exists already"),
    "a folder": (("report", "lights", "-o", "."), 2, "folder"),
    "a folder that is not there": (("report", "lights", "-o", "nowhere/lights.html"), 6, "nowhere"),
    "delimiter of two": (("diff", "lights@fr.1", "--format", "csv", "--delimiter", "||"), 2, "--delimiter"),
    "delimiter without csv": (("diff", "lights@fr.1", "--delimiter", ";"), 2, "--format csv"),
    "pairs as a page": (("diff", "--pairs", "pairs.jsonl", "--format", "html"), 2, "--pairs"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_calls_leave_nothing_behind(case: str, desk: Path, registered: Command) -> None:
    arguments, code, said = BAD[case]
    before = {file: file.read_bytes() for file in desk.iterdir() if file.suffix != ".db"}
    done = registered(*arguments)
    assert (done.code, done.out) == (code, "")
    lines = done.err.splitlines()
    assert lines[0].startswith("error: ")
    assert said in lines[0]
    assert len(lines) == 2
    assert {file: file.read_bytes() for file in desk.iterdir() if file.suffix != ".db"} == before


def test_force_replaces_a_file(desk: Path, registered: Command) -> None:
    (desk / "page.html").write_text("old", encoding="utf-8")
    assert registered("report", "lights", "-o", "page.html", "--force").code == 0
    assert (desk / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.skipif(os.name == "nt", reason="links and modes are POSIX")
def test_a_link_is_followed_and_a_file_keeps_its_permissions(desk: Path, registered: Command) -> None:
    (desk / "kept.txt").write_text("old", encoding="utf-8")
    (desk / "kept.txt").chmod(0o600)
    for name, target in (("there", "kept.txt"), ("nowhere", "new.txt"), ("round", "round")):
        (desk / name).symlink_to(target)
    assert registered("list", "-o", "there").code == 2
    assert (desk / "kept.txt").read_text(encoding="utf-8") == "old"
    assert registered("list", "-o", "there", "--force").code == 0
    assert (desk / "there").is_symlink()
    assert "lights@fr.1" in (desk / "kept.txt").read_text(encoding="utf-8")
    assert (desk / "kept.txt").stat().st_mode & 0o777 == 0o600
    assert registered("list", "-o", "nowhere").code == 0
    assert (desk / "nowhere").is_symlink()
    assert "lights@fr.1" in (desk / "new.txt").read_text(encoding="utf-8")
    done = registered("list", "-o", "round", "--force")
    assert (done.code, "round" in done.err) == (6, True)


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are POSIX")
def test_a_full_disk_leaves_the_old_file_and_no_half(desk: Path, registered: Command) -> None:
    (desk / "page.html").write_text("old", encoding="utf-8")
    assert registered("report", "lights").code == 0  # alignments are stored now: only the page is written
    done = subprocess.run(
        [sys.executable, "-m", "provenance_cli", "report", "lights", "-o", "page.html", "--force"],
        cwd=desk,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
    )
    assert done.returncode == 6, done.stderr
    assert done.stderr.startswith("error: page.html cannot be written")
    assert (desk / "page.html").read_text(encoding="utf-8") == "old"
    assert [file.name for file in desk.iterdir() if file.name.endswith(".part")] == []
