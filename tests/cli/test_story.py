"""The main jobs, as their users would do them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from provenance_cli.main import run
from provenance_samples import SAMPLES
from tests.cli.running import Command, Result


def shape(result: Result) -> object:
    """The JSON that a call printed."""
    assert result.code in (0, 1), result.err
    return json.loads(result.out)


@pytest.fixture(scope="module")
def family_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample family and its registry, made once: tests work on copies of it."""
    folder = tmp_path_factory.mktemp("family")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("PROVENANCE_DB", raising=False)
        patch.setenv("PROVENANCE_BY", "ana")
        for sample in SAMPLES:
            (folder / sample.name).write_bytes(sample.file.read_bytes())
            assert run(["register", sample.name, *sample.options]) == 0
    return folder


@pytest.fixture
def family(desk: Path, provenance: Command, family_once: Path) -> Command:
    """The command, with the sample family registered."""
    shutil.copytree(family_once, desk, dirs_exist_ok=True)
    return provenance


def test_registering_needs_no_options_for_well_named_files(desk: Path, provenance: Command) -> None:
    names = [sample.name for sample in SAMPLES]
    for sample in SAMPLES:
        (desk / sample.name).write_bytes(sample.file.read_bytes())
    done = shape(provenance("register", *names, "--format", "json"))
    assert [(v["version"], v["created"]) for v in done["versions"]] == [(s.ref, True) for s in SAMPLES]
    parents = {v["version"]: [p["version"] for p in v["parents"]] for v in done["versions"]}
    assert parents["ostrell-dam@en.2"] == ["ostrell-dam@en.1"]
    assert parents["ostrell-dam@es.1"] == ["ostrell-dam@fr.1"]
    assert parents["ostrell-dam@fr.1"] == [], "a source is never guessed"


def test_of_a_time_without_an_offset_only_the_day_is_kept(desk: Path, provenance: Command) -> None:
    page = (
        '<html lang="en"><head><meta property="article:published_time" content="2026-01-10T23:30:00"></head>'
        "<body><article><h1>Lights out</h1><p>The harbour lights went out.</p></article></body></html>"
    )
    (desk / "lights.html").write_text(page, encoding="utf-8")
    assert provenance("register", "lights.html").code == 0
    assert shape(provenance("list", "--format", "json"))["versions"][0]["published"] == "2026-01-10"


def test_a_dry_run_stores_nothing_and_makes_no_registry(stories: Path, provenance: Command) -> None:
    result = provenance("register", "lights.en.txt", "lights.fr.txt", "--dry-run")
    assert result.code == 0
    assert "lights@fr.1" in result.out
    assert "--translation-of lights@en.1" in result.err
    assert not (stories / "provenance.db").exists()
    assert provenance("init").code == 0
    assert provenance("register", "lights.en.txt", "--dry-run").code == 0
    assert shape(provenance("list", "--format", "json"))["total"] == 0


