"""Transactions on an open registry: one for each thing that is asked of it or written to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from provenance.errors import RegistryError
from provenance.store.checking import check_actor
from provenance.store.engine import begun, explained
from provenance.store.history import Ledger
from provenance.store.locating import Location
from provenance.store.masking import masked_errors


class Transactions:
    """Begins transactions. Errors of the database are explained, and no error says a name kept from print.

    Args:
        engine: Engine on the database.
        location: Where it is.
        writing: Whether it was opened for writing.
    """

    def __init__(self, engine: Engine, location: Location, *, writing: bool) -> None:
        self._engine = engine
        self._location = location
        self._writing = writing

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to read in."""
        with (
            explained(self._location),
            begun(self._engine, writing=False) as connection,
            Session(connection) as session,
            masked_errors(session),
        ):
            yield session

    @contextmanager
    def write(self, by: str, at: datetime, *, dry_run: bool = False) -> Iterator[Ledger]:
        """A ledger to write to; all that is written within is kept, or none of it.

        Args:
            by: Who acts.
            at: When; aware.
            dry_run: Keep nothing; a registry that was opened for reading will do.

        Raises:
            RegistryError: The registry was opened for reading, or cannot be written.
            UsageError: Nobody acts.
            InputError: The name of who acts cannot be stored.
        """
        if not self._writing and not dry_run:
            raise RegistryError(f"{self._location.shown}: the registry was opened for reading")
        check_actor(by)
        with (
            explained(self._location),
            begun(self._engine, writing=True, keep=not dry_run) as connection,
            Session(connection) as session,
            masked_errors(session),
        ):
            yield Ledger(session, by=by, at=at)
            session.commit()  # hands over to the transaction around it
