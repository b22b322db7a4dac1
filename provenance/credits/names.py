"""Reads one person's name at a given token: its shape decides, in scripts with case, without, and Han.

Each call looks at a bounded number of tokens: no more than `NameShape` allows a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from provenance.credits.labels import Lexicon
from provenance.credits.tokens import CJK, INITIAL, LINE_BREAK, NO_GAP, SPACE, WORD, Tokens

_SUFFIXES = frozenset({"jr", "sr"})
_NUMERALS = frozenset({"II", "III", "IV"})
_SHORTENED = frozenset({"st", "ste", "ma", "fco", "wm", "chr", "th", "joh", "hj", "md", "abd"})
_BEGINNING = 40  # code points of a word that tell its script and its case
MIDDLE_DOTS = frozenset("·・•‧")


@dataclass(frozen=True, slots=True)
class NameShape:
    """Limits of what may be a person's name."""

    most_words: int = 7
    """Words of one name, particles included; longer runs are titles or prose."""
    longest_word: int = 40
    """Code points of one word of a name; the longest family names have about 30."""
    most_uncased: int = 5
    """Words of one name in Arabic, Hebrew or Indian script, where no capital shows its end."""
    most_ideographs: int = 4
    """Characters of a Chinese name; one more in Korean; Japanese names have up to six."""


