"""What sort of change an edit is: of typography, of wording, or of a fact."""

from __future__ import annotations

import re
import unicodedata

from provenance.text.numbers import numbers

_QUOTES = "\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟′″´`＂＇"
_DASHES = "-‐‑‒–—―−－"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"

_LIKE = str.maketrans(
    dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_INVISIBLE, "") | {"…": "..."}
)
_SPACE_BY_MARK = re.compile(r" ?([^\w\s]) ?")
_DOUBLED = re.compile(r'("+|-+)')
_INITIAL = re.compile(r"\b\w")


def typographic_form(text: str, language: str | None) -> str:
    r"""The text with everything folded that is a matter of typography.

    Shapes of quotation marks, apostrophes and dashes; kinds of spaces, and spaces beside a mark; full-width
    forms;
    soft hyphens and zero-width spaces; the case of the first letter of each word; the grouping of digits.

    >>> typographic_form("«\u202fNon\u202f»\u00a0!", "fr") == typographic_form('"non"!', "fr")
    True
    """
    folded = "".join(_half_width(c) for c in text).translate(_LIKE)
    folded = _by_value(" ".join(folded.split()), language)
    folded = _DOUBLED.sub(lambda m: m[1][0], _SPACE_BY_MARK.sub(r"\1", folded))
    return _INITIAL.sub(lambda m: m[0].lower(), folded).strip()


def is_typographic(left: str, right: str, language: str | None) -> bool:
    """Whether two stretches of text differ in typography alone."""
    if not left.strip() or not right.strip():
        return left.strip() == right.strip()
    if _digits(left) != _digits(right):
        return False
    return typographic_form(left, language) == typographic_form(right, language)


def _digits(text: str) -> list[int]:
    """All digits, of any script; typography leaves them as they are."""
    return [unicodedata.decimal(character) for character in text if character.isdecimal()]


def _by_value(text: str, language: str | None) -> str:
    """The text with every number in digits as its plain value, however its digits were grouped."""
    parts, end = [], 0
    for number in numbers(text, language):
        parts += [text[end : number.start], f"{number.value.normalize():f}"]
        end = number.end
    return "".join([*parts, text[end:]])


def _half_width(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return character
