"""Creating and upgrading the schema. The only module that imports Alembic, and only when it must."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from provenance.errors import RegistryError
from provenance.store import tables
from provenance.store.locating import WAYS_OUT, Location

MIGRATIONS = Path(__file__).parent / "migrations"

_OURS = frozenset({"alembic_version", "history", "payload", "article", "version", "derivation"})


def head() -> str:
    """The revision of this release."""
    return tables.REVISIONS[-1]


def revision_of(connection: Connection, location: Location) -> str | None:
    """The revision of a registry; None where the database holds nothing at all.

    Raises:
        RegistryError: It holds other things than a registry, or is from a newer release.
    """
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if not names >= _OURS:
        if not names & _OURS and location.path is None:
            return None  # a server's database may be shared with others
        raise RegistryError(f"{location.shown}: the database is not a registry", WAYS_OUT)
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:
        raise RegistryError(
            f"{location.shown}: the registry is damaged: it has no revision", "restore a backup"
        )
    if found[0] not in tables.REVISIONS:
        raise RegistryError(
            f"{location.shown}: the registry was made by a newer release (revision {found[0]})",
            "pip install --upgrade translation-provenance",
        )
    return str(found[0])


def upgrade_to_head(connection: Connection) -> None:
    """Run the migrations that a database lacks, within the transaction of the connection."""
    from alembic import command  # noqa: PLC0415 - reading must not pay for it
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def create_all_at_once(connection: Connection) -> None:
    """The newest schema without the migrations that lead to it, for registries in memory."""
    from provenance.store import tables_pins  # noqa: F401, PLC0415 - it adds its tables to the metadata

    tables.Row.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head()})


def upgrade_file(engine: Engine, location: Location) -> Path | None:
    """Upgrade an SQLite registry under an exclusive lock, after a backup beside the file.

    Returns:
        The backup; None where another program had upgraded the registry meanwhile.
    """
    assert location.path is not None
    with engine.connect() as connection:
        # A lock that outlives transactions: no one comes between the backup and the upgrade. Foreign
        # keys are off because SQLite alters a table by making it anew; they are checked before the end.
        _drive(connection, "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA foreign_keys=OFF")
        _drive(connection, "BEGIN EXCLUSIVE", "COMMIT")
        with connection.begin():
            revision = revision_of(connection, location)
        if revision in (None, head()):
            return None
        backup = _free_name(location.path, f"before-{head()}")
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        with closing(sqlite3.connect(backup)) as copy:
            raw.backup(copy)
        with connection.begin():
            upgrade_to_head(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise RegistryError(
                    f"{location.shown}: the upgrade would break rows of {broken[0]}",
                    f"nothing was changed; a backup is at {backup}; report this",
                )
    return backup


def _drive(connection: Connection, *statements: str) -> None:
    """Run statements on the driver itself, outside of any transaction of SQLAlchemy's."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    for statement in statements:
        raw.execute(statement)


def _free_name(path: Path, what: str) -> Path:
    for number in itertools.count(1):
        suffix = "" if number == 1 else f"-{number}"
        candidate = path.with_name(f"{path.stem}.{what}{suffix}{path.suffix}")
        if not candidate.exists():
            return candidate
    raise AssertionError("unreachable")
