"""House rules: what a file may say, and that whatever is wrong in it is named with its line."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.audit.house import DEFAULT, MOST_BYTES, PRESETS
from provenance.audit.house_file import parse_house
from provenance.audit.registry import RULES
from provenance.audit.runner import audit, chosen_rules, rule_cards
from provenance.audit.toml_lines import line_of
from provenance.errors import InputError, ProvenanceError, UsageError
from tests.audit.families import family, house_rules

FULL = """\
preset = "wire-signed"
tz = "Europe/Paris"
select = ["CR", "LN"]
ignore = ["CR109"]
fail-on = "warning"

[severity]
CR103 = "error"
LN104 = "off"

[needs]
edit = []

[needs.language.FR]
translation = ["translator"]

[needs.desk."Night desk"]
original = ["author", "photographer"]

[thresholds]
aligned-share = 0.5

[people.initials]
"H.K." = "Hanne  Kverndal"

[import]
anything = ["goes"]
"""


def test_all_that_a_file_may_say() -> None:
    house = house_rules(FULL)
    assert house.tz == "Europe/Paris"
    assert (house.select, house.ignore, house.fail_on) == (("CR", "LN"), ("CR109",), "warning")
    assert house.levels == {"CR103": "error", "LN104": "off"}
    assert house.needs == {**PRESETS["wire-signed"].needs, "edit": ()}
    assert house.by_language == {"fr": {"translation": ("translator",)}}
    assert house.by_desk == {"Night desk": {"original": ("author", "photographer")}}
    assert house.thresholds.aligned_share == 0.5
    assert house.initials == {"H.K.": "Hanne Kverndal"}
    assert house.imports == {"anything": ["goes"]}


def test_an_empty_file_is_the_default() -> None:
    assert house_rules("") == DEFAULT


WRONG = [
    ('prest = "archive"', 1, "unknown key 'prest'", "did you mean preset?"),
    ('\n\n[severty]\nCR101 = "off"', 3, "unknown key 'severty'", "severity"),
    ('preset = "newspaper"', 1, "preset = 'newspaper'", "archive"),
    ('[severity]\nCR101 = "error"\nCR99 = "off"', 3, "unknown key 'CR99' in [severity]", "CR101"),
    ('[severity]\nCR101 = "fatal"', 2, "CR101 = 'fatal'", "error, warning, info, off"),
    ("[severity]\nCR101 = 3", 2, "CR101 = '3'", "off"),
    ("severity = 3", 1, "'severity' must be a table", "[severity]"),
    ('[needs]\noriginal = [\n  "author",\n  "autor",\n]', 2, "original = 'autor'", "reporter"),
    ('[needs]\nretelling = ["author"]', 2, "unknown key 'retelling' in [needs]", "adaptation"),
    ('[needs.language."no such"]\noriginal = []', 1, "'no such'", "BCP 47"),
    ('[needs.desk.Night]\nfoo = ["author"]', 2, "unknown key 'foo' in [needs.desk.Night]", "original"),
    ('needs.original = "author"', 1, "'original' must be a list", "["),
    ("[thresholds]\naligned-share = 2", 2, "aligned-share = '2'", "from 0 to 1"),
    ("[thresholds]\nuntranslated-paragraphs = 1.5", 2, "untranslated-paragraphs", "whole number"),
    ("[thresholds]\naligned-share = nan", 2, "aligned-share = 'nan'", "from 0 to 1"),
    ("[thresholds]\naligned-share = true", 2, "aligned-share", "number"),
    ('tz = "Mars/Base"', 1, "tz = 'Mars/Base'", "Europe/Paris"),
    ('tz = "../../etc/passwd"', 1, "tz =", "Europe/Paris"),
    ('select = ["CR", "XX9"]', 1, "no rule is called 'XX9'", "provenance rules"),
    ("ignore = [3]", 1, "'ignore' must be a text", "quotation"),
    ('fail-on = "info"', 1, "fail-on = 'info'", "never"),
    ('[people]\ninitials = { "hk" = "" }', 2, "'hk' must be a text", "quotation"),
    ('[people]\ninitial = { hk = "Hanne" }', 2, "unknown key 'initial' in [people]", "initials"),
    ('[[severity]]\nCR101 = "off"', 1, "'severity' must be a table", "[severity]"),
    ('"\\u202e\\u001b[31m" = 1', 1, "unknown key '\\u202e\\x1b[31m'", "preset"),
]


@pytest.mark.parametrize(("toml", "line", "says", "hint"), WRONG)
def test_what_cannot_be_meant_is_named_with_its_line(toml: str, line: int, says: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        house_rules(toml)
    assert refused.value.message.startswith(f"provenance.toml:{line}: ")
    assert says in refused.value.message
    assert hint in refused.value.hint
    assert "\x1b" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"preset = ",
        b"\xff\xfep\x00",
        b"a = 1\na = 2",
        b"a = " + b"[" * 100_000,
        b"\x00",
        b"x = 1\n" * (MOST_BYTES // 5),
        b"a." * 5_000 + b"a = 1",
    ],
    ids=["cut", "utf-16", "twice", "deep", "nul", "large", "dotted"],
)
def test_hostile_files_end_in_one_line(data: bytes) -> None:
    with pytest.raises((InputError, UsageError)) as refused:
        parse_house(data, "provenance.toml", [rule.id for rule in RULES])
    assert len(refused.value.message) < 400


def test_looking_for_a_line_takes_bounded_work() -> None:
    rows = ",\n".join(["1"] * 30_000)
    assert line_of(f"x = [\n{rows}]\n[severity]\nCR999 = 1\n", ("severity", "CR999")) is None
    short = ",\n".join(["1"] * 50)
    assert line_of(f"x = [\n{short}]\n[severity]\nCR999 = 1\n", ("severity", "CR999")) == 53


@given(st.text(max_size=200))
def test_any_text_is_a_house_or_an_error(text: str) -> None:
    with contextlib.suppress(ProvenanceError):
        house_rules(text.encode("utf-8", "replace").decode("utf-8"))


UNSIGNED = """
[[version]]
ref = "ferry@en.1"
text = ["The ferry stays in port.", "It will leave on Monday."]

