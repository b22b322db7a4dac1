"""The table of what the audit is told to accept, apart from the others that listing needs."""

# No `from __future__ import annotations` here: SQLModel reads the annotations when the classes are made.

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from provenance.store.tables import Row


class WaiverRow(Row, table=True):
    """A finding, or a rule on a version or a paragraph of it, that somebody accepted.

    Who and when stand in the entries: the one that wrote it, and the one that lifted it.
    """

    __tablename__ = "waiver"
    __table_args__ = (
        CheckConstraint("paragraph IS NULL OR paragraph >= 0", name="paragraph"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    finding: str | None = Field(default=None, index=True)  # null: all that the rule finds there
    rule: str
    version: int = Field(foreign_key="version.id", index=True)
    paragraph: int | None = None
    reason: str
    lifted: int | None = Field(default=None, foreign_key="history.seq")
    entry: int = Field(foreign_key="history.seq")
