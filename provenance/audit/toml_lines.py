"""The line of a TOML file on which a key stands; `tomllib` tells only what it holds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

_MOST_ATTEMPTS = 20_000  # lines read again while looking: a file that needs more goes without a line


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    """The number, from 1, of the line on which the statement of a key begins.

    Each statement of TOML, a header or a key with its value, can be parsed by itself, so the file is read
    statement by statement until one states the key.

    Args:
        text: A TOML file that parses.
        path: The key, from the outermost table on.

    Returns:
        The line; where no statement states just this key, that of the nearest table around it; None where
        there is none, or looking takes too long.
    """
    lines = text.split("\n")
    header: tuple[str, ...] = ()
    nearest: tuple[int, int] | None = None
    attempts = 0
    start = 0
    while start < len(lines):
        end, stated = start, None
        while stated is None and end < len(lines) and attempts < _MOST_ATTEMPTS:
            end += 1
            attempts += end - start
            stated = _parsed("\n".join(lines[start:end]))
        if stated is None:
            break
        if lines[start].lstrip().startswith("["):
            header = _deepest(stated)
            found = _shared(header, path)
        else:
            found = _stated(header, stated, path)
        if found and (nearest is None or found > nearest[0]):
            nearest = (found, start + 1)
        start = end
    return nearest[1] if nearest else None


def _parsed(fragment: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(fragment)
    except (ValueError, RecursionError):
        return None


def _deepest(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The path of a header: `[a.b]` parses to nested tables of one key each."""
    path: list[str] = []
    value: Any = table
    while isinstance(value, list | dict) and value:
        if isinstance(value, list):
            value = value[0]
            continue
        key = next(iter(value))
        path.append(key)
        value = value[key]
    return tuple(path)


def _stated(header: tuple[str, ...], stated: Mapping[str, Any], path: tuple[str, ...]) -> int:
    """How many parts of the path a statement under a header states; 0 if it is about something else."""
    if path[: len(header)] != header or not stated:
        return 0
    value: Any = stated
    depth = len(header)
    while depth < len(path) and isinstance(value, dict) and path[depth] in value:
        value = value[path[depth]]
        depth += 1
    return depth if depth > len(header) else 0


def _shared(header: tuple[str, ...], path: tuple[str, ...]) -> int:
    return len(header) if path[: len(header)] == header else 0
