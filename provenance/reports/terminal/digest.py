"""What an editor asks of two texts first: what is missing, what was added, which facts differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from provenance.compare.counting import is_counted
from provenance.reports.summary import fact_phrase, manner_phrase, percent
from provenance.reports.terminal.layout import clip, wrap
from provenance.reports.terminal.prose import counted, numbered
from provenance.reports.terminal.style import Line, Span, Tone, clean
from provenance.values import Changes, Link, LinkChanges, Paragraph

MOST: Final = 12
"""Entries of a list; what is over is counted."""


def digest(changes: Changes, left: Sequence[Paragraph], right: Sequence[Paragraph], width: int) -> list[Line]:
    """The lists that stand above two texts; none where there is nothing to say.

    Args:
        changes: What changed.
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        width: Cells of a line.
    """
    lines = _manner(changes, width)
    if changes.manner == "unrelated":
        return lines
    lines += _one_sided(changes.links, left, of_left=True, width=width)
    lines += _one_sided(changes.links, right, of_left=False, width=width)
    lines += _facts(changes.links, width)
    lines += _corrections(changes.links, left, right, width)
    return lines


def _manner(changes: Changes, width: int) -> list[Line]:
    told = manner_phrase(changes)
    return [[], *wrap([Span(told, "strong")], width)] if told else []


def _one_sided(
    links: Iterable[LinkChanges], paragraphs: Sequence[Paragraph], *, of_left: bool, width: int
) -> list[Line]:
    """Paragraphs that stand on one side alone, with the share of the text that they are."""
    alone = [
        (index, change.link)
        for change in links
        if not (change.link.right if of_left else change.link.left)
        for index in (change.link.left if of_left else change.link.right)
        if is_counted(paragraphs[index])
    ]
    if not alone:
        return []
    total = sum(len(p.text) for p in paragraphs if is_counted(p))
    share = sum(len(paragraphs[index].text) for index, _ in alone) / total if total else 0.0
    verb, side = ("Omitted", "left") if of_left else ("Added", "right")
    tone: Tone = "gone" if of_left else "come"
    heading = f": {counted(len(alone), 'paragraph')}, {percent(share)} of the {side} text"
    lines = [[], *wrap([Span(verb, tone), Span(heading)], width)]
    gutter = len(f"¶{alone[-1][0] + 1}") + 2
    for index, link in alone[:MOST]:
        label = Span(f"  {f'¶{index + 1}':<{gutter}}", "dim")
        meant = Span(f"{_meant(link)} ", "dim") if link.status != "proposed" else Span("")
        text = Span(clean(paragraphs[index].text[: 2 * width]))
        lines.append([label, *clip([meant, text] if meant.text else [text], width - gutter - 2)])
    return lines + _rest(len(alone))


def _meant(link: Link) -> str:
    """What a person said of an omission or addition."""
    return f"(deliberate: {link.status} by hand)"


def _facts(links: Sequence[LinkChanges], width: int) -> list[Line]:
    differing = [(change.link, fact) for change in links for fact in change.facts]
    if not differing:
        return []
    lines = [[], [Span("Facts that differ", "warning"), Span(f": {len(differing):,}")]]
    places = [_place(link) for link, _ in differing[:MOST]]
    gutter = max(map(len, places)) + 2
    for place, (_, fact) in zip(places, differing, strict=False):
        label = Span(f"  {place:<{gutter}}", "dim")
        if gutter > width // 3:
            lines += [[label], *wrap([Span("    " + fact_phrase(fact))], width, hang=4)]
            continue
        body = wrap([Span(fact_phrase(fact))], width - gutter - 2)
        lines += [[label if k == 0 else Span(" " * (gutter + 2)), *line] for k, line in enumerate(body)]
    return lines + _rest(len(differing))


def _corrections(
    links: Iterable[LinkChanges], left: Sequence[Paragraph], right: Sequence[Paragraph], width: int
) -> list[Line]:
    """Correction notes that one side has alone."""
    lines: list[Line] = []
    for link in (change.link for change in links):
        for indexes, others, paragraphs, side in (
            (link.left, link.right, left, "left"),
            (link.right, link.left, right, "right"),
        ):
            notes = [index for index in indexes if paragraphs[index].kind == "correction"]
            if notes and not others:
                told = f"Correction note on the {side} only: {numbered(notes)}"
                lines += wrap([Span(told, "warning")], width)
    return [[], *lines] if lines else []


def _place(link: Link) -> str:
    ours, theirs = numbered(link.left), numbered(link.right)
    return ours if ours == theirs else f"{ours} → {theirs}"


def _rest(number: int) -> list[Line]:
    return [[Span(f"  and {number - MOST:,} more", "dim")]] if number > MOST else []
