"""CR105 change-without-editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, with_role
from provenance.audit.rule import Rule
from provenance.audit.story import edited_sources, extent
from provenance.audit.wording import TO_SAY, amend
from provenance.credits.identity import missing_people
from provenance.values import Finding, Severity, Skipped, Version


class ChangeWithoutEditor(Rule):
    """Whoever changed the words of a text must be credited for it.

    What it checks:
        A version that was edited from a held text in its language, has other words, and names no editor, no
        reviser, and no author, reporter or contributor whom the source does not name. Typography, credit
        lines and site junk do not count as changes.

    Why:
        The names on the text answer for words that somebody else has put there. Silent changes are how
        errors get into finished work, and who made them cannot be asked.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "Il partira lundi."]
        credits = ["author=Ada Quill", "editor=Luc Orme"]

        [[version]]
        ref = "ferry@fr.2"
        parents = ["edit ferry@fr.1"]
        text = ["Le bac reste à quai.", "Il partira mardi."]
        credits = ["author=Ada Quill"]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "Il partira lundi."]
        credits = ["author=Ada Quill", "editor=Luc Orme"]

        [[version]]
        ref = "ferry@fr.2"
        parents = ["edit ferry@fr.1"]
        text = ["Le bac reste à quai.", "Il partira mardi."]
        credits = ["author=Ada Quill", "editor=Maud Serre"]

    Limits:
        An editor who was carried over from the source is taken at their word. A source that is not held
        cannot be compared with.
    """

    id: ClassVar[str] = "CR105"
    name: ClassVar[str] = "change-without-editor"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the words of a copy with those of its source where nobody is named as its editor."""
        if with_role(version, "editor", "reviser"):
            return
        for _, source, rewording in edited_sources(case, version):
            if not rewording or missing_people(with_role(version, *AUTHORING), with_role(source, *AUTHORING)):
                continue
            yield self.finding(
                case,
                version,
                f"The words of this copy are not those of {source.version}, from which it was edited "
                f"({extent(rewording)}), but nobody is credited with editing it.",
                evidence={
                    "source": source.version,
                    "first_change": case.line(version, rewording.first),
                },
                hint=amend(version, "--credit", "editor=NAME", reason=TO_SAY),
                paragraph=rewording.first,
            )
            return
