"""Which changes are asked for, and whether there are any."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal, get_args

from provenance.errors import UsageError
from provenance.values.changes import Changes, LinkChanges

Shown = Literal["omitted", "added", "moved", "facts", "doubtful", "edits"]

DOUBTFUL: Final = 0.7
"""A proposed link with a score below this, in [0, 1], is worth a second look.

Across languages, of news paragraphs held out from fitting, one link in sixty came below it, almost half of
them wrong; they were six in ten of all that were wrong.
"""


def stated_filter(text: str) -> frozenset[Shown]:
    """The kinds of changes in a list separated by commas, `omitted,facts`.

    Raises:
        UsageError: One is unknown, or none is named.
    """
    known: dict[str, Shown] = {kind: kind for kind in get_args(Shown)}
    words = [word.strip().casefold() for word in text.split(",") if word.strip()]
    unknown = next((word for word in words if word not in known), None)
    if unknown is not None or not words:
        wrong = f"'{unknown}' is nothing that can be shown" if unknown is not None else "nothing is named"
        raise UsageError(f"--only: {wrong}", f"Name one or more of: {', '.join(known)}.")
    return frozenset(known[word] for word in words)


def is_shown(change: LinkChanges, only: Collection[Shown]) -> bool:
    """Whether a link is one of those asked for."""
    return (
        change.link.kind in only
        or ("facts" in only and bool(change.facts))
        or ("edits" in only and is_edited(change))
        or ("doubtful" in only and is_doubtful(change))
    )


def is_edited(change: LinkChanges) -> bool:
    """Whether the words of a link that ties two sides changed, within one language."""
    tied = bool(change.link.left and change.link.right)
    return tied and any(edit.op != "equal" for edit in change.edits)


def is_doubtful(change: LinkChanges) -> bool:
    """Whether a link that ties two sides is unsure, and nobody has confirmed it."""
    link = change.link
    return bool(link.left and link.right) and link.status == "proposed" and link.score < DOUBTFUL


def has_changes(changes: Changes) -> bool:
    """Whether anything but plain matches was found: another kind of link, an edit, a fact."""
    return any(c.link.kind != "match" or is_edited(c) or c.facts for c in changes.links)
