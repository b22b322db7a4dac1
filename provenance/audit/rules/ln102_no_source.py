"""LN102 no-source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.chain import command_to_record_source, misplaced_translators
from provenance.audit.claims import foreign_translators, own_translators, with_role
from provenance.audit.not_people import what_is
from provenance.audit.rule import Rule
from provenance.audit.sources import LikelySource, likely_source, unlinked_elders
from provenance.audit.wording import TO_SAY, amend, listed
from provenance.values import Finding, Severity, Skipped, Version


class NoSource(Rule):
    """A version that was made from another must say from which.

    What it checks:
        A version without recorded sources that must have one: its credits or a machine notice speak of a
        translation, or other versions of the article were registered before it and nothing links it to any.

    Why:
        Without the source nothing can be compared: not the credits, not the figures, not whether the text
        is still up to date.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

    Limits:
        An original that others were translated from, and that names a translator all the same, is left to
        CR113, and to CR112 where what it names is a tool. The proposed source is a guess from languages,
        credits and the order of registration; the texts are not compared. Two originals that were written
        independently need a waiver, or articles of their own.
    """

    id: ClassVar[str] = "LN102"
    name: ClassVar[str] = "no-source"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Ask for a source where credits or neighbours show that there must be one."""
        if version.parents or misplaced_translators(case, version):
            return
        translators = tuple(
            credit
            for credit in with_role(version, "translator")
            if credit.evidence == "printed" or not (what_is(credit.name) and case.has_children(version))
        )
        machine = version.machine
        if translators:
            message = (
                f"This version names a translator, {listed(c.name for c in translators)}, but no source "
                "is recorded."
            )
            paragraph, line = translators[0].paragraph, case.quote(version, translators[0])
        elif machine is not None:
            message = "This version was translated by machine, but no source is recorded."
            paragraph, line = machine.paragraph, case.line(version, machine.paragraph)
        elif unlinked_elders(case, version) and not case.has_children(version):
            message = (
                "Other versions of this article were registered before this one, and nothing links it to any."
            )
            paragraph, line = None, ""
        else:
            return
        source = likely_source(case, version)
        if source is not None:
            message += f" It may have been made from {source.version.version}."
        yield self.finding(
            case,
            version,
            message,
            evidence={
                "credit_line": line,
                "translator": listed(credit.name for credit in translators),
                "machine": (machine.tool or "a tool that is not named") if machine else "",
            },
            hint=_command(case, version, source),
            paragraph=paragraph,
        )


def _command(case: Case, version: Version, source: LikelySource | None) -> str:
    if source is not None:
        return amend(version, f"--{source.relation}-of", source.version.version, reason=TO_SAY)
    foreign = foreign_translators(version)
    if foreign:
        language = foreign[-1].language
    else:
        language = next((c.source_language for c in own_translators(version) if c.source_language), None)
    if language is None:
        return amend(version, "--translation-of", "SOURCE", reason=TO_SAY)
    return command_to_record_source(
        case, version, None, language=language, translators=foreign, reason=TO_SAY
    )
