"""CR111 former-name-printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.kinds import replaced
from provenance.audit.rule import Rule
from provenance.audit.wording import listed
from provenance.values import Finding, Severity, Skipped, Version


class FormerNamePrinted(Rule):
    """A name that somebody no longer bears, and does not want printed, must not stand in a live text.

    What it checks:
        The paragraphs and the credits of versions that are not cancelled and that no later one of their
        language replaces, for names that `people rename --never-print-old` keeps from print.

    Why:
        Printing a former name can hurt, or endanger, the person who bore it. The registry prints it nowhere;
        this rule finds where readers still see it.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "(Version française [Nora Tarn])"]
        credits = ["translator=[Nora Tarn]; paragraph=2; masked=yes"]
        masked = [2]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "(Version française Nora Tarn)"]
        credits = ["translator=Nora Tarn; paragraph=2"]

    Limits:
        Finding, evidence and message show the present name in square brackets where the text has the former
        one; only `show --raw` has the text as it was. A version that was replaced is left alone: whether old
        texts are mended is for the house to decide.
    """

    id: ClassVar[str] = "CR111"
    name: ClassVar[str] = "former-name-printed"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for what had to be masked."""
        if replaced(case, version):
            return
        lines = [index for index, p in enumerate(case.paragraphs(version)) if p.masked]
        credits = [c for c in version.credits if c.masked]
        in_data = [c for c in credits if c.evidence == "metadata"]
        if not lines and not in_data:
            return
        names = listed(dict.fromkeys(credit.name.strip("[]") for credit in credits))
        whose = f" of {names}" if names else " of somebody"
        where = "its text" if lines else "its metadata"
        many = f" in {len(lines)} paragraphs" if len(lines) > 1 else ""
        first = lines[0] if lines else None
        yield self.finding(
            case,
            version,
            f"A former name{whose}, kept from print, still stands in {where}{many}.",
            evidence={
                "line": case.line(version, first, "["),
                "paragraphs": ", ".join(f"¶{index + 1}" for index in lines[:10]) if len(lines) > 1 else "",
                "in_metadata": listed(f"{credit.name} ({credit.role})" for credit in in_data),
            },
            hint="print the present name where the text is published, and register the text that readers see",
            paragraph=first,
        )
