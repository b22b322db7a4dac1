"""What of an audit's findings counts: not those that somebody waived, nor those that a baseline knows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.errors import InputError
from provenance.text.normalise import printable
from provenance.values import SEVERITIES, AuditResult, Baseline, Finding, Severity, Waiver

MOST_BYTES = 256 * 1024 * 1024
"""A baseline of hundreds of thousands of findings; more is something else."""

_HOW = "save one with: provenance audit --format json -o baseline.json"


def settle(
    result: AuditResult, waivers: Iterable[Waiver] = (), baseline: Baseline | None = None
) -> AuditResult:
    """Set aside what is waived, then what the baseline has.

    Args:
        result: The findings of an audit.
        waivers: Those in force.
        baseline: Findings that are accepted as they are, or None.
    """
    by_finding: dict[str, Waiver] = {}
    by_place: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        if waiver.finding is not None:
            by_finding.setdefault(waiver.finding, waiver)
        else:
            by_place.setdefault((waiver.rule, waiver.version), []).append(waiver)
    counting: list[Finding] = []
    known: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in result.findings:
        accepted = by_finding.get(finding.id) or next(
            (w for w in by_place.get((finding.rule, finding.version), ()) if w.covers(finding)), None
        )
        if accepted is not None:
            waived.append((finding, accepted))
        elif baseline is not None and finding.id in baseline.ids:
            known.append(finding)
        else:
            counting.append(finding)
    found = {finding.id for finding in result.findings}
    return replace(
        result,
        findings=tuple(counting),
        waived=tuple(waived),
        known=tuple(known),
        gone=tuple(sorted(baseline.ids - found)) if baseline is not None else (),
        summary=counted(counting),
    )


def counted(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """How many findings there are of each severity."""
    found = [finding.severity for finding in findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def parse_baseline(data: bytes, name: str) -> Baseline:
    """The findings of a saved `audit --format json`, those it set aside as known included.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Raises:
        InputError: It is no such file.
    """
    shown = printable(name)
    if len(data) > MOST_BYTES:
        raise InputError(f"{shown} has {len(data)} bytes, too many for a baseline", _HOW)
    try:
        saved = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(f"{shown} is not JSON", _HOW) from None
    if not isinstance(saved, dict) or not isinstance(saved.get("findings"), list):
        raise InputError(f"{shown} is not a saved audit: it has no list of findings", _HOW)
    known = saved.get("known")
    entries = [*saved["findings"], *(known if isinstance(known, list) else [])]
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    wrong = next((place for place, id in enumerate(ids) if not isinstance(id, str)), None)
    if wrong is not None:
        raise InputError(f"{shown} is not a saved audit: finding {wrong + 1} has no id", _HOW)
    registry = saved.get("registry")
    return Baseline(frozenset(map(str, ids)), registry if isinstance(registry, str) else None)
