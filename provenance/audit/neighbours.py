"""Languages that the detector mixes up."""

from __future__ import annotations

from provenance.text.tags import primary

_GROUPS = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"gl", "pt"}),
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"bg", "mk"}),
    frozenset({"af", "nl"}),
)


def hard_to_tell_apart(left: str, right: str) -> bool:
    """Whether the detector is known to take one of two languages for the other."""
    pair = {primary(left), primary(right)}
    return any(pair <= group for group in _GROUPS)
