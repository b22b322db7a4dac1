"""Aligning two texts, and keeping the alignment of two registered versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from provenance.align import planned_run
from provenance.align.decided import decisions_in_force
from provenance.errors import RegistryError
from provenance.newsroom.access import Access
from provenance.newsroom.remembering import RememberingEncoder
from provenance.values import Alignment, Text
from provenance.values.decisions import Decision

if TYPE_CHECKING:
    from provenance.align import Encoder
    from provenance.store import Registry


def align(access: Access, left: Text, right: Text, *, encoder: str, refresh: bool) -> Alignment:
    """Link the paragraphs of two texts; see `Newsroom.align`."""
    if left.version is not None and right.version is not None:
        return _align_stored(access, left, right, encoder=encoder, refresh=refresh)
    from provenance.align import align_paragraphs

    alignment = align_paragraphs(left.aligned, right.aligned, left.language, right.language, encoder=encoder)
    return replace(alignment, notes=(*left.notes, *right.notes, *alignment.notes))


def _align_stored(access: Access, left: Text, right: Text, *, encoder: str, refresh: bool) -> Alignment:
    """The stored alignment of two registered versions by the same run, or a new one, which is stored.

    Decisions by hand are part of the run: an alignment without the newest of them is another one's. Vectors
    are looked up in the registry, and new ones stored with the alignment. Where the registry cannot be
    written to, nothing is stored, and a note says so.

    Args:
        access: The way to the registry.
        left: A registered version.
        right: Another one.
        encoder: Name of the encoder.
        refresh: Align anew although one is stored; the old one is kept.
    """
    registry, at = access.registry, access.now()
    decisions, notes = _decisions(registry, left, right)
    sides = (left.aligned, right.aligned, left.language, right.language)
    stored = registry.stored_alignment(planned_run(*sides, encoder=encoder, decisions=decisions))
    if stored is not None and not refresh:
        return replace(stored, notes=(*stored.notes, *notes))
    # From here on numpy is needed; a stored alignment is read without.
    from provenance.align import align_paragraphs

    remembering: list[RememberingEncoder] = []

    def remember(chosen: Encoder) -> Encoder:
        if not chosen.digest:
            return chosen
        remembering.append(RememberingEncoder(chosen, registry.vectors))
        return remembering[0]

    alignment = align_paragraphs(*sides, encoder=encoder, decisions=decisions, remember=remember)
    if stored is not None:
        differ = len(set(alignment.links) ^ set(stored.links))
        notes.append(f"aligned anew: {differ} links differ from the stored alignment, which is kept")
    vectors = remembering[0].new if remembering else {}
    try:
        _store(access, alignment, left, right, vectors, at=at)
    except RegistryError as error:
        notes.append(f"the alignment was not stored: {error.message}")
    return replace(alignment, notes=(*alignment.notes, *notes))


def _store(
    access: Access, alignment: Alignment, left: Text, right: Text, vectors: dict[str, bytes], *, at: datetime
) -> None:
    from provenance.store import open_registry

    # Into the registry that the texts were read from, whatever folder this process is in by now.
    with open_registry(access.registry.location, writing=True) as registry:
        registry.store_alignment(alignment, left.name, right.name, by=access.by, at=at, vectors=vectors)


def _decisions(registry: Registry, left: Text, right: Text) -> tuple[tuple[Decision, ...], list[str]]:
    """What was decided by hand on two versions, and notes on decisions that do not hold."""
    pins = registry.pins_between(left.name, right.name)
    held, overruled = decisions_in_force(
        pins, [p.text for p in left.paragraphs], [p.text for p in right.paragraphs]
    )
    notes = [
        f"{pin.decision} by {pin.by} (on {pin.left} and {pin.right}) is overruled by a later decision"
        for pin in overruled
    ]
    return held, notes
