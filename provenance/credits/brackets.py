"""What stands in a short bracket inside a credit line: a place, a job, a language, or a role.

A language may stand after a name without a bracket too.
"""

from __future__ import annotations

from provenance.credits.context import OPENERS, Context
from provenance.credits.labels import Match
from provenance.credits.names import is_capitalised
from provenance.credits.tokens import LINE_BREAK, MARK, WORD
from provenance.credits.zones import Zone

LONGEST_WAY = 4  # words from a name to a language, that included: "Ada Voss aus dem Englischen"
LONGEST_BRACKET = 14  # tokens of a bracket after a name: "(Bruxelles, envoyé spécial)"


def skip_bracket(context: Context, zone: Zone, at: int) -> int:
    """Skips a short bracket after a name or a label, and takes what it says; `at` where there is none."""
    tokens = context.tokens
    clause = zone.clause
    closer = OPENERS[tokens.fold[at]]
    if not clause.names and not clause.labels:
        return at
    if _opens_credits(context, zone, at + 1):
        zone.inner = closer
        return at + 1
    for here in range(at + 1, min(at + LONGEST_BRACKET, tokens.count)):
        if tokens.fold[here] == closer:
            if "translator" in clause.roles and not clause.source:
                _take_languages(context, zone, at + 1, here)
            match = context.match(at + 1)
            if match is not None and match.end == here:
                _take_role(context, zone, match)
            return here + 1
    return at


def take_language(context: Context, zone: Zone, at: int) -> int:
    """Takes a language after a translator's name, "Ada Voss, from the Spanish"; `at` where there is none."""
    tokens, clause = context.tokens, zone.clause
    if not clause.names or "translator" not in clause.roles or clause.source:
        return at
    if tokens.kind[at] != WORD or at - clause.names[-1].end != (tokens.fold[at - 1] == ","):
        return at
    for here in range(at, min(at + LONGEST_WAY, tokens.count)):
        if tokens.kind[here] != WORD or (here > at and tokens.gap[here] >= LINE_BREAK):
            return at
        for name, end in context.words.languages.at(tokens, here):
            ways = [name.glued] if name.glued else reversed(tokens.fold[at:here])
            slots = (context.words.slot_after(way, context.language) for way in ways)
            slot = next((slot for slot in slots if slot is not None), None)
            if slot is not None and (context.ends_line(end) or tokens.kind[end] == MARK):
                clause.source = name.tag if slot == "source" else clause.source
                clause.target = name.tag if slot == "target" else clause.target
                return end
        if is_capitalised(tokens.word(here)):
            return at
    return at


def _opens_credits(context: Context, zone: Zone, at: int) -> bool:
    """Whether a role phrase and its names begin inside the bracket: "Ada Voss (proofreading: Bram Quill)"."""
    match = context.match(at)
    if match is None or not (zone.clause.names and zone.clause.roles):
        return False
    if not match.has("before") and not (match.has("label") and context.has_mark(match.end)):
        return False
    name = match.end + context.has_mark(match.end)
    return name < context.tokens.count and context.name_at(name, marked=True, across=True) is not None


def _take_languages(context: Context, zone: Zone, at: int, end: int) -> None:
    """Takes "(Spanish > English)" after a label or a name, and "(from Spanish)" after a name."""
    clause = zone.clause
    source, target = context.languages_in(at, end, names_one=bool(clause.names))
    clause.source, clause.target = source, target or clause.target


def _take_role(context: Context, zone: Zone, match: Match) -> None:
    """Takes a role that fills the bracket, of the names after it ("[Editing] Ada Voss") or before it."""
    clause = zone.clause
    after = match.end + 1
    label = match.senses.preferred(("label",))
    follows = after < context.tokens.count and context.name_at(after, marked=True, across=False) is not None
    if label is not None and clause.roles and clause.names and follows:
        zone.begin().take(match, label)
        zone.clause.marked = True
        return
    meaning = match.senses.preferred(("label", "after"))
    if meaning is None or not clause.names or not _may_take_role(zone, match):
        return
    if clause.roles:
        clause = zone.part_last_name()
    clause.take(match, meaning)
    clause.closed = True


def _may_take_role(zone: Zone, match: Match) -> bool:
    """Whether a role in a bracket is that of the name before it: "By Ada Voss and Bram Quill (photos)"."""
    clause = zone.clause
    byline = clause.meaning is not None and clause.meaning.kind == "byline"
    return not clause.roles or (byline and len(clause.names) > 1 and not match.has("job"))
