"""Tells in microseconds that a text can hold no credit, so that body text is never parsed.

Every role phrase has an anchor: its longest word, or, without spaces, its characters. A text with no
anchor, no byline opener on a short line and no dateline shape has nothing to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import add

from provenance.credits.datelines import DatelinePattern, dateline_patterns, same_width
from provenance.credits.language_names import GLUED_SLOT, glued_particle
from provenance.credits.tables import RolePhrase, Table, load_tables
from provenance.credits.tokens import IDEOGRAPHS, fold, fold_text, fold_words, is_plain

LONGEST_BYLINE = 200
"""Code points of a line that a bare "By" may open; a longer one is prose."""
SMALL_WORD = 4
"""Letters; a phrase with only shorter words besides its language ("aus dem … von") is anchored by that."""

_WORD = re.compile(r"\w+")
_FIRST_WORDS = re.compile(r"^\W{0,8}(\w+)", re.MULTILINE)
_CHARACTER = re.compile(f"[{IDEOGRAPHS}]")
_SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Gate:
    """The anchors of all tables.

    Attributes:
        words: Folded words, one of which a text with a role phrase holds.
        bylines: Folded words that may open a byline.
        pairs: Two characters with which a phrase of a script without spaces begins.
        lone: Finds a phrase of a single character beside something else than such a script.
        datelines: Dateline shapes, ready to be tried.
    """

    words: frozenset[str]
    bylines: frozenset[str]
    pairs: frozenset[str]
    lone: re.Pattern[str]
    datelines: tuple[DatelinePattern, ...]

    def lets_pass(self, text: str) -> bool:
        """Whether the text may hold a credit or a notice."""
        plain = same_width(text)
        folded = fold_text(plain)
        words = set(_WORD.findall(folded))
        if not self.words.isdisjoint(words):
            return True
        if not text.isascii() and self._holds_characters(plain):
            return True
        if not self.bylines.isdisjoint(words):
            for found in _FIRST_WORDS.finditer(folded):
                line_end = folded.find("\n", found.end())
                length = (len(folded) if line_end < 0 else line_end) - found.start()
                if found[1] in self.bylines and length <= LONGEST_BYLINE:
                    return True
        return any(dateline.literal in plain for dateline in self.datelines)

    def _holds_characters(self, plain: str) -> bool:
        folded = "".join(plain.casefold().split())
        pairs = map(add, folded, folded[1:])
        return not self.pairs.isdisjoint(pairs) or self.lone.search(plain) is not None


@cache
def gate() -> Gate:
    """The gate of the package's tables, made on first use."""
    words: set[str] = set()
    pairs: set[str] = set()
    lone: set[str] = set()
    bylines: set[str] = set()
    for table in load_tables():
        languages: dict[str, frozenset[str]] = {}
        for text in (*table.machine.phrases, *table.tools):
            _note(_anchor(text), words, pairs, lone)
        for phrase in table.phrases:
            if phrase.place == "byline":
                bylines |= set(_WORD.findall(fold_text(phrase.text))[:1])
            elif phrase.place != "beside":
                part = _telling_part(phrase)
                anchor = _anchor(part)
                if "{" in part and not anchor[0] and len(anchor[1]) < SMALL_WORD:
                    glued = fold(glued_particle(part))
                    if glued not in languages:
                        languages[glued] = _language_words(table, glued)
                    words |= languages[glued]
                else:
                    _note(anchor, words, pairs, lone)
    single = "".join(sorted(lone))
    beside = re.compile(rf"[{single}](?![{IDEOGRAPHS}])|(?<![{IDEOGRAPHS}])[{single}]" if lone else "(?!)")
    return Gate(frozenset(words), frozenset(bylines), frozenset(pairs), beside, dateline_patterns())


def _note(anchor: tuple[str, str], words: set[str], pairs: set[str], lone: set[str]) -> None:
    characters, word = anchor
    if characters:
        (lone if len(characters) == 1 else pairs).add(characters)
    elif word:
        words.add(word)


def _telling_part(phrase: RolePhrase) -> str:
    opening, _, closing = phrase.text.partition("{names}")
    if not closing:
        return opening
    return closing if _WORD.search(_SLOT.sub("", closing)) else opening


def _anchor(text: str) -> tuple[str, str]:
    """The first two characters or the word without which a phrase cannot stand in a text."""
    if GLUED_SLOT.search(text) is None:
        plain = _SLOT.sub("", text).removesuffix(":")
        if is_plain(plain):
            return "", fold(max(plain.split(), key=len, default=""))
    *parts, last = _SLOT.split(same_width(text))
    pieces = [fold_words(part.removesuffix(glued_particle(part + "{"))) for part in parts]
    pieces.append(fold_words(last))
    characters = "".join(sorted(pieces, key=len)[-1])
    if not characters.isascii() and _CHARACTER.search(characters):
        return characters[:2].casefold(), ""
    words = [word for piece in pieces for token in piece for word in _WORD.findall(token)]
    return "", max(words, key=len, default="")


def _language_words(table: Table, glued: str) -> frozenset[str]:
    """The longest word of each language name: what anchors a phrase that has only small words besides."""
    sections = (table.languages, table.sources, table.targets)
    names = [name for section in sections for names in section.values() for name in names]
    return frozenset(glued + max(_WORD.findall(fold_text(name)), key=len) for name in names)
