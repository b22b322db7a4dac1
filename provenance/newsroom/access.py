"""How a newsroom gets at its registry: where it is, who acts, and what time it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import RegistryError

if TYPE_CHECKING:
    from provenance.audit.house import House
    from provenance.credits.masking import Masks
    from provenance.store import Location, Registry


class Access:
    """The way to a registry. Nothing is opened before it is needed: texts in files need none.

    Args:
        db: Path or URL of the registry; None finds it by `$PROVENANCE_DB`, else upward from here.
        by: Who acts; every change is recorded under this name.
        clock: What time it is; aware, any zone.
    """

    def __init__(self, db: str | None, *, by: str, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock
        self.by = by

    def now(self) -> datetime:
        """What time it is."""
        return self._clock()

    def locate(self, *, new: bool = False) -> Location:
        """Where the registry is; a new one, unless it is named, is made in this folder, like git's."""
        from provenance.store import locate
        from provenance.store.locating import FILE_NAME, VARIABLE

        here = Path.cwd()
        if new and self._db is None and not os.environ.get(VARIABLE):
            return locate(str(here / FILE_NAME), here, os.environ)
        return locate(self._db, here, os.environ)

    @cached_property
    def registry(self) -> Registry:
        """The registry, for reading."""
        from provenance.store import open_registry

        return open_registry(self.locate(), writing=False)

    def writing(self) -> Registry:
        """The registry, for writing; whoever asks for it closes it."""
        from provenance.store import open_registry

        return open_registry(self.locate(), writing=True)

    def upgrade(self) -> tuple[str, ...]:
        """Bring an older registry, where there is one, up to this release, and return what to say of it.

        Whoever reads it only to write to it afterwards does this first: reading alone never upgrades.
        """
        if not self.locate().found:
            return ()
        with self.writing() as registry:
            return registry.notes

    @contextmanager
    def registering(self, *, dry_run: bool) -> Iterator[tuple[Registry, tuple[str, ...]]]:
        """The registry to register in, made where there is none, and what to say of opening it.

        A dry run neither makes nor upgrades one.
        """
        from provenance.store import create, in_memory, open_registry

        location = self.locate()
        made = not location.found and not dry_run
        if dry_run:
            registry = open_registry(location, writing=False) if location.found else in_memory()
        elif made or location.path is None:  # a server is asked whether it has one
            registry = create(location, self.now(), by=self.by)
        else:
            registry = open_registry(location, writing=True)
        with registry:
            yield registry, ((f"made the registry {location.shown}",) if made else registry.notes)

    @cached_property
    def masks(self) -> Masks:
        """The names that are kept from print; none where there is no registry that can be read.

        A text in a file can be looked at without a registry, so a damaged one beside it is no obstacle.
        """
        from provenance.credits.masking import NOTHING
        from provenance.store.glancing import may_have_masks

        location = self.locate()
        try:
            return self.registry.masks() if location.found and may_have_masks(location) else NOTHING
        except RegistryError:
            return NOTHING

    def house(self) -> House:
        """The rules of the house: those of `provenance.toml` beside the registry, else the default.

        Raises:
            UsageError: The file says something that cannot be meant; the message names the line.
            InputError: The file cannot be read.
        """
        from provenance.newsroom.house import read_house

        path = self.locate().path
        return read_house(path.parent if path is not None else Path.cwd())
