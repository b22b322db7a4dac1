"""The tables of the registry: storage and nothing else.

Table classes do not validate; `checking` does that at the edge. Sets of words are text with a CHECK,
times are ISO 8601 text in UTC, and every row names the history entry that wrote it. A change here needs
a migration beside it: a test compares the two.
"""

# No `from __future__ import annotations` here: SQLModel reads the annotations when the classes are made.

from collections.abc import Iterable
from typing import Any, get_args

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from provenance.values import PARAGRAPH_KINDS, PUBLICATION_STATES, RELATIONS, ROLES
from provenance.values.alignments import LinkKind, LinkStatus
from provenance.values.documents import Evidence, MachineExtent

REVISIONS = ("0001", "0002")
"""All revisions of the schema, oldest first, as the files in `migrations/versions` have them."""

CONVENTION = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Row(SQLModel):
    """The base of all tables; its own metadata, so that other users of SQLModel are not in the way."""

    metadata = MetaData(naming_convention=CONVENTION)


_NO_ID_TWICE = {"sqlite_autoincrement": True}  # history names these rows by their ids


def _one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _entry() -> Any:
    return Field(foreign_key="history.seq")


def _json(*, nullable: bool = False) -> Any:
    return Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=nullable))


class HistoryRow(Row, table=True):
    """One act; the digests chain, and cover no name and no text (see `history`)."""

    __tablename__ = "history"

    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: str
    by: str
    action: str
    subject: str = Field(index=True)
    payload_digest: str
    prev: str
    digest: str = Field(unique=True)


class PayloadRow(Row, table=True):
    """What an act recorded; may be erased, the chain stays whole."""

    __tablename__ = "payload"

    seq: int = Field(
        sa_column=Column(Integer, ForeignKey("history.seq"), primary_key=True, autoincrement=False)
    )
    salt: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    json_text: str = Field(sa_column=Column("json", Text, nullable=False))


class ArticleRow(Row, table=True):
    """A work in all its languages and states."""

    __tablename__ = "article"
    __table_args__ = _NO_ID_TWICE

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    printed: str
    entry: int = _entry()


class AliasRow(Row, table=True):
    """Another slug of an article."""

    __tablename__ = "alias"

    slug: str = Field(primary_key=True)
    article: int = Field(foreign_key="article.id", index=True)
    entry: int = _entry()


class NumberingRow(Row, table=True):
    """The highest number ever given by article and language, so that none is given again."""

    __tablename__ = "numbering"

    article: int = Field(foreign_key="article.id", primary_key=True)
    language: str = Field(primary_key=True)
    last: int
    entry: int = _entry()


class OriginalRow(Row, table=True):
    """Bytes as they came, once for each content."""

    __tablename__ = "original"

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    entry: int = _entry()


