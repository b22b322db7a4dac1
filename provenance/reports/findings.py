"""Findings as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.reports.tables import Row
from provenance.values import AuditResult, Finding

COLUMNS = (
    "id",
    "rule",
    "name",
    "severity",
    "state",
    "article",
    "version",
    "paragraph",
    "message",
    "evidence",
    "hint",
)
"""One row a finding. `state`: counts | waived | known (in the baseline); `paragraph` counts from 0."""


def finding_rows(result: AuditResult) -> Iterator[Row]:
    """All findings, those first that count."""
    for finding in result.findings:
        yield _row(finding, "counts")
    for finding, _ in result.waived:
        yield _row(finding, "waived")
    for finding in result.known:
        yield _row(finding, "known")


def _row(finding: Finding, state: str) -> Row:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "state": state,
        "article": finding.article,
        "version": finding.version,
        "paragraph": finding.paragraph,
        "message": finding.message,
        "evidence": "\n".join(f"{name.replace('_', ' ')}: {seen}" for name, seen in finding.evidence.items()),
        "hint": finding.hint,
    }
