"""CR104 editor-without-change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import with_role
from provenance.audit.rule import Rule
from provenance.audit.story import edited_sources
from provenance.audit.wording import amend, listed
from provenance.compare.counting import is_counted
from provenance.credits.identity import missing_people
from provenance.values import Finding, Severity, Skipped, Version


class EditorWithoutChange(Rule):
    """Who is newly credited as editor of a copy should have edited it.

    What it checks:
        A version that was edited from a held text in its language, names an editor or reviser whom that text
        does not name, and has the same words in the same order. Typography, credit lines and site junk
        do not count as changes.

    Why:
        An editor's name put over somebody else's finished work takes that editor's credit away, and makes
        the new name answer for words it has not touched.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "Il partira lundi."]
        credits = ["author=Ada Quill", "editor=Luc Orme"]

        [[version]]
        ref = "ferry@fr.2"
        parents = ["edit ferry@fr.1"]
        text = ["Le bac reste à quai.", "Il partira lundi."]
        credits = ["author=Ada Quill", "editor=Maud Serre"]

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
        Reading a text and finding it good is editing too: a sign-off deserves a waiver, not a correction.
        Where several texts were edited into one, the version is looked at beside each, and one that differs
        is enough to pass.
    """

    id: ClassVar[str] = "CR104"
    name: ClassVar[str] = "editor-without-change"
    severity: ClassVar[Severity] = "info"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the words of a copy with those of its source, and its editors likewise."""
        editors = with_role(version, "editor", "reviser")
        if not editors:
            return
        compared = edited_sources(case, version)
        if not compared or any(rewording for _, _, rewording in compared):
            return
        sources = [source for _, source, _ in compared]
        before = [credit for source in sources for credit in with_role(source, "editor", "reviser")]
        new = missing_people(editors, before)
        if not new:
            return
        source, first = sources[0], new[0]
        same = sum(is_counted(paragraph) for paragraph in case.paragraphs(version))
        message = (
            f"{listed(c.name for c in new)} {'is' if len(new) == 1 else 'are'} credited as {first.role}, but "
            f"not a word differs from {source.version}"
        )
        if before:
            message += f", which was edited by {listed(c.name for c in before)}"
        yield self.finding(
            case,
            version,
            f"{message}.",
            evidence={
                "source": source.version,
                "credit_line": case.quote(version, first),
                "same": _extent(same),
                "editor": listed(c.name for c in new) if len(new) > 1 else "",
            },
            hint="correct the credit, or waive this if it was a sign-off: "
            + amend(
                version,
                "--drop-credit",
                f"{first.role}={first.name}",
                reason=f"the text is that of {source.version}",
            ),
            paragraph=first.paragraph,
        )


def _extent(paragraphs: int) -> str:
    if paragraphs < 3:
        return ("no paragraph", "the one paragraph", "both paragraphs")[paragraphs] + " of the story"
    return f"all {paragraphs} paragraphs of the story"
