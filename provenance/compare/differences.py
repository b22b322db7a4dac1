"""A fact that differs across a link, and how many were compared to find it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from provenance.values.changes import Fact, FactKind

Span = tuple[int, int]  # code points, half open


class Difference(NamedTuple):
    """A fact that differs, and where it stands: spans in code points, half open, None where it is missing."""

    fact: Fact
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind of fact over one link.

    Attributes:
        compared: How many stand on the side that has more.
        differences: Those that differ, in text order.
    """

    compared: int
    differences: tuple[Difference, ...]


def difference(  # noqa: PLR0913
    kind: FactKind,
    texts: tuple[str, str],
    number: int,
    left: Span | None,
    right: Span | None,
    *,
    confidence: float,
    reason: str,
    values: tuple[str, str] = ("", ""),
) -> Difference:
    """A difference with its fact.

    Args:
        kind: The kind of fact.
        texts: The left and the right side of the link.
        number: How many of this kind come before it in the link: equal ones are told apart by it.
        left: Where it stands on the left, or None.
        right: Where it stands on the right, or None.
        confidence: In [0, 1].
        reason: One line for an editor.
        values: What the two come to, where that is not what is printed.

    Returns:
        The difference; the id of its fact is a fingerprint of kind, texts and values, so that it stays when
        paragraphs move.
    """
    printed = [text[slice(*span)] if span else None for text, span in zip(texts, (left, right), strict=True)]
    where = f"{_digest(*texts)}\0{number}"
    named = [
        f"{value or text}\0{text}" if text is not None else ""
        for value, text in zip(values, printed, strict=True)
    ]
    fact = Fact(
        id=_digest(kind, where, *named)[:16],
        kind=kind,
        left=printed[0],
        right=printed[1],
        confidence=confidence,
        reason=reason,
    )
    return Difference(fact, left, right)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
