"""One side of a link."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a link.

    Attributes:
        text: Its paragraphs, joined by one space.
        language: BCP 47 tag, or None.
    """

    text: str
    language: str | None