class VersionRow(Row, table=True):
    """One version. Its id is the `seq` of the history entry that registered it: never used again."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("article", "language", "number"),
        _one_of("pubstatus", PUBLICATION_STATES),
        _one_of("machine_extent", get_args(MachineExtent)),
        _one_of("machine_evidence", get_args(Evidence)),
        CheckConstraint("number >= 1", name="number"),
    )

    id: int = Field(
        sa_column=Column(Integer, ForeignKey("history.seq"), primary_key=True, autoincrement=False)
    )
    article: int = Field(foreign_key="article.id")
    language: str
    number: int
    held: bool
    hash: str | None = Field(default=None, index=True)
    original: int | None = Field(default=None, foreign_key="original.id", index=True)
    media_type: str | None = None
    encoding: str | None = None
    external_id: str | None = None
    title: str | None = None
    published: str | None = None
    published_utc: str | None = None  # the same for comparing: a bare date counts as its midnight in UTC
    pubstatus: str
    language_declared: str | None = None
    language_detected: str | None = None
    machine_tool: str | None = None
    machine_extent: str | None = None  # null: no machine-translation step is known
    machine_evidence: str | None = None
    machine_paragraph: int | None = None
    paragraphs: int
    words: int
    source_name: str | None = Field(default=None, index=True)
    desk: str | None = None
    url: str | None = None
    meta: dict[str, str] = _json()
    entry: int = _entry()


class RetiredRow(Row, table=True):
    """A number that a version had before it was moved to another language."""

    __tablename__ = "retired"

    article: int = Field(foreign_key="article.id", primary_key=True)
    language: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    version: int | None = Field(default=None, foreign_key="version.id")
    entry: int = _entry()


class ParagraphRow(Row, table=True):
    """One paragraph of a version; `position` counts from 0."""

    __tablename__ = "paragraph"
    __table_args__ = (_one_of("kind", PARAGRAPH_KINDS),)

    version: int = Field(foreign_key="version.id", primary_key=True)
    position: int = Field(primary_key=True)
    kind: str
    text: str
    language: str | None = None
    dateline: dict[str, Any] | None = _json(nullable=True)
    entry: int = _entry()


class DerivationRow(Row, table=True):
    """An edge child -> parent; ascending ids are the order of registration."""

    __tablename__ = "derivation"
    __table_args__ = (
        UniqueConstraint("child", "parent"),
        CheckConstraint("child <> parent", name="child"),
        _one_of("relation", RELATIONS),
        _one_of("evidence", get_args(Evidence)),
    )

    id: int | None = Field(default=None, primary_key=True)
    child: int = Field(foreign_key="version.id")
    parent: int = Field(foreign_key="version.id", index=True)
    relation: str
    evidence: str
    entry: int = _entry()


class PersonRow(Row, table=True):
    """Somebody who is credited."""

    __tablename__ = "person"
    __table_args__ = _NO_ID_TWICE

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    entry: int = _entry()


class PersonNameRow(Row, table=True):
    """A name by which a desk knows a person; an empty desk means that none was stated."""

    __tablename__ = "person_name"
    __table_args__ = (UniqueConstraint("person", "folded", "desk"),)

    id: int | None = Field(default=None, primary_key=True)
    person: int = Field(foreign_key="person.id")
    name: str
    folded: str = Field(index=True)
    desk: str = ""
    entry: int = _entry()


class CreditRow(Row, table=True):
    """A person in a role on a version; the columns are the fields of `Credit`."""

    __tablename__ = "credit"
    __table_args__ = (
        UniqueConstraint("version", "position"),
        _one_of("role", ROLES),
        _one_of("evidence", get_args(Evidence)),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(foreign_key="version.id")
    position: int
    role: str
    name: str
    label: str | None = None
    person: int = Field(foreign_key="person.id", index=True)
    evidence: str
    language: str | None = None
    source_language: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    confidence: float
    entry: int = _entry()


class RunRow(Row, table=True):
    """What computed a result."""

    __tablename__ = "run"

    id: int | None = Field(default=None, primary_key=True)
    tool: str
    version: str
    encoder: str
    encoder_digest: str
    options: dict[str, Any] = _json()
    left_hash: str
    right_hash: str
    digest: str = Field(index=True)  # SHA-256 over all of the above, to find the same run again
    entry: int = _entry()


class AlignmentRow(Row, table=True):
    """One alignment of two texts; its entry says when it was made."""

    __tablename__ = "alignment"
    __table_args__ = _NO_ID_TWICE

    id: int | None = Field(default=None, primary_key=True)
    run: int = Field(foreign_key="run.id", index=True)
    left_hash: str = Field(index=True)
    right_hash: str = Field(index=True)
    notes: list[str] = _json()
    entry: int = _entry()


class LinkRow(Row, table=True):
    """One link of an alignment, with the paragraph indexes of both sides."""

    __tablename__ = "link"
    __table_args__ = (
        _one_of("kind", get_args(LinkKind)),
        _one_of("status", get_args(LinkStatus)),
        CheckConstraint("score >= 0 AND score <= 1", name="score"),
    )

    alignment: int = Field(foreign_key="alignment.id", primary_key=True)
    position: int = Field(primary_key=True)
    left_indexes: list[int] = _json()
    right_indexes: list[int] = _json()
    kind: str
    score: float
    status: str
    entry: int = _entry()
