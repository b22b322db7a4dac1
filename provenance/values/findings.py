"""What an audit says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""All severities, the worst first."""

SHORTEST_ID = 6
"""Digits of a finding's id that name it, where no other begins with the same."""


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
class RuleCard:
    """What a rule is, and how hard it counts in this house.

    Attributes:
        id: `CR101`.
        name: `missing-translator`.
        severity: error | warning | info, as the rule has it.
        level: error | warning | info | off, as the house has it.
        page: What the user reads: a sentence, then sections.
    """

    id: str
    name: str
    severity: Severity
    level: Literal["error", "warning", "info", "off"]
    page: str

    @property
    def summary(self) -> str:
        """The sentence that the page begins with."""
        return self.page.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's word that a finding, or a rule on a version or a paragraph of it, is accepted.

    Attributes:
        rule: Rule id.
        version: Ref of the version.
        reason: Why.
        finding: Id of the finding, or None where the whole rule is waived there.
        paragraph: Index (from 0) of the paragraph, or None for all of the version.
        by: Who accepted it; empty before it is stored.
        at: ISO 8601 time in UTC; empty before it is stored.
        lifted_by: Who lifted it again, or None while it is in force.
        lifted_at: When, or None.
    """

    rule: str
    version: str
    reason: str
    finding: str | None = None
    paragraph: int | None = None
    by: str = ""
    at: str = ""
    lifted_by: str | None = None
    lifted_at: str | None = None

    @property
    def name(self) -> str:
        """What it is called on the command line: the id of the finding, `CR107:ferry@fr.1` or `...:4`."""
        if self.finding is not None:
            return self.finding
        where = "" if self.paragraph is None else f":{self.paragraph + 1}"
        return f"{self.rule}:{self.version}{where}"

    def covers(self, finding: Finding) -> bool:
        """Whether it accepts a finding."""
        if self.finding is not None:
            return self.finding == finding.id
        return (self.rule, self.version) == (finding.rule, finding.version) and self.paragraph in (
            None,
            finding.paragraph,
        )


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings that a saved audit had, so that only new ones count.

    Attributes:
        ids: Ids of the findings.
        registry: Identity of the registry that was audited; None where the audit was of files alone.
    """

    ids: frozenset[str]
    registry: str | None = None


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Findings, worst first within an article, and what was not checked.

    Attributes:
        findings: Those that count.
        skipped: Checks that could not be made.
        summary: How many findings count, by severity.
        waived: Findings that somebody accepted, each with the waiver.
        known: Findings that the baseline has.
        gone: Ids of the baseline that were not found again; only what was audited is looked at.
        registry: Identity of the registry; None where files alone were audited.
        files: By ref, the path or name that a version with findings was read from, where one is known.
        notes: Remarks for the user, one line each.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    summary: Mapping[Severity, int]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    known: tuple[Finding, ...] = ()
    gone: tuple[str, ...] = ()
    registry: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
