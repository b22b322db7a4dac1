"""The shapes of people, of pairs who may be one, and of decisions on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from provenance.reports.json.writing import Object, score
from provenance.values import ROLES

if TYPE_CHECKING:
    from provenance.values.people import Decided, Person, Proposal

PEOPLE_COLUMNS = (
    *("person", "name", "names", "roles", *ROLES),
    *("languages", "versions", "first", "last", "words", "paragraphs", "masked"),
)


def people_json(people: Iterable[Person]) -> list[Object]:
    """People, one flat object each, with how many versions credit them in each role."""
    return [person_row(person) for person in people]


def person_row(person: Person) -> Object:
    """The columns of a person, `PEOPLE_COLUMNS`."""
    roles, languages = dict(person.roles or {}), dict(person.languages or {})
    return {
        "person": person.key,
        "name": person.name,
        "names": list(person.names),
        "roles": list(roles),
        **{role: roles.get(role, 0) for role in ROLES},
        "languages": list(languages),
        "versions": list(person.versions),
        "first": person.first,
        "last": person.last,
        "words": person.words,
        "paragraphs": None if person.paragraphs is None else score(person.paragraphs),
        "masked": person.masked,
    }


def proposals_json(proposals: Iterable[Proposal]) -> list[Object]:
    """Pairs who may be one person, one flat object each."""
    return [
        {
            "left": proposal.left,
            "right": proposal.right,
            "left_name": proposal.left_name,
            "right_name": proposal.right_name,
            "score": score(proposal.score),
            "reasons": list(proposal.reasons),
            "ambiguous": proposal.ambiguous,
        }
        for proposal in proposals
    ]


def decided_json(decided: Decided) -> list[Object]:
    """A decision on people that was just recorded."""
    return [
        {
            "entry": decided.entry,
            "action": decided.action,
            "person": decided.person,
            "name": decided.name,
            "undone": decided.undone,
            "never_printed": decided.hidden,
        }
    ]
