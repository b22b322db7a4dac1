"""The tables of `provenance/text/data/`, each read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def data_table(name: str) -> Mapping[str, Any]:
    """The table of this name, as TOML holds it."""
    return tomllib.loads((files("provenance.text") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