[[version]]
ref = "ferry@en.2"
parents = ["edit ferry@en.1"]
text = ["The ferry stays in port.", "It will leave on Tuesday, or later."]

[[version]]
ref = "ferry@fr.1"
parents = ["translation ferry@en.2"]
credits = ["translator=Noé Tarn; by=declared"]
text = ["Le bac reste à quai.", "Il partira mardi."]

[[version]]
ref = "ferry@es.1"
parents = ["translation ferry@fr.1"]
text = ["El barco sigue en el puerto.", "Saldrá el martes."]
"""


def test_a_wire_that_names_nobody_does_not_drown_in_findings() -> None:
    assert len(audit([family(UNSIGNED)]).findings) > 5
    assert audit([family(UNSIGNED)], house=PRESETS["wire-unsigned"]).findings == ()


def test_levels_change_what_findings_count_as() -> None:
    house = house_rules('[severity]\nCR102 = "info"\nCR103 = "off"')
    result = audit([family('[[version]]\nref = "ferry@en.1"')], house=house)
    assert [(f.rule, f.severity) for f in result.findings] == [("CR102", "info")]


def test_select_and_ignore_of_the_house_and_of_the_user() -> None:
    house = house_rules('select = ["CR101", "CR102", "CR106"]\nignore = ["CR102"]\n')
    assert [r.id for r in chosen_rules(house=house)] == ["CR101", "CR106"]
    assert [r.id for r in chosen_rules(["LN101", "CR102"], house=house)] == ["LN101"]
    assert [r.id for r in chosen_rules(ignore=["CR101"], house=house)] == ["CR106"]
    off = house_rules('[severity]\nCR102 = "off"\n')
    assert "CR102" not in [r.id for r in chosen_rules(["CR"], house=off)]
    assert [r.id for r in chosen_rules(["CR102"], house=off)] == ["CR102"]


def test_cards_tell_what_the_house_makes_of_a_rule() -> None:
    levels = {c.id: c.level for c in rule_cards(PRESETS["magazine"])}
    assert (levels["CR106"], levels["MT101"], levels["CR101"]) == ("warning", "error", "error")
    assert {c.id: c.level for c in rule_cards()}["CR106"] == "off"


def test_presets_name_rules_that_there_are() -> None:
    ids = {rule.id for rule in RULES}
    assert all(set(house.levels) <= ids for house in PRESETS.values())
