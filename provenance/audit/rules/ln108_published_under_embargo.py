"""LN108 published-under-embargo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.moments import span_of
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend
from provenance.values import Finding, Severity, Skipped, Version

_KEYS = ("embargo", "embargoed", "embargo-until", "embargo_until", "embargoed_until", "embargoed-until")


class PublishedUnderEmbargo(Rule):
    """Nothing is published before the embargo on it, or on what it was made from, has ended.

    What it checks:
        The date of publication against the time that the metadata of the version, or of any of its sources,
        direct or indirect, states under `embargo` (or `embargoed`, `embargo_until`). Only an order that
        holds in whatever zone is reported; the house's `tz` makes days and times without an offset
        definite.

    Why:
        Embargoes are broken by translations more often than by originals: the desk that translates at night
        does not see the note on the English text.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        published = "2031-05-04T12:00:00Z"
        meta = { embargo = "2031-05-04T12:00:00Z" }

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        published = "2031-05-04T10:00:00Z"

    Passes:
        [[version]]
        ref = "ferry@en.1"
        published = "2031-05-04T12:00:00Z"
        meta = { embargo = "2031-05-04T12:00:00Z" }

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        published = "2031-05-04T12:05:00Z"

    Limits:
        An embargo that only the text speaks of is not seen. One that is no ISO 8601 date or time is reported
        as skipped. A version without a date of publication is taken not to be out.
    """

    id: ClassVar[str] = "LN108"
    name: ClassVar[str] = "published-under-embargo"
    severity: ClassVar[Severity] = "error"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the date of publication with each embargo on the chain."""
        published = span_of(version.published, case.house.tz)
        if published is None or version.pubstatus != "usable":
            return
        for source in (version, *case.ancestors(version)):
            embargo = next((source.meta[key] for key in _KEYS if source.meta.get(key)), None)
            if embargo is None:
                continue
            until = span_of(embargo, case.house.tz)
            if until is None:
                yield self.skipped(version, f"the embargo on {source.version}, '{embargo[:60]}', is no date")
            elif published.surely_before(until):
                whose = "It is" if source is version else f"Its source {source.version} is"
                yield self.finding(
                    case,
                    version,
                    f"This version is recorded as published while under embargo. {whose} embargoed until "
                    f"{embargo}.",
                    evidence={
                        "source": "" if source is version else source.version,
                        "published": version.published or "",
                        "embargo": embargo,
                    },
                    hint="take it down until then; if it is not out yet, record that: "
                    + amend(version, "--pubstatus", "withheld", reason=TO_SAY),
                )
                return
