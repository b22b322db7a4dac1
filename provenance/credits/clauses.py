"""Reads a zone from left to right: role phrases, names, and what may stand between them.

Every step moves on by at least one token; a phrase, a place, a bracket inside a zone have longest lengths.
"""

from __future__ import annotations

from dataclasses import replace

from provenance.credits.after_names import eastern_end, skip_address
from provenance.credits.brackets import skip_bracket, take_language
from provenance.credits.context import (
    CLOSERS,
    CLOSING_MARKS,
    LABEL_MARKS,
    OPENERS,
    PASSED_MARKS,
    STOPS,
    STRONG_MARKS,
    Context,
)
from provenance.credits.labels import Match
from provenance.credits.names import MIDDLE_DOTS, is_capitalised
from provenance.credits.role_phrases import close, read_phrase
from provenance.credits.tokens import (
    BLANK_LINE,
    CJK,
    CONTROL,
    INITIAL,
    LINE_BREAK,
    MARK,
    NO_GAP,
    NUMBER,
    WORD,
)
from provenance.credits.unknown_words import (
    has_mark_before,
    is_trailer,
    skip_label,
    skip_outlet,
    skip_source,
)
from provenance.credits.zones import Clause, Zone

ELIDED = "d'"
_BRACKET_ENDS = CLOSERS | {"/"}


def read_clauses(context: Context, zone: Zone) -> int:
    """Fills the zone; returns the token where it ended or, if `zone.broken`, where it broke."""
    tokens = context.tokens
    at = _skip_intro(context, zone)
    while at < tokens.count:
        if at > zone.first and tokens.gap[at] >= LINE_BREAK and _ends_line(context, zone, at):
            return at
        mark = tokens.fold[at]
        if zone.bracket and (mark in CLOSERS or (mark == "/" and zone.bracket == "/")):
            while at < tokens.count and tokens.fold[at] in _BRACKET_ENDS and tokens.gap[at] < LINE_BREAK:
                at += 1
            if not zone.clause.is_open or mark == "/" or zone.credited:
                return at
            zone.bracket, zone.clause.marked = None, True  # "[Translation] Ada Voss"
            continue
        if mark in CLOSERS and zone.credited:
            return at + 1  # its opening bracket is missing
        if mark in STOPS:
            if not zone.bracket:
                zone.stopped = True
                return at + 1
            zone.keep()
            at += 1
            continue
        follow = _step(context, zone, at)
        if follow == at:
            if not zone.free:
                zone.broken = not is_trailer(context, zone, at)
                return at
            zone.begin()
            follow = at + 1
        elif follow < 0:
            return at
        at = follow
    return at


def _skip_intro(context: Context, zone: Zone) -> int:
    """Skips words with which a text begins to speak of itself, where a role phrase follows."""
    match = context.match(zone.first)
    if match is not None and match.has("end") and not match.has("label") and context.has_mark(match.end):
        return skip_source(context, match.end)
    known = match is not None and match.senses.preferred(("before", "label", "intro"))
    if not known and zone.first < context.tokens.count and context.tokens.kind[zone.first] == CJK:
        return skip_outlet(context, zone.first)
    if match is None or not match.has("intro") or context.has_mark(match.end):
        return zone.first
    if match.has("open"):
        return zone.first  # "dit artikel is door Ada Voss vertaald"
    follow = context.match(match.end)
    if zone.free or (follow is not None and follow.senses.preferred(("before", "open", "after", "label"))):
        return match.end
    return zone.first


def _ends_line(context: Context, zone: Zone, at: int) -> bool:
    """Whether a line break ends the zone: not inside a bracket, nor between a role phrase and its names."""
    if context.tokens.gap[at] == BLANK_LINE:
        return True
    return not zone.bracket and not zone.clause.is_open


def _step(context: Context, zone: Zone, at: int) -> int:
    """Reads what stands at token `at`.

    Returns:
        The next token; `at` if it has no place here; -1 if it ends the zone.
    """
    tokens = context.tokens
    if tokens.kind[at] == CONTROL:
        return at + 1
    follow = take_language(context, zone, at)
    if follow > at:
        return follow
    match = context.match(at)
    if tokens.kind[at] == MARK:
        if match is not None and _is_marked_role(context, zone, match):
            return match.end
        follow = _read_mark(context, zone, at)
    if follow == at and match is not None:
        follow = read_phrase(context, zone, match)
    if follow == at:
        follow = skip_label(context, zone, at)
    if follow == at and (not zone.free or zone.clause.is_open or zone.clause.names):
        follow = _read_name(context, zone, at)
    elif follow == at and tokens.kind[at] == CJK and has_mark_before(context, at):
        follow = _read_closed_name(context, zone, at)
    return follow


