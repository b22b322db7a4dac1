"""The shapes of links between two texts, of the run that made them, and of decisions on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.reports.json.writing import Object, score
from provenance.values import Alignment, Link, Run

if TYPE_CHECKING:
    from provenance.values.decisions import Decision, Pin


def align_json(alignment: Alignment) -> Object:
    """The links of two texts; for `align --pairs` the caller puts an `id` before."""
    return {"links": [link_json(link) for link in alignment.links], "run": run_json(alignment.run)}


def decisions_json(decided: Sequence[tuple[Decision, str]], left: str, right: str) -> list[Object]:
    """The objects of `pin`, one a decision; indexes count from 0."""
    return [
        {**_decision(decision), "by": by, "left_version": left, "right_version": right}
        for decision, by in decided
    ]


def pins_json(pins: Sequence[Pin]) -> list[Object]:
    """The decisions in `show`: `left` counts in the version shown, `right` in `right_version`."""
    return [
        {**_decision(pin.decision), "by": pin.by, "right_version": pin.right, "at": pin.at} for pin in pins
    ]


def link_json(link: Link) -> Object:
    """A link of paragraphs by index."""
    return {
        "left": list(link.left),
        "right": list(link.right),
        "kind": link.kind,
        "score": score(link.score),
        "status": link.status,
    }


def run_json(run: Run) -> Object:
    """What computed the links: tool, encoder, options by name, hashes of both texts."""
    return {
        "tool": run.tool,
        "version": run.version,
        "encoder": run.encoder,
        "encoder_digest": run.encoder_digest,
        "options": dict(sorted(run.options.items())),
        "left_hash": run.left_hash,
        "right_hash": run.right_hash,
    }


def _decision(decision: Decision) -> Object:
    return {
        "decision": str(decision),
        "left": list(decision.left),
        "right": list(decision.right),
        "linked": decision.linked,
        "status": decision.status,
    }
