"""The same jobs on a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.store import Location
from tests.cli.running import Command


@pytest.mark.postgresql
def test_the_spine_on_postgresql(stories: Path, provenance: Command, postgres_location: Location) -> None:
    db = ("--db", postgres_location.url)
    missing = provenance("list", *db)
    assert missing.code == 5
    assert "provenance init" in missing.err
    assert provenance("register", "lights.en.txt", *db).code == 0, "it is made at the first registration"
    assert provenance("register", "lights.fr.txt", "--translation-of", "lights@en.1", *db).code == 0
    assert provenance("init", *db).code == 0
    assert "lights@fr.1" in provenance("log", "lights", *db).out
    first, again = provenance("diff", "lights@fr.1", *db), provenance("diff", "lights@fr.1", *db)
    assert (first.code, first.out) == (0, again.out)
    assert provenance("audit", *db).code == 0
    assert not (stories / "provenance.db").exists()


@pytest.mark.postgresql
def test_a_password_is_never_shown(desk: Path, provenance: Command, postgres_url: str) -> None:
    result = provenance(
        "list", "--db", "postgresql+psycopg://ana:s3cret@localhost:1/nothing?connect_timeout=1"
    )
    assert result.code == 5
    assert "s3cret" not in result.err + result.out
    assert len(result.err.splitlines()) <= 2
