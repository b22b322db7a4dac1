"""Reads a text zone by zone: a zone begins where a line, a sentence or a bracket begins.

Inside a zone role phrases, names, places, jobs and agencies are read from left to right; the first word that
is none of these breaks it. A zone that breaks inside an ordinary sentence yields nothing: this is what tells
"Edited by Ada Voss." from "Edited by Ada Voss and handed in on Thursday, the report ...".

Time is linear in the text, whatever it holds. Every zone begins where the one before it ended or broke, so
each token is read once; sentences are searched for notices once; each look ahead (a phrase, a name, a place,
a bracket) has a fixed longest length; the regular expressions never go back further than such a length.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from provenance.credits.clauses import read_clauses
from provenance.credits.context import CLOSERS, CLOSING_MARKS, OPENERS, PASSED_MARKS, SEPARATORS, Context
from provenance.credits.datelines import DatelinePattern, dateline_patterns, same_width
from provenance.credits.gate import gate
from provenance.credits.labels import Kind, lexicon
from provenance.credits.machine import find_notice, sentence_end
from provenance.credits.names import Name
from provenance.credits.settle import settle
from provenance.credits.tokens import CJK, CONTROL, LINE_BREAK, NO_GAP, SPACE, WORD, tokenise
from provenance.credits.zones import Opening, Zone
from provenance.values.documents import Credit, CreditReading, MachineNotice

SHORT = 160
"""Code points of a text that is as soon searched for phrases as it is sent through the gate."""
TELLING: frozenset[Kind] = frozenset(
    {"before", "label", "byline", "after", "open", "tool", "machine", "place-name"}
)
"""Kinds of phrases one of which a text with a credit or a notice holds."""
NOTICES: frozenset[Kind] = frozenset({"tool", "machine", "machine-agent", "intro", "original"})
"""Kinds of phrases one of which a sentence holds that speaks of the text itself."""
DATELINE = 0.9  # confidence of a name that a dateline gives


def parse_credits(text: str, language: str | None) -> CreditReading:
    """Reads the credits that `text` prints; see `provenance.credits.read_credits`."""
    if len(text) > SHORT and not gate().lets_pass(text):
        return CreditReading()
    plain = same_width(text)
    datelines = tuple(dateline for dateline in dateline_patterns() if dateline.literal in plain)
    context = Context(tokenise(text), language, lexicon())
    if not datelines and context.kinds.isdisjoint(TELLING):
        return CreditReading()
    return _Reader(context, plain, datelines).read()


class _Reader:
    def __init__(self, context: Context, plain: str, datelines: tuple[DatelinePattern, ...]) -> None:
        self.context = context
        self.tokens = context.tokens
        self.plain = plain
        self.datelines = datelines
        self.credits: list[Credit] = []
        self.notice: MachineNotice | None = None
        self.original: str | None = None
        self._searched = 0  # sentences before this token have been searched for notices

    def read(self) -> CreditReading:
        """All credits of the text, in order."""
        at = 0
        while at < self.tokens.count:
            at = self._next_zone(self._read_zone(at))
        return CreditReading(tuple(self._finished()), self.notice)

    def _next_zone(self, at: int) -> int:
        """The first token from `at` on where a zone may begin."""
        tokens = self.tokens
        while at < tokens.count and tokens.gap[at] < LINE_BREAK and tokens.fold[at] not in OPENERS:
            if self.context.ends_sentence(at - 1) or self._follows_wire(at):
                return at
            at += 1
        return at

    def _read_zone(self, at: int) -> int:
        """Reads one zone; returns the token where it ended or broke, which is after `at`."""
        tokens = self.tokens
        opening: Opening = "inline"
        if tokens.gap[at] >= LINE_BREAK or self._follows_wire(at):
            opening = "line"
        elif self.context.ends_sentence(at - 1) or tokens.fold[at - 1] in CLOSERS:
            opening = "sentence"
        if opening != "inline" and self.datelines:
            end = self._read_dateline(at)
            if end > at:
                return end
        free = opening != "inline" and self._search_notice(at)
        zone = self._open(at, opening, free)
        end = read_clauses(self.context, zone)
        if zone.bracket and opening == "inline" and not self._may_stand_inline(zone, end):
            return max(end, at + 1)
        self.credits += settle(self.context, zone)
        self._note_original(zone)
        return max(end, at + 1)

    def _follows_wire(self, at: int) -> bool:
        """Whether "wired", which ends a Chinese dateline, stands before token `at` and a space."""
        if self.tokens.kind[at] != CJK or self.tokens.gap[at] != SPACE:
            return False
        return self.context.is_end(at - 1)

    def _note_original(self, zone: Zone) -> None:
        """Remembers the source language that an author's phrase states: "Written (Español) by"."""
        for clause in zone.clauses:
            if clause.source and "author" in clause.roles:
                self.original = self.original or clause.source

    def _open(self, at: int, opening: Opening, free: bool) -> Zone:
        """Opens the zone that begins at token `at`, past brackets, dashes and quotes."""
        tokens = self.tokens
        bracket = None
        here = at
        while here < tokens.count - 1 and tokens.kind[here] == CONTROL:
            here += 1
        while here < tokens.count and tokens.fold[here] in OPENERS:
            if here > at and tokens.gap[here] != NO_GAP:
                break
            bracket = OPENERS[tokens.fold[here]]
            here += 1
        while here < tokens.count and tokens.fold[here] in PASSED_MARKS:
            if here > at and tokens.gap[here] >= LINE_BREAK:
                break
            if tokens.fold[here] == "/" and bracket is None:
                bracket = "/"
            here += 1
        return Zone(here, bracket, opening, free)

    def _may_stand_inline(self, zone: Zone, end: int) -> bool:
        """Whether a bracket amid a sentence may hold credits: it must end the line, and say enough."""
        tokens = self.tokens
        rest = end
        while rest < tokens.count and tokens.fold[rest] in CLOSING_MARKS and tokens.gap[rest] < LINE_BREAK:
            rest += 1
        if rest < tokens.count and tokens.gap[rest] < LINE_BREAK and not self.context.is_end(rest):
            before = self.context.match(zone.first - 2) if zone.first >= 2 else None
            return before is not None and before.has("end")
        return rest == end or len(zone.credited) > 1

    def _search_notice(self, at: int) -> bool:
        """Whether the sentence at token `at` is a notice about the text itself, machine-made or not."""
        if at < self._searched or self.context.kinds.isdisjoint(NOTICES):
            return False
        end = sentence_end(self.context, at)
        self._searched = end
        notice = find_notice(self.context, at, end)
        if notice is not None and (self.notice is None or (self.notice.tool is None and notice.tool)):
            self.notice = notice
        for here in range(at, end):
            match = self.context.match(here)
            if match is not None and match.has("original"):
                self.original = self.original or match.source or match.target
        return notice is not None or self._speaks_of_itself(at)

    def _speaks_of_itself(self, at: int) -> bool:
        """Whether a sentence begins like "This article was"; "Text" may be a label as well."""
        first = self.context.match(at)
        if first is None or not first.has("intro"):
            return False
        follow = self.context.match(first.end)
        if first.end == at + 1 and self.tokens.kind[at] == WORD and (follow is None or follow.has("joiner")):
            return False  # one word says too little: "Text zákona ...", "Interview und Übersetzung: ..."
        label = (first.has("label") or first.has("before")) and first.end < self.tokens.count
        return not label or self.context.name_at(first.end, marked=False, across=False) is None

    def _read_dateline(self, at: int) -> int:
        """Reads names from a dateline at token `at`; the next token, or `at` where there is none."""
        tokens = self.tokens
        opening = self.context.match(at + (tokens.fold[at] in OPENERS))
        if opening is not None and opening.senses.preferred(("before", "label")):
            return at
        for dateline in self.datelines:
            found = dateline.expression.match(self.plain, tokens.start[at])
            if found is None:
                continue
            first = bisect_left(tokens.start, found.start("names"))
            last = bisect_left(tokens.start, found.end("names"))
            names = self._only_names(first, last, marked="{end}" not in dateline.shape.shape)
            if names:
                self.credits += [
                    Credit(
                        role=dateline.shape.role,
                        name=" ".join(self.context.tokens.text[start : tokens.end[name.end - 1]].split()),
                        start=start,
                        end=tokens.end[name.end - 1],
                        confidence=DATELINE,
                    )
                    for name in names
                    for start in (tokens.start[name.start] + name.skipped,)
                ]
                return max(bisect_left(tokens.start, found.end()), at + 1)
        return at

    def _only_names(self, at: int, last: int, marked: bool) -> list[Name]:
        """The names of a list that holds nothing else; empty if it does. `marked` as for `name_at`."""
        names: list[Name] = []
        while at < last:
            match = self.context.match(at)
            name = None
            if match is not None and match.has("agency"):
                return []
            if not names and match is not None and match.has("label") and match.end < last:
                at = match.end  # "[Geneva=Yonhap] Reporter Ada Voss ="
                match = self.context.match(at)
            if match is None or not names:
                name = self.context.name_at(at, marked=marked, across=False)
            if name is not None and not marked and self.context.holds_office(name):
                return []
            if name is not None and name.end <= last and name.words > 1:
                names.append(name)
                at = name.end
            elif match is not None and (match.has("joiner") or match.has("job")):
                at = match.end
            elif self.tokens.fold[at] in SEPARATORS:
                at += 1
            else:
                return []
        return names

    def _finished(self) -> list[Credit]:
        """Each credit once, with the source language that another sentence states."""
        seen: set[tuple[str, int | None]] = set()
        finished: list[Credit] = []
        for credit in self.credits:
            if (credit.role, credit.start) in seen:
                continue
            seen.add((credit.role, credit.start))
            source = credit.source_language
            if credit.role == "translator":
                source = source or self.original
            elif credit.role == "author":
                source = None
            if source != credit.source_language:
                credit = replace(credit, source_language=source)  # noqa: PLW2901
            finished.append(credit)
        return finished
