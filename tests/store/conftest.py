"""Registries to test with, and a way not to be root."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import pytest
from making_versions import AT

from provenance.store import Location, Registry, create, locate

NOBODY = 65534


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty registry in a file, to be copied: making one takes time."""
    location = locate(None, tmp_path_factory.mktemp("empty"), {})
    create(location, AT).close()
    assert location.path is not None
    return location.path


@pytest.fixture
def registry(location: Location, empty_file: Path) -> Iterator[Registry]:
    """An empty registry, over every database."""
    if location.path is not None:
        shutil.copy(empty_file, location.path)
    with create(location, AT) as made:
        yield made


class Ordinary(Protocol):
    def __call__(self, *mine: Path) -> AbstractContextManager[None]: ...


@pytest.fixture
def ordinary_user() -> Ordinary:
    """Give paths to an ordinary user and be that user: root may write everywhere."""

    @contextmanager
    def be(*mine: Path) -> Iterator[None]:
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            yield
            return
        for path in mine:
            os.chown(path, NOBODY, NOBODY)
            for folder in path.parents:  # pytest keeps its folders to root
                if folder.owner() == "root" and len(folder.parts) > 2:
                    folder.chmod(folder.stat().st_mode | 0o011)
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return be
