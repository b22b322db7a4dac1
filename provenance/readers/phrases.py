"""Reads the word lists: `phrases.toml` tells what a paragraph is, `markup.toml` what an element is."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from provenance.text.normalise import fold

_STRAIGHT = str.maketrans("’‘ʼ“”„", "'''\"\"\"")
LONGEST_FOLDED = 400
"""Code points of a paragraph that phrases are looked for in."""


def folded(text: str) -> str:
    """The opening of a text as phrases are compared: case folded, quotes straight."""
    return fold(text[:LONGEST_FOLDED]).translate(_STRAIGHT)


@cache
def phrases(table: str) -> frozenset[str]:
    """A word list, folded."""
    return frozenset(folded(phrase) for phrase in _tables()[table])


def opening(text: str, table: str) -> str | None:
    """The longest phrase of a table that a folded text begins with, or None."""
    known = phrases(table)
    return next((text[:n] for n in _lengths(table) if text[:n] in known and _ends(text, n)), None)


def contains(text: str, table: str) -> bool:
    """Whether a folded text has one of the phrases anywhere."""
    return any(phrase in text for phrase in phrases(table))


def _ends(text: str, end: int) -> bool:
    """Whether a word ends here; scripts without spaces have no such ends."""
    if end >= len(text) or not text[end - 1].isalnum() or text[end - 1] > "\u0e00":
        return True
    return not text[end].isalnum()


@cache
def _lengths(table: str) -> Sequence[int]:
    return sorted({len(phrase) for phrase in phrases(table)}, reverse=True)


@cache
def _tables() -> dict[str, list[str]]:
    folder = files("provenance.readers")
    lists = (
        tomllib.loads(folder.joinpath(name).read_text("utf-8")) for name in ("phrases.toml", "markup.toml")
    )
    return {table: entries for tables in lists for table, entries in tables.items()}
