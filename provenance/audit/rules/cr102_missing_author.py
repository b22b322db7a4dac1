"""CR102 missing-author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, speaks_of_translation, with_role
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend, listed
from provenance.values import Finding, Severity, Skipped, Version


class MissingAuthor(Rule):
    """An original must say who wrote or reported it.

    What it checks:
        A version that has no recorded source, and whose credits do not speak of a translation, needs an
        author, a reporter or a contributor.

    Why:
        Whoever is not credited on the original is lost to every translation and copy that is made of it.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["editor=Hugh Marr"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill", "editor=Hugh Marr"]

    Limits:
        Organisations, newsrooms and initials are not people and do not count. A text whose source is merely
        not recorded yet is taken for an original; LN102 asks for the source. A house that needs no author
        on its originals (`[needs]` in provenance.toml) is not asked for one.
    """

    id: ClassVar[str] = "CR102"
    name: ClassVar[str] = "missing-author"
    severity: ClassVar[Severity] = "error"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for whoever made the story on each version without sources."""
        if version.parents or speaks_of_translation(version) or with_role(version, *AUTHORING):
            return
        if AUTHORING.isdisjoint(case.house.roles_needed(version, "original")):
            return
        message = (
            "This is an original: no source is recorded. But no author, reporter or contributor is credited"
        )
        others = listed(f"{credit.name} ({credit.role})" for credit in version.credits)
        yield self.finding(
            case,
            version,
            f"{message}; it credits only {others}." if others else f"{message}, nor anyone else.",
            evidence={"title": version.title or "", "credited": others},
            hint=amend(version, "--credit", "author=NAME", reason=TO_SAY),
        )
