"""Alembic's entry: run the migrations on the connection that `migrate` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from provenance.store import tables_pins  # noqa: F401 - it adds its tables to the same metadata
from provenance.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite cannot alter most things in place
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
