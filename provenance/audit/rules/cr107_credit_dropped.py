"""CR107 credit-dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, with_role
from provenance.audit.not_people import what_is
from provenance.audit.rule import Rule
from provenance.audit.wording import amend, listed, stated
from provenance.credits.identity import DEFAULT, missing_people, same_person, script
from provenance.text.tags import language_name
from provenance.values import Credit, Finding, Relation, Severity, Skipped, Version

_IDEOGRAPHS = "Han"


class CreditDropped(Rule):
    """Whoever made the source must be credited on what was made from it.

    What it checks:
        Each author, reporter and contributor credited on a source must be credited, in any of these three
        roles, on its translations and edits; the translators of a text also on its edits. Where a source is
        known but not held, the held text before it in the chain is looked at. Names may differ in case,
        diacritics, word order, script, initials and slightly in spelling.

    Why:
        Bylines get lost when a desk replaces the credit line by its own, and then the people who were on
        the spot have no part in the text that most readers see.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill", "reporter=Ben Hale"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["author=Ada Quill", "reporter=Ben Hale"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=A. Quill", "reporter=Hale Ben", "translator=Noé Tarn"]

    Limits:
        An adaptation is not checked. A stated name that no person bears is left to CR112. A name that reads
        otherwise in another script is reported as skipped. Two people whose names differ in one letter pass
        for one if only one of them is credited.
    """

    id: ClassVar[str] = "CR107"
    name: ClassVar[str] = "credit-dropped"
    severity: ClassVar[Severity] = "error"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the credits of a version with those of each text it was made from."""
        reported: set[tuple[str, str]] = set()
        for parent, relation in ((p.version, p.relation) for p in version.parents):
            if relation == "adaptation":
                continue
            sources = _held_sources(case, parent)
            if not sources:
                known = parent in case.versions
                reason = "is not held" if known else "is not in this article's family"
                yield self.skipped(
                    version, f"its source {parent} {reason}, so its credits cannot be compared"
                )
            for source in sources:
                for outcome in self._compared(case, version, source, relation):
                    key = _key(outcome)
                    if key not in reported:
                        reported.add(key)
                        yield outcome

    def _compared(
        self, case: Case, version: Version, source: Version, relation: Relation
    ) -> Iterator[Finding | Skipped]:
        crowd = max(len(source.credits), len(version.credits))
        if crowd > DEFAULT.most_people:
            yield self.skipped(
                version, f"{crowd} credits on one text are too many to compare with {source.version}"
            )
            return
        here = with_role(version, *AUTHORING)
        wanted = [(credit, here) for credit in missing_people(with_role(source, *AUTHORING), here)]
        if relation == "edit":
            here = with_role(version, "translator")
            wanted += [(credit, here) for credit in missing_people(with_role(source, "translator"), here)]
        for credit, candidates in wanted:
            if credit.evidence != "printed" and what_is(credit.name) is not None:
                continue  # CR112 asks for it to be struck from the source
            other = next((c for c in candidates if _incomparable(credit, source, c, version)), None)
            if other is None:
                yield self._dropped(case, version, source, relation, credit)
            else:
                yield self.skipped(
                    version,
                    f"'{credit.name}', credited on {source.version}, and '{other.name}' here are written in "
                    "different ways that cannot be compared",
                )

    def _dropped(
        self, case: Case, version: Version, source: Version, relation: Relation, credit: Credit
    ) -> Finding:
        kind = "translation" if relation == "translation" else "edited copy"
        message = (
            f"{credit.name} is credited as {credit.role} on {source.version}, "
            f"but not on this {language_name(version.language)} {kind} of it"
        )
        elsewhere = [other.role for other in version.credits if same_person(credit, other)]
        if elsewhere:
            message += f", except as {listed(elsewhere)}"
        elif version.credits:
            message += f", which credits {listed(other.name for other in version.credits)}"
        else:
            message += ", which credits nobody"
        return self.finding(
            case,
            version,
            f"{message}.",
            evidence={
                "person": credit.name,
                "role": credit.role,
                "source": source.version,
                "source_credit": case.quote(source, credit),
            },
            hint=amend(
                version,
                "--credit",
                stated(credit),
                reason=f"credited on {source.version}",
            ),
        )


def _held_sources(case: Case, ref: str) -> list[Version]:
    """The version itself if it is held, else the nearest held ones that it was translated or edited from."""
    found: list[Version] = []
    waiting = [ref]
    seen: set[str] = set()
    while waiting:
        current = waiting.pop(0)
        version = case.versions.get(current)
        if version is None or current in seen:
            continue
        seen.add(current)
        if version.held:
            found.append(version)
        else:
            waiting += [p.version for p in version.parents if p.relation != "adaptation"]
    return found


def _incomparable(credit: Credit, source: Version, other: Credit, version: Version) -> bool:
    """Whether two names cannot be compared letter by letter: two scripts, or ideographs of two languages."""
    scripts = {script(credit.name), script(other.name)}
    if "" in scripts:
        return False
    return len(scripts) > 1 or (
        scripts == {_IDEOGRAPHS} and source.language.lower() != version.language.lower()
    )


def _key(outcome: Finding | Skipped) -> tuple[str, str]:
    if isinstance(outcome, Skipped):
        return "", outcome.reason
    return outcome.evidence.get("person", ""), outcome.evidence["role"]
