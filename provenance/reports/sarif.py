"""Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts and editors show.

A finding is a result with its rule, a fingerprint that stays when texts move, the file that the version was
read from, and the version and paragraph as a logical location. A waiver is a suppression, a finding of the
baseline is `unchanged`; the checks of a rule that could not be made are one notification, however many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version as release
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from provenance.reports.json.writing import Object
from provenance.text.normalise import printable
from provenance.values import AuditResult, Finding, RuleCard, Severity, Skipped, Waiver

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SAID = 3
_FINGERPRINT = "provenanceFinding/v1"


def sarif(result: AuditResult, rules: Sequence[RuleCard], lines: Mapping[str, int] | None = None) -> Object:
    """The log of one audit.

    Args:
        result: What the audit says.
        rules: All rules.
        lines: By id of a finding, the line from 1 of its file on which its paragraph begins, where known.
    """
    places = {card.id: place for place, card in enumerate(rules)}
    lines = lines or {}
    based = bool(result.known or result.gone)

    def entry(finding: Finding, state: str = "new", waiver: Waiver | None = None) -> Object:
        found = _result(
            finding, places[finding.rule], result.files.get(finding.version), lines.get(finding.id, 1)
        )
        if based:
            found["baselineState"] = state
        if waiver is not None:
            found["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": _suppressed(waiver)}
            ]
        return found

    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "provenance",
                        "version": release("translation-provenance"),
                        "rules": [_rule(card) for card in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": True,
                        "toolExecutionNotifications": _notifications(result.skipped, places),
                    }
                ],
                "results": [
                    *(entry(finding) for finding in result.findings),
                    *(entry(finding, waiver=waiver) for finding, waiver in result.waived),
                    *(entry(finding, "unchanged") for finding in result.known),
                ],
            }
        ],
    }


def _rule(card: RuleCard) -> Object:
    level = card.severity if card.level == "off" else card.level
    return {
        "id": card.id,
        "name": "".join(word.capitalize() for word in card.name.split("-")),
        "shortDescription": {"text": card.summary},
        "help": {"text": card.page},
        "defaultConfiguration": {"level": _LEVELS[level], "enabled": card.level != "off"},
    }


def _result(finding: Finding, place: int, file: str | None, line: int) -> Object:
    hint = f" {finding.hint}" if finding.hint else ""
    where = "" if finding.paragraph is None else f" ¶{finding.paragraph + 1}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {
            "text": printable(f"{finding.version}{where}: {finding.message}{_quoted(finding)}{hint}")
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(file or finding.version)},
                    "region": {"startLine": line},
                },
                "logicalLocations": [
                    {"fullyQualifiedName": printable(finding.version + where), "kind": "version"}
                ],
            }
        ],
        "partialFingerprints": {_FINGERPRINT: finding.id},
        "properties": {
            "article": finding.article,
            "version": finding.version,
            "paragraph": finding.paragraph,
            "evidence": dict(finding.evidence),
            "hint": finding.hint,
        },
    }


def _quoted(finding: Finding) -> str:
    """The evidence in the message itself: viewers show nothing else."""
    seen = "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in finding.evidence.items())
    return f" ({seen})" if seen else ""


def _notifications(skipped: Sequence[Skipped], places: Mapping[str, int]) -> list[Object]:
    """One for each rule, with the first few checks: a host shows no more, and a registry has thousands."""
    by_rule: dict[str, list[str]] = {}
    for check in skipped:
        by_rule.setdefault(check.rule, []).append(f"{check.version} was not checked: {check.reason}")
    return [
        {
            "level": "note",
            "message": {"text": printable("; ".join(told[:_SAID]) + _and_more(len(told) - _SAID))},
            "associatedRule": {"id": rule, "index": places[rule]},
        }
        for rule, told in sorted(by_rule.items())
    ]


def _and_more(number: int) -> str:
    return f"; and {number:,} more, which --format json lists" if number > 0 else ""


def _suppressed(waiver: Waiver) -> str:
    return printable(f"{waiver.reason} ({waiver.by}, {waiver.at[:10]})")


def _uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, so that a code host finds the file."""
    windows = PureWindowsPath(path)
    if windows.drive:
        return f"file:///{quote(windows.as_posix(), safe='/:')}"
    plain = PurePosixPath(path).as_posix()
    return f"file://{quote(plain)}" if plain.startswith("/") else quote(plain)
