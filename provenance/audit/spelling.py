"""Whether two names look like one name of which one is misspelt."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from provenance.credits.identity import name_words, script

_LEAST_LETTERS = 4  # a slip in a shorter word makes another name of it: Eva and Ida, Lee and Lie
_LONG = 8  # letters from which a word may hold two slips

# Spellings that one name has in different languages of one script: Sergei, Serguei, Sergej, Sergey.
_RESPELT = (
    ("tch", "c"), ("tsch", "c"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "h"), ("ph", "f"),
    ("th", "t"), ("ou", "u"), ("oo", "u"), ("ue", "e"), ("ks", "x"), ("w", "v"), ("ff", "v"), ("y", "i"),
    ("j", "i"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("gu", "g"), ("dzh", "i"), ("dj", "i"),
    ("zh", "i"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def slip(left: str, right: str, *, across_languages: bool = False) -> tuple[str, str] | None:
    """The two words by which two names differ, where the difference looks like a slip.

    Every other word must be the same. Case, diacritics, hyphens, word order, initials and left-out names are
    no slips; across languages, neither are the ways in which languages spell a foreign name.

    >>> slip("Bastien Lherminat", "Bastien Lhreminat")
    ('lherminat', 'lhreminat')
    >>> slip("Ada Quill", "A. Quill"), slip("Eva Roy", "Ida Roy")
    (None, None)
    >>> slip("Sergei Volkov", "Serguei Volkov", across_languages=True)
    """
    ours, theirs = list(name_words(left)), list(name_words(right))
    if len(ours) != len(theirs) or len(ours) < 2 or script(left) != script(right):
        return None
    for word in tuple(ours):
        if word in theirs:
            ours.remove(word)
            theirs.remove(word)
    if len(ours) != 1:
        return None
    a, b = ours[0], theirs[0]
    shorter = min(len(a), len(b))
    if shorter < _LEAST_LETTERS:
        return None
    allowed = 2 if shorter >= _LONG else 1
    if OSA.distance(a, b, score_cutoff=allowed) > allowed:
        return None
    if across_languages and _sounding(a) == _sounding(b):
        return None
    return a, b


def _sounding(word: str) -> str:
    """A word with the spellings that languages differ in folded, and doubled letters single."""
    for spelt, plain in _RESPELT:
        word = word.replace(spelt, plain)
    return "".join(letter for n, letter in enumerate(word) if n == 0 or letter != word[n - 1])