SHAPE = NameShape()


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate.

    Attributes:
        start: First token.
        end: One past the last token.
        words: Full words in it; initials and particles do not count. In Han scripts 2: always whole.
        cased: False where the script shows no capitals, so that the shape says less.
        skipped: Code points at the beginning of the first token that are no part of it (a glued "and").
    """

    start: int
    end: int
    words: int
    cased: bool = True
    skipped: int = 0


def is_cased(word: str) -> bool:
    """Whether the word is written in a script with capitals."""
    return _is_cased(word[:_BEGINNING])


@lru_cache(maxsize=1 << 14)
def _is_cased(word: str) -> bool:
    return any(char.lower() != char.upper() for char in word)


def is_capitalised(word: str) -> bool:
    """Whether the word, or the part after an elided or glued particle, begins with a capital.

    >>> [is_capitalised(word) for word in ("Okonjo", "d'Espinay", "al-Tayeb", "O'NEIL", "edited")]
    [True, True, True, True, False]
    """
    return word[:1].isupper() or _begins_inside(word[:_BEGINNING])


@lru_cache(maxsize=1 << 14)
def _begins_inside(word: str) -> bool:
    first = next((char for char in word if char.isalpha()), "")
    if first.isupper() or first.istitle():
        return True
    for index, char in enumerate(word[:5]):
        if char in "'’ʼ-‐‑`" and index + 1 < len(word):
            return word[index + 1].isupper()
    return False


def read_name(
    tokens: Tokens, at: int, words: Lexicon, stops: Callable[[int], bool], across: bool
) -> Name | None:
    """Reads a name that begins at token `at`.

    Args:
        tokens: The text.
        at: Where to begin.
        words: The phrase tables.
        stops: Says of a later token that something else than a name begins there.
        across: Whether a name may go on in the next line.

    Returns:
        The longest run of name words, or None where there is none.
    """
    if tokens.kind[at] == WORD and not is_cased(tokens.word(at)):
        return _read_uncased(tokens, at, words, stops, across)
    end = here = at
    full = count = 0
    breadth = LINE_BREAK if across else SPACE
    while here < tokens.count:
        if here > at and (tokens.gap[here] > (LINE_BREAK if full == 1 else breadth) or stops(here)):
            break
        printed, folded = tokens.word(here), tokens.fold[here]
        if count == SHAPE.most_words or len(printed) > SHAPE.longest_word:
            return None
        if tokens.kind[here] == INITIAL and printed[0].isupper():
            here = end = here + 1
        elif tokens.kind[here] != WORD:
            break
        elif is_capitalised(printed):
            full += printed not in _NUMERALS and folded not in _SUFFIXES
            here += 1
            here += folded in _SHORTENED and _is_mark(tokens, here, ".") and _goes_on(tokens, here + 1)
            end = here
        elif folded in words.particles:
            here += 1
        else:
            break
        count += 1
    if not full:
        return None
    return Name(at, _past_suffix(tokens, end), full)


def _past_suffix(tokens: Tokens, end: int) -> int:
    """The end of a name, with the "Jr." after it if there is one."""
    here = end + _is_mark(tokens, end, ",")
    if here < tokens.count and tokens.fold[here] in _SUFFIXES and tokens.gap[here] <= SPACE:
        end = here + 1
    return end + (tokens.fold[end - 1] in _SUFFIXES and _is_mark(tokens, end, "."))


def _is_mark(tokens: Tokens, at: int, mark: str) -> bool:
    return at < tokens.count and tokens.fold[at] == mark and tokens.gap[at] == NO_GAP


def _goes_on(tokens: Tokens, at: int) -> bool:
    return (
        at < tokens.count
        and tokens.kind[at] == WORD
        and tokens.gap[at] <= SPACE
        and is_capitalised(tokens.word(at))
    )


def _read_uncased(
    tokens: Tokens, at: int, words: Lexicon, stops: Callable[[int], bool], across: bool
) -> Name | None:
    end = at
    breadth = LINE_BREAK if across else SPACE
    while end < tokens.count and tokens.kind[end] in (WORD, INITIAL):
        if end > at and (tokens.gap[end] > breadth or stops(end)):
            break
        printed = tokens.word(end)
        if tokens.kind[end] == WORD and is_cased(printed):
            break
        end += 1
        if end - at > SHAPE.most_uncased or len(printed) > SHAPE.longest_word:
            return None
    if end == at:
        return None
    full = sum(word not in words.particles for word in tokens.fold[at:end])
    return Name(at, end, max(full, 1), cased=False)


@dataclass(frozen=True, slots=True)
class EasternScript:
    """How names are told in a script without spaces.

    Attributes:
        language: `zh`, `ja` or `ko`.
        surnames: The family names of the language; empty where they are too many to list.
        free: Whether a name is so sure to stand there that it may begin with any character.
    """

    language: str
    surnames: frozenset[str]
    free: bool


def read_ideographs(
    tokens: Tokens, at: int, script: EasternScript, stops: Callable[[int], bool]
) -> Name | None:
    """Reads a Chinese, Japanese or Korean name that begins at token `at`.

    Args:
        tokens: The text.
        at: Where to begin.
        script: The language, and what is known of its family names.
        stops: Says of a later token that something else than a name begins there.
    """
    language = script.language
    end = _run(tokens, at, stops)
    length = end - at
    most = SHAPE.most_ideographs + {"ja": 2, "ko": 1}.get(language, 0)
    dotted = False
    while end + 1 < tokens.count and _is_name_dot(tokens, end, language):
        dotted = True
        end = _run(tokens, end + 1, stops)
    if dotted:
        return Name(at, end, 2) if length <= 12 and end - at <= 30 else None
    printed = tokens.printed(at, end)
    foreign = any(unicodedata.name(char, "").startswith("KATAKANA") for char in printed)
    if length > (12 if foreign else most):
        return None
    if end < tokens.count and tokens.kind[end] == CJK and tokens.gap[end] == SPACE and not stops(end):
        follow = _run(tokens, end, stops)
        pair = follow - end
        korean = language == "ko" and 2 <= length <= 5 and 2 <= pair <= 5 and script.free
        if (
            (length == 1 and pair <= 2)
            or (language == "ja" and length <= 3 and pair <= 3)
            or (korean and tokens.fold[end] not in script.surnames)
        ):
            end = follow
            length += pair
    if length < 2:
        return None
    known = printed[0] in script.surnames or printed[:2] in script.surnames
    if script.surnames and not (script.free or foreign or known):
        return None
    return Name(at, end, 2)


def _is_name_dot(tokens: Tokens, at: int, language: str) -> bool:
    """Whether a dot at token `at` stands inside a foreign name; between other names it is a comma."""
    if tokens.fold[at] not in MIDDLE_DOTS or tokens.kind[at + 1] != CJK or tokens.gap[at + 1] != NO_GAP:
        return False
    around = tokens.fold[at - 1] + tokens.fold[at + 1]
    return language == "zh" or (language == "ja" and all("\u30a1" <= char <= "\u30ff" for char in around))


def _run(tokens: Tokens, at: int, stops: Callable[[int], bool]) -> int:
    """End of the characters that follow each other without a gap, from token `at`."""
    end = at + 1
    while (
        end < tokens.count
        and end - at <= 14
        and tokens.kind[end] == CJK
        and tokens.gap[end] == NO_GAP
        and not stops(end)
    ):
        end += 1
    return end
