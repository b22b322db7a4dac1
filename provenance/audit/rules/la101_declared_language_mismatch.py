"""LA101 declared-language-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.rule import Rule
from provenance.audit.wording import amend, quoted
from provenance.text.declared import why_not_told
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
        untold = why_not_told(declared, detected, case.paragraphs(version))
        if untold is not None:
            yield self.skipped(version, untold)
        elif detected and not same_language(declared, detected):
            yield self._differing(case, version, declared, detected)

    def _differing(self, case: Case, version: Version, declared: str, detected: str) -> Finding:
        name, other = language_name(declared), language_name(detected)
        reading = (
            (index, paragraph)
            for index, paragraph in enumerate(case.paragraphs(version))
            if paragraph.language and same_language(paragraph.language, detected)
        )
        index, sample = next(reading, (None, None))
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
