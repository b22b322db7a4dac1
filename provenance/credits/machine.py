"""Finds the notice that a text was translated by machine, and what it says of tool and revision.

A notice speaks of the text it stands in: a sentence that begins with such words ("this article was ...",
"Übersetzt mit ...") and holds either a formula ("machine translation") or a tool beside a word for
translating. News about translation software does neither.
"""

from __future__ import annotations

from provenance.credits.context import OPENERS, PASSED_MARKS, Context
from provenance.credits.labels import Kind, Match
from provenance.credits.tokens import LINE_BREAK, MARK, WORD
from provenance.values.documents import MachineExtent, MachineNotice

OPENING = 8  # tokens of a sentence in which it says that it speaks of its text: "Note: this article"
LONGEST_ABBREVIATION = 4  # code points of "AI"
LONGEST_LABEL = 12  # tokens of a sentence that is no more than a formula: "Machine translation by X."
_FOLLOWING: frozenset[Kind] = frozenset(
    (
        *("tool", "machine", "machine-agent", "machine-translated", "machine-edited", "machine-raw"),
        *("before", "label", "open", "joiner", "original"),
    )
)
"""Kinds of phrases that go on where a sentence begins with a formula and is a notice."""
_BEFORE_A_SENTENCE = PASSED_MARKS | OPENERS.keys()
_TO_LANGUAGE = 3  # tokens from a formula to the language: "Machine translation from the English"
REACH = 80  # tokens around a notice in which it may say who went over it


def find_notice(context: Context, start: int, end: int) -> MachineNotice | None:
    """Reads the sentence of tokens `start` to `end` as a notice; None if it is none."""
    tokens = context.tokens
    while start < end and tokens.fold[start] in _BEFORE_A_SENTENCE:
        start += 1
    about_itself = any(
        match.has("intro") or match.has("self")
        for match in map(context.match, range(start, min(end, start + OPENING)))
        if match is not None
    )
    formula = translated = agent = closed = False
    tool: str | None = None
    at = start
    while at < end:
        match = context.match(at)
        if match is None or tokens.kind[at] == MARK:
            at += 1
            continue
        formula = formula or match.has("machine")
        if tool is None or not _takes_object(context, match.end, end):
            translated = translated or match.has("machine-translated") or match.target is not None
            translated = translated or any("translator" in meaning.roles for meaning in match.meanings)
        agent = agent or is_agent(context, match)
        if match.has("machine") or is_agent(context, match):
            closed = _is_closed(context, match.end, end)
        if tool is None and match.has("tool"):
            tool = tokens.printed(match.start, match.end)
        at = match.end if match.has("tool") else at + 1  # a formula may hold a tool: "translated by ChatGPT"
    if not formula and not ((tool or (agent and (about_itself or closed))) and translated):
        return None
    if not about_itself and not _opens_notice(context, start, end, tool is not None or closed):
        return None
    return MachineNotice(tool, _extent(context, start, end))


def _takes_object(context: Context, at: int, end: int) -> bool:
    """Whether a word follows that says what is translated: "ChatGPT translates a novel", which is news."""
    tokens = context.tokens
    if at >= end or tokens.kind[at] != WORD or context.match(at) is not None:
        return False
    return not _names_language(context, at)


def _is_closed(context: Context, at: int, end: int) -> bool:
    """Whether nothing belongs to the words before token `at`; behind a colon news may go on."""
    tokens = context.tokens
    return at >= end or (tokens.kind[at] == MARK and tokens.fold[at] != ":")


def is_agent(context: Context, match: Match) -> bool:
    """Whether a phrase names a machine: "AI" in capitals, but no name or word that is spelt alike."""
    printed = context.tokens.printed(match.start, match.end)
    return match.has("machine-agent") and (len(printed) > LONGEST_ABBREVIATION or printed.isupper())


def _opens_notice(context: Context, start: int, end: int, named: bool) -> bool:
    """Whether a sentence that begins with a formula is more than news about translation."""
    match = context.match(start)
    if match is None or not (
        match.has("machine")
        or match.has("machine-translated")
        or match.has("tool")
        or any("translator" in meaning.roles for meaning in match.meanings)
    ):
        return False
    alone = _is_closed(context, match.end, end) or _goes_on(context, match.end, end)
    return (alone or named) and end - start <= LONGEST_LABEL + 8 * (not match.has("tool"))


def _goes_on(context: Context, at: int, end: int) -> bool:
    """Whether what follows a formula belongs to a notice: a tool, a role, a language, a warning."""
    at += at < end and context.tokens.kind[at] == MARK
    match = context.match(at) if at < end else None
    if match is not None and not _FOLLOWING.isdisjoint(match.senses.kinds):
        return True
    return any(_names_language(context, here) for here in range(at, min(at + _TO_LANGUAGE, end)))


def _names_language(context: Context, at: int) -> bool:
    return next(context.words.languages.at(context.tokens, at), None) is not None


def _extent(context: Context, start: int, end: int) -> MachineExtent:
    """What the notice, or a sentence beside it, says of revision."""
    tokens = context.tokens
    edited = False
    for at in range(max(0, start - REACH), min(tokens.count, end + REACH)):
        if tokens.kind[at] not in (WORD,) and not tokens.fold[at].isalnum():
            continue
        match = context.match(at)
        if match is None:
            continue
        if match.has("machine-raw"):
            return "raw"
        edited = edited or match.has("machine-edited")
        edited = edited or any(
            role in ("reviser", "editor") for meaning in match.meanings for role in meaning.roles
        )
    return "post-edited" if edited else "unknown"


def sentence_end(context: Context, start: int) -> int:
    """One past the last token of the sentence that begins at `start`; a new line ends it too."""
    tokens = context.tokens
    at = start + 1
    while at < tokens.count and tokens.gap[at] < LINE_BREAK and not context.ends_sentence(at - 1):
        at += 1
    return at
