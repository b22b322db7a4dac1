"""LN104 published-before-its-source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.moments import span_of
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend
from provenance.values import Finding, Severity, Skipped, Version


class PublishedBeforeItsSource(Rule):
    """A text cannot have been published before the text it was made from.

    What it checks:
        The dates of publication of a version and of each recorded source. Days are compared as days in
        whatever zone: only an order that holds everywhere is reported, so two texts of the same day, or of
        neighbouring days without a time, never are. The house's `tz` makes days and times without an
        offset definite.

    Why:
        The recorded source is then the wrong one, the two are the wrong way round, or a date is wrong; and a
        translation that is out before its original has broken somebody's schedule.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        published = "2031-05-04T12:00:00Z"

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        published = "2031-05-04T11:30:00Z"

    Passes:
        [[version]]
        ref = "ferry@en.1"
        published = "2031-05-04T12:00:00Z"

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        published = "2031-05-04"

    Limits:
        What was registered first says nothing about what was published first, and is not looked at. A source
        that has no date, or is not in the family, is let pass.
    """

    id: ClassVar[str] = "LN104"
    name: ClassVar[str] = "published-before-its-source"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the date of a version with those of its sources."""
        ours = span_of(version.published, case.house.tz)
        if ours is None:
            return
        for _, source in case.sources(version):
            theirs = span_of(source.published, case.house.tz)
            if theirs is None or not ours.surely_before(theirs):
                continue
            yield self.finding(
                case,
                version,
                f"This version was published before its recorded source, {source.version}.",
                evidence={
                    "source": source.version,
                    "published": version.published or "",
                    "source_published": source.published or "",
                },
                hint="correct the wrong date, or the source; for example: "
                + amend(version, "--published", "DATE", reason=TO_SAY),
            )
