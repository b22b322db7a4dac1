"""The shapes of an audit, of waivers and of rules."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.reports.json.writing import Object, masked_mark
from provenance.values import AuditResult, Finding, RuleCard, Waiver


def audit_json(result: AuditResult) -> Object:
    """The object of `audit`; saved, it is a baseline."""
    return {
        "findings": [_finding(finding) for finding in result.findings],
        "skipped": [{"rule": s.rule, "version": s.version, "reason": s.reason} for s in result.skipped],
        "summary": {"error": 0, "warning": 0, "info": 0} | dict(result.summary),
        "waived": [{**_finding(finding), "waiver": _waiver(waiver)} for finding, waiver in result.waived],
        "known": [_finding(finding) for finding in result.known],
        "gone": list(result.gone),
        "registry": result.registry,
    }


def waivers_json(waivers: Iterable[Waiver]) -> list[Object]:
    """What the audit is told to accept, one flat object each."""
    return [_waiver(waiver) for waiver in waivers]


def rules_json(cards: Iterable[RuleCard]) -> list[Object]:
    """The rules of the audit, one flat object each."""
    return [
        {
            "id": card.id,
            "name": card.name,
            "severity": card.severity,
            "level": card.level,
            "summary": card.summary,
            "page": card.page,
        }
        for card in cards
    ]


def _finding(finding: Finding) -> Object:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "article": finding.article,
        "version": finding.version,
        "paragraph": finding.paragraph,
        "message": finding.message,
        "evidence": dict(finding.evidence),
        "hint": finding.hint,
        **masked_mark(finding.masked),
    }


def _waiver(waiver: Waiver) -> Object:
    return {
        "name": waiver.name,
        "finding": waiver.finding,
        "rule": waiver.rule,
        "version": waiver.version,
        "paragraph": waiver.paragraph,
        "reason": waiver.reason,
        "by": waiver.by,
        "at": waiver.at,
        "lifted_by": waiver.lifted_by,
        "lifted_at": waiver.lifted_at,
    }
