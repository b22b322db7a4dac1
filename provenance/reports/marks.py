"""Marks in a text: which stretches of a paragraph changed, and which hold a fact that differs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from provenance.values import Edit, EditClass, Fact, LinkChanges
from provenance.values.changes import EditOp

T = TypeVar("T")

_BLANKS = str.maketrans({" ": "␣", "\u00a0": "⍽", "\u202f": "⍽"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph.

    Attributes:
        text: The stretch; the pieces of a paragraph, concatenated, are its text.
        op: equal, or what became of the stretch.
        change: typography | wording | fact; None where `op` is equal.
        fact: Position in the link's facts of the one that stands here; None for most.
    """

    text: str
    op: EditOp = "equal"
    change: EditClass | None = None
    fact: int | None = None


def pieces(change: LinkChanges, texts: Sequence[str], *, is_left: bool) -> list[list[Piece]]:
    """The paragraphs of one side of a link, taken apart where a mark begins or ends.

    Edits run across paragraphs, which are joined by one space; a mark that does is cut there.

    Args:
        change: The link with its edits and facts.
        texts: The paragraphs of that side, in order.
        is_left: Which side it is.
    """
    joined = " ".join(texts)
    edits = _edit_spans(change.edits, is_left) if change.link.left and change.link.right else []
    facts = _fact_spans(change.facts, joined, edits, is_left)
    cuts = sorted({at for a, b, _ in (*edits, *facts) for at in (a, b)})
    result = []
    start = 0
    for text in texts:
        end = start + len(text)
        own = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        result.append(
            [_piece(joined[a:b], _covering(edits, a), _covering(facts, a)) for a, b in pairwise(own) if b > a]
        )
        start = end + 1
    return result


def core(text: str) -> tuple[str, str, str]:
    """A changed stretch as blanks before, what is marked, blanks after; blanks alone are made visible."""
    marked = text.strip()
    if not marked:
        return "", text.translate(_BLANKS), ""
    start = text.index(marked)
    return text[:start], marked, text[start + len(marked) :]


def _edit_spans(edits: Iterable[Edit], is_left: bool) -> list[tuple[int, int, Edit]]:
    spans = []
    at = 0
    for edit in edits:
        length = len(edit.left if is_left else edit.right)
        if length and edit.op != "equal":
            spans.append((at, at + length, edit))
        at += length
    return spans


def _fact_spans(
    facts: Sequence[Fact], joined: str, edits: Sequence[tuple[int, int, Edit]], is_left: bool
) -> list[tuple[int, int, int]]:
    """Where the facts stand: as printed, first where a fact changed, else where words did, else anywhere.

    One that is not printed so (a value put together from several words) has no place.
    """

    def rank(span: tuple[int, int]) -> int:
        last = bisect_left(edits, span[1], key=lambda edit: edit[0]) - 1
        if last < 0 or edits[last][1] <= span[0]:
            return 2
        return 0 if edits[last][2].change == "fact" else 1

    taken = bytearray(len(joined))
    places: dict[str, Iterator[tuple[int, int]]] = {}
    found = []
    for number, fact in enumerate(facts):
        printed = fact.left if is_left else fact.right
        if not printed:
            continue
        if printed not in places:
            places[printed] = iter(sorted(_occurrences(printed, joined), key=rank))
        span = next((s for s in places[printed] if not any(taken[s[0] : s[1]])), None)
        if span is not None:
            taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
            found.append((*span, number))
    return sorted(found)


def _occurrences(printed: str, text: str) -> list[tuple[int, int]]:
    """Where a text stands as words of its own; anywhere where it never does, as in scripts without blanks."""
    pattern = re.escape(printed)
    alone = ("\\b" if _is_word(printed[0]) else "") + pattern + ("\\b" if _is_word(printed[-1]) else "")
    return [found.span() for found in re.finditer(alone, text)] or [
        found.span() for found in re.finditer(pattern, text)
    ]


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _covering(spans: Sequence[tuple[int, int, T]], position: int) -> T | None:
    last = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return spans[last][2] if last >= 0 and position < spans[last][1] else None


def _piece(text: str, edit: Edit | None, fact: int | None) -> Piece:
    if edit is None:
        return Piece(text, fact=fact)
    return Piece(text, edit.op, edit.change, fact)
