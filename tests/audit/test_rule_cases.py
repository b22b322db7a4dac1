"""The cases of `cases/*.toml`: what each rule says of small families, and what it leaves alone."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from provenance.audit.registry import RULES
from provenance.audit.runner import audit
from tests.audit.families import family_of_entries, house_rules

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(path.stem.upper(), case, id=f"{path.stem}: {case['id']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_rule(rule: str, case: dict[str, Any]) -> None:
    assert set(case) <= {"id", "fires", "skips", "says", "paragraph", "version", "house"}
    house = house_rules(case.get("house", ""))
    result = audit([family_of_entries(case["version"])], select=[rule], house=house)
    assert [finding.version for finding in result.findings] == case["fires"]
    assert sorted(entry.version for entry in result.skipped) == sorted(case.get("skips", []))
    said = "\n".join("\n".join([f.message, *f.evidence.values(), f.hint]) for f in result.findings)
    for words in case.get("says", ()):
        assert words in said
    if "paragraph" in case:
        assert result.findings[0].paragraph == case["paragraph"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_two_cases_that_fire_and_two_that_do_not(rule: Any) -> None:
    cases = [param.values for param in CASES if param.values[0] == rule.id]
    fires = Counter(bool(case["fires"]) for _, case in cases)
    assert fires[True] >= 2
    assert fires[False] >= 2
