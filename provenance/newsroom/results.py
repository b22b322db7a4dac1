"""What a newsroom hands back where one of the shared values does not say it all."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.values import Version


@dataclass(frozen=True, slots=True)
class Registration:
    """What came of registering.

    Attributes:
        versions: Each version with True where it is new, False where it was there already.
        notes: Remarks for the user, one line each.
    """

    versions: tuple[tuple[Version, bool], ...]
    notes: tuple[str, ...]