def test_init_is_found_from_below_and_made_here(
    desk: Path, provenance: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert provenance("init").out.strip() == str(desk / "provenance.db")
    below = desk / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert provenance("list").code == 0
    assert provenance("init").out.strip() == str(below / "provenance.db")


def test_show_has_the_shape_that_scripts_read(family: Command) -> None:
    shown = shape(family("show", "ostrell-dam@fr.1", "--format", "json"))
    assert shown["version"] == "ostrell-dam@fr.1"
    assert shown["language"] == shown["language_detected"] == "fr"
    assert shown["held"] is True
    assert len(shown["hash"]) == 64
    assert [p["index"] for p in shown["paragraphs"]] == list(range(15))
    kinds = [p["kind"] for p in shown["paragraphs"]]
    assert kinds[0] == "headline"
    assert kinds[8] == "subhead"
    assert kinds[-1] == "credit"
    assert shown["paragraphs"][1]["dateline"]["place"] == "LOMVIK"
    roles = [(c["role"], c["name"], c["language"]) for c in shown["credits"]]
    assert ("translator", "Maëlle Corvisier", "fr") in roles
    assert all(c["person"] for c in shown["credits"])


def test_the_machine_made_copy_is_caught(family: Command) -> None:
    result = family("audit", "--format", "json")
    assert result.code == 1
    found = {(f["rule"], f["version"]) for f in shape(result)["findings"]}
    assert found == {
        ("CR114", "ostrell-dam@en.3"),
        ("LN101", "ostrell-dam@en.3"),
        ("LN102", "ostrell-dam@en.3"),
    }
    step = next(f for f in shape(result)["findings"] if f["rule"] == "LN101")
    assert "French version" in step["evidence"]["credit_line"]
    assert "ostrell-dam@fr.1" in step["hint"]


def test_the_hint_mends_what_it_was_given_for(family: Command) -> None:
    amended = family(
        "amend", "ostrell-dam@en.3", "--translation-of", "ostrell-dam@fr.1", "--reason", "its credits say so"
    )
    assert amended.code == 0
    rules = {f["rule"] for f in shape(family("audit", "--format", "json"))["findings"]}
    assert "LN101" not in rules
    assert "LN102" not in rules
    assert "CR101" in rules, "the step is recorded now, but nobody is credited for it"


def test_fail_on_and_select(family: Command) -> None:
    assert family("audit", "--fail-on", "never").code == 0
    assert family("audit", "--select", "LN102").code == 0
    assert family("audit", "--select", "LN102", "--fail-on", "warning").code == 1
    assert family("audit", "--ignore", "CR,LN").code == 0


def test_diff_names_what_the_translation_did(family: Command) -> None:
    changes = shape(family("diff", "ostrell-dam@fr.1", "--format", "json"))
    assert changes["left"] == "ostrell-dam@en.1"
    counted = {kind: n for kind, n in changes["summary"].items() if n}
    assert counted == {"match": 12, "omitted": 2, "merged": 1, "moved": 1}
    by_kind = {(tuple(link["left"]), tuple(link["right"])): link["kind"] for link in changes["links"]}
    assert by_kind[(12,), ()] == "omitted"
    assert by_kind[(15,), ()] == "omitted"
    assert by_kind[(5, 6), (6,)] == "merged"
    assert by_kind[(13,), (4,)] == "moved"
    assert family("diff", "ostrell-dam@fr.1", "--exit-code").code == 1


def test_diff_of_an_edit_marks_words_and_the_changed_figure(family: Command) -> None:
    changes = shape(family("diff", "ostrell-dam@fr.1", "ostrell-dam@fr.2", "--format", "json"))
    edits = [e for link in changes["links"] for e in link["edits"] if e["op"] != "equal"]
    assert [(e["left"], e["right"]) for e in edits if e["class"] == "fact"] == [("18", "16")]
    assert changes["run"]["encoder"] == "none"


def test_diff_and_align_agree_and_repeat_to_the_byte(family: Command) -> None:
    first = family("align", "ostrell-dam@en.1", "ostrell-dam@es.1", "--format", "json")
    again = family("align", "ostrell-dam@en.1", "ostrell-dam@es.1", "--format", "json")
    files = family("align", SAMPLES[0].name, SAMPLES[4].name, "--format", "json")
    assert first.out == again.out == files.out


def test_a_version_not_held_is_recorded_and_drawn_hollow(registered: Command) -> None:
    result = registered(
        "register", "--no-text", "--article", "lights", "--lang", "de", "--credit", "translator=Uwe Hahn",
        "--translation-of", "lights@en.1",
    )  # fmt: skip
    assert result.code == 0
    assert "○ lights@de.1" in registered("log", "lights").out
    shown = shape(registered("show", "lights@de.1", "--format", "json"))
    assert (shown["held"], shown["hash"], shown["paragraphs"]) == (False, None, [])
    compared = registered("diff", "lights@de.1")
    assert compared.code == 3
    assert "not held" in compared.err


def test_amendments_are_on_record(registered: Command) -> None:
    assert registered(
        "amend", "lights@fr.1", "--credit", "reviser=Zoé Prat", "--drop-credit", "editor=Jean Morvan",
        "--kind", "2=quote", "--published", "2026-01-10", "--reason", "as the desk log has it",
    ).code == 0  # fmt: skip
    shown = shape(registered("show", "lights@fr.1", "--format", "json"))
    assert ("reviser", "declared") in {(c["role"], c["evidence"]) for c in shown["credits"]}
    assert "editor" not in {c["role"] for c in shown["credits"]}
    assert shown["paragraphs"][1]["kind"] == "quote"
    history = shape(registered("show", "lights@fr.1", "--history", "--format", "json"))
    assert next(entry["action"] for entry in history) == "register"
    assert {entry["by"] for entry in history} == {"ana"}
    assert sum("as the desk log has it" in json.dumps(entry) for entry in history) == len(history) - 1


def test_an_audit_of_a_bare_file_needs_no_registry(desk: Path, provenance: Command) -> None:
    sample = SAMPLES[-1]
    (desk / sample.name).write_bytes(sample.file.read_bytes())
    result = provenance("audit", sample.name, "--format", "json")
    assert result.code == 1
    assert {f["rule"] for f in shape(result)["findings"]} >= {"CR114", "LN101"}
    assert not (desk / "provenance.db").exists()


def test_aligning_line_by_line_keeps_line_numbers(desk: Path, provenance: Command) -> None:
    (desk / "a.txt").write_text("One lamp.\n\nTwo lamps burn on the quay.\n", encoding="utf-8")
    (desk / "b.txt").write_text("Two lamps burn on the quay.\n", encoding="utf-8")
    links = shape(provenance("align", "a.txt", "b.txt", "--unit", "line", "--format", "json"))["links"]
    assert {tuple(link["left"]) for link in links} == {(0,), (1,), (2,)}
    assert ([2], [0]) in [(link["left"], link["right"]) for link in links]


def test_pairs_of_strings_and_refs(desk: Path, registered: Command) -> None:
    rows = [
        {"id": 1, "left": ["The lamp."], "right": ["La lampe."], "left_lang": "en", "right_lang": "fr"},
        {"id": 2, "left": "lights@en.1", "right": "lights@fr.1"},
        {"id": 3, "left": "lights@xx.9", "right": []},
        {"id": 4, "left": [], "right": ["Seule."]},
    ]
    (desk / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = registered("align", "--pairs", "pairs.jsonl", "--format", "jsonl")
    assert result.code == 3
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4]
    assert answers[0]["links"][0]["kind"] == "match"
    assert "error" in answers[2]
    assert answers[3]["links"] == [
        {
            "left": [],
            "right": [0],
            "kind": "added",
            "score": answers[3]["links"][0]["score"],
            "status": "proposed",
        }
    ]
    diffs = registered("diff", "--pairs", "pairs.jsonl", "--format", "jsonl").out.splitlines()
    assert len(diffs) == 4


def test_the_demo_tells_the_whole_story(desk: Path, provenance: Command) -> None:
    result = provenance("demo", "--keep", "kept")
    assert result.code == 0
    for said in ("$ provenance init", "omitted", "merged", "moved", "LN101", "uncredited-step"):
        assert said in result.out
    assert (desk / "kept" / "provenance.db").exists()
    assert not (desk / "provenance.db").exists()
    assert provenance("demo", "--keep", "kept").code == 2
