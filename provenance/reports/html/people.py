"""The report on people as a page."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version as release

from provenance.reports.html.page import page
from provenance.reports.people import counts_phrase, time_phrase
from provenance.reports.terminal.prose import counted
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
    versions = {ref for person in people for ref in person.versions}
    values = {
        "people": rows,
        "shared": shared,
        "proposals": None,
        "facts": f"{counted(len(people), 'person', 'people')} in {counted(len(versions), 'version')}",
    }
    return page("people.html.j2", {**values, "release": release("translation-provenance")}, styles=_STYLES)


def proposals_html(proposals: Sequence[Proposal]) -> str:
    """Who may be one person, and why."""
    values = {
        "people": (),
        "shared": False,
        "proposals": proposals,
        "facts": f"{counted(len(proposals), 'proposal')}; nothing is joined without a person's decision",
    }
    return page("people.html.j2", {**values, "release": release("translation-provenance")}, styles=_STYLES)
