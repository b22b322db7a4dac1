"""Turns the clauses of a zone into credits, or into none where the zone is prose."""

from __future__ import annotations

from provenance.credits.context import SEPARATORS, Context
from provenance.credits.names import Name
from provenance.credits.tokens import CJK, LINE_BREAK, NUMBER, WORD
from provenance.credits.zones import Clause, Zone
from provenance.values.documents import Credit, Role

# Confidences are set by hand, in [0, 1]: what a reader would stake on a line of that shape.
SURE = 0.98
UNLABELLED = 0.25
BARE_LABEL = 0.15
FOREIGN_PHRASE = 0.05
SPOILT_ZONE = 0.15
ONE_WORD = 0.1
NO_CAPITALS = 0.03

LONGEST_ABBREVIATION = 4
"""Letters; a longer word in capitals may be a family name."""
SHORT_NAME = 4
"""Words of a name without capitals that a bare label may open a line with; a longer run is a title."""


def settle(context: Context, zone: Zone) -> list[Credit]:
    """The credits of a zone, in order."""
    if zone.broken:
        del zone.clauses[zone.kept :]
    credited = zone.credited
    if not credited:
        return _placed_reporter(context, zone)
    _label_bare_names(context, zone, credited)
    bare = [clause for clause in credited if _is_bare_label(clause, zone)]
    company = len({id(clause.meaning) for clause in credited}) > 1
    if bare and not company and not _opens_line(context, bare, zone):
        return []
    if not company and not zone.bracket and _is_title(context, credited):
        return []
    if not company and credited[0].meaning is not None and credited[0].meaning.kind == "beside":
        return []
    found: list[Credit] = []
    for clause in zone.clauses:
        if clause.roles:
            found += _credits_of(context, clause, zone)
    return found


def _placed_reporter(context: Context, zone: Zone) -> list[Credit]:
    """The reporter of a Japanese dateline that prints place and name together: 【ソウル山田太郎】."""
    place = context.match(zone.first)
    names = [name for clause in zone.clauses for name in clause.names]
    if zone.bracket != "】" or zone.opening == "inline" or zone.broken or len(names) != 1:
        return []
    if place is None or not place.has("place-name") or place.end != names[0].start:
        return []
    zone.clause.roles = ("reporter",)
    return [credit for clause in zone.credited for credit in _credits_of(context, clause, zone)]


def _label_bare_names(context: Context, zone: Zone, credited: list[Clause]) -> None:
    """Gives names without a role word theirs: from the phrase they follow, or as openers of a bracket."""
    last: Clause | None = None
    for clause in zone.clauses:
        if clause.closed:
            last = clause
        elif clause.names and not clause.labels and not clause.labelled:
            if last is not None and not zone.free:
                clause.roles, clause.meaning, clause.labels = last.roles, last.meaning, last.labels
                clause.closed = True
            elif zone.bracket and clause is zone.clauses[0]:
                clause.roles = _leading_roles(context, credited)


def _leading_roles(context: Context, credited: list[Clause]) -> tuple[Role, ...]:
    """The role of names that open a bracket; none where the language is unknown, or has no table.

    There the "name" may hold the words for its role: "(Tradotto da Anna Rossi, editing Marco Neri)".
    English phrases do not tell the language, because newsrooms everywhere use them.
    """
    languages = [clause.meaning.language for clause in credited if clause.meaning is not None]
    language = context.stated or next((known for known in languages if known != "en"), "")
    table = context.words.tables.get(language)
    if table is None:
        return ()
    role = table.leading or "author"
    if role == "author" and any("author" in clause.roles for clause in credited):
        return ("reporter",)
    return (role,)


def _is_bare_label(clause: Clause, zone: Zone) -> bool:
    label = clause.meaning is not None and clause.meaning.kind == "label"
    return label and not clause.marked and not zone.bracket


def _opens_line(context: Context, bare: list[Clause], zone: Zone) -> bool:
    """Whether bare labels stand where a credit line begins, before names: "Foto Ada Voss"."""
    first = bare[0].labels[0].start
    begins = first == zone.first or bare[0].closed
    if not begins and zone.clauses[0].names:  # "Ada Voss, photos Bram Quill"
        begins = context.tokens.fold[first - 1] in SEPARATORS
    if not begins or zone.opening != "line":
        return False
    names = [name for clause in bare for name in clause.names]
    return all(name.cased or (not zone.stopped and 2 <= name.words <= SHORT_NAME) for name in names)


