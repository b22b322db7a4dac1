"""Engines, transactions, and what the database's errors mean to a user."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from provenance.errors import RegistryError
from provenance.store.locating import WAYS_OUT, Location
from provenance.text.normalise import printable

WAIT = 10.0
"""Seconds to wait for another writer, or for a server to answer."""

POSTGRES_LOCK = 0x70726F76
"""Key of the advisory lock under which all writers of one database queue ("prov" in ASCII)."""

_LOCKED = ("database is locked", "database table is locked", "lock timeout", "lock_timeout")
_READ_ONLY = (
    "readonly database",
    "read-only transaction",
    "unable to open database file",
    "permission denied",
)
_FULL = ("disk is full", "no space left", "disk i/o error", "could not extend file")
_NOT_A_DATABASE = ("file is not a database", "file is encrypted")
_DAMAGED = ("malformed", "database corruption", "no such table", "no such column")
_DAMAGED_ON_SERVER = re.compile(r"(?:relation|column) .{1,200} does not exist")


def connect(location: Location, *, wait: float = WAIT) -> Engine:
    """An engine on the location; nothing is created where nothing is.

    Raises:
        RegistryError: The driver of the URL is missing, or the URL cannot be used.
    """
    if location.path is not None:
        return _sqlite(location, wait)
    try:
        url = make_url(location.url)
        if url.get_backend_name() == "postgresql" and "connect_timeout" not in url.query:
            arguments = {"connect_timeout": str(max(2, int(wait)))}
        else:
            arguments = {}
        engine = create_engine(url, connect_args=arguments, poolclass=NullPool, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise RegistryError(
            f"{location.shown}: the driver '{error.name}' is not installed",
            "pip install 'translation-provenance[postgresql]'",
        ) from None
    except NoSuchModuleError:
        raise RegistryError(
            f"{location.shown}: no such kind of database is known", "write postgresql://... or a path"
        ) from None
    except (SQLAlchemyError, TypeError, ValueError) as error:
        raise RegistryError(f"{location.shown}: the URL cannot be used: {_first_line(error)}") from None
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begin_on_postgresql(wait))
    return engine


def connect_in_memory() -> Engine:
    """An engine on an empty SQLite database in memory, gone when it is disposed of."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None})
    _prepare_sqlite(engine)
    return engine


@contextmanager
def begun(engine: Engine, *, writing: bool, keep: bool = True) -> Iterator[Connection]:
    """One transaction: a consistent view for reading, or the only writer there is.

    It is committed at the end, and rolled back by any exception, or where nothing is to be kept.
    """
    with engine.connect().execution_options(writing=writing) as connection, connection.begin() as transaction:
        yield connection
        if not keep:
            transaction.rollback()


@contextmanager
def explained(location: Location) -> Iterator[None]:
    """Turn what a database raises into a `RegistryError` that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise _explain(location, error) from error


def _sqlite(location: Location, wait: float) -> Engine:
    if location.path is None:
        raise ValueError("no file")
    # mode=rw never creates a file, and falls back to reading where the file is write-protected.
    uri = f"{location.path.as_uri()}?mode=rw"

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=open_file, poolclass=NullPool, hide_parameters=True)
    _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    def on_connect(raw: sqlite3.Connection, _record: Any) -> None:
        raw.execute("PRAGMA foreign_keys=ON")

    def on_begin(connection: Connection) -> None:
        # The driver would begin too late, and not at all before DDL: its own handling is switched off.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)


def _begin_on_postgresql(wait: float) -> Any:
    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing", False):
            connection.execute(text(f"SET LOCAL lock_timeout = {int(wait * 1000)}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({POSTGRES_LOCK})"))
        else:
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))

    return on_begin


def _explain(location: Location, error: Exception) -> RegistryError:
    where = location.shown
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = _first_line(cause)
    lowered = str(cause).lower()

    def says(phrases: tuple[str, ...]) -> bool:
        return any(phrase in lowered for phrase in phrases)

    if says(_LOCKED):
        return RegistryError(
            f"{where}: another program is writing to the registry", "try again when it is done"
        )
    if says(_NOT_A_DATABASE):
        return RegistryError(f"{where}: the file is not a database", WAYS_OUT)
    if says(_FULL):
        return RegistryError(f"{where}: the disk does not take it: {said}", "free some space and try again")
    if says(_READ_ONLY) or isinstance(error, PermissionError):
        return RegistryError(
            f"{where}: the registry cannot be written: {said}",
            "check the permissions of the file and of its folder, or name another with --db",
        )
    if isinstance(error, IntegrityError):
        return RegistryError(
            f"{where}: the registry refused a row: {said}", "nothing was stored; report this"
        )
    if (
        location.path is None
        and isinstance(error, DBAPIError)
        and not (says(_DAMAGED) or _DAMAGED_ON_SERVER.search(lowered))
    ):
        return RegistryError(f"{where}: the server cannot be used: {said}", "check the URL and the server")
    return RegistryError(
        f"{where}: the registry is damaged: {said}", "restore it from a backup, or name another with --db"
    )


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return printable(lines[0][:200]) if lines else type(error).__name__
