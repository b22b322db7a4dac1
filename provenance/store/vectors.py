"""Vectors of texts, kept so that no text is encoded twice: a cache, by encoder and by text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import insert
from sqlmodel import Session, col, select

from provenance.store.chunks import chunks
from provenance.store.history import Ledger
from provenance.store.tables_pins import VectorRow


def find_vectors(session: Session, encoder: str, texts: Sequence[str]) -> dict[str, bytes]:
    """The vectors that are kept, as stored, by digest of their text.

    Args:
        session: A session.
        encoder: Digest of the encoder's weights.
        texts: Digests of texts.
    """
    found: dict[str, bytes] = {}
    for chunk in chunks(texts):
        rows = session.exec(
            select(VectorRow.text, VectorRow.vector).where(
                VectorRow.encoder == encoder, col(VectorRow.text).in_(chunk)
            )
        )
        found.update(rows.all())
    return found


def store_vectors(ledger: Ledger, encoder: str, vectors: Mapping[str, bytes]) -> None:
    """Keep vectors, those that are kept already left alone; one history entry for all of them."""
    known = find_vectors(ledger.session, encoder, list(vectors))
    new = {text: vector for text, vector in vectors.items() if text not in known}
    if not new:
        return
    entry = ledger.enter("encode", "vectors", {"encoder": encoder, "texts": len(new)})
    rows = [
        {"encoder": encoder, "text": text, "vector": vector, "entry": entry} for text, vector in new.items()
    ]
    ledger.session.exec(insert(VectorRow), params=rows)
