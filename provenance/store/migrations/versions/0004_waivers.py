"""What the audit is told to accept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table(
        "waiver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("lifted", sa.Integer(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.CheckConstraint("paragraph IS NULL OR paragraph >= 0", name=op.f("ck_waiver_paragraph")),
        sa.ForeignKeyConstraint(["entry"], ["history.seq"], name=op.f("fk_waiver_entry")),
        sa.ForeignKeyConstraint(["lifted"], ["history.seq"], name=op.f("fk_waiver_lifted")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_waiver_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_waiver_finding"), "waiver", ["finding"], unique=False)
    op.create_index(op.f("ix_waiver_version"), "waiver", ["version"], unique=False)


def downgrade() -> None:
    """Bring the schema back to the revision before."""
    op.drop_index(op.f("ix_waiver_version"), table_name="waiver")
    op.drop_index(op.f("ix_waiver_finding"), table_name="waiver")
    op.drop_table("waiver")
