"""What of the findings counts: waivers and baselines."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from provenance.audit.runner import audit
from provenance.audit.settling import parse_baseline, settle
from provenance.errors import InputError
from provenance.reports.json import audit_json, dumps
from provenance.values import Baseline, Waiver
from tests.audit.families import family

RESULT = audit(
    [family('[[version]]\nref = "ferry@en.1"\n[[version]]\nref = "ferry@fr.1"\nmachine = "Verto"\n')]
)


def test_a_waived_finding_does_not_count() -> None:
    first, *rest = RESULT.findings
    waiver = Waiver(first.rule, first.version, "fine", finding=first.id, by="ana", at="2031-05-04")
    settled = settle(RESULT, [waiver])
    assert settled.findings == tuple(rest)
    assert settled.waived == ((first, waiver),)
    assert sum(settled.summary.values()) == len(rest)


@pytest.mark.parametrize(
    ("paragraph", "covers"), [(None, [None, 0, 3]), (3, [3]), (0, [0])], ids=["version", "¶4", "¶1"]
)
def test_a_rule_is_waived_on_a_version_or_a_paragraph(
    paragraph: int | None, covers: list[int | None]
) -> None:
    finding = RESULT.findings[0]
    waiver = Waiver(finding.rule, finding.version, "fine", paragraph=paragraph)
    found = [p for p in (None, 0, 3) if waiver.covers(replace(finding, paragraph=p))]
    assert found == covers
    assert not waiver.covers(replace(finding, version="ferry@es.1", paragraph=paragraph))
    assert not waiver.covers(replace(finding, rule="LN102", paragraph=paragraph))


def test_a_baseline_leaves_new_findings_alone() -> None:
    first, *rest = RESULT.findings
    settled = settle(RESULT, baseline=Baseline(frozenset({first.id, "0" * 16})))
    assert (settled.known, settled.findings, settled.gone) == ((first,), tuple(rest), ("0" * 16,))


def test_what_was_known_once_stays_known_when_the_audit_is_saved_again() -> None:
    everything = parse_baseline(dumps(audit_json(RESULT)).encode(), "b.json")
    again = parse_baseline(dumps(audit_json(settle(RESULT, baseline=everything))).encode(), "b.json")
    assert again == everything
    assert len(again.ids) == len(RESULT.findings)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b'{"findings": 3}', b'{"findings": [3]}', b'{"findings": [{"id": 3}]}',
        b"\xff\xfe", b"[" * 100_000, json.dumps({"findings": [{"rule": "CR101"}]}).encode(),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        parse_baseline(data, "bad\x1b.json")
    assert "\x1b" not in refused.value.message
    assert "provenance audit --format json" in refused.value.hint
