"""Wrapping, clipping and columns of toned text, measured in terminal cells (East Asian letters take two).

A cell that holds right-to-left letters is put between U+2068 and U+2069 (first-strong isolate), with and
without colour: a terminal or editor that orders bidirectional text would otherwise exchange the columns of
the line (Unicode Standard Annex #9, rules P2 and X5c). Other cells stay free of invisible characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from provenance.reports.terminal.style import Line, Span

ELLIPSIS = "…"

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WIDE = (
    "\u1100-\u115f\u2e80-\u2fff\u3001-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff60\U0001f300-\U0001faff\U00020000-\U0003ffff"
)
_BLANK = (  # no-break spaces are none
    " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_ATOM = re.compile(rf"[{_BLANK}]+|[{_WIDE}]|[^{_BLANK}{_WIDE}]+")
_NOT_FIRST = frozenset("、。，．！？；：）］｝」』】〉》〕’”…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NOT_LAST = frozenset("（［｛「『【〈《〔‘“")


def width_of(line: Iterable[Span]) -> int:
    """Cells that a line takes."""
    return sum(cell_len(span.text) for span in line)


def wrap(spans: Iterable[Span], width: int, *, hang: int = 0) -> list[Line]:
    """Break toned text into lines of at most `width` cells, at blanks or between East Asian letters.

    Args:
        spans: The text.
        width: Cells; less than 2 counts as 2.
        hang: Cells by which all lines but the first are indented.

    Returns:
        At least one line, which may be empty. A word that is longer than a line is cut.
    """
    width = max(width, 2)
    hang = min(hang, width - 2)
    lines: list[Line] = [[]]
    used = 0
    blank: list[Span] = []
    for chunk, is_blank in _chunks(spans):
        if is_blank:
            blank = chunk
            continue
        needed, gap = width_of(chunk), width_of(blank)
        at_start = used == (hang if len(lines) > 1 else 0)
        if not at_start and used + gap + needed > width:
            lines.append([Span(" " * hang)] if hang else [])
            used, at_start = hang, True
        if blank and not at_start:
            lines[-1].extend(blank)
            used += gap
        blank = []
        if used + needed <= width:
            lines[-1].extend(chunk)
            used += needed
            continue
        for piece in chunk:
            for part in _cut(piece, width - used, width - hang):
                if used + cell_len(part.text) > width:
                    lines.append([Span(" " * hang)] if hang else [])
                    used = hang
                lines[-1].append(part)
                used += cell_len(part.text)
    return [_joined(line) for line in lines]


def clip(spans: Iterable[Span], width: int) -> Line:
    """The text in one line of at most `width` cells, cut with an ellipsis at a word if there is one near."""
    spans = list(spans)
    taken: list[Span] = []
    used = 0
    for k, span in enumerate(spans):
        needed = cell_len(span.text) if len(span.text) <= width else width + 1
        if used + needed > width or (used + needed == width and k + 1 < len(spans)):
            room = max(width - used - 1, 0)
            text = _prefix(span.text, room)
            blank = text.rfind(" ")
            if blank > len(text) * 2 // 3 and text != span.text:
                text = text[:blank]
            taken += [Span(text.rstrip(), span.tone), Span(ELLIPSIS, span.tone)]
            break
        taken.append(span)
        used += needed
    return _joined(taken)


def cell(line: Line, width: int, *, right: bool = False) -> Line:
    """A line filled up to `width` cells, isolated where it holds right-to-left letters."""
    filling = Span(" " * max(width - width_of(line), 0))
    is_isolated = any(span.text == _ISOLATE for span in line)
    if not is_isolated and any(_RIGHT_TO_LEFT.search(span.text) for span in line):
        line = [Span(_ISOLATE), *line, Span(_END_OF_ISOLATE)]
    return [filling, *line] if right else [*line, filling]


def beside(left: Sequence[Line], right: Sequence[Line], width: int, between: Span) -> list[Line]:
    """Two blocks of lines side by side, the left one `width` cells wide."""
    rows = range(max(len(left), len(right)))
    return [
        [
            *cell(left[k] if k < len(left) else [], width),
            between,
            *cell(right[k] if k < len(right) else [], 0),
        ]
        for k in rows
    ]


def hanging(label: Span, body: Iterable[Span], gutter: int, width: int) -> list[Line]:
    """A label in a gutter and text wrapped beside it."""
    lines = wrap(body, width - gutter)
    first = Span(label.text + " " * max(gutter - cell_len(label.text), 0), label.tone)
    return [[first if k == 0 else Span(" " * gutter), *cell(line, 0)] for k, line in enumerate(lines)]


def _chunks(spans: Iterable[Span]) -> Iterable[tuple[list[Span], bool]]:
    """What stands between two places where a line may break, and whether it is a blank, else text."""
    chunk: list[Span] = []
    was_blank = False
    for span in spans:
        for match in _ATOM.finditer(span.text):
            atom = match[0]
            is_blank = atom[0] in _BLANK
            if chunk and (is_blank != was_blank or (not is_blank and _may_break(chunk[-1].text, atom))):
                yield chunk, was_blank
                chunk = []
            chunk.append(Span(atom, span.tone))
            was_blank = is_blank
    if chunk:
        yield chunk, was_blank


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring pieces of text."""
    if after[0] in _NOT_FIRST or before[-1] in _NOT_LAST:
        return False
    return _is_wide(before[-1]) or (_is_wide(after[0]) and before[-1].isalnum())


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _cut(span: Span, room: int, width: int) -> Iterable[Span]:
    """The span itself if a line holds it, else its pieces: one of at most `room` cells, others of `width`."""
    text = span.text
    if len(text) <= width and cell_len(text) <= width:
        yield span
        return
    start, limit = 0, room if room > 0 else width
    while start < len(text):
        end = start + max(len(_prefix(text[start : start + limit], limit)), 1)
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield Span(text[start:end], span.tone)
        start, limit = end, width


def _prefix(text: str, width: int) -> str:
    """The longest beginning of at most `width` cells; marks stay with their letter."""
    used = 0
    for k, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:k]
    return text


def _joined(line: Iterable[Span]) -> Line:
    joined: Line = []
    for span in line:
        if joined and joined[-1].tone == span.tone:
            joined[-1] = Span(joined[-1].text + span.text, span.tone)
        elif span.text:
            joined.append(span)
    return joined
