"""Reads a zone from left to right: role phrases, names, and what may stand between them.

Every step moves on by at least one token; a phrase, a place, a bracket inside a zone have longest lengths.
"""

from __future__ import annotations

from dataclasses import replace

from provenance.credits.after_names import eastern_end, skip_address, skip_place, skip_posting
from provenance.credits.brackets import skip_bracket
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
from provenance.credits.labels import Match, Meaning
from provenance.credits.machine import is_agent
from provenance.credits.names import MIDDLE_DOTS, is_capitalised
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
    match = context.match(at)
    follow = at
    if tokens.kind[at] == MARK:
        if match is not None and _is_marked_role(context, zone, match):
            return match.end
        follow = _read_mark(context, zone, at)
    if follow == at and match is not None:
        follow = _read_phrase(context, zone, match)
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
    return ends and bool(zone.clause.names) and _close(context, zone, match)


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


def _read_phrase(context: Context, zone: Zone, match: Match) -> int:
    """Takes a phrase into the zone; returns like `_step`."""
    clause = zone.clause
    if clause.names and _close(context, zone, match):
        return _skip_place_of(context, match)
    if match.has("original"):
        zone.free = True  # the sentence speaks of its text
        return match.end
    if _is_passed(context, zone, match):
        return match.end
    if match.has("end") and _is_glued(context, zone.clause, match):
        return -1  # 记者…报道: the word has a role of its own elsewhere
    meaning = _role_before(context, zone, match)
    if meaning is not None:
        return _take_role(context, zone, match, meaning)
    if match.has("end") and match.start > zone.first:
        return -1
    return _read_small_words(context, zone, match)


def _is_passed(context: Context, zone: Zone, match: Match) -> bool:
    """Whether a phrase that has a role elsewhere is only a job here, or repeats "by"."""
    clause, first = zone.clause, zone.clauses[0].meaning
    if match.has("byline") and clause.names and first is not None and first.kind == "byline":
        return match.start > zone.first  # "By Ada Voss and by Bram Quill"
    if not match.has("job"):
        return False
    if clause.is_open and clause.roles:
        return _role_before(context, zone, match) is not None  # "Photos: reporter Ada Voss"
    return _names_a_job(context, clause, match)


def _take_role(context: Context, zone: Zone, match: Match, meaning: Meaning) -> int:
    clause = zone.clause
    if not clause.is_open:
        clause = zone.begin()
    elif clause.meaning is not None and clause.meaning.kind == "open":
        clause.labels.clear()
        clause.meaning = None
    clause.take(match, meaning)
    clause.marked = clause.marked or context.tokens.fold[match.end - 1] in LABEL_MARKS
    return match.end


def _read_small_words(context: Context, zone: Zone, match: Match) -> int:
    """Passes what may stand between roles and names: "and", a place, a job, an agency."""
    clause = zone.clause
    kinds = match.senses.kinds
    if kinds & {"joiner", "place"} and _is_forename(context, match):
        return match.start
    chosen = match.senses.preferred(("place", "joiner"))
    if chosen is not None and chosen.kind == "place":
        if clause.names or _leads_to_mark(context, clause, match):
            return skip_place(context, match.end)
        if clause.is_open and not clause.marked:
            follow = skip_posting(context, match.end)
            return follow if follow > match.end else match.start
    if kinds & {"joiner", "place"} and (clause.names or clause.labels or len(zone.clauses) > 1):
        return match.end if "joiner" in kinds else match.start
    if kinds & {"agency", "organisation", "tool"} or is_agent(context, match):
        clause.answered = clause.answered or clause.is_open
        return match.end
    return match.end if kinds & {"job", "place-name"} else match.start


def _is_glued(context: Context, clause: Clause, match: Match) -> bool:
    """Whether a phrase follows a name without a space, in a script that has none."""
    tokens, start = context.tokens, match.start
    after_name = bool(clause.names) and clause.names[-1].end == start
    return after_name and tokens.kind[start] == CJK and tokens.gap[start] == NO_GAP


