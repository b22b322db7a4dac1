"""The page of each rule has its sections, and its examples do what it says."""

from __future__ import annotations

import re
import textwrap

import pytest

from provenance.audit.registry import RULES
from provenance.audit.rule import Rule
from provenance.audit.runner import audit
from tests.audit.families import family, house_of

SECTIONS = ("What it checks", "Why", "Fails", "Passes", "Limits")
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def sections(rule: Rule) -> dict[str, str]:
    parts = re.split(r"^(\w[\w ]+):\n", rule.page, flags=re.MULTILINE)
    return {name: textwrap.dedent(body).strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


@each_rule
def test_page_has_a_sentence_and_all_sections_in_order(rule: Rule) -> None:
    assert tuple(sections(rule)) == SECTIONS
    assert all(sections(rule).values())
    assert rule.page.splitlines()[0].endswith(".")


@each_rule
def test_example_that_fails(rule: Rule) -> None:
    example = sections(rule)["Fails"]
    found = audit([family(example)], select=[rule.id], house=house_of(example)).findings
    assert [finding.rule for finding in found] == [rule.id]


@each_rule
def test_example_that_passes(rule: Rule) -> None:
    example = sections(rule)["Passes"]
    passing = family(example)
    assert audit([passing], select=[rule.id], house=house_of(example)).findings == ()
    assert passing != family(sections(rule)["Fails"])


def test_ids_and_names_are_distinct_and_sorted() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[A-Z]{2}\d{3}", rule_id) for rule_id in ids)


def test_a_rule_lives_in_a_file_of_its_name() -> None:
    for rule in RULES:
        module = type(rule).__module__.rpartition(".")[2]
        assert module == f"{rule.id.lower()}_{rule.name.replace('-', '_')}"
