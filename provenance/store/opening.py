"""Opening and creating registries; upgrading them where that is allowed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from provenance.errors import RegistryError
from provenance.store import migrate
from provenance.store.engine import WAIT, begun, connect, connect_in_memory, explained
from provenance.store.history import Ledger
from provenance.store.locating import WAYS_OUT, Location
from provenance.store.registry import Registry

_TOOL = "provenance"


def open_registry(location: Location, *, writing: bool, wait: float = WAIT) -> Registry:
    """Open a registry that is there.

    Reading never changes anything, and works on a write-protected file. Writing upgrades an older SQLite
    registry, after a backup beside it; `notes` of the registry say so.

    Args:
        location: Where it is.
        writing: Whether it will be written to.
        wait: Seconds to wait for another writer, or for a server.

    Raises:
        RegistryError: It is missing, not a registry, damaged, older or newer than allowed, locked,
            unreachable, or, for writing, write-protected.
    """
    _check_file(location)
    engine = connect(location, wait=wait)
    with explained(location):
        with begun(engine, writing=False) as connection:
            revision = migrate.revision_of(connection, location)
        if revision is None:
            raise RegistryError(f"{location.shown}: the database is empty, not a registry", WAYS_OUT)
        notes: tuple[str, ...] = ()
        if revision != migrate.head():
            if not writing or location.path is None:
                raise _older(location, revision)
            notes = _upgrade(engine, location)
        if writing and location.path is not None:
            _check_writable(engine)
    return Registry(engine, location, writing=writing, notes=notes)


def create(
    location: Location, at: datetime, *, by: str = _TOOL, upgrade: bool = False, wait: float = WAIT
) -> Registry:
    """Create a registry, or open the one that is there.

    Args:
        location: Where it shall be; folders are not made.
        at: When, for the history.
        by: Who acts.
        upgrade: Bring an older registry on a server up to this release; files are brought up anyway.
        wait: Seconds to wait for another writer, or for a server.

    Raises:
        RegistryError: It cannot be created there, or something else is there.
    """
    made = _make_file(location)
    engine = connect(location, wait=wait)
    notes: tuple[str, ...] = ()
    try:
        with explained(location):
            revision = _create_schema(engine, location, at, by=by, upgrade=upgrade)
            if revision not in (None, migrate.head()):
                notes = _upgrade(engine, location)
            if location.path is not None:
                _check_writable(engine)
    except BaseException:
        if made is not None:
            made.unlink(missing_ok=True)  # half a registry would be in the way of the next attempt
        raise
    return Registry(engine, replace(location, found=True), writing=True, notes=notes)


def in_memory() -> Registry:
    """An empty registry that is gone when it is closed, for dry runs where there is none."""
    engine = connect_in_memory()
    location = Location("sqlite://", "a registry in memory", None, True)
    with begun(engine, writing=True) as connection:
        migrate.create_all_at_once(connection)
    return Registry(engine, location, writing=True)


def _create_schema(engine: Engine, location: Location, at: datetime, *, by: str, upgrade: bool) -> str | None:
    """Make the tables where there are none; on a server, upgrade those that are there if that is asked.

    Returns:
        The revision that was found and still stands; None where the tables are of this release now.
    """
    with begun(engine, writing=True) as connection:
        revision = migrate.revision_of(connection, location)
        if revision is None:
            migrate.upgrade_to_head(connection)
            _enter_init(Session(connection), at, by)
        elif revision != migrate.head() and location.path is None:
            if not upgrade:
                raise _older(location, revision)
            migrate.upgrade_to_head(connection)
            return None
    return revision


def _enter_init(session: Session, at: datetime, by: str) -> None:
    Ledger(session, by=by, at=at).enter("init", "registry", {"revision": migrate.head()})
    session.commit()


def _check_file(location: Location) -> None:
    if location.path is None:
        return
    if location.path.is_dir():
        raise RegistryError(f"{location.shown}: this is a folder, not a registry", WAYS_OUT)
    if not location.path.exists():
        raise RegistryError(f"{location.shown}: there is no registry", WAYS_OUT)


def _make_file(location: Location) -> Path | None:
    """Make the file where there is none, and return it then; refuse what cannot be one."""
    if location.path is None:
        return None
    if location.path.is_dir():
        raise RegistryError(f"{location.shown}: this is a folder, not a registry", WAYS_OUT)
    if not location.path.parent.is_dir():
        raise RegistryError(f"{location.shown}: its folder does not exist", "make the folder first")
    try:
        # Only who made the file may take it away again; another process may make it at the same moment.
        os.close(os.open(location.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    except FileExistsError:
        return None
    except OSError as error:
        raise RegistryError(
            f"{location.shown}: the registry cannot be written: {error.strerror}",
            "check the permissions of the folder, or name another place with --db",
        ) from error
    return location.path


def _check_writable(engine: Engine) -> None:
    """Dirty one page and undo it: this finds a write-protected folder too, where no journal can be made."""
    with begun(engine, writing=True, keep=False) as connection:
        connection.exec_driver_sql("PRAGMA user_version=1")


def _upgrade(engine: Engine, location: Location) -> tuple[str, ...]:
    backup = migrate.upgrade_file(engine, location)
    if backup is None:
        return ()
    return (f"{location.shown}: upgraded to this release; a backup of what it was is at {backup}",)


def _older(location: Location, revision: str) -> RegistryError:
    command = "provenance init" if location.path is not None else "provenance init --upgrade"
    return RegistryError(
        f"{location.shown}: the registry was made by an older release (revision {revision})",
        f"`{command}` brings it up to this one",
    )
