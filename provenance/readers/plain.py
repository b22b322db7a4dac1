"""Plain text to blocks: telling wrapped lines from paragraphs of one line each.

A joint is a pair of neighbouring lines without a blank one between them. In wrapped text most joints are
*full* (the next line's first word would not have fitted any more) and most lines before a joint stop in
mid-sentence; where a line is a paragraph, neither holds. The document decides as a whole which it is; then
each joint is looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from provenance.credits import read_credits
from provenance.readers.blocks import Block, block

BULLET = re.compile(r"(?:[-*+•·▪◦‣●■–—]|\(?[0-9]{1,3}[.)])\s+(?=\S)")
_SURE_BULLET = re.compile(r"[•▪◦‣●■]")
_TERMINAL = frozenset(".!?…:;。！？：；؟۔।॥")
LONGEST_REMARK = 200
"""Code points of one line's part of a bracket that goes on in the next."""
_CLOSING = "\"'»”’)]）】」』›"
_WIDE_CLASSES = frozenset("WF")


@dataclass(frozen=True, slots=True)
class WrapOptions:
    """When lines are held to be wrapped.

    Attributes:
        widest: Columns; a line beyond this is a paragraph, since nobody wraps wider.
        narrowest: Columns; shorter lines are a list or a poem, not wrapped.
        full: In [0, 1]; least share of joints where the next word would not have fitted.
        unfinished: In [0, 1]; least share of joints where the line stops in mid-sentence.
        continued: In [0, 1]; share of joints that go on in lower case from mid-sentence, which alone
            settles it where the margin is ragged.
        outlier: In [0, 1]; share of lines that may be longer than the margin (an address, a headline).
        sentence: Columns; a line of at least this many that stops in mid-sentence goes on in a next line that
            begins in lower case, wrapped document or not.
        ragged: In [0, 1]; share of the margin that an unfinished line of an unspaced script must reach: rules
            for line ends (no comma first) leave gaps there.
    """

    widest: int = 132
    narrowest: int = 30
    full: float = 0.5
    unfinished: float = 0.4
    continued: float = 0.6
    outlier: float = 0.05
    sentence: int = 40
    ragged: float = 0.85


DEFAULT: Final = WrapOptions()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    width: int
    first_word: int
    finished: bool
    lower: bool


def read_plain(text: str, options: WrapOptions = DEFAULT) -> tuple[Block, ...]:
    """The paragraphs of a plain text, kinds undecided."""
    groups = _groups(text)
    margin = _margin(groups, options)
    return tuple(
        made
        for group in groups
        for lines in _paragraphs(group, margin, options)
        for made in block("\n".join(lines))
    )


def _groups(text: str) -> list[list[_Line]]:
    """Lines between blank ones."""
    groups: list[list[_Line]] = [[]]
    for raw in re.split("[\n\x0b\x85\u2028]|([\x0c\u2029])", text):
        if raw is None:
            continue
        if raw.strip():
            groups[-1].append(_line(raw))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _line(raw: str) -> _Line:
    stripped = raw.strip()
    indent = sum(4 if c == "\t" else 2 if c == "\u3000" else 1 for c in raw[: len(raw) - len(raw.lstrip())])
    last = stripped[-3:].rstrip(_CLOSING)[-1:]
    opening = stripped[:80].lstrip("\"'«“‘„(¿¡[ ")
    return _Line(
        text=stripped,
        indent=indent,
        width=indent + _columns(stripped[:1000]) + max(0, len(stripped) - 1000),
        first_word=_columns(stripped[0] if _is_wide(stripped[0]) else stripped[:200].split()[0]),
        finished=last in _TERMINAL,
        lower=opening[:1].islower(),
    )


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + _is_wide(character) for character in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE_CLASSES


