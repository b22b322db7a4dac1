"""The words of a name as they are compared: in Latin letters, spelled one way, and as they sound."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from provenance.text.scripts import script_of
from provenance.text.transliterate import latin

LONGEST_NAME = 200
"""Code points of a name that are looked at."""
MOST_WORDS = 8
"""Words of a name that are looked at."""

_APOSTROPHES = frozenset("'’ʼ`´‘ʹ")
_HYPHENS = frozenset("-‐‑‒–־")
_STOPS = frozenset(".．・·‧•･")

# Words that are left out as easily as they are written; those of one letter are taken for initials.
PARTICLES = frozenset(
    [
        "af",
        "al",
        "ap",
        "av",
        "bin",
        "bint",
        "bn",
        "da",
        "dal",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "of",
        "te",
        "ten",
        "ter",
        "tot",
        "ul",
        "ur",
        "van",
        "vd",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)
_ABD = re.compile(r"abd(?:el|al|ul|il|er|ur|en|ou|ol)?")

# The ways in which newsrooms spell one sound, folded into one; in this order.
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), one)
    for pattern, one in (
        ("schtsch|shtch|shch|stch|szcz|chtch", "Q"),
        ("tsch|tch|cz", "C"),
        ("dsch|dzh|dj|dzs|gi(?=[aou])|dz(?=h)", "j"),
        ("sch|sh|sz", "S"),
        ("zh|rz", "Z"),
        ("ch", "C"),
        ("kh", "h"),
        ("(?<=[a-z])gk", "ng"),
        ("gh|gu(?=[ei])", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("ck|q|c(?=[aoulr]|k|$)", "k"),
        ("ts|tz", "c"),
        ("x+", "ks"),
        ("w|(?<=[a-z]{3}[eo])ff?$", "v"),
        ("(?<=[a-z]{5})ine$", "in"),
        ("ou|oo", "u"),
        ("ee", "i"),
        ("ue", "u"),
        ("oe", "o"),
        ("ae", "a"),
        ("[iyj]+", "i"),
        ("(?<=[^aeiou])ie(?=[^aeiou])", "e"),
        (r"(.)\1+", r"\1"),
    )
)
_SOUNDS = {
    **dict.fromkeys("bp", "p"), **dict.fromkeys("dt", "t"), **dict.fromkeys("fv", "f"),
    **dict.fromkeys("kg", "k"), **dict.fromkeys("szScCQZ", "s"), "m": "m", "n": "n", "l": "l", "r": "r",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        text: In ASCII letters, lower case, without marks.
        spelling: The same with the spellings of one sound folded into one.
        sounds: Classes of its consonants; a vowel at its beginning is `A`.
        initial: Whether it is an initial: one letter, or a shortening with a stop.
        particle: Whether it is a small word such as "von", that may be left out.
    """

    text: str
    spelling: str
    sounds: str
    initial: bool = False
    particle: bool = False


def name_words(name: str, *, hyphenated: bool = False) -> tuple[str, ...]:
    """The words of a name, folded: Latin letters, lower case, no marks, split at stops and at hyphens.

    With `hyphenated`, what a hyphen joins is one word.

    >>> name_words("J. Łęcka-O’Brien")
    ('j', 'lecka', 'obrien')
    """
    return tuple(text for text, _ in _cut(name, hyphenated))


def words_of(name: str, *, hyphenated: bool = False) -> tuple[Word, ...]:
    """The words of a name with how they are spelled and sound; none where it has no letters."""
    joined = _with_abd_joined(_cut(name, hyphenated))
    full = sum(not initial for _, initial in joined)
    return tuple(
        Word(
            text,
            spelling(text),
            sounds(text),
            initial,
            particle=not initial and text in PARTICLES and full > 2,
        )
        for text, initial in joined
    )


def is_initialled(name: str) -> bool:
    """Whether a name is initials but for one word, or for none: too little to tell two people apart.

    >>> [is_initialled(name) for name in ("M. Quintrell", "Quintrell, M", "Ada M. Quill", "Quill", "王小明")]
    [True, True, False, False, False]
    """
    initials = [initial for _, initial in _cut(name, hyphenated=False)]
    return any(initials) and initials.count(False) < 2


@lru_cache(maxsize=65_536)
def spelling(text: str) -> str:
    """A word spelled one way.

    >>> spelling("tchaikowsky") == spelling("chaykovskii")
    True
    """
    for pattern, one in _SPELLINGS:
        text = pattern.sub(one, text)
    return text


