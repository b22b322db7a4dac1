"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_EVIDENCE = "'declared', 'metadata', 'printed', 'traced', 'assumed'"
_ROLES = "'author', 'reporter', 'contributor', 'translator', 'reviser', 'editor', 'photographer', 'producer'"
_LINK_KINDS = "'match', 'merged', 'split', 'rearranged', 'moved', 'omitted', 'added'"
_PARAGRAPH_KINDS = (
    "'headline', 'standfirst', 'byline', 'subhead', 'body', 'quote', 'list-item', 'caption', "
    "'credit', 'correction', 'boilerplate'"
)


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "history",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("payload_digest", sa.String(), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history")),
        sa.UniqueConstraint("digest", name=op.f("uq_history_digest")),
    )
    op.create_index(op.f("ix_history_subject"), "history", ["subject"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_article_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("slug", name=op.f("uq_article_slug")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "original",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_original_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original")),
        sa.UniqueConstraint("sha256", name=op.f("uq_original_sha256")),
    )
    op.create_table(
        "payload",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["history.seq"], name=op.f("fk_payload_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_payload")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_person_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("key", name=op.f("uq_person_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("encoder", sa.String(), nullable=False),
        sa.Column("encoder_digest", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("left_hash", sa.String(), nullable=False),
        sa.Column("right_hash", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_run_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_index(op.f("ix_run_digest"), "run", ["digest"], unique=False)
    op.create_table(
        "alias",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_alias_article")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_alias_entry")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_alias")),
    )
    op.create_index(op.f("ix_alias_article"), "alias", ["article"], unique=False)
    op.create_table(
        "alignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("left_hash", sa.String(), nullable=False),
        sa.Column("right_hash", sa.String(), nullable=False),
        sa.Column("notes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_alignment_entry")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_alignment_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alignment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alignment_left_hash"), "alignment", ["left_hash"], unique=False)
    op.create_index(op.f("ix_alignment_right_hash"), "alignment", ["right_hash"], unique=False)
    op.create_index(op.f("ix_alignment_run"), "alignment", ["run"], unique=False)
    op.create_table(
        "numbering",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_numbering_article")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_numbering_entry")),
        sa.PrimaryKeyConstraint("article", "language", name=op.f("pk_numbering")),
    )
    op.create_table(
        "person_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_person_name_entry")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_person_name_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_name")),
        sa.UniqueConstraint("person", "folded", "desk", name=op.f("uq_person_name_person_folded_desk")),
    )
    op.create_index(op.f("ix_person_name_folded"), "person_name", ["folded"], unique=False)
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("hash", sa.String(), nullable=True),
        sa.Column("original", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("encoding", sa.String(), nullable=True),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_utc", sa.String(), nullable=True),
        sa.Column("pubstatus", sa.String(), nullable=False),
        sa.Column("language_declared", sa.String(), nullable=True),
        sa.Column("language_detected", sa.String(), nullable=True),
        sa.Column("machine_tool", sa.String(), nullable=True),
        sa.Column("machine_extent", sa.String(), nullable=True),
        sa.Column("machine_evidence", sa.String(), nullable=True),
        sa.Column("machine_paragraph", sa.Integer(), nullable=True),
        sa.Column("paragraphs", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=True),
        sa.Column("desk", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("meta", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"machine_evidence IN ({_EVIDENCE})", name=op.f("ck_version_machine_evidence")),
        sa.CheckConstraint(
            "machine_extent IN ('raw', 'post-edited', 'unknown')", name=op.f("ck_version_machine_extent")
        ),
        sa.CheckConstraint(
            "pubstatus IN ('usable', 'withheld', 'canceled')", name=op.f("ck_version_pubstatus")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_version_number")),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_version_article")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_version_entry")),
        sa.ForeignKeyConstraint(["id"], ["history.seq"], name=op.f("fk_version_id")),
        sa.ForeignKeyConstraint(["original"], ["original.id"], name=op.f("fk_version_original")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("article", "language", "number", name=op.f("uq_version_article_language_number")),
    )
    op.create_index(op.f("ix_version_hash"), "version", ["hash"], unique=False)
    op.create_index(op.f("ix_version_original"), "version", ["original"], unique=False)
    op.create_index(op.f("ix_version_source_name"), "version", ["source_name"], unique=False)
    op.create_table(
        "credit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("source_language", sa.String(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"evidence IN ({_EVIDENCE})", name=op.f("ck_credit_evidence")),
        sa.CheckConstraint(f"role IN ({_ROLES})", name=op.f("ck_credit_role")),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_credit_confidence")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_credit_entry")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_credit_person")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_credit_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit")),
        sa.UniqueConstraint("version", "position", name=op.f("uq_credit_version_position")),
    )
    op.create_index(op.f("ix_credit_person"), "credit", ["person"], unique=False)
    op.create_table(
        "derivation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"evidence IN ({_EVIDENCE})", name=op.f("ck_derivation_evidence")),
        sa.CheckConstraint(
            "relation IN ('translation', 'edit', 'adaptation')", name=op.f("ck_derivation_relation")
        ),
        sa.CheckConstraint("child <> parent", name=op.f("ck_derivation_child")),
        sa.ForeignKeyConstraint(["child"], ["version.id"], name=op.f("fk_derivation_child")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_derivation_entry")),
        sa.ForeignKeyConstraint(["parent"], ["version.id"], name=op.f("fk_derivation_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_derivation")),
        sa.UniqueConstraint("child", "parent", name=op.f("uq_derivation_child_parent")),
    )
    op.create_index(op.f("ix_derivation_parent"), "derivation", ["parent"], unique=False)
    op.create_table(
        "link",
        sa.Column("alignment", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left_indexes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("right_indexes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"kind IN ({_LINK_KINDS})", name=op.f("ck_link_kind")),
        sa.CheckConstraint("status IN ('proposed', 'confirmed', 'pinned')", name=op.f("ck_link_status")),
        sa.CheckConstraint("score >= 0 AND score <= 1", name=op.f("ck_link_score")),
        sa.ForeignKeyConstraint(["alignment"], ["alignment.id"], name=op.f("fk_link_alignment")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_link_entry")),
        sa.PrimaryKeyConstraint("alignment", "position", name=op.f("pk_link")),
    )
    op.create_table(
        "paragraph",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("dateline", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"kind IN ({_PARAGRAPH_KINDS})", name=op.f("ck_paragraph_kind")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_paragraph_entry")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_paragraph_version")),
        sa.PrimaryKeyConstraint("version", "position", name=op.f("pk_paragraph")),
    )
    op.create_table(
        "retired",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_retired_article")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_retired_entry")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_retired_version")),
        sa.PrimaryKeyConstraint("article", "language", "number", name=op.f("pk_retired")),
    )


def downgrade() -> None:
    """Bring the schema back to the revision before."""
    op.drop_table("retired")
    op.drop_table("paragraph")
    op.drop_table("link")
    op.drop_index(op.f("ix_derivation_parent"), table_name="derivation")
    op.drop_table("derivation")
    op.drop_index(op.f("ix_credit_person"), table_name="credit")
    op.drop_table("credit")
    op.drop_index(op.f("ix_version_source_name"), table_name="version")
    op.drop_index(op.f("ix_version_original"), table_name="version")
    op.drop_index(op.f("ix_version_hash"), table_name="version")
    op.drop_table("version")
    op.drop_index(op.f("ix_person_name_folded"), table_name="person_name")
    op.drop_table("person_name")
    op.drop_table("numbering")
    op.drop_index(op.f("ix_alignment_run"), table_name="alignment")
    op.drop_index(op.f("ix_alignment_right_hash"), table_name="alignment")
    op.drop_index(op.f("ix_alignment_left_hash"), table_name="alignment")
    op.drop_table("alignment")
    op.drop_index(op.f("ix_alias_article"), table_name="alias")
    op.drop_table("alias")
    op.drop_index(op.f("ix_run_digest"), table_name="run")
    op.drop_table("run")
    op.drop_table("person")
    op.drop_table("payload")
    op.drop_table("original")
    op.drop_table("article")
    op.drop_index(op.f("ix_history_subject"), table_name="history")
    op.drop_table("history")