def _leads_to_mark(context: Context, clause: Clause, match: Match) -> bool:
    """Whether a place stands between a label and its colon: "Report from Berlin: Ada Voss"."""
    end = skip_place(context, match.end)
    return clause.is_open and not clause.marked and end > match.end and context.has_mark(end)


def _names_a_job(context: Context, clause: Clause, match: Match) -> bool:
    """Whether a word right after a name that has its role says only what she is: "글=표진우 기자"."""
    tokens = context.tokens
    if not clause.roles or not clause.names or clause.names[-1].end != match.start:
        return False
    end = match.end
    if end >= tokens.count or tokens.gap[end] >= LINE_BREAK or tokens.fold[end] in CLOSING_MARKS:
        return True
    return tokens.kind[end] == MARK and not context.has_mark(end)


def _is_forename(context: Context, match: Match) -> bool:
    """Whether a small word of some language begins a name here: "Dan Coley" (Indonesian "and")."""
    if not context.tokens.word(match.start).istitle():
        return False
    name = context.name_at(match.start, marked=False, across=False)
    return name is not None and name.words > 1


def _role_before(context: Context, zone: Zone, match: Match) -> Meaning | None:
    """The meaning of a phrase that gives a role to the names after it, if it may be believed here."""
    for meaning in (
        match.senses.preferred(("before", "label", "byline", "beside")),
        match.senses.preferred(("open",)),  # counts only once the phrase that closes it is met
    ):
        if meaning is not None and _is_believed(context, zone, match, meaning):
            return meaning
    return None


def _is_believed(context: Context, zone: Zone, match: Match, meaning: Meaning) -> bool:
    marked = context.has_mark(match.end)
    if zone.free:
        return meaning.kind in ("before", "open") or (meaning.kind == "label" and marked)
    if meaning.kind == "byline":
        begins = zone.opening == "line" or (zone.bracket is not None and zone.opening == "sentence")
        return match.start == zone.first and begins and context.is_home(meaning)
    if meaning.kind == "beside":
        return bool(zone.clauses[0].names) or (zone.bracket is not None and match.start == zone.first)
    if meaning.kind == "label":
        return context.is_home(meaning) or zone.bracket is not None or marked
    return True


def _close(context: Context, zone: Zone, match: Match) -> bool:
    """Gives the open names the role of a phrase that stands after them, if it is one."""
    clause = zone.clause
    if context.has_mark(match.end, ":=") and match.has("label"):
        return False  # "Ada Voss; translation: Bram Quill", where the word may stand after names as well
    opened = any(label.has("open") for label in clause.labels)
    meaning = match.senses.preferred(("close",)) if opened else None
    if meaning is None and (not clause.roles or _is_job_before(context, clause, match)):
        meaning = match.senses.preferred(("after",))
        if meaning is not None and not context.may_close(match.end):
            meaning = None
    if meaning is None:
        return False
    clause.roles, clause.meaning, clause.closed = meaning.roles, meaning, True
    clause.take(match, meaning)
    return True


def _is_job_before(context: Context, clause: Clause, match: Match) -> bool:
    """Whether the phrase before a name is only a job, because the role follows it: 记者…摄."""
    tokens = context.tokens
    if match.has("job"):
        return False
    if tokens.kind[match.end - 1] != CJK:
        return not clause.marked and all(label.has("job") for label in clause.labels)
    if clause.roles != ("reporter",):
        return False
    end = match.end
    return end >= tokens.count or tokens.fold[end] in CLOSING_MARKS or tokens.gap[end] >= LINE_BREAK


def _skip_place_of(context: Context, match: Match) -> int:
    """Skips the place after a phrase that ends with the word for it: "reported from" Lagos."""
    last = context.match(match.end - 1)
    if last is not None and last.end == match.end and last.has("place"):
        return skip_place(context, match.end)
    return match.end
