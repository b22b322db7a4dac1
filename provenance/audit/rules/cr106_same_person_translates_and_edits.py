"""CR106 same-person-translates-and-edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import own_translators, with_role
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend
from provenance.credits.identity import same_person
from provenance.values import Finding, Severity, Skipped, Version


class SamePersonTranslatesAndEdits(Rule):
    """Two pairs of eyes: a translation is edited by somebody else than its translator.

    What it checks:
        A version whose every editor and reviser is also credited as its translator. The rule is off unless
        the house asks for it (`[severity] CR106 = "warning"`, or the preset `magazine`), or a user does
        with `--select CR106`.

    Why:
        Nobody sees their own slips. Houses that promise a second reader want to know where there was none.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["translator=Noé Tarn", "editor=Noé Tarn"]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["translator=Noé Tarn", "editor=Noé Tarn", "reviser=Luc Orme"]

    Limits:
        A text that names no editor at all is left to CR103. Two people who share a name, or a bare surname,
        pass for one.
    """

    id: ClassVar[str] = "CR106"
    name: ClassVar[str] = "same-person-translates-and-edits"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False
    by_default: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for an editor who is not the translator."""
        editors = with_role(version, "editor", "reviser")
        translators = own_translators(version)
        alone = [c for c in editors if any(same_person(c, translator) for translator in translators)]
        if not editors or len(alone) < len(editors):
            return
        yield self.finding(
            case,
            version,
            f"{alone[0].name} is credited both as translator and as {alone[0].role}: nobody else is named "
            "who has gone over the translation.",
            evidence={"credit_line": case.quote(version, alone[0])},
            hint="have it read by somebody else, then: "
            + amend(version, "--credit", "editor=NAME", reason=TO_SAY),
            paragraph=alone[0].paragraph,
        )
