"""Names across the border to a script without vowels: their consonants, roughly as Hebrew spells them.

Hebrew writes few vowels and runs small words (and, the, in, to, from) into the next one, so that spelling is
compared by what is left on both sides: `Zelensky` and `וזלנסקי` are both `slnsk`.
"""

from __future__ import annotations

import re
import unicodedata

_HEBREW = re.compile(r"[\u05d0-\u05ea][\u05d0-\u05ea\"'\u05f3\u05f4]*")
_CAPITALISED = re.compile(r"[A-Z][a-z]{2,}")
_PREFIXES = frozenset("ובלמהשכ")

# Consonants under one letter where the two scripts do not keep them apart; half-vowels and breathings count
# as vowels.
_SOUNDS = str.maketrans(
    dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "-bgd--sht-kklmmnns-ppsskrst", strict=True))
    | dict(zip("abcdefghijklmnopqrstuvwxyz", "-bkd-pg--gklmn-pkrst-b-k--", strict=True))
)
_SPELLINGS = (
    (re.compile(r"sch|sh|tch|ts|tz|ch(?=[aeiu])|c(?=[eiy])|z"), "s"),
    (re.compile(r"ph"), "p"),
    (re.compile(r"kh|ch|ck"), "k"),
    (re.compile(r"^v"), ""),
)

# Letters that are read to see what a text is written in.
_SAMPLE = 1000


def is_hebrew(text: str) -> bool:
    """Whether at least a third of the first letters of a text are Hebrew."""
    if not _HEBREW.search(text[:_SAMPLE]):
        return False
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    return sum("\u05d0" <= c <= "\u05ea" for c in letters) * 3 > len(letters)


def skeletons(text: str) -> set[str]:
    """The consonants of the Hebrew words and of the capitalised Latin words of a text, three and more."""
    found = set()
    for word in _HEBREW.findall(text):
        letters = re.sub("[\"'\u05f3\u05f4]", "", word)
        found.add(_sounds(letters))
        if letters[0] in _PREFIXES:
            found.add(_sounds(letters[1:]))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    for word in _CAPITALISED.findall(plain):
        spelt = word.lower()
        for pattern, sound in _SPELLINGS:
            spelt = pattern.sub(sound, spelt)
        found.add(_sounds(spelt))
    return {skeleton for skeleton in found if len(skeleton) >= 3}


def _sounds(letters: str) -> str:
    """The consonants, doubled ones once."""
    plain = letters.translate(_SOUNDS).replace("-", "")
    return re.sub(r"(.)\1+", r"\1", plain)
