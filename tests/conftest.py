"""Fixtures for the whole suite: a place for a registry on each database there is."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import pytest
from hypothesis import settings

from provenance.store import Location, locate

# How long an example takes hangs on what else the machine does.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def _without_postgresql(reason: str) -> NoReturn:
    """Skip, and say so; where `PROVENANCE_REQUIRE_POSTGRESQL` is set, as in CI, a skip is a failure."""
    if os.environ.get("PROVENANCE_REQUIRE_POSTGRESQL"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL database: `TEST_POSTGRES_URL`, else a server of the machine's own binaries."""
    if find_spec("psycopg") is None:
        _without_postgresql("psycopg is not installed: pip install 'translation-provenance[test]'")
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not found:
        _without_postgresql("no PostgreSQL: neither TEST_POSTGRES_URL nor /usr/lib/postgresql/*/bin")
    user = "postgres" if os.geteuid() == 0 else None  # a server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has at most 107 bytes
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(
            command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    binaries = found[-1].parent
    data = str(folder / "data")
    try:
        initdb = [str(binaries / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        run(*initdb, "--locale=C.UTF-8", "--no-sync")
        settings = f"-c listen_addresses='' -c fsync=off -k {folder}"
        log = str(folder / "log")
        run(str(binaries / "pg_ctl"), "-D", data, "-w", "-l", log, "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={quote(str(folder))}"
        finally:
            run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_location(postgres_url: str, tmp_path: Path) -> Iterator[Location]:
    """An empty schema of its own on the PostgreSQL server."""
    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    schema = f"test_{secrets.token_hex(6)}"
    engine = create_engine(postgres_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    joined = "&" if "?" in postgres_url else "?"
    yield locate(f"{postgres_url}{joined}options=-csearch_path%3D{schema}", tmp_path, {})
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """Where a registry may be created: the same tests run over every database."""
    if request.param == "postgresql":
        found: Location = request.getfixturevalue("postgres_location")
        return found
    return locate(None, tmp_path, {})
