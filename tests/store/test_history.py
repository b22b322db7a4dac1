"""The chain: whole after any use, broken by any forgery, and not by erasing."""

from __future__ import annotations

import json
import re

import pytest
from making_versions import AT, BY, made
from sqlalchemy import text

from provenance.store import Registry
from provenance.store.engine import begun
from provenance.store.tables import Row
from provenance.values.registering import Amendment


@pytest.fixture
def used(registry: Registry) -> Registry:
    items = [
        made("obituary-of-ana-roy@en", "Ana Roy has died.", credits=["author=Bo Lind"]),
        made("obituary-of-ana-roy@fr", "Ana Roy est morte.", translation="obituary-of-ana-roy@en.1"),
    ]
    registry.register(items, by="Ida Berg", at=AT)
    registry.amend(
        "obituary-of-ana-roy@fr", Amendment(language="fr-CA"), by="Ida Berg", at=AT, reason="Ana asked."
    )
    return registry


def run(registry: Registry, statement: str, **given: object) -> None:
    with begun(registry._engine, writing=True) as connection:
        connection.execute(text(statement), given)


def test_entries_are_read_with_what_they_recorded(used: Registry) -> None:
    entries = used.history()
    assert [(e.seq, e.action, e.subject, e.by) for e in entries] == [
        (1, "init", "registry", "provenance"),
        (2, "register", "obituary-of-ana-roy@en.1", "Ida Berg"),
        (3, "register", "obituary-of-ana-roy@fr-CA.1", "Ida Berg"),
        (4, "amend", "obituary-of-ana-roy@fr-CA.1", "Ida Berg"),
    ]
    assert entries[1].payload is not None
    assert entries[1].payload["wished"] == "obituary-of-ana-roy@en"
    assert [e.seq for e in used.history("obituary-of-ana-roy@fr-CA.1")] == [3, 4]


def test_the_chain_covers_no_name_and_no_text(used: Registry) -> None:
    with begun(used._engine, writing=False) as connection:
        rows = connection.execute(text("SELECT * FROM history")).mappings().all()
    for row in rows:
        chained = {key: str(value) for key, value in row.items() if key != "by"}
        assert not re.search("ana|roy|lind|berg|died|obituary", json.dumps(chained), re.IGNORECASE)


def test_erasing_payloads_and_names_breaks_nothing(used: Registry) -> None:
    run(used, "DELETE FROM payload WHERE seq IN (2, 4)")
    run(used, "UPDATE history SET by = 'erased' WHERE seq IN (2, 4)")
    run(used, "UPDATE credit SET name = 'erased'")
    run(used, "UPDATE article SET slug = 'erased', printed = 'erased'")
    run(used, "UPDATE paragraph SET text = 'erased'")
    assert used.broken_links() == ()
    assert [e.payload is None for e in used.history()] == [False, True, False, True]


FORGERIES = {
    "time": ("UPDATE history SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", 3, "digest"),
    "action": ("UPDATE history SET action = 'amend' WHERE seq = 3", 3, "digest"),
    "subject": ("UPDATE history SET subject = 'version:2' WHERE seq = 3", 3, "digest"),
    "actor": ("UPDATE history SET by = 'Somebody' WHERE seq = 3", 3, "somebody else"),
    "payload": ('UPDATE payload SET json = \'{"by":"Ida Berg"}\' WHERE seq = 3', 3, "payload"),
    "link": ("UPDATE history SET prev = digest WHERE seq = 4", 4, "follow"),
    "last digest": ("UPDATE history SET digest = 'x' WHERE seq = 4", 4, "digest"),
}


def test_every_forgery_is_found(used: Registry) -> None:
    columns = ("seq", "at", "by", "action", "subject", "payload_digest", "prev", "digest")
    for name, (statement, seq, reason) in FORGERIES.items():
        with begun(used._engine, writing=False) as connection:
            kept = [dict(row) for row in connection.execute(text("SELECT * FROM history")).mappings()]
            payloads = [dict(row) for row in connection.execute(text("SELECT * FROM payload")).mappings()]
        run(used, statement)
        broken = used.broken_links()
        assert any(b.seq == seq and reason in b.reason for b in broken), name
        for row in kept:
            assigned = ", ".join(f"{column} = :{column}" for column in columns[1:])
            run(used, f"UPDATE history SET {assigned} WHERE seq = :seq", **row)
        for row in payloads:
            run(used, "UPDATE payload SET json = :json WHERE seq = :seq", json=row["json"], seq=row["seq"])
        assert used.broken_links() == (), name


def test_an_entry_that_is_gone_is_missed(used: Registry) -> None:
    run(used, "DELETE FROM payload WHERE seq = 1")
    run(used, "DELETE FROM history WHERE seq = 1")
    assert [b.reason for b in used.broken_links()] == [
        "entries 1 to 1 are missing", "it does not follow on the entry before it",
    ]  # fmt: skip


def test_every_row_names_the_entry_that_wrote_it() -> None:
    for table in Row.metadata.sorted_tables:
        if table.name not in {"history", "payload"}:
            (key,) = table.columns["entry"].foreign_keys
            assert key.target_fullname == "history.seq"
            assert not table.columns["entry"].nullable


def test_foreign_keys_and_words_are_checked_by_the_database(used: Registry) -> None:
    from sqlalchemy.exc import IntegrityError

    for statement in (
        "UPDATE version SET article = 4711",
        "UPDATE version SET pubstatus = 'gone'",
        "UPDATE paragraph SET kind = 'poem'",
        "UPDATE derivation SET parent = child",
        "UPDATE credit SET role = 'poet'",
        "UPDATE version SET number = 1, language = 'en'",
        "DELETE FROM history",
    ):
        with pytest.raises(IntegrityError):
            run(used, statement)


def test_who_acts_may_be_anybody(registry: Registry) -> None:
    registry.register([made("s@en")], by="안나 'DROP' \u202e <a@b>", at=AT)
    assert registry.history()[-1].by == "안나 'DROP' \u202e <a@b>"
    assert registry.broken_links() == ()
    assert BY
