"""Quotations in running text, by the marks of any language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Opening marks with what may close them; German and Czech close with what English opens with.
_PAIRS: Final = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‟": "”",
    "‹": "›",
    "〝": "〞〟",
}
_MARK = re.compile("[\"“”„«»‹›「」『』‟〝＂]|(?<!\\w)['‘‚]|['’](?!\\w)")
_DIALOGUE = re.compile(r"^[—–-]\s?\S|[.!?…]\s[—–]\s")
_LONGEST: Final = 5000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        text: The words, without the marks.
        start: First code point of the words in the text.
        end: One past their last code point.
    """

    text: str
    start: int
    end: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order; one that is not closed runs to the end of the text.

    Marks inside a quotation belong to it. Words between single marks are none: an apostrophe looks the same.
    """
    found: list[Quotation] = []
    at = 0
    while at < len(text):
        mark = text[at]
        closing = '"＂' if mark in '"＂' else _PAIRS.get(mark)
        if closing is None:
            at += 1
            continue
        ends = [k for c in closing if (k := text.find(c, at + 1, at + _LONGEST)) >= 0]
        end = min(ends, default=len(text))
        words = text[at + 1 : end]
        start = at + 1 + len(words) - len(words.lstrip())
        if words.strip():
            found.append(Quotation(words.strip(), start, start + len(words.strip())))
        at = end + 1
    return tuple(found)


def has_quotation_marks(text: str) -> bool:
    """Whether anything in a text may mark speech: quotation marks of any sort, or the dash of a dialogue."""
    return _MARK.search(text) is not None or _DIALOGUE.search(text) is not None
