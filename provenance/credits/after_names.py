"""What may stand after a name and is no part of it: a place, a mail address, the end of an Eastern line.

Each looks ahead by a fixed longest length.
"""

from __future__ import annotations

from provenance.credits.context import CLOSERS, Context
from provenance.credits.labels import Match
from provenance.credits.names import is_capitalised, is_cased
from provenance.credits.tokens import CJK, INITIAL, LINE_BREAK, MARK, NO_GAP, WORD

LONGEST_PLACE = 8  # words of a place or a service after a name: "en la redacción de Madrid"
LONGEST_ADDRESS = 40  # tokens of a mail address after a name
_ARTICLE = 3  # letters; a shorter small word before a label makes it a place: "en la redacción"


def skip_place(context: Context, at: int) -> int:
    """Skips a place, its country included."""
    tokens = context.tokens
    first = at
    named = 0  # one past its last word with a capital, or that no person's name holds: "the Gdansk newsroom"
    limit = min(tokens.count, at + LONGEST_PLACE)
    while at < limit and tokens.kind[at] in (WORD, INITIAL, CJK) and tokens.gap[at] < LINE_BREAK:
        match = context.match(at)
        if match is not None and _ends_place(context, match, first):
            break
        if is_capitalised(tokens.word(at)) or tokens.fold[at] in context.words.organisations:
            named = at + 1
        at += 1
    if named:
        at = named
    elif first < at and is_cased(tokens.word(first)):
        return first
    if at + 1 < tokens.count and tokens.fold[at] == "," and tokens.kind[at + 1] == WORD:
        match = context.match(at + 1)
        if match is not None and match.has("place-name"):
            return match.end
        alone = at + 2 >= tokens.count or tokens.kind[at + 2] == MARK
        if match is None and alone and is_capitalised(tokens.word(at + 1)):
            return at + 2
    return at


def skip_posting(context: Context, at: int) -> int:
    """Skips the place between a job and a name: "de notre correspondante à Madrid, Ada Voss".

    It is a known place or one word, and a comma or a full name must follow; else `at` is returned.
    """
    tokens = context.tokens
    here = at
    match = context.match(here)
    if match is not None and match.has("place-name"):
        here = match.end
    elif here < tokens.count and tokens.kind[here] == WORD and is_capitalised(tokens.word(here)):
        here += 1
    else:
        return at
    if here < tokens.count and tokens.fold[here] == "," and tokens.gap[here] == NO_GAP:
        return here + 1
    name = context.name_at(here, marked=False, across=False) if here < tokens.count else None
    return here if name is not None and name.words > 1 else at


def _ends_place(context: Context, match: Match, first: int) -> bool:
    tokens = context.tokens
    article = match.start > first and len(tokens.fold[match.start - 1]) <= _ARTICLE
    for meaning in match.meanings:
        if not context.is_home(meaning):
            continue
        if meaning.kind in ("after", "close", "joiner", "end"):
            return True
        if meaning.kind in ("before", "label") and not article:
            return True
    return False


def skip_address(context: Context, at: int) -> int:
    """Skips a mail address or a handle that begins at token `at`; `at` if there is none."""
    tokens = context.tokens
    here = at + 1
    seen = tokens.fold[at] == "@"
    limit = min(tokens.count, at + LONGEST_ADDRESS)
    while here < limit and tokens.gap[here] == NO_GAP and tokens.fold[here] not in CLOSERS:
        seen = seen or tokens.fold[here] == "@"
        here += 1
    return here if seen else at


def eastern_end(context: Context, at: int) -> int:
    """Ends the zone (-1) where characters lead to an end phrase (the place in "高雄報導"), else `at`."""
    tokens = context.tokens
    for here in range(at, min(at + LONGEST_PLACE, tokens.count)):
        if tokens.kind[here] != CJK:
            return at
        if context.is_end(here):
            return -1
    return at
