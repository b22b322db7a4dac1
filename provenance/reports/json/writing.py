"""How values are written as JSON: safe text, rounded scores, the mark of what is masked."""

from __future__ import annotations

import json
import re

Object = dict[str, object]

DIGITS = 4
"""Decimals of scores, shares and confidences."""

# Left raw, these would break lines of JSON Lines, act on a terminal, or could not be written as UTF-8.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
)


def dumps(obj: object) -> str:
    """An object as indented JSON, without a final line break."""
    return _safe(json.dumps(obj, ensure_ascii=False, indent=2, allow_nan=False))


def line(obj: object) -> str:
    """An object as one line of JSON Lines, without its line break."""
    return _safe(json.dumps(obj, ensure_ascii=False, allow_nan=False))


def score(value: float) -> float:
    """A score, share or confidence, rounded to `DIGITS`."""
    return round(value, DIGITS)


def masked_mark(masked: bool) -> Object:
    """The mark of what holds a present name in place of one that is kept from print; nothing elsewhere."""
    return {"masked": True} if masked else {}


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
