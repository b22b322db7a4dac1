"""The names that a registry keeps from print."""

from __future__ import annotations

from sqlmodel import Session, select

from provenance.credits.masking import NOTHING, Masks, NeverPrint
from provenance.store.merges import read_merges, root_of
from provenance.store.tables import NeverPrintRow, PersonRow


def read_masks(session: Session) -> Masks:
    """All names that are kept from print, each with its person's present name."""
    rows = session.exec(select(NeverPrintRow.person, NeverPrintRow.name)).all()
    if not rows:
        return NOTHING
    merged = read_merges(session)
    present = dict(session.exec(select(PersonRow.id, PersonRow.name)).all())
    masks = []
    for person, name in rows:
        root = root_of(person, merged)
        masks.append(NeverPrint(name, present[root], root))
    return Masks(sorted(masks, key=lambda mask: (-len(mask.name), mask.name)))
