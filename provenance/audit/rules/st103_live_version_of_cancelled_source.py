"""ST103 live-version-of-cancelled-source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.kinds import replaced
from provenance.audit.rule import Rule
from provenance.audit.sources import source_with_status
from provenance.audit.wording import amend
from provenance.values import Finding, Severity, Skipped, Version


class LiveVersionOfCancelledSource(Rule):
    """A text whose source was cancelled must not stay live.

    What it checks:
        Versions with the status `usable` that have, among their sources, direct or indirect, one with the
        status `canceled`.

    Why:
        A kill notice for the original is useless if its translations stay up: the error, or the risk, that it
        was withdrawn for is in them as well.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        pubstatus = "canceled"

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        pubstatus = "canceled"

        [[version]]
        ref = "ferry@en.2"
        parents = ["edit ferry@en.1"]
        pubstatus = "canceled"

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        pubstatus = "canceled"

    Limits:
        A version that a later one of its language replaces is left alone: the later one is looked at. What
        the same desk edited from the cancelled text, and what was made from that, is taken to be put right.
        An adaptation counts as any other version.
    """

    id: ClassVar[str] = "ST103"
    name: ClassVar[str] = "live-version-of-cancelled-source"
    severity: ClassVar[Severity] = "error"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for a cancelled text among the sources."""
        if version.pubstatus != "usable" or replaced(case, version):
            return
        source = source_with_status(case, version, "canceled")
        if source is None:
            return
        direct = any(parent.version == source.version for parent in version.parents)
        how = "which" if direct else "which, by way of other versions,"
        yield self.finding(
            case,
            version,
            f"This version is live, but {source.version}, {how} it was made from, was cancelled.",
            evidence={
                "source": source.version,
                "source_title": source.title or "",
                "published": version.published or "",
            },
            hint="check whether what the source was cancelled for is in this text; if so, cancel it too: "
            + amend(version, "--pubstatus", "canceled", reason=f"its source {source.version} was cancelled"),
        )
