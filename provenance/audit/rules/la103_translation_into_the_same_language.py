"""LA103 translation-into-the-same-language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.rule import Rule
from provenance.audit.wording import amend, stated_language
from provenance.lineage.graph import language_of
from provenance.text.tags import language_name, primary, same_language
from provenance.values import Finding, Severity, Skipped, Version


class TranslationIntoTheSameLanguage(Rule):
    """A translation has another language than its source.

    What it checks:
        Sources that are recorded as translated from, against the language of the version, by primary subtag:
        American to British English is an edit.

    Why:
        Either the relation is wrong, and a translator is asked for where an editor worked; or one of the two
        languages is, and then everything that rests on it is.

    Fails:
        [[version]]
        ref = "ferry@en-US.1"
        credits = ["author=Ada Quill"]

        [[version]]
        ref = "ferry@en-GB.1"
        parents = ["translation ferry@en-US.1"]
        credits = ["author=Ada Quill"]

    Passes:
        [[version]]
        ref = "ferry@en-US.1"
        credits = ["author=Ada Quill"]

        [[version]]
        ref = "ferry@en-GB.1"
        parents = ["edit ferry@en-US.1"]
        credits = ["author=Ada Quill"]

    Limits:
        Languages that share a primary subtag count as one, whatever their script: a text moved from
        Simplified to Traditional Chinese is recorded as an edit.
    """

    id: ClassVar[str] = "LA103"
    name: ClassVar[str] = "translation-into-the-same-language"
    severity: ClassVar[Severity] = "error"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the language of each source that was translated with the version's."""
        for parent in version.parents:
            language = language_of(case.family, parent.version)
            if parent.relation != "translation" or language is None:
                continue
            if not same_language(language, version.language):
                continue
            yield self.finding(
                case,
                version,
                f"This version is recorded as a translation of {parent.version}, but both are "
                f"{language_name(primary(language))}.",
                evidence={
                    "source": parent.version,
                    "source_language": language_name(language),
                    "text_language": stated_language(version),
                },
                hint="if the languages are right, it was edited: "
                + amend(version, "--edit-of", parent.version, reason="both are in one language"),
            )
