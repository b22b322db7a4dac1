"""The shape of what changed between two texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from provenance.reports.json.links import link_json, run_json
from provenance.reports.json.writing import Object, masked_mark, score
from provenance.values import Changes, Edit, Fact, LinkChanges

if TYPE_CHECKING:
    from provenance.compare.filters import Shown


def diff_json(changes: Changes, only: Collection[Shown] | None = None, *, masked: bool = False) -> Object:
    """What changed; `only` limits the links, never the summary."""
    links: Iterable[LinkChanges] = changes.links
    if only is not None:
        from provenance.compare.filters import is_shown  # noqa: PLC0415 - for this shape alone

        links = [link for link in links if is_shown(link, only)]
    return {
        "left": changes.left,
        "right": changes.right,
        "manner": changes.manner,
        "summary": dict(changes.summary),
        "coverage": {"left": score(changes.coverage.left), "right": score(changes.coverage.right)},
        "checked": {
            kind: {"compared": c.compared, "differ": c.differ, "skipped": c.skipped}
            for kind, c in changes.checked.items()
        },
        "links": [
            {**link_json(c.link), "edits": [_edit(e) for e in c.edits], "facts": [_fact(f) for f in c.facts]}
            for c in links
        ],
        "run": run_json(changes.run),
        **masked_mark(masked),
    }


def _edit(edit: Edit) -> Object:
    return {"op": edit.op, "left": edit.left, "right": edit.right, "class": edit.change}


def _fact(fact: Fact) -> Object:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "left": fact.left,
        "right": fact.right,
        "confidence": score(fact.confidence),
        "reason": fact.reason,
    }
