"""Links between the paragraphs of two texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

LinkKind = Literal["match", "merged", "split", "rearranged", "moved", "omitted", "added"]
LinkStatus = Literal["proposed", "confirmed", "pinned"]

_MIRRORED: Mapping[LinkKind, LinkKind] = {
    "merged": "split",
    "split": "merged",
    "omitted": "added",
    "added": "omitted",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What computed a result, so that it can be told whether it would come out the same again.

    Attributes:
        tool: Always `provenance`.
        version: Release of the tool.
        encoder: Name of the sentence encoder; `none` where no model was used.
        encoder_digest: Digest of its weights, or the empty string.
        options: Options of the algorithm by name.
        left_hash: SHA-256 of the left text.
        right_hash: SHA-256 of the right text.
    """

    tool: str
    version: str
    encoder: str
    encoder_digest: str
    options: Mapping[str, float | int | str | bool]
    left_hash: str
    right_hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an alignment.

    Attributes:
        left: Ascending paragraph indexes (from 0) on the left; empty for an addition.
        right: Ascending paragraph indexes on the right; empty for an omission.
        kind: match (1-1) | merged (n-1) | split (1-n) | rearranged (m-n) | moved (any size, out of order)
            | omitted | added.
        score: In [0, 1]; higher is surer.
        status: proposed by the aligner, or confirmed or pinned by a person.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: LinkKind
    score: float
    status: LinkStatus = "proposed"

    def mirrored(self) -> Link:
        """The same link with left and right exchanged."""
        return replace(self, left=self.right, right=self.left, kind=_MIRRORED.get(self.kind, self.kind))


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two texts: every paragraph of both sides stands in exactly one.

    Attributes:
        links: Ordered by first left index; an added link comes right after the link that holds the
            right paragraph before it.
        run: What computed them.
        notes: Remarks for the user, one line each ("the encoder does not cover Icelandic").
    """

    links: tuple[Link, ...]
    run: Run
    notes: tuple[str, ...] = ()
