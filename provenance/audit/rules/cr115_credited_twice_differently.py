"""CR115 credited-twice-differently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, speaks_of_another_language
from provenance.audit.rule import Rule
from provenance.audit.spelling import slip
from provenance.audit.wording import TO_SAY, amend, listed
from provenance.credits.identity import DEFAULT, name_words, same_person
from provenance.values import Credit, Evidence, Finding, Severity, Skipped, Version

_SAID: dict[Evidence, str] = {
    "printed": "the text says",
    "metadata": "its metadata says",
    "declared": "the record says",
}


class CreditedTwiceDifferently(Rule):
    """What is said of one person on one text must agree.

    What it checks:
        Two things. A person who is credited in different kinds of role by the text, by its metadata and by
        what was declared, without one role in common: translator here, author there. And a name that one
        text prints in two forms for the same role, `A. Quill` in the byline and `Ada Quill` in the credit
        line. Author, reporter and contributor count as one kind of role, editor and reviser as another.

    Why:
        A translator whom the metadata calls the author is credited with a story that somebody else reported,
        and readers cannot know which of the two is true.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn", "author=Noé Tarn; by=metadata"]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn", "author=Ada Quill; by=metadata"]

    Limits:
        A person who has two roles in one place is in order, and so is a credit that is printed for another
        language's version. Slips of the pen are CR110's. Two people with one name pass for one.
    """

    id: ClassVar[str] = "CR115"
    name: ClassVar[str] = "credited-twice-differently"
    severity: ClassVar[Severity] = "info"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the credits of a version with one another."""
        credits = [c for c in version.credits if not speaks_of_another_language(c, version)]
        told: set[frozenset[tuple[str, ...]]] = set()
        for one, other in combinations(islice(credits, DEFAULT.most_people), 2):
            people = frozenset((name_words(one.name), name_words(other.name)))
            if people in told or not same_person(one, other) or slip(one.name, other.name):
                continue
            if one.evidence != other.evidence:
                if not _agree(credits, one, other):
                    told.add(people)
                    yield self._roles(case, version, one, other)
            elif one.evidence == "printed" and _group(one) == _group(other) and len(people) > 1:
                told.add(people)
                yield self._forms(case, version, one, other)

    def _roles(self, case: Case, version: Version, one: Credit, other: Credit) -> Finding:
        stated = other if other.evidence != "printed" else one
        return self.finding(
            case,
            version,
            f"{one.name} is credited in two ways: {_SAID.get(one.evidence, 'one source says')} {one.role}, "
            f"{_SAID.get(other.evidence, 'another says')} {other.role}.",
            evidence={
                "credit_line": case.quote(version, one),
                one.evidence: f"{one.name} ({one.role})",
                other.evidence: f"{other.name} ({other.role})",
            },
            hint="find out which is true, then strike the other: "
            + amend(version, "--drop-credit", f"{stated.role}={stated.name}", reason=TO_SAY),
            paragraph=one.paragraph,
        )

    def _forms(self, case: Case, version: Version, one: Credit, other: Credit) -> Finding:
        return self.finding(
            case,
            version,
            f"One text prints two forms of what looks like one name: {listed((one.name, other.name))}.",
            evidence={
                "first_line": case.quote(version, one),
                "second_line": case.quote(version, other),
            },
            hint="print one form of the name in both places",
            paragraph=other.paragraph,
        )


def _group(credit: Credit) -> str:
    if credit.role in AUTHORING:
        return "author"
    return "editor" if credit.role in ("editor", "reviser") else credit.role


def _agree(credits: list[Credit], one: Credit, other: Credit) -> bool:
    """Whether the two sources have some kind of role of this person in common."""
    first, second = (
        {
            _group(c)
            for c in islice(credits, DEFAULT.most_people)
            if c.evidence == of.evidence and same_person(c, of)
        }
        for of in (one, other)
    )
    return not first.isdisjoint(second)
