"""LN107 added-matter-without-reporter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, with_role
from provenance.audit.compared import one_sided
from provenance.audit.rule import Rule
from provenance.compare.counting import is_counted
from provenance.credits.identity import same_person
from provenance.values import Finding, ParagraphKind, Severity, Skipped, Version

_NO_REPORTING: frozenset[ParagraphKind] = frozenset(
    {"headline", "standfirst", "subhead", "caption", "correction"}
)
"""Kinds of paragraphs that desks add without anyone reporting anything."""


class AddedMatterWithoutReporter(Rule):
    """Who added reporting to a translation or an edit must be credited for it.

    What it checks:
        How many letters of the version stand in paragraphs that have no counterpart in its source; credit
        lines, headings, captions, corrections and boilerplate are not counted. A tenth or more, or what the
        house sets as `added-share`, is reported, unless the version credits an author, reporter or
        contributor whom the source does not.

    Why:
        What nobody reported cannot be in a story. Added matter without a name is either somebody's uncredited
        work, or nobody's.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry leaves at noon."]
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac part à midi.", "À Lorne, les pêcheurs disent l’attendre depuis dix ans."]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]
        links = ["1-1", "-2"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry leaves at noon."]
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac part à midi.", "À Lorne, les pêcheurs disent l’attendre depuis dix ans."]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn", "contributor=Luc Orme"]
        links = ["1-1", "-2"]

    Limits:
        An adaptation may add. With several sources a paragraph is added only if it comes from none of them.
        Paragraphs that were pinned or confirmed as additions are taken as meant. What was added within a
        paragraph is not seen.
    """

    id: ClassVar[str] = "LN107"
    name: ClassVar[str] = "added-matter-without-reporter"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Measure what no source has."""
        comparisons = case.comparisons(version)
        if any(c.parent.relation == "adaptation" for c in comparisons):
            return
        for comparison in comparisons:
            if comparison.changes is None and comparison.source is not None and comparison.source.held:
                yield self.skipped(version, comparison.reason)
        if not comparisons or any(c.changes is None for c in comparisons):
            return
        paragraphs = case.paragraphs(version)
        added = [
            one_sided(c.changes, paragraphs, of_left=False) for c in comparisons if c.changes is not None
        ]
        alone = set.intersection(*(set(indexes) for indexes, _ in added))
        nowhere = sorted(index for index in alone if paragraphs[index].kind not in _NO_REPORTING)
        total = sum(len(p.text) for p in paragraphs if is_counted(p)) or 1
        share = sum(len(paragraphs[index].text) for index in nowhere) / total
        known = [c for _, source in case.sources(version) for c in with_role(source, *AUTHORING)]
        own = [c for c in with_role(version, *AUTHORING) if not any(same_person(c, other) for other in known)]
        if nowhere and share >= case.house.thresholds.added_share and not own:
            yield self.finding(
                case,
                version,
                f"{share:.0%} of this version is in no source of it, and it credits no reporter of its own.",
                evidence={
                    "source": comparisons[0].parent.version,
                    "first_added": case.line(version, nowhere[0]),
                },
                hint="credit who reported it, pin the addition, or record the version as an adaptation",
                paragraph=nowhere[0],
            )
