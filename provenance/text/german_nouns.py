"""German common nouns, told from names, which have the same capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from provenance.text.data_tables import data_table

_ENDINGS: Final = (
    "", "e", "n", "s", "en", "er", "es", "em", "ern", "nen", "se", "sen", "in", "innen", "rin", "rinnen",
)  # fmt: skip
_FOREIGN_PLURALS: Final = ("a", "o", "us", "um")  # Themen, Konten, Viren, Zentren
_LEAST_FIRST: Final = 2  # letters that a compound has before its last noun
_LEAST_LAST: Final = 4  # and of that noun: in shorter ones too many names end ("Houston", "Victor")
_FORMED = re.compile(
    r"(?:(?<=..)[^o]ung|heit|keit|schaft|logie|(?<=...)(?:[ts]ion|ismus|ität|nis|tum|chen|ling|enz|anz|ierer))"
    r"(?:e|s|n|en|se|ses|sen|es|er|ern)?$"
    r"|(?<=..)(?:[^aeiou]igt|iert|ündet|tigt|esisch|anisch|lich)e[nmrs]?$"
)
_WITHOUT_UMLAUTS = str.maketrans("äöü", "aou")


@lru_cache(maxsize=16384)
def is_german_noun(word: str) -> bool:
    """Whether a German word with a capital is surely a common noun: known, formed or put together as one.

    >>> [is_german_noun(word) for word in ("Rettungsplans", "Zeitungen", "Tarnow", "Quill")]
    [True, True, False, False]
    """
    key = word.casefold()  # ß is ss
    return _FORMED.search(key) is not None or any(map(_is_known, _singulars(key)))


def _singulars(key: str) -> Iterator[str]:
    """What a word may be without its ending; the umlaut of a plural is taken off too."""
    for form in dict.fromkeys((key, key.translate(_WITHOUT_UMLAUTS))):
        yield from (form[: len(form) - len(ending)] for ending in _ENDINGS if form.endswith(ending))
        if form.endswith("en"):
            yield from (form[:-2] + ending for ending in _FOREIGN_PLURALS)


def _is_known(stem: str) -> bool:
    ends, alone = _nouns()
    if stem in ends or stem in alone:
        return True
    return any(stem[k:] in ends for k in range(_LEAST_FIRST, len(stem) - _LEAST_LAST + 1))


@lru_cache(maxsize=1)
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    tables = data_table("german_nouns")
    ends, alone = (frozenset(tables[name].casefold().split()) for name in ("ends", "alone"))
    return ends, alone
