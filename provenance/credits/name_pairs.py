"""Parts two names that a hyphen joins, as Turkish agencies print them: "Ali DEMİR-Ayşe KAYA"."""

from __future__ import annotations

from provenance.credits.names import is_capitalised
from provenance.credits.tokens import MARK, NO_GAP, SPACE, WORD, Tokens, fold

DOUBLE_SURNAMES = frozenset({"es", "pt", "ca", "gl"})
"""Languages in which a name goes on after a hyphenated family name: "Ana García-Lorca Pérez"."""


def part_pairs(tokens: Tokens, language: str | None) -> None:
    """Cuts words such as "DEMİR-Ayşe" in two, where each side has more of a name of its own."""
    if "-" not in tokens.text:
        return
    at = 1
    while at < tokens.count - 1:
        if tokens.kind[at] == WORD and "-" in tokens.fold[at] and _joins_names(tokens, at, language):
            _part(tokens, at)
            at += 2
        at += 1


def _joins_names(tokens: Tokens, at: int, language: str | None) -> bool:
    left, _, right = tokens.word(at).partition("-")
    if not left or "-" in right or not (is_capitalised(left) and is_capitalised(right)):
        return False
    if not (_is_name_word(tokens, at - 1) and _is_name_word(tokens, at + 1)):
        return False
    if tokens.gap[at] != SPACE or tokens.gap[at + 1] != SPACE:
        return False
    if left.isupper() and len(left) > 1 and not right.isupper():
        return True
    if language == "tr":
        return True
    alone = not (at > 1 and _is_name_word(tokens, at - 2)) and not _is_name_word(tokens, at + 2)
    return alone and language not in DOUBLE_SURNAMES


def _is_name_word(tokens: Tokens, at: int) -> bool:
    return at < tokens.count and tokens.kind[at] == WORD and is_capitalised(tokens.word(at))


def _part(tokens: Tokens, at: int) -> None:
    left, _, right = tokens.word(at).partition("-")
    start, end = tokens.start[at], tokens.end[at]
    middle = start + len(left)
    tokens.kind[at : at + 1] = [WORD, MARK, WORD]
    tokens.fold[at : at + 1] = [fold(left), "-", fold(right)]
    tokens.start[at : at + 1] = [start, middle, middle + 1]
    tokens.end[at : at + 1] = [middle, middle + 1, end]
    tokens.gap[at : at + 1] = [tokens.gap[at], NO_GAP, NO_GAP]
    tokens.count += 2
