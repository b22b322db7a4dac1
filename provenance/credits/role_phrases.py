"""Reads a phrase of a table inside a zone: the role it gives, if it is believed there, or a small word."""

from __future__ import annotations

from provenance.credits.after_names import skip_place, skip_posting
from provenance.credits.context import LABEL_MARKS, Context
from provenance.credits.labels import Match, Meaning
from provenance.credits.machine import is_agent
from provenance.credits.names import is_capitalised, is_cased
from provenance.credits.tokens import CJK, MARK, NO_GAP, WORD
from provenance.credits.zones import Clause, Zone


def read_phrase(context: Context, zone: Zone, match: Match) -> int:
    """Takes a phrase into the zone.

    Returns:
        The next token; where the phrase begins if it has no place here; -1 if it ends the zone.
    """
    clause = zone.clause
    if clause.names and close(context, zone, match):
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
    if _is_posted(context, clause, match, meaning):
        return match.end + 1
    if not clause.is_open:
        clause = zone.begin()
    elif clause.meaning is not None and clause.meaning.kind == "open":
        clause.labels.clear()
        clause.meaning = None
    clause.take(match, meaning)
    clause.marked = clause.marked or context.tokens.fold[match.end - 1] in LABEL_MARKS
    tokens, start = context.tokens, match.start
    if match.has("end") and tokens.kind[start] == CJK and tokens.gap[start] == NO_GAP and not clause.marked:
        clause.answered = True  # the word for reported closes the place before it: 台北报道
    return match.end


def _is_posted(context: Context, clause: Clause, match: Match, meaning: Meaning) -> bool:
    """Whether a job and one word, its place, end a line after a name: "By Ada Voss, reporter Lagos"."""
    tokens, at = context.tokens, match.end
    if meaning.kind != "label" or meaning.roles != ("reporter",) or not (clause.names and clause.roles):
        return False
    if is_capitalised(tokens.word(match.start)) or clause.names[-1].end != match.start - 1:
        return False
    posted = at < tokens.count and tokens.kind[at] == WORD and is_capitalised(tokens.word(at))
    return posted and is_cased(tokens.word(at)) and context.ends_line(at + 1)


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
    """Whether a place stands between a label and its colon, or the end: "Report from Berlin: Ada Voss"."""
    end = skip_place(context, match.end)
    closed = context.ends_line(end) and end == match.end + 1  # a longer run may hold a name
    return clause.is_open and not clause.marked and end > match.end and (closed or context.has_mark(end))


def _names_a_job(context: Context, clause: Clause, match: Match) -> bool:
    """Whether a word right after a name that has its role says only what she is: "글=표진우 기자"."""
    tokens = context.tokens
    if not clause.roles or not clause.names or clause.names[-1].end != match.start:
        return False
    end = match.end
    if context.ends_line(end):
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


def close(context: Context, zone: Zone, match: Match) -> bool:
    """Gives the open names the role of a phrase that stands after them, if it is one."""
    clause = zone.clause
    if context.has_mark(match.end, ":=") and match.has("label"):
        return False  # "Ada Voss; translation: Bram Quill", where the word may stand after names as well
    opened = any(label.has("open") for label in clause.labels)
    meaning = match.senses.preferred(("close",)) if opened else None
    if meaning is None and _is_listed_after(context, zone, match):
        meaning = match.senses.preferred(("label",))
    if meaning is None and (not clause.roles or _is_job_before(context, clause, match)):
        meaning = match.senses.preferred(("after",))
        if meaning is not None and not context.may_close(match.end):
            meaning = None
        if meaning is not None and meaning.roles == ("reporter",) and clause.roles == ("contributor",):
            meaning = None  # 记者…通讯员…报道
    if meaning is None:
        return False
    for other in _jobs_beside(context, zone, meaning):
        other.roles, other.meaning, other.closed = meaning.roles, meaning, True
        other.labels.append(match)
    clause.roles, clause.meaning, clause.closed = meaning.roles, meaning, True
    clause.take(match, meaning)
    return True


def _jobs_beside(context: Context, zone: Zone, meaning: Meaning) -> list[Clause]:
    """The clauses before the last that tell a job only, where one role closes all: 记者…通讯员…文/图."""
    if zone.clause.roles != ("contributor",) or meaning.kind != "after":
        return []
    if context.tokens.kind[zone.clause.labels[0].start] != CJK:
        return []
    return [
        clause
        for clause in zone.clauses[zone.kept : -1]
        if clause.roles in (("reporter",), ("contributor",)) and clause.names and not clause.marked
    ]


def _is_listed_after(context: Context, zone: Zone, match: Match) -> bool:
    """Whether a bare noun stands after each name of a list: "Ada Voss, text & Bram Quill, photos"."""
    tokens, clause = context.tokens, zone.clause
    label = match.senses.preferred(("label",))
    if label is None or len(clause.names) != 1 or not context.is_home(label):
        return False
    if clause.meaning is not None and clause.meaning.kind != "byline":
        return False
    if clause.names[0].end != match.start - 1 or tokens.fold[match.start - 1] != ",":
        return False
    if context.ends_line(match.end):
        return len(zone.clauses) > 1 and zone.clauses[-2].closed
    joiner = context.match(match.end)
    if joiner is None or not joiner.has("joiner"):
        return False
    name = context.name_at(joiner.end, marked=False, across=False) if joiner.end < tokens.count else None
    if name is None or name.end + 1 >= tokens.count or tokens.fold[name.end] != ",":
        return False
    again = context.match(name.end + 1)
    return again is not None and again.has("label") and context.ends_line(again.end)


def _is_job_before(context: Context, clause: Clause, match: Match) -> bool:
    """Whether the phrase before a name is only a job, because the role follows it: 记者…摄."""
    tokens = context.tokens
    if match.has("job"):
        return False
    if tokens.kind[match.end - 1] != CJK:
        return not clause.marked and all(label.has("job") for label in clause.labels)
    if clause.roles not in (("reporter",), ("contributor",)):
        return False
    return context.ends_line(match.end)


def _skip_place_of(context: Context, match: Match) -> int:
    """Skips the place after a phrase that ends with the word for it: "reported from" Lagos."""
    last = context.match(match.end - 1)
    if last is not None and last.end == match.end and last.has("place"):
        return skip_place(context, match.end)
    return match.end
