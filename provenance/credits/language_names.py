"""Names of languages inside phrases: "translated from the {source} by", "מ{source}"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.credits.tables import COMMON, Table
from provenance.credits.tokens import CJK, Tokens, fold_words, tokenise

LONGEST_REGION = 3  # words of a region in a bracket
GLUED_SLOT = re.compile(r"\S\{")
"""A slot of a phrase with something glued to its front."""
_GLUED = re.compile(r"(\w+['’]?)\{")


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A printed form of a language's name.

    Attributes:
        table: The table that has it; the names in the shared table are each language's own.
        words: Its folded words; the first may have a particle glued to it.
        glued: That particle, or "".
        tag: The language, BCP 47.
        code: Two letters, which are a language only where capitals or a bracket say so.
        only: The one slot that takes this form ("source" or "target"), or None.
    """

    table: str
    words: tuple[str, ...]
    glued: str
    tag: str
    code: bool
    only: str | None = None


class LanguageNames:
    """The names of languages in all tables.

    Attributes:
        by_word: By their first word, folded.
    """

    def __init__(self) -> None:
        self.by_word: dict[str, list[LanguageName]] = {}
        self._known: set[tuple[str, str]] = set()

    def add(self, table: Table, glued: str = "") -> None:
        """Makes the names of a table known, with a folded particle glued to them or none."""
        if (table.language, glued) in self._known:
            return
        self._known.add((table.language, glued))
        for section, only in ((table.languages, None), (table.sources, "source"), (table.targets, "target")):
            for tag, name in ((tag, name) for tag, names in section.items() for name in names):
                first, *rest = fold_words(name)
                code = table.language == COMMON and len(name) == 2 and name.isascii()
                found = LanguageName(table.language, (glued + first, *rest), glued, tag, code, only)
                self.by_word.setdefault(glued + first, []).append(found)

    def at(self, tokens: Tokens, at: int) -> Iterator[tuple[LanguageName, int]]:
        """The names that stand at token `at`, each with the token after it."""
        for name in self.by_word.get(tokens.fold[at], ()):
            end = at + len(name.words)
            if len(name.words) > 1 and tuple(tokens.fold[at:end]) != name.words:
                continue
            if not name.code or _is_code(tokens, at):
                yield name, end
                after = _past_region(tokens, end)
                if after > end:
                    yield name, after

    def tag(self, word: str, table: str) -> str | None:
        """The language that one word names in a table, or None."""
        names = self.by_word.get(word, ())
        return next((name.tag for name in names if name.table == table and name.words == (word,)), None)


def glued_particle(phrase: str) -> str:
    """The particle glued to the first slot of a phrase, or "".

    >>> [glued_particle(phrase) for phrase in ("tradotto dall'{source}", "מ{source}", "aus dem {source}")]
    ["dall'", 'מ', '']
    """
    found = _GLUED.search(phrase)
    if found is None or tokenise(found[1]).kind[-1] == CJK:
        return ""
    return found[1]


def _past_region(tokens: Tokens, at: int) -> int:
    """One past a bracket that says where the language is spoken, "anglais (États-Unis)"; else `at`."""
    if at < tokens.count and tokens.fold[at] == "(":
        for here in range(at + 2, min(at + 2 + LONGEST_REGION, tokens.count)):
            if tokens.fold[here] == ")":
                return here + 1
    return at


def _is_code(tokens: Tokens, at: int) -> bool:
    """Whether two letters are a language code and no small word: in capitals, or bracketed, "(en)"."""
    return tokens.word(at).isupper() or (at > 0 and tokens.fold[at - 1] in ("(", "["))
