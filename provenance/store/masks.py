"""The names that a registry keeps from print."""

from __future__ import annotations

from sqlmodel import Session, select

from provenance.credits.masking import NOTHING, Masks, NeverPrint
from provenance.store.tables import MergeRow, NeverPrintRow, PersonRow


def read_masks(session: Session) -> Masks:
    """All names that are kept from print, each with its person's present name."""
    rows = session.exec(select(NeverPrintRow.person, NeverPrintRow.name)).all()
    if not rows:
        return NOTHING
    merged = dict(session.exec(select(MergeRow.person, MergeRow.into)).all())
    present = dict(session.exec(select(PersonRow.id, PersonRow.name)).all())
    masks = []
    for person, name in rows:
        root = person
        while root in merged:
            root = merged[root]
        masks.append(NeverPrint(name, present[root], root))
    return Masks(sorted(masks, key=lambda mask: (-len(mask.name), mask.name)))