def _is_title(context: Context, credited: list[Clause]) -> bool:
    """Whether a label and one word are rather a title: "Edición Especial", "Video: Riots in Ur"."""
    clause, *others = credited
    label = clause.meaning is not None and clause.meaning.kind == "label"
    if others or not label or clause.closed or len(clause.names) > 1:
        return False
    tokens = context.tokens
    (name,) = clause.names
    end = name.end
    if not name.cased or name.words > 1 or end - name.start > 1:
        return False
    goes_on = end < tokens.count and tokens.gap[end] < LINE_BREAK and tokens.kind[end] in (WORD, NUMBER)
    return goes_on or not clause.marked


def _credits_of(context: Context, clause: Clause, zone: Zone) -> list[Credit]:
    tokens = context.tokens
    label = " ".join(tokens.printed(match.start, match.end) for match in clause.labels) or None
    confidence = _confidence(context, clause, zone)
    return [
        Credit(
            role=role,
            name=" ".join(tokens.text[start : tokens.end[name.end - 1]].split()),
            label=label,
            language=clause.target,
            source_language=clause.source,
            start=start,
            end=tokens.end[name.end - 1],
            confidence=confidence,
        )
        for role in clause.roles
        for name in _people(context, clause, zone)
        for start in (tokens.start[name.start] + name.skipped,)
    ]


def _people(context: Context, clause: Clause, zone: Zone) -> list[Name]:
    """The names that are persons: no organisations, no single words (places) beside full names."""
    folds = context.tokens.fold
    persons = [
        name
        for name in clause.names
        if context.words.organisations.isdisjoint(folds[name.start : name.end])
        and not _is_abbreviation(context, name)
        and (name.cased or clause.marked or zone.bracket or _is_short(name, zone))
        and not (
            context.tokens.kind[name.end - 1] == CJK
            and "".join(folds[name.start : name.end]).endswith(context.words.eastern_organisations)
        )
    ]
    persons = _with_surnames(context, persons)
    full = [name for name in persons if name.end - name.start > 1 or name.words > 1]
    if full:
        return full
    if clause.meaning is not None and clause.meaning.kind in ("byline", "close"):
        return []
    return persons if clause.closed else persons[:1]


def _is_short(name: Name, zone: Zone) -> bool:
    """Whether words without capitals, which no mark announces, are as few as those of a name."""
    return 2 <= name.words <= SHORT_NAME - zone.stopped


def _with_surnames(context: Context, names: list[Name]) -> list[Name]:
    """Chinese names without the outlets beside them, which no family name begins: "新浪财经 杜若川"."""
    tokens = context.tokens
    surnames = context.words.surnames.get("zh", frozenset())
    if context.language != "zh" or len(names) < 2 or any(tokens.kind[name.start] != CJK for name in names):
        return names
    known = [
        name
        for name in names
        if tokens.fold[name.start] in surnames
        or "".join(tokens.fold[name.start : name.start + 2]) in surnames
    ]
    foreign = any("·" in tokens.fold[name.start : name.end] for name in names)
    return names if foreign else known or names


def _is_abbreviation(context: Context, name: Name) -> bool:
    """Whether a "name" is some capitals alone, as agencies and software have them: "AI"."""
    if name.words != 1 or not name.cased:
        return False
    printed = context.tokens.printed(name.start, name.end)
    return len(printed) <= LONGEST_ABBREVIATION and printed.isupper()


def _confidence(context: Context, clause: Clause, zone: Zone) -> float:
    score = SURE
    meaning = clause.meaning
    if meaning is None:
        score -= UNLABELLED
    else:
        score -= BARE_LABEL * _is_bare_label(clause, zone)
        score -= FOREIGN_PHRASE * (context.language not in (None, meaning.language))
    score -= SPOILT_ZONE * zone.broken
    score -= ONE_WORD * any(name.words < 2 for name in clause.names)
    score -= NO_CAPITALS * any(not name.cased for name in clause.names)
    return round(score, 2)
