"""LA101 declared-language-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.neighbours import hard_to_tell_apart
from provenance.audit.rule import Rule
from provenance.audit.wording import amend, quoted
from provenance.text.language import knows
from provenance.text.tags import language_name, same_language
from provenance.values import Finding, Severity, Skipped, Version


class DeclaredLanguageMismatch(Rule):
    """The declared language must be the one the text is written in.

    What it checks:
        The language that an option, the file or its name declares, against the detected one, by primary
        subtag.

    Why:
        Everything else rests on the language: what is a translation, who must be credited, which texts are
        compared. A wrong tag usually means that the wrong file was registered.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        declared = "fr"
        detected = "en"
        credits = ["author=Ada Quill"]

    Passes:
        [[version]]
        ref = "ferry@en-GB.1"
        declared = "en-GB"
        detected = "en"
        credits = ["author=Ada Quill"]

    Limits:
        A declared language that the detector does not know (Serbian, Galician, Icelandic and many more) is
        never accused but reported as skipped; so is a text too short or too mixed to tell, one whose
        paragraphs mostly read as the declared language, and neighbours that the detector mixes up:
        Norwegian and Danish, Galician and Portuguese, Croatian, Serbian and Bosnian, Indonesian and Malay,
        Czech and Slovak, Bulgarian and Macedonian, Afrikaans and Dutch.
    """

    id: ClassVar[str] = "LA101"
    name: ClassVar[str] = "declared-language-mismatch"
    severity: ClassVar[Severity] = "error"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the declared with the detected language, where the detector can be trusted."""
        declared, detected = version.language_declared, version.language_detected
        if declared is None:
            return
        name = language_name(declared)
        if not knows(declared):
            yield self.skipped(version, f"declared as {name} ({declared}), which the detector does not know")
        elif detected is None:
            yield self.skipped(version, f"declared as {name}, but the text is too short or too mixed to tell")
        elif not same_language(declared, detected):
            yield self._differing(case, version, declared, detected)

    def _differing(self, case: Case, version: Version, declared: str, detected: str) -> Finding | Skipped:
        name, other = language_name(declared), language_name(detected)
        if hard_to_tell_apart(declared, detected):
            return self.skipped(
                version, f"declared as {name}, detected as {other}: the detector cannot tell these two apart"
            )
        paragraphs = case.paragraphs(version)
        agreeing = sum(len(p.text) for p in paragraphs if p.language and same_language(p.language, declared))
        reading = [
            (index, paragraph)
            for index, paragraph in enumerate(paragraphs)
            if paragraph.language and same_language(paragraph.language, detected)
        ]
        if agreeing > sum(len(paragraph.text) for _, paragraph in reading):
            return self.skipped(
                version, f"declared as {name}, detected as {other}, but most paragraphs read as {name}"
            )
        index, sample = reading[0] if reading else (None, None)
        return self.finding(
            case,
            version,
            f"The text is declared as {name} but reads as {other}.",
            evidence={
                "declared": f"{name} ({declared})",
                "detected": f"{other} ({detected})",
                "sample": quoted(sample.text) if sample else "",
            },
            hint=amend(version, "--lang", detected, reason=f"the text is {other}"),
            paragraph=index,
        )
