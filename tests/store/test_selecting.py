"""Which versions are listed, in which order, and how fast."""

from __future__ import annotations

from typing import Any

import pytest
from making_versions import AT, BY, made
from sqlalchemy import event

from provenance.errors import UnknownNameError, UsageError
from provenance.store import Registry
from provenance.values.registering import Selection


@pytest.fixture
def several(registry: Registry) -> Registry:
    items = [
        made("zebra@en", "1", published="2026-03-01"),
        made("apple@fr", "2", published="2026-03-02T23:30:00-02:00", desk="Nord"),
        made("apple@fr-CA", "3", published="2026-03-03", pubstatus="canceled"),
        made("émile@fr", "4"),
        made("Zulu@en".lower(), "5", pubstatus="withheld"),
        made("apple@frr", "6"),
    ]
    registry.register(items, by=BY, at=AT)
    return registry


SELECTED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "all, by code point": (
        {}, ["apple@fr.1", "apple@fr-CA.1", "apple@frr.1", "zebra@en.1", "zulu@en.1", "émile@fr.1"],
    ),
    "article": ({"article": "zebra"}, ["zebra@en.1"]),
    "language, with its regions": ({"language": "FR"}, ["apple@fr.1", "apple@fr-CA.1", "émile@fr.1"]),
    "one region": ({"language": "fr-CA"}, ["apple@fr-CA.1"]),
    "status": ({"pubstatus": "withheld"}, ["zulu@en.1"]),
    "desk": ({"desk": "Nord"}, ["apple@fr.1"]),
    "since a day": (
        {"since": "2026-03-03"}, ["apple@fr.1", "apple@fr-CA.1", "apple@frr.1", "zulu@en.1", "émile@fr.1"],
    ),
    "until a day, all of it": ({"until": "2026-03-02"}, ["zebra@en.1"]),
    "until a time elsewhere": (
        {"until": "2026-03-03T02:30:00+01:00"}, ["apple@fr.1", "apple@fr-CA.1", "zebra@en.1"],
    ),
    "by registration where unpublished": (
        {"since": "2026-03-14"}, ["apple@frr.1", "zulu@en.1", "émile@fr.1"],
    ),
    "limit": ({"limit": 2}, ["apple@fr.1", "apple@fr-CA.1"]),
    "offset": ({"offset": 4}, ["zulu@en.1", "émile@fr.1"]),
    "limit and offset": ({"limit": 1, "offset": 3}, ["zebra@en.1"]),
    "limit 0": ({"limit": 0}, []),
    "beyond the end": ({"offset": 99}, []),
    "several": ({"language": "fr", "pubstatus": "usable", "until": "2026-03-10"}, ["apple@fr.1"]),
}  # fmt: skip


def test_selections(several: Registry) -> None:
    found = {name: several.versions(Selection(**fields)) for name, (fields, _) in SELECTED.items()}
    assert {name: [v.version for v in versions] for name, versions in found.items()} == {
        name: refs for name, (_, refs) in SELECTED.items()
    }


def test_totals_count_past_the_limit(several: Registry) -> None:
    assert several.total() == 6
    assert several.total(Selection(limit=1, offset=3)) == 6
    assert several.total(Selection(language="fr")) == 3


def test_selections_that_cannot_be_meant(several: Registry) -> None:
    with pytest.raises(UnknownNameError):
        several.versions(Selection(article="nowhere"))
    for selection in (Selection(since="soon"), Selection(limit=-1), Selection(offset=-1)):
        with pytest.raises(UsageError):
            several.versions(selection)


def test_a_list_takes_few_queries_however_long_it_is(registry: Registry) -> None:
    registry.register([made(f"s{n}@en", credits=["author=Ana Roy"]) for n in range(40)], by=BY, at=AT)
    statements: list[str] = []
    listen = (registry._engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    event.listen(*listen)
    assert len(registry.versions()) == 40
    event.remove(*listen)
    assert len(statements) <= 6
