"""Decisions by hand, and vectors that are computed once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "pin",
        sa.Column("left_indexes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("right_indexes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("left_texts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("right_texts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("left_version", sa.Integer(), nullable=False),
        sa.Column("right_version", sa.Integer(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint("status IN ('pinned', 'confirmed')", name=op.f("ck_pin_status")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_pin_entry")),
        sa.ForeignKeyConstraint(["left_version"], ["version.id"], name=op.f("fk_pin_left_version")),
        sa.ForeignKeyConstraint(["right_version"], ["version.id"], name=op.f("fk_pin_right_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pin_left_version"), "pin", ["left_version"], unique=False)
    op.create_index(op.f("ix_pin_right_version"), "pin", ["right_version"], unique=False)
    op.create_table(
        "vector",
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("encoder", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_vector_entry")),
        sa.PrimaryKeyConstraint("encoder", "text", name=op.f("pk_vector")),
    )


def downgrade() -> None:
    """Bring the schema back to the revision before."""
    op.drop_table("vector")
    op.drop_index(op.f("ix_pin_right_version"), table_name="pin")
    op.drop_index(op.f("ix_pin_left_version"), table_name="pin")
    op.drop_table("pin")
