"""What an audit says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found wrong.

    Attributes:
        id: Fingerprint of rule, texts and evidence, not of position.
        rule: Rule id, `CR101`.
        name: Rule name, `missing-translator`.
        severity: error | warning | info.
        article: Slug.
        version: Ref of the version it concerns.
        paragraph: Index (from 0) of the paragraph it concerns, or None.
        message: One or two sentences for an editor.
        evidence: What was seen, by name: quoted text, languages, names.
        hint: What to do, or the command that mends it; may be empty.
        masked: Whether a name in it is kept from print.
    """

    id: str
    rule: str
    name: str
    severity: Severity
    article: str
    version: str
    paragraph: int | None
    message: str
    evidence: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that could not be made, and why: silence is not agreement."""

    rule: str
    version: str
    reason: str


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Findings, worst first within an article, and what was not checked."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    summary: Mapping[Severity, int]
