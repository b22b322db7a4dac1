"""The links between two texts as a table."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.align.encoders import LEXICAL
from provenance.compare.counting import count_links, is_counted
from provenance.compare.filters import DOUBTFUL
from provenance.reports.terminal.layout import beside, cell, clip, wrap
from provenance.reports.terminal.links import summary_phrase
from provenance.reports.terminal.prose import numbered
from provenance.reports.terminal.style import Line, Span, Tone, clean, painted
from provenance.values import Alignment, Link, LinkKind, Paragraph

_TONES: dict[LinkKind, Tone] = {
    "match": "dim",
    "omitted": "gone",
    "added": "come",
    "merged": "accent",
    "split": "accent",
    "rearranged": "accent",
    "moved": "accent",
}
_LEAST = 12


def align_text(
    alignment: Alignment,
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    *,
    width: int,
    colour: bool,
) -> str:
    """One link a line: which paragraphs, what sort of link, how sure, and their first words.

    Args:
        alignment: The links.
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    facts = [_facts(link) for link in alignment.links]
    widths = [max((len(row[k].text) for row in facts), default=0) + 2 for k in range(4)]
    room = (width - sum(widths) - 3) // 2
    lines: list[Line] = []
    for link, row in zip(alignment.links, facts, strict=True):
        ours, theirs = _words(link.left, left), _words(link.right, right)
        quiet = not any(is_counted(p) for p in (*_of(link.left, left), *_of(link.right, right)))
        tone: Tone = "dim" if quiet else "plain"
        line = [part for k, span in enumerate(row) for part in cell([span], widths[k], right=k == 3)]
        if room < _LEAST:
            lines.append(line)
            continue
        line = [part for k, span in enumerate(row) for part in cell([span], widths[k])]
        snippets = [clip([Span(text, tone)], room) for text in (ours, theirs)]
        lines.append([*line, *beside([snippets[0]], [snippets[1]], room, Span(" │ ", "dim"))[0]])
    counted = [
        link
        for link in alignment.links
        if any(is_counted(p) for p in (*_of(link.left, left), *_of(link.right, right)))
    ]
    summary = summary_phrase(count_links(alignment.links, left, right), counted)
    lines += [[], *wrap([Span(f"{summary or 'No paragraphs'}."), Span(_how(alignment), "dim")], width)]
    return painted(lines, colour=colour)


def _facts(link: Link) -> list[Span]:
    doubtful = bool(link.left and link.right) and link.status == "proposed" and link.score < DOUBTFUL
    score = f"{link.score:.2f}" if link.left and link.right else ""
    sure = link.status if link.status != "proposed" else score
    return [
        Span(numbered(link.left) or "–"),
        Span(numbered(link.right) or "–"),
        Span(link.kind, _TONES[link.kind]),
        Span(sure, "warning" if doubtful else "dim"),
    ]


def _of(indexes: Sequence[int], paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [paragraphs[index] for index in indexes]


def _words(indexes: Sequence[int], paragraphs: Sequence[Paragraph]) -> str:
    """The first words of a side, no more of them than any line could hold."""
    return clean(" ".join(p.text[:400] for p in _of(indexes, paragraphs)))


def _how(alignment: Alignment) -> str:
    run = alignment.run
    encoder = LEXICAL if run.options.get("mode") == LEXICAL else run.encoder
    return "" if encoder in ("", "none") else f"  Encoder: {clean(encoder)}."
