"""Versions, made up as the tests need them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from provenance.text.normalise import content_hash
from provenance.values import Credit, Paragraph, Parent
from provenance.values.registering import NewVersion

AT = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
BY = "Desk"


def made(ref: str, text: str | None = "A bridge opened.", **more: Any) -> NewVersion:
    """`made("story@fr.2", "text", edit="story@fr.1")`; text None: known, not held."""
    article, _, rest = ref.partition("@")
    language, _, number = rest.partition(".")
    parents = [
        Parent(source, relation)
        for relation in ("translation", "edit", "adaptation")
        for source in more.pop(relation, "").split()
    ]
    credits = [Credit(*credit.split("=")) for credit in more.pop("credits", [])]
    if text is None:
        more["held"] = False
    else:
        lines = text.split("\n")
        more.setdefault("paragraphs", tuple(Paragraph("body", line) for line in lines))
        more.setdefault("hash", content_hash(lines))
        more.setdefault("original", text.encode())
    return NewVersion(
        article,
        language or "en",
        number=int(number) if number else None,
        parents=tuple(parents),
        credits=tuple(credits),
        **more,
    )