def _is_marked_role(context: Context, zone: Zone, match: Match) -> bool:
    """Takes a role that a mark joins to the names before it: "杜若川/文"."""
    ends = match.end >= context.tokens.count or context.tokens.gap[match.end] != NO_GAP
    ends = ends or context.tokens.fold[match.end] in CLOSING_MARKS
    return ends and bool(zone.clause.names) and close(context, zone, match)


def _read_closed_name(context: Context, zone: Zone, at: int) -> int:
    """Reads an Eastern name in a notice where its role follows at once; returns like `_step`."""
    name = context.name_at(at, marked=False, across=False)
    match = context.match(name.end) if name is not None and context.match(at) is None else None
    if name is None or match is None or not match.has("after"):
        return at
    zone.begin().names.append(name)
    return name.end


def _read_mark(context: Context, zone: Zone, at: int) -> int:
    """Reads a mark; returns like `_step`."""
    mark = context.tokens.fold[at]
    clause = zone.clause
    if mark == "@":
        return skip_address(context, at)
    if mark == zone.inner:
        zone.inner = None
        zone.keep()
        return at + 1
    if mark in OPENERS and at > zone.first:
        return skip_bracket(context, zone, at)
    if mark not in PASSED_MARKS:
        return at
    if mark == "=" and clause.closed:
        return -1
    if clause.is_open and mark in LABEL_MARKS:
        clause.marked = True
    elif mark in ":=" and _ends_label(clause, at):
        clause.names.pop()  # a label that no table has: the names after it have no role
        zone.begin().labelled = True
    if (mark == ";" or mark in STRONG_MARKS) and clause.names and not _is_between_names(context, at):
        zone.keep()
    return at + 1


def _ends_label(clause: Clause, at: int) -> bool:
    """Whether the word before a colon, which looks like a name, is a label that no table has."""
    name = clause.names[-1] if clause.names else None
    if name is None or name.end != at or name.words != 1 or not name.cased:
        return False
    return len(clause.names) > 1 or not (clause.labels or clause.closed)


def _is_between_names(context: Context, at: int) -> bool:
    """Whether a dot stands between Eastern names without a space: it is a comma there."""
    tokens = context.tokens
    return (
        tokens.fold[at] in MIDDLE_DOTS
        and at + 1 < tokens.count
        and tokens.kind[at - 1] == tokens.kind[at + 1] == CJK
        and tokens.gap[at] == tokens.gap[at + 1] == NO_GAP
    )


def _read_name(context: Context, zone: Zone, at: int) -> int:
    """Reads a name, or what may stand after one (a number, an address); returns like `_step`."""
    tokens = context.tokens
    clause = zone.clause
    at += _is_preposition(context, zone, at)
    name = context.name_at(at, clause.marked or zone.bracket is not None, zone.bracket is not None)
    if name is not None:
        if _is_elided(context, zone, at):
            name = replace(name, skipped=len(ELIDED))
        if clause.closed:
            clause = zone.begin()
        clause.names.append(name)
        return name.end
    if clause.names or zone.credited:
        if tokens.kind[at] == NUMBER:
            return at + 1
        if tokens.kind[at] == CJK:
            return eastern_end(context, at)
        if tokens.kind[at] in (WORD, INITIAL) and at + 1 < tokens.count and tokens.gap[at + 1] == NO_GAP:
            return skip_address(context, at)
    return at


def _is_preposition(context: Context, zone: Zone, at: int) -> bool:
    """Whether a small word leads from a bare noun to a name, and is no part of it: "editing di"."""
    tokens = context.tokens
    clause = zone.clause
    if not clause.is_open or clause.marked or clause.meaning is None or clause.meaning.kind != "label":
        return False
    small = tokens.fold[at] in context.words.particles and not is_capitalised(tokens.word(at))
    return small and at + 1 < tokens.count and is_capitalised(tokens.word(at + 1))


def _is_elided(context: Context, zone: Zone, at: int) -> bool:
    """Whether a bare noun leads to a name by an elided "of": "Traduction d'Anne Martin"."""
    clause = zone.clause
    if not clause.is_open or clause.marked or clause.meaning is None or clause.meaning.kind != "label":
        return False
    return context.tokens.fold[at].startswith(ELIDED) and context.tokens.text[context.tokens.start[at]] == "d"
