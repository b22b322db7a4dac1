"""The links of two texts as a table, one row a link, for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from provenance.compare.filters import Shown, is_shown
from provenance.reports.json.writing import DIGITS
from provenance.values import Comparison, LinkChanges, Paragraph

COLUMNS = (
    "left_version",
    "right_version",
    "left",
    "right",
    "kind",
    "score",
    "status",
    "decision",
    "edits",
    "facts",
    "left_text",
    "right_text",
)
"""Paragraphs (`left`, `right`) count from 0, as everywhere in data; `edits` counts changed stretches of words
and is empty across languages; `facts` names those that differ, `kind: left > right` each, joined by `; `.
`decision` is empty, for people to fill in: what they write there, `pin --from` reads back with the rest."""


def link_rows(
    comparisons: Iterable[Comparison], *, only: Collection[Shown] | None = None
) -> Iterator[dict[str, object]]:
    """One row for each link of each comparison, in the order of the alignment.

    Args:
        comparisons: Texts with what changed between them.
        only: Kinds of changes to list; None lists all links.
    """
    for comparison in comparisons:
        for change in comparison.changes.links:
            if only is None or is_shown(change, only):
                yield _row(comparison, change)


def _row(comparison: Comparison, change: LinkChanges) -> dict[str, object]:
    link = change.link
    return {
        "left_version": comparison.left.name,
        "right_version": comparison.right.name,
        "left": link.left,
        "right": link.right,
        "kind": link.kind,
        "score": round(link.score, DIGITS),
        "status": link.status,
        "decision": None,
        "edits": sum(edit.op != "equal" for edit in change.edits) if change.edits else None,
        "facts": "; ".join(f"{f.kind}: {f.left or ''} > {f.right or ''}" for f in change.facts),
        "left_text": _joined(link.left, comparison.left.paragraphs),
        "right_text": _joined(link.right, comparison.right.paragraphs),
    }


def _joined(indexes: Iterable[int], paragraphs: tuple[Paragraph, ...]) -> str:
    """The paragraphs of a side, joined by one space, as edits count them."""
    return " ".join(paragraphs[index].text for index in indexes)
