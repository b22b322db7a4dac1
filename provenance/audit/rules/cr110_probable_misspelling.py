"""CR110 probable-misspelling."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.rule import Rule
from provenance.audit.spelling import slip
from provenance.audit.wording import amend, command, listed
from provenance.credits.identity import DEFAULT, name_words
from provenance.text.tags import same_language
from provenance.values import Credit, Finding, Severity, Skipped, Version


class ProbableMisspelling(Rule):
    """A person's name must be spelt one way throughout a family.

    What it checks:
        Each credited name against those credited on the other versions of the article, and in other places of
        the same one: two names that are equal but for one word, and differ there by a letter left out, put
        in, changed or swapped (two in words of eight letters and more), are taken for one name. The
        spelling that fewer versions have is reported; of equals, the one that was registered later.

    Why:
        A misspelt name is a person who cannot find their own work, and a second person in every index.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill", "reporter=Rafael Quintela"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "reporter=Rafael Quinetla", "translator=Noé Tarn"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Sergei Volkov", "reporter=Zoë Marten"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Sergueï Volkov", "reporter=Zoe Marten", "translator=Noé Tarn"]

    Limits:
        Two people whose names differ in one letter are taken for one, unless one text names both in one role.
        Missing diacritics, initials, case endings and names in different scripts are not looked at, and
        across languages the usual respellings (Sergei, Serguei) are let pass, and slips like them.
    """

    id: ClassVar[str] = "CR110"
    name: ClassVar[str] = "probable-misspelling"
    severity: ClassVar[Severity] = "warning"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare each name of a version with all names of the family."""
        reported: set[tuple[str, ...]] = set()
        for credit in islice(version.credits, DEFAULT.most_people):
            spelling = _spelling(credit)
            if spelling in reported:
                continue
            other = next(
                (o for o in _others(case, version, credit) if _is_better(case, o, (version, credit))), None
            )
            if other is not None:
                reported.add(spelling)
                yield self._misspelt(case, version, credit, *other)

    def _misspelt(
        self, case: Case, version: Version, credit: Credit, known: Version, better: Credit
    ) -> Finding:
        where = "elsewhere in the same text" if known is version else f"on {known.version}"
        right = listed(dict.fromkeys(v.version for v in case.family.versions if _spells(v, better)))
        declared = credit.evidence != "printed"
        merge = (
            command("provenance", "people", "merge", better.person, credit.person)
            if better.person and credit.person and better.person != credit.person
            else ""
        )
        fix = (
            amend(
                version,
                "--drop-credit", f"{credit.role}={credit.name}",
                "--credit", f"{credit.role}={better.name}",
                reason="misspelt",
            )
            if declared
            else merge
        )  # fmt: skip
        correct = "" if declared else "correct the spelling where the text is published"
        joined = "; both names are then one person's with: " if merge else ""
        return self.finding(
            case,
            version,
            f"{credit.name}, credited as {credit.role}, is probably {better.name}, as {where}.",
            evidence={
                "credit_line": case.quote(version, credit),
                "spelt_elsewhere": f"{better.name} ({right})",
            },
            hint=f"{correct}{joined}{fix}" if not declared else fix,
            paragraph=credit.paragraph,
        )


def _others(case: Case, version: Version, credit: Credit) -> Iterator[tuple[Version, Credit]]:
    """Credits of the family whose names look like this one with a slip, those of the nearest kin first."""
    kin = (version, *case.ancestors(version))
    rest = (v for v in case.family.versions if v not in kin)
    for other in (*kin, *rest):
        if other.pubstatus == "canceled":
            continue
        across = not same_language(other.language, version.language)
        for candidate in islice(other.credits, DEFAULT.most_people):
            if slip(credit.name, candidate.name, across_languages=across) and not _both_named(
                case, credit, candidate
            ):
                yield other, candidate


def _both_named(case: Case, left: Credit, right: Credit) -> bool:
    """Whether some text credits both in one role by one kind of evidence: then they are two people."""
    a, b = _spelling(left), _spelling(right)
    for version in case.family.versions:
        named: dict[tuple[str, ...], set[tuple[str, str]]] = {a: set(), b: set()}
        for credit in islice(version.credits, DEFAULT.most_people):
            words = _spelling(credit)
            if words in named:
                named[words].add((credit.role, credit.evidence))
        if named[a] & named[b]:
            return True
    return False


def _is_better(case: Case, other: tuple[Version, Credit], this: tuple[Version, Credit]) -> bool:
    """Whether the other spelling is the likelier: more versions have it, or one that is older."""
    (known, better), (version, credit) = other, this
    ours, theirs = (sum(_spells(v, c) for v in case.family.versions) for c in (credit, better))
    if ours != theirs:
        return theirs > ours
    order = list(case.versions)
    first_ours, first_theirs = (
        min(order.index(v.version) for v in case.family.versions if _spells(v, c)) for c in (credit, better)
    )
    if first_ours != first_theirs:
        return first_theirs < first_ours
    return known is version and version.credits.index(better) < version.credits.index(credit)


def _spells(version: Version, credit: Credit) -> bool:
    words = _spelling(credit)
    return any(_spelling(c) == words for c in islice(version.credits, DEFAULT.most_people))


def _spelling(credit: Credit) -> tuple[str, ...]:
    """The words of a name, whatever their order."""
    return tuple(sorted(name_words(credit.name)))