@lru_cache(maxsize=65_536)
def sounds(text: str) -> str:
    """The classes of a word's consonants: what two romanisations of one name share.

    >>> sounds("mohammed"), sounds("muhamad"), sounds("mhmd")
    ('mmt', 'mmt', 'mmt')
    """
    spelled = spelling(text)
    if not spelled:
        return ""
    first = "A" if spelled[0] in "aeiou" else "k" if spelled[0] == "h" else _SOUNDS.get(spelled[0], "")
    return first + re.sub(r"(.)\1+", r"\1", "".join(_SOUNDS.get(c, "") for c in spelled[1:]))


@lru_cache(maxsize=65_536)
def script(name: str) -> str:
    """The script that most letters of a name are of (`Latin`, `Han`); empty where it has no letters."""
    letters = unicodedata.normalize("NFKC", name[:LONGEST_NAME])
    counts = Counter(script_of(c) or "" for c in letters if c.isalpha())
    return max(counts, key=lambda found: (counts[found], found), default="")


@lru_cache(maxsize=65_536)
def _cut(name: str, hyphenated: bool) -> tuple[tuple[str, bool], ...]:
    """Words in Latin letters, each with whether it is an initial."""
    kept = _letters(unicodedata.normalize("NFKC", name[:LONGEST_NAME]), hyphenated)
    if script(name) in ("Han", "Hangul", "Kana"):
        return tuple((word, False) for word in _east_asian(kept))[:MOST_WORDS]
    words: list[tuple[str, bool]] = []
    for part in kept.split():
        for piece in re.findall(r"[^.]+\.?", part):
            bare = piece.rstrip(".")
            text = _ascii(_without_article(bare))
            if text:
                words.append((text, len(bare) == 1 or (piece[-1] == "." and len(bare) < 3)))
    return tuple(words[:MOST_WORDS])


def _letters(name: str, hyphenated: bool) -> str:
    """The name with stops as full stops, hyphens and everything else that is no letter as blanks."""
    kept = []
    for character in name:
        if character.isalnum() or unicodedata.combining(character):
            kept.append(character)
        elif character in _STOPS:
            kept.append(".")
        elif character in _APOSTROPHES or unicodedata.category(character) == "Cf":
            continue
        elif not (hyphenated and character in _HYPHENS):
            kept.append(" ")
    return "".join(kept)


def _ascii(word: str) -> str:
    return "".join(c for c in latin(word).casefold() if c.isascii() and c.isalnum())


def _without_article(word: str) -> str:
    """An Arabic word without the article that is written with it; God's name has none to lose."""
    return word[2:] if word.startswith("ال") and len(word) > 4 and word != "الله" else word


def _east_asian(name: str) -> list[str]:
    """Family name and given name: where nothing parts them, the first character (or two) is the family's."""
    parts = name.replace(".", " ").split()
    if len(parts) == 1 and script_of(parts[0][0]) in ("Han", "Hangul") and 2 <= len(parts[0]) <= 4:
        whole = parts[0]
        family = 2 if whole[:2] in _TWO_CHARACTER_FAMILIES or len(whole) == 4 else 1
        parts = [whole[:family], whole[family:]]
    if not parts:
        return []
    family_name, *given = parts
    return [_AS_FAMILY_NAME.get(family_name, _ascii(family_name)), *(_ascii(part) for part in given)]


# Characters that are read otherwise as a family name than elsewhere.
_AS_FAMILY_NAME = {
    "单": "shan", "單": "shan", "查": "zha", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "區": "ou",
    "朴": "piao", "翟": "zhai", "缪": "miao", "繆": "miao", "种": "chong", "繁": "po", "秘": "bi",
    "洗": "xian", "乜": "nie", "郇": "xun", "员": "yun", "薄": "bo", "卜": "bu",
}  # fmt: skip


_TWO_CHARACTER_FAMILIES = frozenset(
    (
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "司徒",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "公孙",
        "公孫",
        "慕容",
    )
)


def _with_abd_joined(words: tuple[tuple[str, bool], ...]) -> list[tuple[str, bool]]:
    """Joins compounds of Abd: "Abd al-Rahman", "Abdel Rahman" and "Abdulrahman" are one word."""
    joined: list[tuple[str, bool]] = []
    rest = list(words)
    while rest:
        text, initial = rest.pop(0)
        if _ABD.fullmatch(text) and rest:
            after = rest.pop(0)[0]
            if after in ("al", "el", "ul") and rest:
                after = rest.pop(0)[0]
            text, initial = "abdal" + after.removeprefix("al"), False
        elif text.startswith("abd") and len(text) > 6:
            text = "abdal" + re.sub("^abd[aeiou](?:l|(?=(.)\\1))?", "", text)
        joined.append((text, initial))
    return joined
