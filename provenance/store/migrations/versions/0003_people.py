"""Decisions on people: who is one person, former keys, and names that are kept from print."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "merge",
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("into", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_merge_entry")),
        sa.ForeignKeyConstraint(["into"], ["person.id"], name=op.f("fk_merge_into")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_merge_person")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_merge")),
    )
    op.create_index(op.f("ix_merge_into"), "merge", ["into"], unique=False)
    op.create_table(
        "former_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_former_key_entry")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_former_key_person")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_former_key")),
    )
    op.create_index(op.f("ix_former_key_person"), "former_key", ["person"], unique=False)
    op.create_table(
        "never_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_never_print_entry")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_never_print_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_never_print")),
        sa.UniqueConstraint("person", "name", name=op.f("uq_never_print_person_name")),
    )


def downgrade() -> None:
    """Bring the schema back to the revision before."""
    op.drop_table("never_print")
    op.drop_index(op.f("ix_former_key_person"), table_name="former_key")
    op.drop_table("former_key")
    op.drop_index(op.f("ix_merge_into"), table_name="merge")
    op.drop_table("merge")
