"""Where the registry is: by option, by environment, or found upward from a folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from provenance.errors import RegistryError, UsageError
from provenance.text.normalise import printable

FILE_NAME = "provenance.db"
VARIABLE = "PROVENANCE_DB"
WAYS_OUT = "create one here with `provenance init`, or name one with --db PATH_OR_URL"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+_.]+://")  # two letters at least: `C://` is a drive
_PLAIN_POSTGRES = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_SECRET = re.compile(r"pass|secret|token|key", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a registry is, or would be created.

    Attributes:
        url: SQLAlchemy URL; it may hold a password, so it is never shown.
        shown: Full path, or the URL without its password.
        path: File of an SQLite registry; None for a server.
        found: Whether the file is there; True for a server, which is asked when it is opened.
    """

    url: str = field(repr=False)
    shown: str
    path: Path | None
    found: bool


def locate(db: str | None, start: Path, environ: Mapping[str, str]) -> Location:
    """Find the registry.

    Args:
        db: Path or URL by option; None where it was not given.
        start: Folder from which paths count and the search goes upward.
        environ: Environment; `PROVENANCE_DB` counts where the option is not given.

    Raises:
        UsageError: The option is empty.
        RegistryError: A URL cannot be read.
    """
    if db is not None and not db.strip():
        raise UsageError("--db is empty", "give a path or a URL, or leave the option out")
    named = db or environ.get(VARIABLE, "").strip()
    if named:
        return _of_url(named, start) if _URL.match(named) else _of_path(start / Path(named).expanduser())
    here = start.absolute()
    for folder in (here, *here.parents):
        if _exists(folder / FILE_NAME):
            return _of_path(folder / FILE_NAME)
    return _of_path(here / FILE_NAME)


def _of_path(path: Path) -> Location:
    absolute = path.absolute()
    return Location(f"sqlite:///{absolute}", printable(str(absolute)), absolute, _exists(absolute))


def _of_url(text: str, start: Path) -> Location:
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - a path needs none of it
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        url = make_url(_PLAIN_POSTGRES.sub("postgresql+psycopg://", text, count=1))
    except (ArgumentError, ValueError):
        scheme = printable(text.partition("://")[0])
        raise RegistryError(
            f"the registry's {scheme} URL cannot be read", "write scheme://user:password@host:port/database"
        ) from None
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise RegistryError("the URL names no file", WAYS_OUT)
        return _of_path(start / url.database)
    secrets = {key: "hidden" for key in url.query if _SECRET.search(key)}
    shown = url.update_query_dict(secrets).render_as_string(hide_password=True)
    return Location(url.render_as_string(hide_password=False), printable(shown), None, True)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that may not be looked into holds no registry for us
        return False
