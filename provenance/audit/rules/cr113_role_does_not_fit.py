"""CR113 role-does-not-fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.chain import misplaced_translators
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend, listed
from provenance.text.tags import language_name
from provenance.values import Finding, Severity, Skipped, Version


class RoleDoesNotFit(Rule):
    """A text that was not translated has no translator.

    What it checks:
        Translators credited on a text that is recorded as an original: it has no source, and they translated
        it into another language; or it was only ever edited, within its language, from texts that no one
        translated. A credit that states a source language is not looked at.

    Why:
        Either the credit was carried back from a translation, and claims work that was not done on this text;
        or the text is a translation, and its real source is missing from the record.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["author=Noé Tarn"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["author=Noé Tarn", "translator=Noé Tarn"]

    Limits:
        An author who translates their own text is in order. A text without a source whose translator made
        no other version is left to LN102, a credit for another language to CR114 and LN101.
    """

    id: ClassVar[str] = "CR113"
    name: ClassVar[str] = "role-does-not-fit"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for translators on originals."""
        translators = misplaced_translators(case, version)
        if not translators:
            return
        first = translators[0]
        language = language_name(version.language)
        made_from = listed(p.version for p in version.parents)
        standing = (
            f"it was edited, in {language}, from {made_from}, and nothing before it was translated"
            if version.parents
            else f"it is recorded as the {language} original, from which they made a translation"
        )
        yield self.finding(
            case,
            version,
            f"{listed(c.name for c in translators)} {'is' if len(translators) == 1 else 'are'} credited as "
            f"translator of this text, but {standing}.",
            evidence={"credit_line": case.quote(version, first), "sources": made_from},
            hint="if it was translated after all, record its source with --translation-of; else: "
            + amend(version, "--drop-credit", f"translator={first.name}", reason=TO_SAY),
            paragraph=first.paragraph,
        )
