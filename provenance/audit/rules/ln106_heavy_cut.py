"""LN106 heavy-cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.compared import one_sided
from provenance.audit.rule import Rule
from provenance.values import Finding, Severity, Skipped, Version


class HeavyCut(Rule):
    """A version that leaves out much of its source should say so, or be an adaptation.

    What it checks:
        How many letters of a source stand in paragraphs that have no counterpart in the version; credit lines
        and boilerplate are not counted. More than a quarter is reported, or
        than what the house sets as `cut-share`.

    Why:
        What readers take for the article is part of it. A cut may be right, but somebody must have made it.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry leaves at noon.", "It has carried the people of the bay since the bridge fell."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac part à midi."]
        links = ["1-1", "2-"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry leaves at noon.", "It has carried the people of the bay since the bridge fell."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["adaptation ferry@en.1"]
        text = ["Le bac part à midi."]
        links = ["1-1", "2-"]

    Limits:
        An adaptation is free to cut. Paragraphs whose omission was pinned or confirmed are taken as meant.
        What is left out within a paragraph is not seen.
    """

    id: ClassVar[str] = "LN106"
    name: ClassVar[str] = "heavy-cut"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Measure what is left out of each source."""
        for comparison in case.comparisons(version):
            source, changes = comparison.source, comparison.changes
            if source is None or not source.held or comparison.parent.relation == "adaptation":
                continue
            if changes is None:
                yield self.skipped(version, comparison.reason)
                continue
            cut, share = one_sided(changes, case.paragraphs(source), of_left=True)
            if share > case.house.thresholds.cut_share:
                yield self.finding(
                    case,
                    version,
                    f"{share:.0%} of {source.version} is left out here: "
                    f"{len(cut)} of its {len(case.paragraphs(source))} paragraphs.",
                    evidence={"source": source.version, "first_left_out": case.line(source, cut[0])},
                    hint="translate them, pin the omission, or record the version as an adaptation",
                )
