"""Finds the phrases of all tables in a line of tokens.

All phrases stand in one tree of words; at each place the longest phrase is taken. A phrase has at most
`LONGEST` tokens, so a look-up costs a bounded number of steps and a pass over a text is linear in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from provenance.credits.tables import COMMON, Table, load_tables
from provenance.credits.tokens import BLANK_LINE, CJK, Tokens, fold, tokenise
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
    "word",
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
    slots: dict[tuple[Slot, str, str], _Node] = field(default_factory=dict)  # with table, glued particle
    meanings: list[Meaning] = field(default_factory=list)

    def slots_of(self, name: _LanguageName) -> Iterator[tuple[_Node, bool]]:
        """The nodes behind the slots that a language name fills, and whether it is the source there."""
        if name.table != COMMON:
            for slot in ("source", "target"):
                follow = self.slots.get((slot, name.table, name.glued))
                if follow is not None and name.only in (None, slot):
                    yield follow, slot == "source"
            return
        for (slot, _, glued), follow in self.slots.items():
            if slot != "pair" and glued == name.glued:
                yield follow, slot == "source"


@dataclass(frozen=True, slots=True)
class _LanguageName:
    """A printed form of a language's name, as one table has it."""

    table: str
    words: tuple[str, ...]  # the first may have a particle glued to it
    glued: str
    tag: str
    code: bool  # two letters, which are a language only where capitals or a bracket say so
    only: Slot | None = None  # a form that only a source or only a target takes


_Way = tuple[_Node, int, str | None, str | None]  # where in the tree, next token, source, target
_PAIR = "{source}-{target}"
_GLUED = re.compile(r"(\w+['’]?)\{")
_SLOT = re.compile(r"\{(source|target|pair)\}")


class Lexicon:
    """The phrases of all tables, ready to be found.

    Attributes:
        tables: The tables by language, without the shared one.
        particles: Folded small words inside names.
        organisations: Folded words that no person's name holds.
        eastern_organisations: Characters with which no person's name ends, in scripts without spaces.
        surnames: Family names by language, for scripts without spaces.
        prefixed: Letters glued to a name that mean "and", each with the names that begin with it themselves.
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._root = _Node()
        self._languages: dict[str, list[_LanguageName]] = {}
        self._named: set[tuple[str, str]] = set()
        self.tables = {table.language: table for table in tables if table.language != COMMON}
        self.particles = frozenset(fold(word) for table in tables for word in table.particles)
        self.organisations = frozenset(
            fold(word) for table in tables for word in table.organisations if " " not in word
        )
        self.eastern_organisations = tuple(
            "".join(tokenise(word).fold)
            for table in tables
            for word in table.organisations
            if CJK in tokenise(word).kind
        )
        self.surnames = {table.language: table.surnames for table in tables if table.surnames}
        self.prefixed = tuple(
            (prefix, frozenset(fold(name) for name in table.unjoined))
            for table in tables
            for prefix in table.prefixed_joiners
        )
        self._by_language = {table.language: table for table in tables}
        for table in tables:
            self._add_language_names(table)
            self._add_table(table)

    def match(self, tokens: Tokens, at: int) -> Match | None:
        """The longest phrase that begins at token `at`, or None."""
        first = tokens.fold[at]
        if first not in self._root.words and first not in self._languages and "-" not in first:
            return None  # most words begin no phrase
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
        first = tokens.fold[at]
        for name in self._languages.get(first, ()):
            end = at + len(name.words)
            if name.words[1:] and tuple(tokens.fold[at:end]) != name.words:
                continue
            if name.code and not _is_code(tokens, at):
                continue
            for follow, is_source in node.slots_of(name):
                yield (follow, end, name.tag, target) if is_source else (follow, end, source, name.tag)
        if "-" in first:
            left, _, right = first.partition("-")
            for (slot, table, _), follow in node.slots.items():
                tags = self._tag_of(left, table), self._tag_of(right, table)
                if slot == "pair" and None not in tags:
                    yield (follow, at + 1, *tags)

    def _tag_of(self, word: str, table: str) -> str | None:
        """The language that one word names, or None."""
        names = self._languages.get(word, ())
        return next((name.tag for name in names if name.table == table and name.words == (word,)), None)

    def _add_language_names(self, table: Table, glued: str = "") -> None:
        """Makes the names of languages in the words of a table known, with a particle glued to them or none."""
        if (table.language, glued) in self._named:
            return
        self._named.add((table.language, glued))
        forms: tuple[tuple[Mapping[str, tuple[str, ...]], Slot | None], ...] = (
            (table.languages, None),
            (table.sources, "source"),
            (table.targets, "target"),
        )
        for section, only in forms:
            for tag, names in section.items():
                for name in names:
                    first, *rest = tokenise(name).fold
                    code = table.language == COMMON and len(first) == len(name) == 2 and first.isascii()
                    words = (glued + first, *rest)
                    known = self._languages.setdefault(words[0], [])
                    known.append(_LanguageName(table.language, words, glued, tag, code, only))

    def _add_table(self, table: Table) -> None:
        plain: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("intro", table.intro),
            ("place", table.places),
            ("place-name", table.place_names),
            ("job", table.jobs),
            ("agency", table.agencies),
            ("organisation", tuple(word for word in table.organisations if " " in word)),
            ("end", table.ends),
            ("word", table.function_words),
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
            particle = glued_particle(piece + "{") if index + 1 < len(pieces) else ""
            plain, article = piece.removesuffix(particle), fold(particle)
            if particle:
                for table in (meaning.language, COMMON):
                    if table in self._by_language:
                        self._add_language_names(self._by_language[table], article)
            for word in tokenise(plain).fold:
                node = node.words.setdefault(word, _Node())
                length += 1
        if not 0 < length <= LONGEST:
            raise InputError(f"phrase table {meaning.language}: {text!r} has {length} words", "shorten it")
        if meaning not in node.meanings:
            node.meanings.append(meaning)


def glued_particle(phrase: str) -> str:
    """The particle glued to the first slot of a phrase, or "".

    >>> [glued_particle(phrase) for phrase in ("tradotto dall'{source}", "מ{source}", "aus dem {source}")]
    ["dall'", 'מ', '']
    """
    found = _GLUED.search(phrase)
    if found is None or tokenise(found[1]).kind[-1] == CJK:
        return ""
    return found[1]


def _is_code(tokens: Tokens, at: int) -> bool:
    """Whether two letters are a language code and no small word: in capitals, or bracketed, "(en)"."""
    return tokens.printed(at, at + 1).isupper() or (at > 0 and tokens.fold[at - 1] in ("(", "["))


@cache
def lexicon() -> Lexicon:
    """The phrases of all tables of the package, read on first use."""
    return Lexicon(load_tables())
