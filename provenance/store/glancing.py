"""A look into a registry's file without the libraries that open it: those take longer than many a command."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from provenance.store.locating import Location


def may_have_masks(location: Location) -> bool:
    """Whether names may be kept from print; false where that is sure, true of a server.

    A file that is no registry, or one of an older release, keeps none.
    """
    if location.path is None:
        return True
    try:
        with closing(sqlite3.connect(f"{location.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM never_print LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False
