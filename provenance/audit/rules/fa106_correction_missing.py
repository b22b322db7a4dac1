"""FA106 correction-missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.rule import Rule
from provenance.values import Finding, Severity, Skipped, Version


class CorrectionMissing(Rule):
    """A correction note of the source should be on what was made from it.

    What it checks:
        A paragraph of a source that is a correction note, and that has no counterpart in the version.

    Why:
        Who reads the translation read the same error, and has the same right to be told.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry leaves at noon.", "Correction: An earlier version gave another time."]
        kinds = ["body", "correction"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac part à midi."]
        links = ["1-1", "2-"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry leaves at noon.", "Correction: An earlier version gave another time."]
        kinds = ["body", "correction"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac part à midi.", "Rectification : une première version donnait une autre heure."]
        kinds = ["body", "correction"]
        links = ["1-1", "2-2"]

    Limits:
        Whether the text itself was corrected is not looked at: a translation made after the correction needs
        no note, and is reported all the same. A note that was left out on purpose can be pinned.
    """

    id: ClassVar[str] = "FA106"
    name: ClassVar[str] = "correction-missing"
    severity: ClassVar[Severity] = "info"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for the correction notes of each source."""
        for comparison in case.comparisons(version):
            source, changes = comparison.source, comparison.changes
            if source is None or not any(p.kind == "correction" for p in case.paragraphs(source)):
                continue
            if changes is None:
                yield self.skipped(version, comparison.reason)
                continue
            for link in (change.link for change in changes.links):
                if link.right or link.status != "proposed":
                    continue
                for index in link.left:
                    if case.paragraphs(source)[index].kind == "correction":
                        yield self.finding(
                            case,
                            version,
                            f"{source.version} carries a correction note in ¶{index + 1}; nothing here "
                            "corresponds to it.",
                            evidence={"source": source.version, "correction": case.line(source, index)},
                            hint="see whether this version has the error too, and add the note",
                        )
