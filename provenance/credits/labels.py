"""Finds the phrases of all tables in a line of tokens.

All phrases stand in one tree of words; at each place the longest phrase is taken. A phrase has at most
`LONGEST` tokens, so a look-up costs a bounded number of steps and a pass over a text is linear in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from provenance.credits.tables import COMMON, Table, load_tables
from provenance.credits.tokens import BLANK_LINE, Tokens, fold, tokenise
from provenance.errors import InputError
from provenance.values.documents import Role

LONGEST: Final = 24  # tokens; Chinese and Japanese count by character

Kind = Literal[
    "before",
    "label",
    "byline",
    "beside",
    "after",
    "open",
    "close",
    "intro",
    "place",
    "place-name",
    "job",
    "agency",
    "organisation",
    "end",
    "original",
    "joiner",
    "tool",
    "machine",
    "machine-translated",
    "machine-edited",
    "machine-raw",
]
Slot = Literal["source", "target", "pair"]  # a pair is one word: "English-French"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means in one table.

    Attributes:
        kind: Its part in a credit line.
        language: The table it is from.
        roles: Roles it gives; empty for phrases that give none.
    """

    kind: Kind
    language: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a text.

    Attributes:
        start: First token.
        end: One past the last token.
        meanings: What it may mean, in order of tables.
        source: Source language named inside it, or None.
        target: Target language named inside it, or None.
    """

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    source: str | None = None
    target: str | None = None

    def find(self, kind: Kind) -> Meaning | None:
        """The first meaning of that kind, or None."""
        return next((meaning for meaning in self.meanings if meaning.kind == kind), None)


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[tuple[Slot, str, str], _Node] = field(default_factory=dict)  # with table, elided article
    meanings: list[Meaning] = field(default_factory=list)


_Way = tuple[_Node, int, str | None, str | None]  # where in the tree, next token, source, target
_Forms = dict[str, list[tuple[tuple[str, ...], str]]]
_PAIR = "{source}-{target}"
_ELIDED = re.compile(r"\w+['’]$")  # an article glued to the language after it: "dall'{source}"
_SLOT = re.compile(r"\{(source|target|pair)\}")


class Lexicon:
    """The phrases of all tables, ready to be found.

    Attributes:
        tables: The tables by language, without the shared one.
        particles: Folded small words inside names.
        organisations: Folded words that no person's name holds.
        surnames: Family names by language, for scripts without spaces.
        prefixed: Letters glued to a name that mean "and", each with the names that begin with it themselves.
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._root = _Node()
        self._forms: dict[str, _Forms] = {}
        self.tables = {table.language: table for table in tables if table.language != COMMON}
        self.particles = frozenset(fold(word) for table in tables for word in table.particles)
        self.organisations = frozenset(
            fold(word) for table in tables for word in table.organisations if " " not in word
        )
        self.surnames = {table.language: table.surnames for table in tables if table.surnames}
        self.prefixed = tuple(
            (prefix, frozenset(fold(name) for name in table.unjoined))
            for table in tables
            for prefix in table.prefixed_joiners
        )
        for table in tables:
            self._forms[table.language] = self._language_forms(table)
        for table in tables:
            self._add_table(table)

    def match(self, tokens: Tokens, at: int) -> Match | None:
        """The longest phrase that begins at token `at`, or None."""
        best: Match | None = None
        ways: list[_Way] = [(self._root, at, None, None)]  # a slot forks the walk, the longest way wins
        while ways:
            way = node, here, source, target = ways.pop()
            if node.meanings and (best is None or here > best.end):
                best = Match(at, here, tuple(node.meanings), source, target)
            if here >= len(tokens) or here - at >= LONGEST or (here > at and tokens.gap[here] == BLANK_LINE):
                continue
            if node.slots:
                ways += self._through_slots(tokens, way)
            follow = node.words.get(tokens.fold[here])
            if (
                follow is not None
            ):  # comes last and is tried first: of two ways of one length, the plain words
                ways.append((follow, here + 1, source, target))
        return best

    def _through_slots(self, tokens: Tokens, way: _Way) -> Iterator[_Way]:
        """The ways on from a place where a phrase may name a language."""
        node, at, source, target = way
        for (slot, table, article), follow in node.slots.items():
            if slot == "pair":
                left, _, right = tokens.fold[at].partition("-")
                tags = self._tag_of(left, table), self._tag_of(right, table)
                if None not in tags:
                    yield (follow, at + 1, *tags)
                continue
            for tag, end in self._languages_at(tokens, at, table, article):
                yield (follow, end, tag, target) if slot == "source" else (follow, end, source, tag)

    def _tag_of(self, word: str, table: str) -> str | None:
        """The language that one word names, or None."""
        forms = self._forms[table].get(word, ())
        return next((tag for words, tag in forms if len(words) == 1), None)

    def _languages_at(self, tokens: Tokens, at: int, table: str, article: str) -> list[tuple[str, int]]:
        """Languages named at token `at` in the words of `table`, or by their own name: (tag, next token)."""
        if not tokens.fold[at].startswith(article):
            return []
        first = tokens.fold[at].removeprefix(article)
        found: dict[int, str] = {}
        for forms in (self._forms[table], self._forms[COMMON]):
            for words, tag in forms.get(first, ()):
                end = at + len(words)
                if forms is self._forms[COMMON] and len(first) == 2 and not _is_code(tokens, at):
                    continue
                if (first, *tokens.fold[at + 1 : end]) == words:
                    found.setdefault(end, tag)
        return [(tag, end) for end, tag in found.items()]

    def _language_forms(self, table: Table) -> _Forms:
        forms: _Forms = {}
        for tag, names in table.languages.items():
            for name in names:
                words = tuple(tokenise(name).fold)
                forms.setdefault(words[0], []).append((words, tag))
        return forms

    def _add_table(self, table: Table) -> None:
        plain: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("intro", table.intro),
            ("place", table.places),
            ("place-name", table.place_names),
            ("job", table.jobs),
            ("agency", table.agencies),
            ("organisation", tuple(word for word in table.organisations if " " in word)),
            ("end", table.ends),
            ("original", table.originals),
            ("joiner", table.joiners),
            ("tool", table.tools),
            ("machine", table.machine.phrases),
            ("machine-translated", table.machine.translated),
            ("machine-edited", table.machine.edited),
            ("machine-raw", table.machine.raw),
        )
        for kind, phrases in plain:
            for text in phrases:
                self._add(text, Meaning(kind, table.language))
        for phrase in table.phrases:
            if phrase.place == "around":
                opening, closing = phrase.text.split("{names}")
                parts: tuple[tuple[str, Kind], ...] = ((opening, "open"), (closing, "close"))
            else:
                parts = ((phrase.text, phrase.place),)
            for text, part in parts:
                if text.strip():
                    self._add(text, Meaning(part, table.language, phrase.roles))

    def _add(self, text: str, meaning: Meaning) -> None:
        node = self._root
        length = 0
        pieces = _SLOT.split(text.replace(_PAIR, "{pair}"))
        article = ""
        for index, piece in enumerate(pieces):
            if index % 2:
                slot: Slot = "source" if piece == "source" else "target" if piece == "target" else "pair"
                node = node.slots.setdefault((slot, meaning.language, article), _Node())
                length += 1
                continue
            plain, article = piece, ""
            elided = _ELIDED.search(piece)
            if elided is not None and index + 1 < len(pieces):
                plain, article = piece[: elided.start()], fold(elided[0])
            for word in tokenise(plain).fold:
                node = node.words.setdefault(word, _Node())
                length += 1
        if not 0 < length <= LONGEST:
            raise InputError(f"phrase table {meaning.language}: {text!r} has {length} words", "shorten it")
        if meaning not in node.meanings:
            node.meanings.append(meaning)


def _is_code(tokens: Tokens, at: int) -> bool:
    """Whether two letters are a language code and no small word: in capitals, or bracketed, "(en)"."""
    return tokens.printed(at, at + 1).isupper() or (at > 0 and tokens.fold[at - 1] in ("(", "["))


@cache
def lexicon() -> Lexicon:
    """The phrases of all tables of the package, read on first use."""
    return Lexicon(load_tables())
