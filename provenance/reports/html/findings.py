"""Findings of an audit as the pages show them: by version, each with the language of what it quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from provenance.reports.terminal.audit import SHOWN_DIGITS, in_order
from provenance.reports.terminal.prose import counted, listed
from provenance.values import Finding, Severity

OPEN: Final = 20
"""With more findings on a page, those of each version are folded up."""

_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "remark"}
_OWN = frozenset(
    {"credit_line", "first_added", "first_line", "line", "notice", "second_line", "this_paragraph", "title"}
)
_OF_SOURCE = frozenset({"first_left_out", "source_credit", "source_paragraph", "source_title"})
_FOR_PROGRAMS = frozenset({"fact"})  # an id


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a finding saw; `language` where it quotes a text of that language."""

    name: str
    value: str
    language: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, the address of its paragraph on the page or None, and its id as `waive` takes it."""

    finding: Finding
    href: str | None
    id: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class VersionFindings:
    """The findings on a version, the worst first; `counts` says how many: `1 error and 2 warnings`."""

    version: str
    counts: str
    findings: tuple[FindingView, ...]


def by_version(
    findings: Sequence[Finding], place: Callable[[str, int | None], str | None] = lambda *_: None
) -> tuple[VersionFindings, ...]:
    """The findings of each version together.

    Args:
        findings: What was found.
        place: Gives the address of a paragraph (from 0) of a version on the page, or None.
    """
    return tuple(
        _version(version, list(found), place)
        for version, found in groupby(in_order(findings), key=lambda f: f.version)
    )


def _version(
    version: str, findings: Sequence[Finding], place: Callable[[str, int | None], str | None]
) -> VersionFindings:
    numbers = {word: sum(f.severity == severity for f in findings) for severity, word in _WORDS.items()}
    return VersionFindings(
        version,
        listed([counted(number, word) for word, number in numbers.items() if number]),
        tuple(
            FindingView(f, place(f.version, f.paragraph), f.id[:SHOWN_DIGITS], _evidence(f)) for f in findings
        ),
    )


def _evidence(finding: Finding) -> tuple[EvidenceView, ...]:
    own, source = (_language(ref) for ref in (finding.version, finding.evidence.get("source", "")))
    return tuple(
        EvidenceView(
            name.replace("_", " "), value, own if name in _OWN else source if name in _OF_SOURCE else None
        )
        for name, value in finding.evidence.items()
        if name not in _FOR_PROGRAMS
    )


def _language(ref: str) -> str | None:
    """The language that a ref names; None for a file."""
    _, at, version = ref.rpartition("@")
    return version.rpartition(".")[0] or None if at else None
