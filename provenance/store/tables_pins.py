"""The tables of what alignments are made from: decisions by hand, and vectors that were computed once.

Apart from the other tables, so that listing and showing need not build them.
"""

# No `from __future__ import annotations` here: SQLModel reads the annotations when the classes are made.

from typing import Any, get_args

from sqlalchemy import JSON, CheckConstraint, Column, LargeBinary
from sqlmodel import Field

from provenance.store.tables import Row
from provenance.values.decisions import DecisionStatus

_STATES = ", ".join(f"'{word}'" for word in get_args(DecisionStatus))


def _json() -> Any:
    return Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=False))


class PinRow(Row, table=True):
    """One person's decision on paragraphs of two versions; found again by their texts."""

    __tablename__ = "pin"
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATES})", name="status"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    left_version: int = Field(foreign_key="version.id", index=True)
    right_version: int = Field(foreign_key="version.id", index=True)
    left_indexes: list[int] = _json()
    right_indexes: list[int] = _json()
    left_texts: list[list[Any]] = _json()  # digest of each text, and which of those that are alike
    right_texts: list[list[Any]] = _json()
    linked: bool
    status: str
    by: str
    entry: int = Field(foreign_key="history.seq")


class VectorRow(Row, table=True):
    """The vector of one text by one encoder: float16, little endian."""

    __tablename__ = "vector"

    encoder: str = Field(primary_key=True)  # digest of its weights
    text: str = Field(primary_key=True)  # digest of the text
    vector: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    entry: int = Field(foreign_key="history.seq")
