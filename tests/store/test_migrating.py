"""The schema moves with its migrations only, and old registries are brought up as promised."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from making_versions import AT, BY, made
from sqlalchemy import Connection, Engine, inspect

from provenance.errors import RegistryError
from provenance.store import Location, create, in_memory, migrate, open_registry, tables
from provenance.store.engine import begun, connect
from tests.later import later_release

HEAD = tables.REVISIONS[-1]


def configured(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def engine_of(location: Location) -> Engine:
    return connect(location)


def test_the_constants_name_alembics_revisions(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(s.revision for s in scripts.walk_revisions())[::-1] == tables.REVISIONS
    assert scripts.get_current_head() == migrate.head()


def test_the_tables_are_what_the_migrations_make(location: Location) -> None:
    create(location, AT).close()
    with begun(engine_of(location), writing=False) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.Row.metadata) == []


def test_migrated_and_created_at_once_are_the_same_to_the_letter(tmp_path: Path) -> None:
    def schema(engine: Engine) -> dict[str, str]:
        query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
        with begun(engine, writing=False) as connection:
            # Constraints may stand in another order, and whole words are quoted or not.
            return {
                name: str(sorted(line.strip(" ,\t") for line in sql.replace('"', "").splitlines()))
                for name, sql in connection.exec_driver_sql(query)
            }

    from provenance.store import locate

    with create(locate(None, tmp_path, {}), AT) as migrated, in_memory() as at_once:
        assert schema(migrated._engine) == schema(at_once._engine)


def test_up_down_and_up_again(location: Location) -> None:
    create(location, AT).close()
    with begun(engine_of(location), writing=True) as connection:
        command.downgrade(configured(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        command.upgrade(configured(connection), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.Row.metadata) == []


@pytest.fixture
def older(location: Location) -> Location:
    """A registry with a version in it, made before the later release."""
    from dataclasses import replace

    with create(location, AT) as registry:
        registry.register([made("s@en", credits=["author=Ana Roy"])], by=BY, at=AT)
    return replace(location, found=True)


def revision(location: Location) -> str | None:
    with begun(engine_of(location), writing=False) as connection:
        return migrate.revision_of(connection, location)


def test_reading_never_migrates(older: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later_release(tmp_path, monkeypatch)
    with pytest.raises(RegistryError, match="older release") as caught:
        open_registry(older, writing=False)
    server = older.path is None
    assert ("`provenance init --upgrade`" if server else "`provenance init`") in caught.value.hint
    assert revision(older) == HEAD


def test_writing_upgrades_a_file_after_a_backup_and_never_a_server(
    older: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_release(tmp_path, monkeypatch)
    if older.path is None:
        for opening in (lambda: open_registry(older, writing=True), lambda: create(older, AT)):
            with pytest.raises(RegistryError, match="older release"):
                opening()
        with create(older, AT, upgrade=True) as registry:
            assert registry.notes == ()
    else:
        with open_registry(older, writing=True) as registry:
            (note,) = registry.notes
        backup = older.path.with_name("provenance.before-later.db")
        assert str(backup) in note
        with sqlite3.connect(backup) as kept:
            assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
            assert kept.execute("SELECT count(*) FROM version").fetchall() == [(1,)]
        kept.close()
    assert revision(older) == "later"
    with open_registry(older, writing=True) as registry:
        assert registry.notes == ()
        assert [c.name for c in registry.resolve("s@en").credits] == ["Ana Roy"]
        assert registry.broken_links() == ()
        registry.register([made("s@fr", translation="s@en.1")], by=BY, at=AT)


def test_init_upgrades_a_file_too_and_keeps_older_backups(
    older: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if older.path is None:
        pytest.skip("servers have no file")
    later_release(tmp_path, monkeypatch)
    taken = older.path.with_name("provenance.before-later.db")
    taken.write_text("mine", encoding="utf-8")
    with create(older, AT) as registry:
        assert "provenance.before-later-2.db" in registry.notes[0]
    assert taken.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "extra",
    ["op.execute('SELECT nonsense FROM nowhere')", "op.execute('UPDATE credit SET version = 4711')"],
    ids=["fails", "breaks a foreign key"],
)
def test_an_upgrade_that_fails_leaves_the_registry_as_it_was(
    older: Location, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later_release(tmp_path, later, extra)
        with pytest.raises(RegistryError):
            create(older, AT, upgrade=True)
        assert revision(older) == HEAD
    with open_registry(older, writing=True) as registry:
        assert [v.version for v in registry.versions()] == ["s@en.1"]
        assert registry.notes == ()


def test_two_programs_upgrade_once(older: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if older.path is None:
        pytest.skip("servers are upgraded by init only")
    later_release(tmp_path, monkeypatch)
    notes: list[tuple[str, ...]] = []

    def upgrade() -> None:
        notes.append(open_registry(older, writing=True).notes)

    genuine = migrate.upgrade_to_head

    def slowly(connection: Connection) -> None:
        time.sleep(0.3)
        with one_at_a_time:  # Alembic's context is a global of its process
            genuine(connection)

    one_at_a_time = threading.Lock()
    monkeypatch.setattr(migrate, "upgrade_to_head", slowly)
    threads = [threading.Thread(target=upgrade) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(len, notes)) == [0, 1]
    assert len(list(older.path.parent.glob("provenance.before-*"))) == 1
