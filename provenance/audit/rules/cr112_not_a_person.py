"""CR112 not-a-person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.not_people import NotAPerson, what_is
from provenance.audit.rule import Rule
from provenance.audit.wording import amend
from provenance.values import Credit, Finding, Severity, Skipped, Version

_WORDS: dict[NotAPerson, str] = {
    "tool": "a translation tool",
    "agency": "an agency",
    "newsroom": "a newsroom",
    "account": "an account of some system",
}


class NotAPersonCredited(Rule):
    """A credit names a person; tools, agencies, newsrooms and accounts are none.

    What it checks:
        The names in declared and metadata credits, against the tools, agencies and words for newsrooms that
        the credit tables know, and against names of accounts (admin, webmaster, editor). Printed credits
        are read without such names in the first place.

    Why:
        A credit that names "admin" hides who did the work, and one that names a tool as translator passes
        machine translation off as somebody's.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["author=admin; by=metadata", "translator=Noé Tarn"]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["author=Ada Quill; by=metadata", "translator=Noé Tarn"]

    Limits:
        Only names in the tables are known; an organisation with a name like a person's passes. A person who
        bears a newsroom word as a surname needs a waiver.
    """

    id: ClassVar[str] = "CR112"
    name: ClassVar[str] = "not-a-person"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look at each stated name."""
        for credit in dict.fromkeys(version.credits):
            if credit.evidence == "printed":
                continue
            kind = what_is(credit.name)
            if kind is not None:
                yield self._finding(case, version, credit, kind)

    def _finding(self, case: Case, version: Version, credit: Credit, kind: NotAPerson) -> Finding:
        said = "The metadata credits" if credit.evidence == "metadata" else "Somebody has declared"
        drop = ("--drop-credit", f"{credit.role}={credit.name}")
        if kind == "tool":
            hint = amend(version, *drop, "--machine", credit.name, reason="a tool is no translator")
        else:
            hint = amend(version, *drop, "--credit", f"{credit.role}=NAME", reason="that is nobody's name")
        return self.finding(
            case,
            version,
            f"{said} '{credit.name}' as {credit.role}, but that is {_WORDS[kind]}, not a person.",
            evidence={credit.evidence: f"{credit.role}: {credit.name}"},
            hint=hint,
        )
