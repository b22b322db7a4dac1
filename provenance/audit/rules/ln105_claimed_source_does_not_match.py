"""LN105 claimed-source-does-not-match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case, Comparison
from provenance.audit.rule import Rule
from provenance.audit.wording import command
from provenance.compare.counting import is_counted
from provenance.values import Finding, Severity, Skipped, Version


class ClaimedSourceDoesNotMatch(Rule):
    """The recorded source must be the text that the version was made from.

    What it checks:
        The stored comparison of a translation or an edit with each of its sources: at least a fifth of the
        characters of one of the two must be linked to the other, or whatever the house sets as
        `aligned-share`.

    Why:
        A wrong source makes every other check wrong: names look dropped, paragraphs omitted, figures changed.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry stays in port.", "It will leave on Monday."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le maire ouvre le marché.", "Les étals seront chers."]
        links = ["1-", "2-", "-1", "-2"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry stays in port.", "It will leave on Monday."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "Il partira lundi."]
        links = ["1-1", "2-2"]

    Limits:
        Only comparisons that are stored are used; `provenance diff` makes and keeps one. An adaptation may
        have little in common with its source, and is not checked. Links that a person made by hand count
        as any others.
    """

    id: ClassVar[str] = "LN105"
    name: ClassVar[str] = "claimed-source-does-not-match"
    severity: ClassVar[Severity] = "error"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look at how much of each pair is linked."""
        for comparison in case.comparisons(version):
            if comparison.parent.relation == "adaptation":
                continue
            if comparison.changes is None:
                yield self.skipped(version, comparison.reason)
            elif _has_story(case, version, comparison):
                coverage = comparison.changes.coverage
                if max(coverage.left, coverage.right) < case.house.thresholds.aligned_share:
                    yield self._finding(case, version, comparison.parent.version, coverage.right)

    def _finding(self, case: Case, version: Version, source: str, share: float) -> Finding:
        linked = "nothing" if share == 0 else f"only {share:.0%} of it"
        return self.finding(
            case,
            version,
            f"This text is recorded as made from {source}, but {linked} can be linked to that text.",
            evidence={
                "source": source,
                "title": version.title or "",
                "source_title": (case.versions[source].title or "") if source in case.versions else "",
            },
            hint="look at the two texts, and record the true source with amend: "
            + command("provenance", "diff", source, version.version),
        )


def _has_story(case: Case, version: Version, comparison: Comparison) -> bool:
    """Whether both sides have more than credits and site junk; an empty side counts as wholly linked."""
    sides = [case.paragraphs(version)]
    if comparison.source is not None:
        sides.append(case.paragraphs(comparison.source))
    return all(any(is_counted(p) for p in side) for side in sides)
