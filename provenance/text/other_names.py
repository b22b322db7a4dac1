"""Names that are another word in another language: from CLDR, and from a table of places of our own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from provenance.text.data_tables import data_table
from provenance.text.likeness import SHORTEST, folded, is_form
from provenance.text.names import Vocabulary
from provenance.text.tags import primary

_WORD = re.compile(r"[^\W\d_]+")
_LEAST: Final = 4  # letters of a word of a country's name: not "and", "the"
# Countries that are called after a person, whose name tells nothing of the country: Saint Martin, San Marino.
_SAINTS: Final = frozenset({"BL", "KN", "LC", "MF", "PM", "SH", "SM", "ST", "SX", "VC"})

_Index = Mapping[str, list[tuple[str, str]]]  # by first letters: word, and what it stands for


def has_other_name(key: str, language: str | None, other: str | None, words: Vocabulary) -> bool:
    """Whether a text in another language has a name that is known to be this one.

    Args:
        key: Key of a word of the one text.
        language: Its language.
        other: The language of the other text.
        words: The words of the other text.
    """
    for entry in _known_as(key, _places()[1]):
        if any(words.has_form(word) for word in _places()[0][entry] if word != key):
            return True
    if any(words.has_form(word) for word in _initials().get(key, ())):
        return True
    ours, theirs = _regions(primary(language or "")), _regions(primary(other or ""))
    return any(any(map(words.has_form, theirs[0].get(code, ()))) for code in _known_as(key, ours[1]))


def is_translated_word(key: str, language: str | None) -> bool:
    """Whether a word has a capital and is yet translated: "President", "Court", "Nord", "Russian"."""
    subtag = primary(language or "")
    words = _translated(subtag)
    if key in words or key.removesuffix("s") in words:
        return True
    return any(is_form(key, word) for word, _ in _regions(subtag)[1].get(key[:SHORTEST], ()))


def is_country(key: str, language: str | None) -> bool:
    """Whether a word is, but for its ending, the name of a country in this language."""
    entries, index = _regions(primary(language or ""))
    return any(
        entry.startswith("territories") and len(entries[entry]) == 1 and is_form(key, word)
        for word, entry in index.get(key[:SHORTEST], ())
    )


def is_known_place(key: str) -> bool:
    """Whether a word is, but for its ending, a place of the table, in any language."""
    return bool(_known_as(key, _places()[1]))


def _known_as(key: str, index: _Index) -> Collection[str]:
    return {entry for word, entry in index.get(key[:SHORTEST], ()) if is_form(key, word)}


@lru_cache(maxsize=16)
def _translated(subtag: str) -> frozenset[str]:
    return frozenset(folded(word) for word in data_table("name_words").get(subtag, "").split())


@lru_cache(maxsize=1)
def _places() -> tuple[Mapping[str, Collection[str]], _Index]:
    entries = {entry: {folded(word) for word in entry.split()} for entry in data_table("exonyms")["places"]}
    return entries, _index(entries)


@lru_cache(maxsize=1)
def _initials() -> Mapping[str, Collection[str]]:
    groups = [[folded(word) for word in entry.split()] for entry in data_table("exonyms")["initials"]]
    return {word: [other for other in group if other != word] for group in groups for word in group}


@lru_cache(maxsize=16)
def _regions(subtag: str) -> tuple[Mapping[str, Collection[str]], _Index]:
    """The names of countries, continents and languages in a language, by code."""
    from babel import Locale, localedata  # noqa: PLC0415 - only where a name has to be explained

    if not subtag or not localedata.exists(subtag):
        return {}, {}
    locale = Locale(subtag)  # which follows the aliases of CLDR; the raw data do not
    entries = {
        f"{kind} {code}": {key for w in _WORD.findall(name) if len(key := folded(w)) >= _LEAST}
        for kind, names in (("territories", locale.territories), ("languages", locale.languages))
        for code, name in names.items()
        if (code not in _SAINTS if kind == "territories" else len(code) == 2)  # languages that readers know
    }
    return entries, _index(entries)


def _index(entries: Mapping[str, Collection[str]]) -> _Index:
    found: dict[str, list[tuple[str, str]]] = {}
    for entry, words in entries.items():
        for word in sorted(words):
            if len(word) >= SHORTEST:
                found.setdefault(word[:SHORTEST], []).append((word, entry))
    return found
