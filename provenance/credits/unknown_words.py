"""Words that no table knows, in a line that holds credits all the same: labels, outlets, what sites print.

Each looks ahead by a fixed longest length.
"""

from __future__ import annotations

from provenance.credits.context import LABEL_MARKS, SEPARATORS, STOPS, Context
from provenance.credits.tokens import CJK, LINE_BREAK, NO_GAP, NUMBER, WORD
from provenance.credits.zones import Zone

_BEFORE_A_NAME = SEPARATORS | LABEL_MARKS | STOPS
LONGEST_TRAILER = 8  # tokens of a date or the like after a byline
LONGEST_OUTLET = 14  # characters of an outlet before the word for reporter
LONGEST_SOURCE = 12  # tokens of a source that is named before the credits
LONGEST_LABEL = {WORD: 4, CJK: 8}  # tokens of a label


def is_trailer(context: Context, zone: Zone, at: int) -> bool:
    """Whether the rest of the line is what sites print after a byline: a date, a time, "3 min read"."""
    tokens = context.tokens
    if zone.opening != "line" or not zone.credited or tokens.kind[at] not in (WORD, NUMBER):
        return False
    end = at
    while end < min(tokens.count, at + LONGEST_TRAILER) and tokens.gap[end] < LINE_BREAK:
        end += 1
    whole = end == tokens.count or tokens.gap[end] >= LINE_BREAK
    return whole and NUMBER in tokens.kind[at - 2 : end] and tokens.fold[end - 1] not in STOPS


def skip_label(context: Context, zone: Zone, at: int) -> int:
    """Skips a label that no table has, up to its colon; `at` where there is none.

    Behind a role phrase it is the rest of that ("Checked with the original: Ada Voss"); elsewhere the names
    after it have no role ("graphics: Ada Voss").
    """
    tokens = context.tokens
    kind = tokens.kind[at]
    clause = zone.clause
    if zone.free or kind not in LONGEST_LABEL or (clause.marked and clause.is_open):
        return at
    begins = at == zone.first or tokens.fold[at - 1] in SEPARATORS
    if not (begins or clause.is_open):
        return at
    end = at
    while end < min(tokens.count, at + LONGEST_LABEL[kind]) and tokens.kind[end] == kind:
        if end > at and (tokens.gap[end] >= LINE_BREAK or (kind == CJK and tokens.gap[end] != NO_GAP)):
            return at
        if kind == CJK and context.match(end) is not None:
            return at  # a name and what follows it
        end += 1
    if end >= tokens.count - 1 or tokens.fold[end] not in ":=":
        return at
    if context.name_at(end + 1, marked=True, across=False) is None:
        return at
    if clause.is_open:
        clause.marked = True
    else:
        zone.begin().labelled = True
    return end + 1


def skip_outlet(context: Context, at: int) -> int:
    """The word for reporter behind an outlet, "环球时报驻德国记者"; `at` where there is none."""
    tokens = context.tokens
    for here in range(at, min(at + LONGEST_OUTLET, tokens.count)):
        if tokens.kind[here] != CJK or (here > at and tokens.gap[here] != NO_GAP):
            return at
        match = context.match(here)
        if match is None:
            continue
        meaning = match.senses.preferred(("before", "label"))
        if meaning is not None:
            return here if meaning.roles == ("reporter",) and context.language == "zh" else at
        if match.has("word"):
            return at
    return at


def skip_source(context: Context, at: int) -> int:
    """The first label after a source that is named before the credits; `at` where there is none."""
    tokens = context.tokens
    for here in range(at, min(at + LONGEST_SOURCE, tokens.count)):
        if here > at and (tokens.gap[here] >= LINE_BREAK or tokens.fold[here] in STOPS):
            return at
        match = context.match(here)
        if match is not None and match.has("label") and context.has_mark(match.end) and here > at:
            return here
    return at


def has_mark_before(context: Context, at: int) -> bool:
    """Whether a mark or the end of a phrase stands before token `at`, so that a name may begin there."""
    tokens = context.tokens
    if at == 0 or tokens.fold[at - 1] in _BEFORE_A_NAME:
        return True
    return any(
        match is not None and match.has("intro") and match.end == at
        for match in map(context.match, range(max(0, at - 8), at))
    )
