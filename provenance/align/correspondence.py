"""Whether two texts have to do with each other at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from provenance.values.alignments import Link
from provenance.values.documents import Paragraph, ParagraphKind

# Two texts of some length do not correspond where less than this share of the paragraphs of either is in
# links of at least this score. Of articles and of their first five paragraphs, translations had 0.5 and more
# (with an encoder or without one), texts that have nothing to do with each other 0.22 and less.
_HARDLY: Final = 0.25
_SURELY: Final = 0.8

# Links that are not sure count where most paragraphs of a side have one: two free translations of one text.
_MOSTLY: Final = 0.75
_LEAST_PARAGRAPHS: Final = 3

# Credits and what sites put around articles are alike everywhere.
_BESIDE: frozenset[ParagraphKind] = frozenset({"byline", "credit", "boilerplate"})


def share_linked(
    links: Sequence[Link], left: Sequence[Paragraph], right: Sequence[Paragraph], least: float = _SURELY
) -> tuple[float, float]:
    """The share of each side's paragraphs, credits and the like aside, with a link of at least this score."""
    sure = [link for link in links if link.left and link.right and link.score >= least]
    shares = []
    for paragraphs, linked in (
        (left, {i for link in sure for i in link.left}),
        (right, {j for link in sure for j in link.right}),
    ):
        story = {k for k, paragraph in enumerate(paragraphs) if paragraph.kind not in _BESIDE}
        shares.append(len(story & linked) / len(story) if story else 0.0)
    return shares[0], shares[1]


def correspond(links: Sequence[Link], left: Sequence[Paragraph], right: Sequence[Paragraph]) -> bool:
    """Whether enough of two texts is linked to speak of changes; very short ones always correspond."""
    lengths = [sum(paragraph.kind not in _BESIDE for paragraph in side) for side in (left, right)]
    if min(lengths) < _LEAST_PARAGRAPHS or max(share_linked(links, left, right)) >= _HARDLY:
        return True
    return max(share_linked(links, left, right, least=0.0)) >= _MOSTLY
