"""ST104 live-version-of-withheld-source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.kinds import replaced
from provenance.audit.rule import Rule
from provenance.audit.sources import source_with_status
from provenance.audit.wording import amend
from provenance.values import Finding, Severity, Skipped, Version


class LiveVersionOfWithheldSource(Rule):
    """A text whose source is withheld should not be live.

    What it checks:
        Versions with the status `usable` that have, among their sources, direct or indirect, one with the
        status `withheld`.

    Why:
        A text is withheld because something in it is not settled yet. What was made from it has the same
        sentence in it, and should wait as well.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        pubstatus = "withheld"

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        pubstatus = "withheld"

        [[version]]
        ref = "ferry@en.2"
        parents = ["edit ferry@en.1"]
        pubstatus = "withheld"

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        pubstatus = "withheld"

    Limits:
        A version that a later one of its language replaces is left alone: the later one is looked at. What
        the same desk edited from the withheld text, and what was made from that, is taken to be put right.
        A source that is cancelled is ST103's.
    """

    id: ClassVar[str] = "ST104"
    name: ClassVar[str] = "live-version-of-withheld-source"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for a withheld text among the sources."""
        if version.pubstatus != "usable" or replaced(case, version):
            return
        source = source_with_status(case, version, "withheld")
        if source is None:
            return
        direct = any(parent.version == source.version for parent in version.parents)
        how = "which" if direct else "which, by way of other versions,"
        yield self.finding(
            case,
            version,
            f"This version is live, but {source.version}, {how} it was made from, is withheld.",
            evidence={
                "source": source.version,
                "source_title": source.title or "",
                "published": version.published or "",
            },
            hint="hold it until the source is released: "
            + amend(version, "--pubstatus", "withheld", reason=f"its source {source.version} is withheld"),
        )
