"""MT102 machine-translation-without-review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import own_translators, with_role
from provenance.audit.not_people import what_is
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend
from provenance.values import Finding, Severity, Skipped, Version


class MachineTranslationWithoutReview(Rule):
    """Somebody must have read what a machine translated.

    What it checks:
        Machine translations, printed or declared: they must say that a person went over them, or credit a
        reviser, an editor or a translator.

    Why:
        A machine does not know that it is wrong. Until a person has read its text, nobody answers for it.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["author=Ada Quill"]
        machine = "Verto"

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["author=Ada Quill", "reviser=Noé Tarn"]
        machine = "Verto"

    Limits:
        An editor whose credit was carried over from the source is taken for the reader of the translation.
    """

    id: ClassVar[str] = "MT102"
    name: ClassVar[str] = "machine-translation-without-review"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for a person on each machine translation."""
        machine = version.machine
        if machine is None or machine.extent == "post-edited":
            return
        readers = (*own_translators(version), *with_role(version, "editor", "reviser"))
        if any(what_is(credit.name) is None for credit in readers):
            return
        raw = ", unrevised by its own words" if machine.extent == "raw" else ""
        yield self.finding(
            case,
            version,
            f"This text was translated by {machine.tool or 'a machine'}{raw}, and nobody is named who has "
            "read the translation.",
            evidence={
                "notice": case.line(version, machine.paragraph),
                "machine": machine.tool or "a tool that is not named",
            },
            hint="have it read, then: " + amend(version, "--credit", "reviser=NAME", reason=TO_SAY),
            paragraph=machine.paragraph,
        )
