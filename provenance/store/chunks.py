"""Many values in a few queries, none with more parameters than a database takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_MOST = 500  # values in one query: far below every database's limit of parameters


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """The values, so many at a time."""
    return (values[start : start + _MOST] for start in range(0, len(values), _MOST))
