"""A release after this one, with a migration more: what is made today is an older registry to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from provenance.store import migrate, tables

_LATER = '''
"""A later release."""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{head}"


def upgrade() -> None:
    """Add a column, and make a table anew as SQLite must."""
    with op.batch_alter_table("article") as article:
        article.add_column(sa.Column("topic", sa.String(), nullable=False, server_default="none"))
        article.alter_column("printed", type_=sa.Text())
    {extra}


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("article", "topic")
'''


def later_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra: str = "") -> None:
    """Let the rest of a test be run by it; `extra` is one more step of its migration."""
    migrations = tmp_path / "migrations of 100%"
    shutil.copytree(migrate.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "later.py").write_text(
        _LATER.format(extra=extra, head=tables.REVISIONS[-1]), encoding="utf-8"
    )
    monkeypatch.setattr(migrate, "MIGRATIONS", migrations)
    monkeypatch.setattr(tables, "REVISIONS", (*tables.REVISIONS, "later"))
