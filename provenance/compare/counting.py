"""Counts over an alignment in which like is compared with like: only the story itself counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from provenance.values.alignments import Link, LinkKind
from provenance.values.changes import Coverage
from provenance.values.documents import Paragraph, ParagraphKind

NOT_COUNTED: frozenset[ParagraphKind] = frozenset({"boilerplate", "credit", "byline"})
"""Kinds of paragraphs that summaries, coverage and facts leave out: they are about the text, not of it."""


def count_links(
    links: Iterable[Link], left: Sequence[Paragraph], right: Sequence[Paragraph]
) -> dict[LinkKind, int]:
    """How many links there are of each kind, those of boilerplate, credits and bylines alone left out."""
    counts: dict[LinkKind, int] = dict.fromkeys(get_args(LinkKind), 0)
    for link in links:
        if any(is_counted(p) for p in (*(left[i] for i in link.left), *(right[j] for j in link.right))):
            counts[link.kind] += 1
    return counts


def coverage(links: Iterable[Link], left: Sequence[Paragraph], right: Sequence[Paragraph]) -> Coverage:
    """The share in [0, 1] of each side's characters that stands in two-sided links; 1 for an empty side."""
    tied = [link for link in links if link.left and link.right]
    return Coverage(
        left=_share({i for link in tied for i in link.left}, left),
        right=_share({j for link in tied for j in link.right}, right),
    )


def is_counted(paragraph: Paragraph) -> bool:
    """Whether a paragraph is part of the story, rather than credit, byline or boilerplate."""
    return paragraph.kind not in NOT_COUNTED


def _share(tied: set[int], paragraphs: Sequence[Paragraph]) -> float:
    lengths = {i: len(p.text) for i, p in enumerate(paragraphs) if is_counted(p)}
    total = sum(lengths.values())
    return sum(n for i, n in lengths.items() if i in tied) / total if total else 1.0
