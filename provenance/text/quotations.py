"""Quotations in running text, by the marks of any language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Opening marks with what may close them; German and Czech close with what English opens with, Swedish and
# Finnish open with what it closes with.
_PAIRS: Final = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "‟": "”",
    "‹": "›",
    "›": "‹›",
    "”": "”",
    "〝": "〞〟",
    "﹁": "﹂",
    "﹃": "﹄",
    "｢": "｣",
    "❝": "❞",
}
_STRAIGHT: Final = '"＂'
_CLOSES_ELSEWHERE: Final = "”»›"
_GERSHAYIM: Final = "\u05f4"  # a quotation mark in Hebrew; inside a word the mark of an abbreviation
_CLOSING_GERSHAYIM = re.compile("\u05f4(?!\\w)")
_MARK = re.compile(
    "[\"“”„«»‹›「」『』‟〝＂﹁﹂﹃﹄｢｣❝❞]|(?<!\\w)['‘‚]|['’](?!\\w)|(?<!\\w)\u05f4|\u05f4(?!\\w)"
)
_DIALOGUE = re.compile(r"^[—–―-]\s?\S|[.!?…,]\s?[—–―]\s?\S", re.MULTILINE)
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
        if not _opens(text, at):
            at += 1
            continue
        end = _end(text, at)
        words = text[at + 1 : end]
        start = at + 1 + len(words) - len(words.lstrip())
        if words.strip():
            found.append(Quotation(words.strip(), start, start + len(words.strip())))
        at = end + 1
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether a quotation opens here.

    None does with the mark of inches, that of a Hebrew abbreviation, or what closes in most languages and has
    no space before it and a word behind.
    """
    mark = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _STRAIGHT:
        return not (before.isdigit() or before in ("'", "′"))
    if mark == _GERSHAYIM:
        return not before.isalnum()
    if mark in _CLOSES_ELSEWHERE:
        return not before.strip("([ \t\n\u00a0\u202f") and not after.isspace()
    return mark in _PAIRS


def _end(text: str, at: int) -> int:
    """Where the mark that closes a quotation stands; the end of the text if none does."""
    mark, last = text[at], at + _LONGEST
    if mark == _GERSHAYIM:
        found = _CLOSING_GERSHAYIM.search(text, at + 1, last)
        return found.start() if found else len(text)
    closing = _STRAIGHT if mark in _STRAIGHT else _PAIRS[mark]
    return min((k for c in closing if (k := text.find(c, at + 1, last)) >= 0), default=len(text))


def has_quotation_marks(text: str) -> bool:
    """Whether anything in a text may mark speech: quotation marks of any sort, or the dash of a dialogue."""
    return _MARK.search(text) is not None or _DIALOGUE.search(text) is not None
