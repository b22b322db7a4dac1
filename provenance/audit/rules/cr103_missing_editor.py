"""CR103 missing-editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import with_role
from provenance.audit.kinds import kind_of
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend, listed
from provenance.values import Finding, Severity, Skipped, Version


class MissingEditor(Rule):
    """A text must say who edited it, where the house asks for that.

    What it checks:
        A version of a kind for which the house needs an `editor` must credit one, or a reviser. Without a
        house file these are originals and translations, and the finding is a remark.

    Why:
        The editor is who answers for a text being printed. Where nobody is named, nobody can be asked.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill", "editor=Hugh Marr"]

    Limits:
        Which kinds, languages and desks need an editor is set by `[needs]` in provenance.toml. Edited copies
        are left to CR105, which looks at whether anything was changed, unless the house names them. A
        translation whose source is not recorded yet is left to LN102.
    """

    id: ClassVar[str] = "CR103"
    name: ClassVar[str] = "missing-editor"
    severity: ClassVar[Severity] = "info"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for an editor on each version that needs one."""
        kind = kind_of(case, version)
        if kind is None or "editor" not in case.house.roles_needed(version, kind):
            return
        if with_role(version, "editor", "reviser"):
            return
        others = listed(f"{credit.name} ({credit.role})" for credit in version.credits)
        what = {"original": "original", "translation": "translation", "edit": "edited copy"}.get(kind, kind)
        yield self.finding(
            case,
            version,
            f"This {what} credits {others}, but no editor." if others else f"This {what} credits no editor.",
            evidence={"title": version.title or "", "credited": others},
            hint=amend(version, "--credit", "editor=NAME", reason=TO_SAY),
        )
