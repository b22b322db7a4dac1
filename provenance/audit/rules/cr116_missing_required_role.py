"""CR116 missing-required-role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, own_translators, with_role
from provenance.audit.kinds import kind_of
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend, listed, with_article
from provenance.values import Credit, Finding, Role, Severity, Skipped, Version

_OTHER_RULES = frozenset({("original", role) for role in AUTHORING} | {("translation", "translator")})


class MissingRequiredRole(Rule):
    """The house may need further roles on a text: a reviser, a photographer, an author on a translation.

    What it checks:
        Each role that `[needs]` in provenance.toml names for this kind of version, language or desk, other
        than those that have rules of their own: the author of an original (CR102), the translator of a
        translation (CR101), the editor (CR103). Without a house file nothing is asked for.

    Why:
        Houses promise different things: a reviser on every translation, the photographer under every story.
        A promise that nothing checks is kept until the first busy night.

    Fails:
        [house.needs]
        translation = ["translator", "reviser"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["translator=Noé Tarn"]

    Passes:
        [house.needs]
        translation = ["translator", "reviser"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["translator=Noé Tarn", "reviser=Luc Orme"]

    Limits:
        Author, reporter and contributor stand for one another. A text with pictures cannot be told from one
        without: ask for a photographer where every text of a desk has them.
    """

    id: ClassVar[str] = "CR116"
    name: ClassVar[str] = "missing-required-role"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for the other roles that the house needs."""
        kind = kind_of(case, version)
        if kind is None:
            return
        missing = [
            role
            for role in dict.fromkeys(case.house.roles_needed(version, kind))
            if role != "editor" and (kind, role) not in _OTHER_RULES and not _credited(version, role)
        ]
        if not missing:
            return
        others = listed(f"{credit.name} ({credit.role})" for credit in version.credits)
        yield self.finding(
            case,
            version,
            f"The house asks for {listed(map(with_article, missing))} on this {kind}, but it credits "
            + (f"only {others}." if others else "nobody."),
            evidence={"missing": listed(missing), "credited": others},
            hint=amend(
                version, *(word for role in missing for word in ("--credit", f"{role}=NAME")), reason=TO_SAY
            ),
        )


def _credited(version: Version, role: Role) -> tuple[Credit, ...]:
    if role in AUTHORING:
        return with_role(version, *AUTHORING)
    return own_translators(version) if role == "translator" else with_role(version, role)
