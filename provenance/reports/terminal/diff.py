"""What changed between two texts: what is missing, added and different first, then both side by side.

Where both columns would be narrower than a newspaper's, the right text stands below the left one. Within one
language the changed words are marked, and paragraphs without a change shortened to their first words. Credit
lines and boilerplate come last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from provenance.compare.filters import Shown, is_doubtful, is_edited, is_shown
from provenance.reports.marks import Piece, core, pieces
from provenance.reports.summary import fact_phrase, is_story, summary
from provenance.reports.terminal.digest import digest
from provenance.reports.terminal.layout import beside, clip, hanging, wrap
from provenance.reports.terminal.links import by_hand, what_happened
from provenance.reports.terminal.style import Line, Span, Tone, clean, painted
from provenance.values import Changes, LinkChanges, LinkKind, Paragraph

NARROW = 60
"""Cells below which the texts are stacked."""

_BETWEEN = Span(" │ ", "dim")
_TONES: dict[LinkKind, Tone] = {"omitted": "gone", "added": "come"}


def diff_text(  # noqa: PLR0913
    changes: Changes,
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    *,
    width: int,
    colour: bool,
    only: Collection[Shown] | None = None,
) -> str:
    """Say what is missing, added and different, set two texts side by side, and sum up at the end.

    Args:
        changes: What changed.
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        width: Cells of a line.
        colour: Whether to mark words by ANSI colours, else by `[-old-]` and `{+new+}`.
        only: Kinds of changes to show; the summary is always of all.
    """
    page = _Page(left, right, width, colour)
    shown = [c for c in changes.links if only is None or is_shown(c, only)]
    story = [c for c in shown if page.is_story(c)]
    rest = [c for c in shown if not page.is_story(c)]
    lines = page.heading(changes.left, changes.right)
    if only is None:
        above = digest(changes, left, right, width)
        lines = [*page.names(changes.left, changes.right), *above, [], *lines[-1:]] if above else lines
    if changes.manner == "unrelated":
        return painted([*lines[:-2], [], *_ending(changes, left, right, width)], colour=colour)
    lines += page.links(story)
    if rest:
        lines += [[], [Span("Credits and boilerplate", "dim")], []]
        lines += page.links(rest)
    if only is not None and not shown:
        lines += [[], [Span(f"Nothing of that kind: {', '.join(sorted(only))}.")]]
    return painted([*lines, [], *_ending(changes, left, right, width)], colour=colour)


def _ending(
    changes: Changes, left: Sequence[Paragraph], right: Sequence[Paragraph], width: int
) -> list[Line]:
    """The summary in words."""
    return [
        line
        for sentence in summary(changes, left, right)
        for line in wrap([Span(sentence.text.replace("\t", " "), sentence.tone)], width)
    ]


class _Page:
    """The two texts and the room there is for them."""

    def __init__(
        self, left: Sequence[Paragraph], right: Sequence[Paragraph], width: int, colour: bool
    ) -> None:
        self._left, self._right, self._width, self._colour = left, right, width, colour
        self._stacked = width < NARROW
        self._column = width if self._stacked else (width - len(_BETWEEN.text)) // 2
        self._gutter = len(f"¶{max(len(left), len(right))}") + 1

    def is_story(self, change: LinkChanges) -> bool:
        return is_story(change, self._left, self._right)

    def names(self, left: str, right: str) -> list[Line]:
        """What the two texts are called."""
        names = [clip([Span(clean(name), "strong")], self._column) for name in (left, right)]
        return names if self._stacked else beside([names[0]], [names[1]], self._column, _BETWEEN)

    def heading(self, left: str, right: str) -> list[Line]:
        rule = "─" * self._column
        line = Span(rule if self._stacked else f"{rule}─┼─{rule}", "dim")
        return [*self.names(left, right), [line]]

    def links(self, changes: Iterable[LinkChanges]) -> list[Line]:
        """All links, those that say nothing new without an empty line between them."""
        lines: list[Line] = []
        was_short = True
        for change in changes:
            short = self._is_unchanged(change)
            if not (short and was_short) and lines:
                lines.append([] if self._stacked else [Span(" " * self._column), Span(_BETWEEN.text, "dim")])
            lines += self._shortened(change) if short else self._full(change)
            was_short = short
        return lines

    def _paragraphs(self, indexes: Iterable[int], paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        return [paragraphs[index] for index in indexes]

    def _is_unchanged(self, change: LinkChanges) -> bool:
        """Whether it is known word by word that nothing changed; never across languages."""
        return (
            change.link.kind == "match"
            and bool(change.edits)
            and not is_edited(change)
            and not change.facts
            and not is_doubtful(change)
        )

    def _shortened(self, change: LinkChanges) -> list[Line]:
        sides = [
            [
                Span(f"¶{index + 1}".ljust(self._gutter), "dim"),
                *clip([Span(clean(text[index].text[: self._width * 2]), "dim")], self._column - self._gutter),
            ]
            for indexes, text in ((change.link.left, self._left), (change.link.right, self._right))
            for index in indexes
        ]
        return sides[:1] if self._stacked else beside(sides[:1], sides[1:], self._column, _BETWEEN)

    def _full(self, change: LinkChanges) -> list[Line]:
        remark = _remark(change, one_sided=self._stacked)
        lines = wrap(remark, self._width) if remark else []
        tone: Tone = "plain" if self.is_story(change) else "dim"
        ours, theirs = self._side(change, True, tone), self._side(change, False, tone)
        if self._stacked:
            if not change.link.left:
                lines += theirs
            elif not change.link.right:
                lines += ours
            else:
                lines += [*ours, [Span("  ↓", "dim")], *theirs]
        else:
            lines += beside(ours, theirs, self._column, _BETWEEN)
        for fact in change.facts:
            lines += wrap([Span(f"▲ {fact_phrase(fact)}", "warning")], self._width, hang=2)
        return lines

    def _side(self, change: LinkChanges, is_left: bool, tone: Tone) -> list[Line]:
        link = change.link
        indexes, paragraphs = (link.left, self._left) if is_left else (link.right, self._right)
        if not indexes:
            missing = Span("— added", "come") if is_left else Span("— omitted", "gone")
            return [[Span(" " * self._gutter), missing]]
        texts = [p.text for p in self._paragraphs(indexes, paragraphs)]
        bodies = [
            [span for piece in paragraph for span in _mark(piece, is_left, tone, self._colour)]
            for paragraph in pieces(replace(change, facts=()), texts, is_left=is_left)
        ]
        lines: list[Line] = []
        for index, body in zip(indexes, bodies, strict=True):
            label = Span(f"¶{index + 1}", "dim")
            lines += hanging(label, body, self._gutter, self._column)
        return lines


def _remark(change: LinkChanges, *, one_sided: bool) -> Line:
    """What happened to the paragraphs of a link, above them; beside an empty column it need not be said."""
    link = change.link
    line: Line = []
    told = what_happened(link)
    if told and (one_sided or (link.left and link.right)):
        line.append(Span(told, _TONES.get(link.kind, "accent")))
    if is_doubtful(change):
        doubt = f"doubtful: score {link.score:.2f}"
        line += [*([Span("  ")] if line else []), Span(doubt, "warning")]
    if link.status != "proposed":
        line += [*([Span("  ")] if line else []), Span(by_hand(link), "dim")]
    return line


def _mark(piece: Piece, is_left: bool, tone: Tone, colour: bool) -> Line:
    """A stretch of a text, with its mark where it changed."""
    if piece.op == "equal":
        return [Span(clean(piece.text), tone)]
    before, marked, after = core(piece.text)
    opening, closing = ("[-", "-]") if is_left else ("{+", "+}")
    shown = clean(marked) if colour else f"{opening}{clean(marked)}{closing}"
    return [Span(clean(before), tone), Span(shown, "old" if is_left else "new"), Span(clean(after), tone)]
