"""What changed between two aligned texts: `changes.compare`; here only what is cheap to import."""

from provenance.compare.filters import DOUBTFUL, Shown, has_changes, is_shown, stated_filter

__all__ = ["DOUBTFUL", "Shown", "has_changes", "is_shown", "stated_filter"]
