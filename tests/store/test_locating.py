"""Where the registry is looked for, and that passwords are never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import RegistryError, UsageError
from provenance.store import locate


def test_found_upward_like_a_git_repository(tmp_path: Path) -> None:
    (tmp_path / "provenance.db").touch()
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    found = locate(None, deep, {})
    assert (found.path, found.found) == (tmp_path / "provenance.db", True)
    assert found.shown == str(tmp_path / "provenance.db")


def test_none_found_is_the_place_to_create_one(tmp_path: Path) -> None:
    found = locate(None, tmp_path, {})
    assert (found.path, found.found) == (tmp_path / "provenance.db", False)


def test_the_option_goes_before_the_environment_and_that_before_the_search(tmp_path: Path) -> None:
    (tmp_path / "provenance.db").touch()
    named = {"PROVENANCE_DB": "named.db"}
    assert locate("option.db", tmp_path, named).path == tmp_path / "option.db"
    assert locate(None, tmp_path, named).path == tmp_path / "named.db"
    assert locate(None, tmp_path, {"PROVENANCE_DB": " "}).path == tmp_path / "provenance.db"


def test_an_empty_option_is_a_slip(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        locate(" ", tmp_path, {})


@pytest.mark.parametrize("text", [r"C:\desk\provenance.db", "C:/desk/provenance.db", "C://x", "a%20b?c#d.db"])
def test_paths_of_all_systems_are_files(text: str, tmp_path: Path) -> None:
    assert locate(text, tmp_path, {}).path is not None


URLS = {
    "password": (
        "postgresql+psycopg://ann:s3cret@host:5433/desk",
        "postgresql+psycopg://ann:***@host:5433/desk",
    ),
    "short scheme": ("postgres://ann:s3cret@host/desk", "postgresql+psycopg://ann:***@host/desk"),
    "plain scheme": ("postgresql://host/desk", "postgresql+psycopg://host/desk"),
    "in the query": (
        "postgresql://host/desk?user=a&password=s3cret",
        "postgresql+psycopg://host/desk?password=hidden",
    ),
    "key in the query": (
        "postgresql://host/desk?sslpassword=s3cret",
        "postgresql+psycopg://host/desk?sslpassword=",
    ),
}


@pytest.mark.parametrize(("url", "shown"), URLS.values(), ids=URLS.keys())
def test_urls_are_shown_without_their_secrets(url: str, shown: str, tmp_path: Path) -> None:
    location = locate(url, tmp_path, {})
    assert location.shown.startswith(shown)
    assert "s3cret" not in location.shown + repr(location)
    assert ("s3cret" in url) == ("s3cret" in location.url)
    assert (location.path, location.found) == (None, True)


def test_an_sqlite_url_is_its_file(tmp_path: Path) -> None:
    assert locate("sqlite:///sub/x.db", tmp_path, {}).path == tmp_path / "sub" / "x.db"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://ann:s3cret@host:port/x"])
def test_urls_that_lead_nowhere(url: str, tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as caught:
        locate(url, tmp_path, {})
    assert "s3cret" not in caught.value.message
