"""Aligning two texts, and keeping the alignment of two registered versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from provenance.align import align_paragraphs, planned_run
from provenance.errors import RegistryError
from provenance.values import Alignment, Text

if TYPE_CHECKING:
    from provenance.store import Location


def align_texts(left: Text, right: Text, *, encoder: str) -> Alignment:
    """Link the paragraphs of two texts."""
    return align_paragraphs(left.aligned, right.aligned, left.language, right.language, encoder=encoder)


def align_stored(
    location: Location,
    left: Text,
    right: Text,
    *,
    encoder: str,
    refresh: bool,
    by: str,
    at: datetime,
) -> Alignment:
    """The stored alignment of two registered versions by the same run, or a new one, which is stored.

    Where the registry cannot be written to, the new one is not stored, and a note says so.

    Args:
        location: The registry.
        left: A registered version.
        right: Another one.
        encoder: Name of the encoder.
        refresh: Align anew although one is stored; the old one is kept.
        by: Who acts.
        at: When.
    """
    from provenance.store import open_registry

    run = planned_run(left.aligned, right.aligned, left.language, right.language, encoder=encoder)
    with open_registry(location, writing=False) as registry:
        stored = registry.stored_alignment(run)
    if stored is not None and not refresh:
        return stored
    alignment = align_texts(left, right, encoder=encoder)
    notes = []
    if stored is not None:
        differ = len(set(alignment.links) ^ set(stored.links))
        notes.append(f"aligned anew: {differ} links differ from the stored alignment, which is kept")
    try:
        with open_registry(location, writing=True) as registry:
            registry.store_alignment(alignment, left.name, right.name, by=by, at=at)
    except RegistryError as error:
        notes.append(f"the alignment was not stored: {error.message}")
    return replace(alignment, notes=(*alignment.notes, *notes))
