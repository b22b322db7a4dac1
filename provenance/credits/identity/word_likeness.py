"""How alike two words of names are: spelled otherwise, misspelt, abbreviated, or in another script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from provenance.credits.identity.words import Word


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What each difference costs; all are factors in [0, 1], chosen on invented names (see the tests).

    Attributes:
        letters_per_slip: Letters of a word for each slip allowed in it.
        slip: For one slip; each further one costs as much again.
        sound: For a word that is romanised otherwise but sounds the same.
        near_sound: For a word of another script that nearly sounds the same.
        initial: For an initial that stands for a word.
        left_out: For each word that only one of the names has.
        order: For another order of the words.
        declined: For a name that has to be read as declined.
        least_sounds: Consonants that two words must share to count as sounding the same.
        least_spelling: Likeness in [0, 1] of the spellings of words of two scripts that sound the same.
        least_alike: The same for words of one script.
        tells_gender: Whether Mario and Maria, or Иванов and Иванова, are never a slip of the pen.
    """

    letters_per_slip: int = 4
    slip: float = 0.9
    sound: float = 0.93
    near_sound: float = 0.82
    initial: float = 0.86
    left_out: float = 0.95
    order: float = 0.97
    declined: float = 0.95
    least_sounds: int = 2
    least_spelling: float = 0.5
    least_alike: float = 0.7
    tells_gender: bool = True


DEFAULT = CompareOptions()
PINYIN = CompareOptions(least_spelling=0.85)


@lru_cache(maxsize=262_144)
def words_alike(a: Word, b: Word, options: CompareOptions, *, across: bool) -> tuple[float, str]:
    """How alike two words of names are, in [0, 1], and what tells them apart; 0 where they are not.

    Args:
        a: The one.
        b: The other.
        options: What each difference costs.
        across: Whether they were written in different scripts.
    """
    if a.text == b.text:
        return 1.0, ""
    if a.initial or b.initial:
        return _as_initial(a, b, options, across=across)
    if a.spelling == b.spelling:
        return 0.98, "" if across else "spelling"
    if options.tells_gender and _gender(a.text, b.text, across=across):
        return 0.0, ""
    near = OSA.normalized_similarity(a.spelling, b.spelling)
    if a.sounds == b.sounds and len(a.sounds) >= options.least_sounds:
        least = options.least_spelling if across else options.least_alike
        if near >= least and (across or a.spelling[0] == b.spelling[0]):
            return options.sound, "" if across else "spelling"
    if across and a.sounds == b.sounds and _bare(a.text) == _bare(b.text) and len(_bare(a.text)) > 1:
        return options.sound, ""  # too short for its sounds to tell: طه is Taha
    allowed = min(len(a.text), len(b.text)) // options.letters_per_slip
    if allowed:
        slips = OSA.distance(a.text, b.text, score_cutoff=allowed)
        if slips <= allowed:
            return options.slip**slips, "misspelling"
    heard = min(len(a.sounds), len(b.sounds)) >= 3 and OSA.distance(a.sounds, b.sounds, score_cutoff=1) == 1
    if across and heard and near >= options.least_spelling:
        return options.near_sound, "misspelling"
    return 0.0, ""


def _bare(text: str) -> str:
    """The letters that scripts without short vowels write."""
    return re.sub("[aeiou]", "", text)


def _as_initial(a: Word, b: Word, options: CompareOptions, *, across: bool) -> tuple[float, str]:
    short, whole = (a, b) if a.initial else (b, a)
    if whole.initial:
        same = short.text[0] == whole.text[0] or (across and bool(_openings(short) & _openings(whole)))
        return (0.97, "") if same else (0.0, "")
    if whole.text.startswith(short.text) or (across and _openings(short) & _openings(whole)):
        return options.initial, "initials"
    return 0.0, ""


# The letters by which a sound at the beginning may be written, for initials across scripts.
_OPENINGS = {
    "j": "jgyiz", "y": "yijeu", "i": "iyj", "z": "zj", "d": "d", "g": "ghyj", "h": "hg", "k": "kcqx",
    "c": "cksth", "x": "xksh", "s": "sc", "t": "tc", "v": "vwbf", "w": "wvu", "f": "fp", "p": "pf",
    "b": "bvm", "m": "mb", "u": "uyw", "e": "eaiy", "a": "aeo", "o": "oau", "q": "qkg",
}  # fmt: skip


def _openings(word: Word) -> set[str]:
    if word.text.startswith(("dzh", "dj")):
        return {"j", "d"}
    if word.text.startswith(("kh", "ch")):
        return {"k", "c", "h"}
    return set(_OPENINGS.get(word.text[0], word.text[0]))


_ENDS = frozenset("aeiouy")
_MANS = re.compile("(?:[sc]k(?:iy|ii|ij|y|i)|n(?:oy|iy)|[oe]v|[iy]n|opoulos)$")
_WOMANS = re.compile("(?:[sc]k(?:aya|aia|aja|a)|naya|[oe]va|[iy]na|opoulou)$")


def _gender(a: str, b: str, *, across: bool) -> bool:
    """Whether two words differ as a man's name and a woman's do: in a last vowel, or as adjectives."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        last = {short[-1], long[-1]}
        return short[:-1] == long[:-1] and last <= _ENDS and not (across and last <= {"a", "e"})
    if len(long) == len(short) + 1 and long[:-1] == short and long[-1] in _ENDS:
        return not (across and short[-1] in _ENDS)
    if long == short + "s" and short[-1] in _ENDS:
        return True  # Greek: Ψαρράς and Ψαρρά
    return any(_MANS.search(one) and _WOMANS.search(other) for one, other in ((a, b), (b, a)))
