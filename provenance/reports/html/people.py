"""The report on people as a page."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.html.page import page
from provenance.reports.people import counts_phrase, time_phrase
from provenance.text.tags import language_name
from provenance.values.people import Person, Proposal

_STYLES = ("base.css", "people.css")


def people_html(people: Sequence[Person]) -> str:
    """Who is credited, where and for what."""
    rows = [
        {
            "key": person.key,
            "name": person.name,
            "names": person.names,
            "roles": counts_phrase({str(role): count for role, count in (person.roles or {}).items()}),
            "languages": ", ".join(language_name(tag) for tag in person.languages or {}),
            "versions": person.versions,
            "time": time_phrase(person),
            "words": person.words,
            "share": None if person.paragraphs is None else f"{person.paragraphs:.0%}",
        }
        for person in people
    ]
    shared = any(row["share"] is not None for row in rows)
    return page("people.html.j2", {"people": rows, "shared": shared, "proposals": None}, styles=_STYLES)


def proposals_html(proposals: Sequence[Proposal]) -> str:
    """Who may be one person, and why."""
    return page("people.html.j2", {"people": (), "shared": False, "proposals": proposals}, styles=_STYLES)
