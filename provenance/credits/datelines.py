"""Finds names in datelines, which hold no role word but have a fixed shape: `【{place}＝{names}】`.

A shape becomes a regular expression in which every open part excludes the mark that ends it and has a
longest length, so that each line costs a bounded number of steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from provenance.credits.tables import DatelineShape, load_tables
from provenance.errors import InputError

_WIDTHS = str.maketrans("：；，（）／＝｜［］　", ":;,()/=|[] ")
_PARTS = {"place": 30, "date": 24, "agency": 30, "any": 40, "names": 80}  # longest lengths in code points
_LINE_END = r"(?=[ \t]*(?:\n|\Z))"  # {end}: only where the line ends
_PART = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class DatelinePattern:
    """A shape ready to be tried at the beginning of a line or a sentence.

    Attributes:
        shape: As the table has it.
        literal: The longest fixed part; a text without it cannot have the shape.
        expression: Matches the shape; group `names` is the part with the names.
    """

    shape: DatelineShape
    literal: str
    expression: re.Pattern[str]


def same_width(text: str) -> str:
    """The text with full-width marks as plain ones, code point for code point."""
    return text if text.isascii() else text.translate(_WIDTHS)


@cache
def dateline_patterns() -> tuple[DatelinePattern, ...]:
    """The dateline shapes of all tables."""
    return tuple(compile_shape(shape) for table in load_tables() for shape in table.datelines)


def compile_shape(shape: DatelineShape) -> DatelinePattern:
    """Makes a shape ready for use.

    Raises:
        InputError: It holds an unknown part, or an open part with no fixed mark after it.
    """
    pieces = _PART.split(same_width(shape.shape))
    expression = ""
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            expression += re.escape(piece).replace(r"\ ", r"[ \t]?" if index else r"[ \t]")
            continue
        follow = pieces[index + 1]
        if piece == "end":
            expression += _LINE_END
            continue
        if piece not in _PARTS or (not follow and pieces[index + 2 : index + 3] not in ([], ["end"])):
            raise InputError(f"dateline {shape.shape!r}: {{{piece}}}", f"known parts: {', '.join(_PARTS)}")
        if piece == "names":
            lazy = "?" if follow else ""
            expression += rf"(?P<names>[^\n()\[\]【】=/]{{1,{_PARTS[piece]}}}{lazy})"
        else:
            expression += rf"[^\n()\[\]【】{re.escape((follow.strip() or follow)[:1])}]{{1,{_PARTS[piece]}}}"
    literal = max((piece.strip() for piece in pieces[::2]), key=len)
    if not literal or "(?P<names>" not in expression:
        raise InputError(f"dateline {shape.shape!r} has no fixed part or no {{names}}", "add them")
    return DatelinePattern(shape, literal, re.compile(expression))