def _margin(groups: Sequence[Sequence[_Line]], options: WrapOptions) -> int | None:
    """The column at which a document is wrapped, or None where each line is a paragraph."""
    joints = [(a, b) for group in groups for a, b in pairwise(group) if not _is_indented(a, b)]
    if not joints:
        return None
    widths = sorted(line.width for group in groups if len(group) > 1 for line in group)
    margin = widths[-1 - int(options.outlier * len(widths))]
    if not options.narrowest <= margin <= options.widest:
        return None
    # The widest line is full by definition, and says nothing.
    full = (sum(_is_full(a, b, margin, options) for a, b in joints) - 1) / max(1, len(joints) - 1)
    unfinished = sum(not a.finished for a, _ in joints) / len(joints)
    continued = sum(_goes_on(a, b) for a, b in joints) / len(joints)
    wrapped = continued >= options.continued or (full >= options.full and unfinished >= options.unfinished)
    return margin if wrapped else None


def _is_indented(a: _Line, b: _Line) -> bool:
    """Whether the second line begins a paragraph by its indent."""
    return b.indent > a.indent + 1


def _is_full(a: _Line, b: _Line, margin: int, options: WrapOptions) -> bool:
    """Whether the second line's first word would not have fitted on the first line."""
    reach = a.width + 1 + b.first_word
    return reach > margin or (not a.finished and _is_wide(b.text[0]) and reach > options.ragged * margin)


def _paragraphs(group: Sequence[_Line], margin: int | None, options: WrapOptions) -> list[list[str]]:
    base = min(line.indent for line in group)
    hanging = len(group) > 1 and group[0].indent == base and all(line.indent > base for line in group[1:])
    paragraphs = [[group[0].text]]
    for a, b in pairwise(group):
        bracket = _bracket(paragraphs[-1])
        full = margin is not None and _is_full(a, b, margin, options)
        if not BULLET.match(b.text) and (
            _is_closed_by(a.text, b.text) or (bracket == "open" and len(paragraphs[-1]) < 4)
        ):
            joined = True
        elif bracket == "closed" or (b.indent > base + 1 and not hanging):
            joined = False
        elif full and not a.finished:
            joined = not _SURE_BULLET.match(b.text)
        elif _starts_anew(b):
            joined = False
        elif _goes_on(a, b) and (margin is not None or a.width >= options.sentence):
            joined = True
        else:
            joined = full
        if joined:
            paragraphs[-1].append(b.text)
        else:
            paragraphs.append([b.text])
    return paragraphs


def _goes_on(a: _Line, b: _Line) -> bool:
    """Whether the second line goes on with the first line's sentence, or with its last word."""
    return not a.finished and (b.lower or (a.text[-1] in "-‐" and a.text[-2:-1].isalpha()))


def _bracket(lines: Sequence[str]) -> Literal["open", "closed"] | None:
    """Whether a paragraph is a remark in brackets, a credit line for most, and these are closed by now."""
    if lines[0][0] not in "([（【" or len(lines[0]) > 400:
        return None
    depth = sum(line.count(c) for line in lines for c in "([（【") - sum(
        line.count(c) for line in lines for c in ")]）】"
    )
    if depth > 0:
        return "open"
    return "closed" if lines[-1][-1] in ")]）】" else None


def _is_closed_by(line: str, follow: str) -> bool:
    """Whether a line ends inside a bracket that the next line closes: credits that end a paragraph do."""
    opened, closed = _last(line, "([（【"), _last(line, ")]）】")
    if opened <= closed or len(line) - opened > LONGEST_REMARK:
        return False
    ends = [at for sign in ")]）】" if (at := follow.find(sign)) >= 0]
    begins = [at for sign in "([（【" if (at := follow.find(sign)) >= 0]
    return bool(ends) and min(ends) < min([LONGEST_REMARK, *begins])


def _last(text: str, signs: str) -> int:
    return max(map(text.rfind, signs))


def _starts_anew(line: _Line) -> bool:
    """Whether a line can only begin a paragraph: a bullet, or a role phrase such as "Translated by"."""
    if BULLET.match(line.text) or line.text[0] in "([（【":
        return bool(BULLET.match(line.text)) or _opens_with_credit(line.text)
    return not line.lower and _opens_with_credit(line.text)


def _opens_with_credit(text: str) -> bool:
    if len(text) > 200:
        return False
    bare = text.lstrip("([（【*_ ").casefold()
    return any(
        credit.label and bare.startswith(credit.label.casefold())
        for credit in read_credits(text, None).credits
    )
