"""The digest of two texts in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.reports.digest import MOST, Alone, Digest, digest_of, meant
from provenance.reports.summary import fact_phrase, manner_phrase
from provenance.reports.terminal.layout import clip, wrap
from provenance.reports.terminal.prose import numbered
from provenance.reports.terminal.style import Line, Span, Tone, clean
from provenance.values import Changes, Link, Paragraph


def digest(changes: Changes, left: Sequence[Paragraph], right: Sequence[Paragraph], width: int) -> list[Line]:
    """The lists that stand above two texts; none where there is nothing to say.

    Args:
        changes: What changed.
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        width: Cells of a line.
    """
    found = digest_of(changes, left, right)
    lines = _manner(changes, width)
    for alone in found.alone:
        lines += _one_sided(alone, left if alone.side == "left" else right, width)
    return [*lines, *_facts(found, width), *_corrections(found, width)]


def _manner(changes: Changes, width: int) -> list[Line]:
    told = manner_phrase(changes)
    return [[], *wrap([Span(told, "strong")], width)] if told else []


def _one_sided(alone: Alone, paragraphs: Sequence[Paragraph], width: int) -> list[Line]:
    """Paragraphs that stand on one side alone, with the share of the text that they are."""
    tone: Tone = "gone" if alone.side == "left" else "come"
    lines = [[], *wrap([Span(alone.verb, tone), Span(f": {alone.heading}")], width)]
    gutter = len(f"¶{alone.paragraphs[-1][0] + 1}") + 2
    for index, link in alone.paragraphs[:MOST]:
        label = Span(f"  {f'¶{index + 1}':<{gutter}}", "dim")
        told = meant(link)
        text = Span(clean(paragraphs[index].text[: 2 * width]))
        lines.append([label, *clip([Span(f"{told} ", "dim"), text] if told else [text], width - gutter - 2)])
    return lines + _rest(len(alone.paragraphs))


def _facts(found: Digest, width: int) -> list[Line]:
    if not found.facts:
        return []
    lines = [[], [Span("Facts that differ", "warning"), Span(f": {len(found.facts):,}")]]
    places = [_place(link) for link, _ in found.facts[:MOST]]
    gutter = max(map(len, places)) + 2
    for place, (_, fact) in zip(places, found.facts, strict=False):
        label = Span(f"  {place:<{gutter}}", "dim")
        if gutter > width // 3:
            lines += [[label], *wrap([Span("    " + fact_phrase(fact))], width, hang=4)]
            continue
        body = wrap([Span(fact_phrase(fact))], width - gutter - 2)
        lines += [[label if k == 0 else Span(" " * (gutter + 2)), *line] for k, line in enumerate(body)]
    return lines + _rest(len(found.facts))


def _corrections(found: Digest, width: int) -> list[Line]:
    """Correction notes that one side has alone."""
    lines: list[Line] = []
    for side, indexes in found.corrections:
        told = f"Correction note on the {side} only: {numbered(indexes)}"
        lines += wrap([Span(told, "warning")], width)
    return [[], *lines] if lines else []


def _place(link: Link) -> str:
    ours, theirs = numbered(link.left), numbered(link.right)
    return ours if ours == theirs else f"{ours} → {theirs}"


def _rest(number: int) -> list[Line]:
    return [[Span(f"  and {number - MOST:,} more", "dim")]] if number > MOST else []
