"""Finds the phrases of all tables in a line of tokens.

All phrases stand in one tree of words; at each place the longest phrase is taken that means something in a
text of the given language. A phrase has at most `LONGEST` tokens, so a look-up costs a bounded number of
steps and a pass over a text is linear in it. Most words begin no phrase, which one look-up tells. The branch
of a word is grown when a text first holds that word: a text knows few of all the tables' words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from provenance.credits.language_names import GLUED_SLOT, LanguageName, LanguageNames, glued_particle
from provenance.credits.tables import COMMON, Table, load_tables
from provenance.credits.tokens import BLANK_LINE, CJK, HANGUL, NO_GAP, Tokens, fold, fold_words, tokenise
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
    "machine-agent",
    "self",
    "machine-translated",
    "machine-edited",
    "machine-raw",
]
Slot = Literal["source", "target", "pair"]  # a pair is one word: "English-French"

EVERYWHERE: Final[frozenset[Kind]] = frozenset(
    (
        *("before", "label", "after", "original", "tool"),
        *("machine", "machine-translated", "machine-edited", "machine-raw"),
    )
)
"""What a phrase may mean in a text of another language; the small words between names may not."""


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


class Senses:
    """What a phrase may mean in a text of one language.

    Attributes:
        meanings: In order of tables.
        kinds: The kinds among them.
        home: Whether one is of the text's language, of English, or shared; it goes before longer phrases.
    """

    __slots__ = ("_language", "_preferred", "home", "kinds", "meanings")

    def __init__(self, meanings: tuple[Meaning, ...], language: str | None) -> None:
        self.meanings = meanings
        self.kinds = frozenset(meaning.kind for meaning in meanings)
        homes = (language, "en", COMMON)
        self.home = language is None or any(meaning.language in homes for meaning in meanings)
        self._language = language
        self._preferred: dict[tuple[Kind, ...], Meaning | None] = {}

    def preferred(self, kinds: tuple[Kind, ...]) -> Meaning | None:
        """The meaning of one of `kinds`: that of the text's language, else English, else the first."""
        if self.kinds.isdisjoint(kinds):
            return None
        if kinds not in self._preferred:
            found = [meaning for meaning in self.meanings if meaning.kind in kinds]
            order = [self._language, "en", *(meaning.language for meaning in found)]
            self._preferred[kinds] = min(found, key=lambda meaning: order.index(meaning.language))
        return self._preferred[kinds]

    def only(self, kinds: tuple[Kind, ...]) -> Senses | None:
        """The same with no other than these kinds; None if nothing is left."""
        kept = tuple(meaning for meaning in self.meanings if meaning.kind in kinds)
        return Senses(kept, self._language) if kept else None


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a text.

    Attributes:
        start: First token.
        end: One past the last token.
        senses: What it may mean.
        source: Source language named inside it, or None.
        target: Target language named inside it, or None.
    """

    start: int
    end: int
    senses: Senses
    source: str | None = None
    target: str | None = None

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """What it may mean, in order of tables."""
        return self.senses.meanings

    def has(self, kind: Kind) -> bool:
        """Whether it may mean that."""
        return kind in self.senses.kinds


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[tuple[Slot, str, str], _Node] = field(default_factory=dict)  # with table, glued particle
    meanings: list[Meaning] = field(default_factory=list)
    with_colon: list[Meaning] = field(default_factory=list)  # what it means only where a colon follows
    senses: dict[tuple[str | None, bool], Senses | None] = field(default_factory=dict)

    def senses_in(self, language: str | None, colon: bool) -> Senses | None:
        """What the phrase that ends here means in a text of that language, before a colon or not, or None."""
        key = (language, colon and bool(self.with_colon))
        if key not in self.senses:
            kept = tuple(
                meaning
                for meaning in (*self.meanings, *(self.with_colon if colon else ()))
                if language is None
                or meaning.language in (language, "en", COMMON)
                or meaning.kind in EVERYWHERE
            )
            self.senses[key] = Senses(kept, language) if kept else None
        return self.senses[key]

    def slots_of(self, name: LanguageName) -> Iterator[tuple[_Node, bool]]:
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


_Way = tuple[_Node, int, str | None, str | None]  # where in the tree, next token, source, target
_PAIR = "{source}-{target}"
_SLOT = re.compile(r"\{(source|target|pair)\}")


class Lexicon:
    """The phrases of all tables, ready to be found.

    Attributes:
        tables: The tables by language, without the shared one.
        particles: Folded small words inside names.
        organisations: Folded words that no person's name holds.
        eastern_organisations: Characters with which no person's name ends, in scripts without spaces.
        surnames: Family names by language, for scripts without spaces.
        languages: Names of languages.
        prefixed: Letters glued to a name that mean "and", each with the names that begin with it themselves.
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._root = _Node()
        self._ways: dict[tuple[str, str], set[str]] = {}  # slots that a word leads to, by table and word
        self._waiting: dict[str, list[tuple[str, Meaning]]] = {}  # phrases not yet in the tree, by first word
        self.languages = LanguageNames()
        self._by_language = {table.language: table for table in tables}
        self.tables = {table.language: table for table in tables if table.language != COMMON}
        self.particles = frozenset(fold(word) for table in tables for word in table.particles)
        organisations = [word for table in tables for word in table.organisations]
        self.organisations = frozenset(fold(word) for word in organisations if " " not in word)
        self.eastern_organisations = tuple(
            "".join(tokenise(word).fold) for word in organisations if CJK in tokenise(word).kind
        )
        self.surnames = {table.language: table.surnames for table in tables if table.surnames}
        self.prefixed = tuple(
            (prefix, frozenset(fold(name) for name in table.unjoined))
            for table in tables
            for prefix in table.prefixed_joiners
        )
        for table in tables:
            self.languages.add(table)
            self._add_table(table)

    def slot_after(self, word: str, language: str | None) -> str | None:
        """The slot before which the phrases of a table have a folded word ("from"), if it is always one."""
        slots = self._ways.get((language or "", word), set()) or self._ways.get(("en", word), set())
        return next(iter(slots)) if len(slots) == 1 else None

    def matches(self, tokens: Tokens, language: str | None) -> list[Match | None]:
        """The longest phrase that begins at each token, or None.

        Args:
            tokens: The text.
            language: Its language. Of tables in other languages, English and the shared one apart, only
                the phrases count that carry a role or a notice. None, or one without a table: all count.
        """
        if language not in self.tables:
            language = None
        prefixes = self.tables[language].prefixed_joiners if language is not None else ()
        self._grow(tokens.fold, prefixes)
        words, languages = self._root.words, self.languages.by_word
        found: list[Match | None] = [
            self._match(tokens, at, language)
            if first in words or first in languages or "-" in first
            else None
            for at, first in enumerate(tokens.fold)
        ]
        for prefix in prefixes:
            for at, first in enumerate(tokens.fold):
                if found[at] is None and first.startswith(prefix) and first.removeprefix(prefix) in words:
                    tokens.fold[at] = first.removeprefix(prefix)
                    found[at] = self._match(tokens, at, language)
                    tokens.fold[at] = first
        return found

    def _match(self, tokens: Tokens, at: int, language: str | None) -> Match | None:
        best: Match | None = None
        folds, gaps, count = tokens.fold, tokens.gap, tokens.count
        languages = self.languages.by_word
        limit = min(count, at + LONGEST)
        # a slot forks the walk, and the longest way wins; of two ways of one length, that of plain words
        ways: list[_Way] = []
        node: _Node | None = self._root
        here, source, target = at, None, None
        while True:
            if node is None:
                if not ways:
                    return best
                node, here, source, target = ways.pop()
            if (node.meanings or node.with_colon) and not _cuts_word(tokens, here):
                senses = node.senses_in(language, here < count and folds[here] == ":")
                if senses is not None and (
                    best is None or (senses.home, here) > (best.senses.home, best.end)
                ):
                    best = Match(at, here, senses, source, target)
            if here >= limit or (here > at and gaps[here] == BLANK_LINE):
                node = None
                continue
            word = folds[here]
            if node.slots and (word in languages or "-" in word):
                ways += self._through_slots(tokens, (node, here, source, target))
            node = node.words.get(word)
            here += 1

    def _through_slots(self, tokens: Tokens, way: _Way) -> Iterator[_Way]:
        """The ways on from a place where a phrase may name a language."""
        node, at, source, target = way
        for name, end in self.languages.at(tokens, at):
            for follow, is_source in node.slots_of(name):
                yield (follow, end, name.tag, target) if is_source else (follow, end, source, name.tag)
        left, _, right = tokens.fold[at].partition("-")
        if left in self.languages.by_word and right in self.languages.by_word:
            for (slot, table, _), follow in node.slots.items():
                tags = self.languages.tag(left, table), self.languages.tag(right, table)
                if slot == "pair" and None not in tags:
                    yield (follow, at + 1, *tags)

    def _add_table(self, table: Table) -> None:
        plain: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("intro", table.intro),
            ("place", table.places),
            ("place-name", table.place_names),
            ("job", table.jobs),
            ("agency", table.agencies),
            ("organisation", tuple(word for word in table.organisations if _is_phrase(word))),
            ("end", table.ends),
            ("word", table.function_words),
            ("original", table.originals),
            ("joiner", table.joiners),
            ("tool", table.tools),
            ("machine", table.machine.phrases),
            ("machine-agent", table.machine.agents),
            ("self", table.machine.selves),
            ("machine-translated", table.machine.translated),
            ("machine-edited", table.machine.edited),
            ("machine-raw", table.machine.raw),
        )
        for kind, phrases in plain:
            meaning = Meaning(kind, table.language)
            for text in phrases:
                self._add(text, meaning)
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
        """Takes a phrase in: at once if it begins with a language, else when a text has its first word."""
        text = text.strip()
        opening, *others = _SLOT.split(text) if "{" in text else (text,)
        for piece, slot in zip((opening, *others[1::2]), others[::2], strict=False):
            if piece.strip():
                self._ways.setdefault((meaning.language, fold(piece.split()[-1])), set()).add(slot)
        if others and GLUED_SLOT.search(text):
            for piece in (opening, *others[1:-1:2]):
                self._know_languages(fold(glued_particle(piece + "{")), meaning.language)
            opening = opening.removesuffix(glued_particle(opening + "{"))
        if opening:
            first = fold_words(opening.split(maxsplit=1)[0])[0]
            self._waiting.setdefault(first, []).append((text, meaning))
        else:
            self._plant(text, meaning)

    def _know_languages(self, glued: str, language: str) -> None:
        """Makes the languages known that a table's phrases name with a particle glued to them."""
        for table in (language, COMMON) if glued else ():
            if table in self._by_language:
                self.languages.add(self._by_language[table], glued)

    def _grow(self, words: list[str], prefixes: tuple[str, ...]) -> None:
        """Puts the phrases that begin with one of the words, or with what is glued to one, into the tree."""
        met = set(words)
        for prefix in prefixes:
            met |= {word.removeprefix(prefix) for word in met}
        for first in met & self._waiting.keys():
            for text, meaning in self._waiting[first]:
                self._plant(text, meaning)
            self._waiting.pop(first, None)

    def _plant(self, text: str, meaning: Meaning) -> None:
        node = self._root
        length = 0
        phrase = text.removesuffix(":").removesuffix("：")
        pieces = _SLOT.split(phrase.replace(_PAIR, "{pair}"))
        glued = ""
        for index, piece in enumerate(pieces):
            if index % 2:
                slot: Slot = "source" if piece == "source" else "target" if piece == "target" else "pair"
                node = node.slots.setdefault((slot, meaning.language, glued), _Node())
                length += 1
                continue
            particle = glued_particle(piece + "{") if index + 1 < len(pieces) else ""
            glued = fold(particle)
            for word in fold_words(piece.removesuffix(particle)):
                node = node.words.setdefault(word, _Node())
                length += 1
        if not 0 < length <= LONGEST:
            raise InputError(f"phrase table {meaning.language}: {text!r} has {length} words", "shorten it")
        meanings = node.meanings if phrase == text else node.with_colon
        if meaning not in meanings:
            meanings.append(meaning)


def _is_phrase(organisation: str) -> bool:
    """Whether it is found as a whole: it has several words, or characters that a role may begin (編集部)."""
    return " " in organisation or (len(organisation) > 2 and CJK in tokenise(organisation).kind)


def _cuts_word(tokens: Tokens, end: int) -> bool:
    """Whether a phrase would end after the first letter of a Korean word: "번역한" in "번역 한서윤"."""
    if not 1 < end < tokens.count or tokens.gap[end] != NO_GAP or tokens.gap[end - 1] == NO_GAP:
        return False
    return tokens.kind[end] == CJK and HANGUL[0] <= tokens.fold[end - 1] <= HANGUL[1]


@cache
def lexicon() -> Lexicon:
    """The phrases of all tables of the package, read on first use."""
    return Lexicon(load_tables())
