"""Words of running text that may be names: those with a capital inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from provenance.text.addresses import addresses
from provenance.text.likeness import SHORTEST, alike, folded, is_form, opening
from provenance.text.tags import primary

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏＡ-Ｚａ-ｚ]++")
_STARTS_AFRESH: Final = frozenset('.!?…:;。！？¡¿"“”„«»‹›‘([{–—|•')
_ABBREVIATED: Final = (
    3  # letters: a stop after so short a word with a capital ends no sentence ("Mr.", "St.")
)
_LAST_WORD = re.compile(r"(\w{1,20})\.\s*$")
_ARTICLES: Final = frozenset(  # German words after which a capital shows a noun
    {
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "kein",
        "keine",
    }
    | {
        "im",
        "am",
        "zum",
        "zur",
        "beim",
        "vom",
        "ins",
        "ans",
        "ihr",
        "ihre",
        "ihren",
        "ihrem",
        "ihrer",
        "sein",
    }
    | {"seine", "seinen", "seinem", "seiner", "unser", "unsere", "mehr", "viele", "vielen", "alle", "allen"}
    | {
        "diese",
        "dieser",
        "diesem",
        "diesen",
        "dieses",
        "jede",
        "jeder",
        "jedem",
        "jeden",
        "einige",
        "mehrere",
    }
    | {
        "zwei",
        "drei",
        "vier",
        "funf",
        "beide",
        "beiden",
        "wenige",
        "weniger",
        "neue",
        "neuen",
        "erste",
        "ersten",
    }
)
_LONGEST_WORD: Final = 60
_LONGEST_PASSAGE: Final = 20_000  # code points: what is longer is no paragraph, and is not looked through
_HEADLINE: Final = 0.6  # share of words with a capital from which capitals tell nothing

NO_CAPITALS: Final = frozenset(
    {"ar", "fa", "he", "ur", "ps", "ku", "ckb", "zh", "ja", "ko", "th", "km", "lo", "my", "hi", "bn", "ta"}
    | {"te", "ml", "kn", "gu", "pa", "mr", "ne", "si", "ka", "am", "yi", "ug", "yue", "cmn"}
)
"""Languages whose script has no capitals, or does not use them: in their texts only Latin words stand out."""

ALL_NOUNS_CAPITAL: Final = frozenset({"de", "lb"})
"""Languages that capitalise every noun, so that a capital does not tell a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word that may be a name or a part of one.

    Attributes:
        text: As printed.
        start: First code point in the text.
        end: One past its last code point.
        key: Latin letters, lower case, no accents.
        after_article: Whether a German word that stands before nouns comes before it ("der", "eine").
        opens: Whether it opens a sentence, a quotation or a bracket, where any word has a capital.
    """

    text: str
    start: int
    end: int
    key: str
    opens: bool
    after_article: bool = False


class Vocabulary:
    """Words by key, to be asked for words that are like a name.

    Args:
        keys: Of all words.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(keys)

    def has(self, key: str) -> bool:
        """Whether it has a word that may be the same name."""
        if key in self._keys:
            return True
        if len(key) > 4 and key in self._joined:
            return True
        return any(alike(key, word) for word in self._by_opening.get(opening(key), ()))

    def has_form(self, word: str) -> bool:
        """Whether it has this word, but for an ending."""
        return word in self._keys or any(
            is_form(key, word) for key in self._by_letters.get(word[:SHORTEST], ())
        )

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in sorted(self._keys):
            found.setdefault(key[:SHORTEST], []).append(key)
        return found

    @cached_property
    def _joined(self) -> str:
        return " ".join(sorted(self._keys))

    @cached_property
    def _by_opening(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in sorted(self._keys):
            if len(key) >= SHORTEST:
                found.setdefault(opening(key), []).append(key)
        return found


@dataclass(frozen=True)
class Words:
    """The words of a passage.

    Attributes:
        names: Those that may be names, in text order.
        vocabulary: All words, and neighbouring words joined.
        small: Keys of the words without a capital.
    """

    names: tuple[Name, ...]
    vocabulary: Vocabulary
    small: frozenset[str]


def words_of(text: str, language: str | None) -> Words:
    """The words of a passage that may be names, and all of its words.

    Where two thirds of the words have a capital, as in an English headline, none is held to be a name; nor is
    any in what is too long to be a paragraph.
    """
    text = text if len(text) <= _LONGEST_PASSAGE else ""
    subtag = primary(language or "")
    latin_alone = subtag in NO_CAPITALS
    german = subtag in ALL_NOUNS_CAPITAL
    taken = {k for address in addresses(text) for k in range(address.start, address.end)}
    found: list[Name] = []
    keys: list[str] = []
    small: set[str] = set()
    for match in (_LATIN_WORD if latin_alone else _WORD).finditer(text):
        start, end = match.span()
        if start in taken:
            continue
        if end - start > _LONGEST_WORD:
            continue
        key = folded(match.group())
        keys.append(key)
        before = keys[-2] if len(keys) > 1 else ""
        if not match.group()[0].isupper():
            small.add(key)
        elif len(key) >= SHORTEST:
            opens = not latin_alone and _opens(text, start)
            found.append(Name(match.group(), start, end, key, opens, german and before in _ARTICLES))
    if not latin_alone and not german and len(found) > max(3, _HEADLINE * len(keys)):
        found = []
    return Words(tuple(found), Vocabulary({*keys, *_joined_pairs(keys)}), frozenset(small))


def _joined_pairs(keys: Iterable[str]) -> set[str]:
    return {one + other for one, other in pairwise(keys)}


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 30) : start].rstrip()
    if not before:
        return True
    last = _LAST_WORD.search(before)
    if last is not None:
        return len(last[1]) > _ABBREVIATED or not last[1][0].isupper()
    return before[-1] in _STARTS_AFRESH
