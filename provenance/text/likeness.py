"""Whether two words are one name in two languages.

A name keeps its sound across languages and scripts, not its spelling: `Путина` is `Putin`, `Kayserisporu`
`Kayserispor`. AnyAscii writes words in Latin letters; then they are compared without case, accents and
endings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

SHORTEST: Final = 3
"""Letters that a word must have to be compared."""

_STEM: Final = 4
_BEGINNING: Final = 0.6  # share of the shorter word; by judgement: Américains, Amerikaner
_ALIKE: Final = 0.72  # similarity in [0, 1], by judgement: Selenskyj and Zelensky, not Merkel and Macron
_RELATED: Final = 0.6
_ENDING: Final = 3  # letters that a case may add or change
_SOUNDS: Final = (
    ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("kh", "h"),
    ("zh", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("ts", "c"),
    ("tz", "c"), ("cz", "c"), ("sz", "s"), ("w", "v"), ("y", "i"), ("j", "i"), ("ou", "u"), ("oo", "u"),
    ("eau", "o"), ("au", "o"), ("z", "s"), ("k", "c"),
)  # fmt: skip
_VOWELS_AND_H: Final = frozenset("aeiouh")
# Letters with which a spelling begins, and the most letters that become one first sound ("tshch").
_MAY_SOUND_OTHERWISE: Final = frozenset(spelling[0] for spelling, _ in _SOUNDS) - _VOWELS_AND_H
_FIRST_SOUND: Final = 6
_TWICE = re.compile(r"(.)\1+")
_VOWEL_LETTERS: Final = "aeiouy"
_VOWELS = re.compile("[aeiou]")


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word in Latin letters, lower case, without accents and marks: its key."""
    if word.isascii():
        return word.lower()
    from anyascii import anyascii  # noqa: PLC0415 - only where a word needs it

    return "".join(c for c in anyascii(unicodedata.normalize("NFKC", word)).lower() if c.isalpha())


@lru_cache(maxsize=65536)
def sound(key: str) -> str:
    """A key spelt as it sounds, roughly: what spellings of one name in several languages have in common."""
    for spelling, sounds in _SOUNDS:
        if spelling in key:
            key = key.replace(spelling, sounds)
    return _TWICE.sub(r"\1", key)


def opening(key: str) -> str:
    """The first sound of a key, all vowels and H as one; keys that are alike share it."""
    # Most keys need not be sounded whole, and there are thousands in two texts.
    heard = key[:1]
    if heard in _MAY_SOUND_OTHERWISE:
        heard = sound(key[:_FIRST_SOUND])[:1]
    return "a" if heard in _VOWELS_AND_H else heard


@lru_cache(maxsize=131072)
def alike(one: str, other: str) -> bool:
    """Whether two keys may be one name in two languages.

    They are where they have most of their beginning in common (endings differ), where one holds the other
    (compounds), or where they are nearly spelt, or nearly sound, alike.
    """
    if one == other:
        return True
    ours, theirs = sound(one), sound(other)
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if len(short) < SHORTEST:
        return False
    common = shared_beginning(short, long)
    if common >= max(_STEM, _BEGINNING * len(short)) or (len(short) > _STEM and short in long):
        return True
    if common == len(short) and len(long) - len(short) <= _ENDING - 1:  # Líba, Líbu
        return True
    if Levenshtein.normalized_similarity(ours, theirs) >= _ALIKE:
        return True
    bones = _bones(ours), _bones(theirs)
    return min(map(len, bones)) >= _STEM and Levenshtein.normalized_similarity(*bones) >= _ALIKE


@lru_cache(maxsize=65536)
def related(one: str, other: str) -> bool:
    """Whether two words with a capital may yet be one name, where nothing better answers to either."""
    common = shared_beginning(one, other)
    if common >= SHORTEST and max(len(one), len(other)) - common <= _ENDING:
        return True
    bones = _bones(sound(one)), _bones(sound(other))
    return Levenshtein.normalized_similarity(*bones) >= _RELATED


def same_stem(one: str, other: str) -> bool:
    """Whether two keys are one word but for an ending: Putin, Putina."""
    common = shared_beginning(one, other)
    return common >= _STEM and max(len(one), len(other)) - common <= _ENDING


def is_form(key: str, word: str) -> bool:
    """Whether a key is a word that may have another ending: Německu of Německo, Germans of German.

    Their first `SHORTEST` letters are the same.
    """
    common = shared_beginning(key, word)
    if len(word) < _STEM + 1:  # Вена, Вене; of longer ones more may change: Россия, России
        declined = word[-1] in _VOWEL_LETTERS and key[common : common + 1] in tuple(_VOWEL_LETTERS)
        return (common == len(word) or (common == len(word) - 1 >= SHORTEST and declined)) and len(
            key
        ) <= len(word) + 2
    least = len(word) - (2 if word.endswith("ya") else 1)
    ending = _ENDING if common == len(word) or len(word) > _STEM + 1 else _ENDING - 1
    return common >= least and len(key) <= len(word) + _ENDING and len(key) - common <= ending


def shared_beginning(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for k, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return k
    return min(len(one), len(other))


@lru_cache(maxsize=65536)
def _bones(heard: str) -> str:
    """The first letter and all consonants."""
    return heard[:1] + _VOWELS.sub("", heard[1:])
