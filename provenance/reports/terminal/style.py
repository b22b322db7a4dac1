"""Toned stretches of text, and how a tone is painted: by ANSI colours, or not at all.

The sixteen colours of the terminal are used, so that its theme decides how they look. No meaning hangs on
colour alone: deleted words are struck through as well, new ones bold.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from provenance.text.normalise import printable

Tone = Literal["plain", "strong", "dim", "old", "new", "gone", "come", "error", "warning", "info", "accent"]

_CODES: dict[Tone, str] = {
    "strong": "1",
    "dim": "2",
    "old": "31;9",
    "new": "32;1",
    "gone": "31",
    "come": "32",
    "error": "31;1",
    "warning": "33",
    "info": "36",
    "accent": "36",
}


class Span(NamedTuple):
    """A stretch of text in one tone; the text is fit to be shown."""

    text: str
    tone: Tone = "plain"


Line = list[Span]


def clean(text: str) -> str:
    """Text of a document in the form in which it may be shown, tabs as spaces."""
    return printable(text).replace("\t", " ")


def paint(line: Iterable[Span], *, colour: bool) -> str:
    """A line as a string, without trailing blanks unless they are coloured."""
    return "".join(_painted(span, colour) for span in line).rstrip(" ")


def painted(lines: Iterable[Line], *, colour: bool) -> str:
    """Lines as one string, without a final line break."""
    return "\n".join(paint(line, colour=colour) for line in lines)


def _painted(span: Span, colour: bool) -> str:
    code = _CODES.get(span.tone) if colour else None
    return f"\x1b[{code}m{span.text}\x1b[0m" if code and span.text else span.text
