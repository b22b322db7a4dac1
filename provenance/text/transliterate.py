"""Names and words of any script in Latin letters, close to how newsrooms spell them.

Greek follows ELOT 743, Cyrillic the BGN/PCGN tables without their marks (Ukrainian and Belarusian by their
own readings where letters show the language), Arabic gives consonants and long vowels, since short ones are
not written. Everything else, Han by pinyin and Hangul by the Revised Romanization among it, is `anyascii`'s.
Readings that only a language can tell (Japanese kanji, heteronyms of Han) come out as the commonest one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from provenance.text.scripts import script_of

# Letters that Unicode does not take apart into a base letter and a mark.
_UNMARKED = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ß": "ss",
    "ŋ": "n", "ə": "a", "ŧ": "t", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ʻ": "", "ʼ": "", "ʹ": "",
}  # fmt: skip

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "dj", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
_UKRAINIAN = _CYRILLIC | {"г": "h", "и": "y"}
_SERBIAN = _CYRILLIC | {"х": "h", "ц": "c", "ж": "z", "ч": "c", "ш": "s"}
_SHOWS_UKRAINIAN = re.compile("[іїєґў]", re.IGNORECASE)
_SHOWS_SERBIAN = re.compile("[ђјљњћџѓќѕ]", re.IGNORECASE)

_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_GREEK_PAIRS = {"ου": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch"}
_GREEK_V = re.compile("([αεη])υ(?=[αεηιουωβγδζλμνρ])")
_GREEK_F = re.compile("([αεη])υ")
_GREEK_FIRST = {"μπ": "b", "ντ": "d", "γκ": "g"}

_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h",
    "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "ة": "a", "ى": "a", "ء": "", "ئ": "", "ؤ": "u", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g",
    "و": "u", "ي": "i", "ی": "i", "ـ": "",
}  # fmt: skip
_ARABIC_AT_FIRST = {"و": "w", "ي": "y", "ی": "y", "ع": "a"}

# Letters with the vowel signs of Indian and Thai scripts, which count as no letters.
_WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0dff\u0e00-\u0e7f])+")


def latin(text: str) -> str:
    """The text in ASCII letters; words, digits and marks stay where they are, capitals are kept.

    Diacritics are dropped. Han comes out one syllable a word, so compare without spaces where it matters.
    What can be read in no way is left out.

    >>> latin("Мария Щербакова"), latin("Ευαγγελία Μπουρίτσα"), latin("يوسف سالم"), latin("王小明")
    ('Mariya Shcherbakova', 'Evangelia Bouritsa', 'Yusf Salm', 'Wang Xiao Ming')
    >>> latin("Łucja Åström-Đorđević")
    'Lucja Astrom-Dordevic'
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _WORD.sub(_read_word, _without_marks(composed))


def _without_marks(text: str) -> str:
    """Without the marks on letters that mean nothing to a reader of names; Cyrillic й and ё keep theirs."""
    kept = []
    for character in text:
        script = script_of(character)
        if script in ("Latin", "Greek"):
            apart = unicodedata.normalize("NFKD", character)
            kept.append("".join(c for c in apart if not unicodedata.combining(c)))
        elif not unicodedata.combining(character):
            kept.append(character)
    return "".join(kept)


def _read_word(found: re.Match[str]) -> str:
    return _latin_word(found[0])


@lru_cache(maxsize=65_536)
def _latin_word(word: str) -> str:
    if word.isascii():
        return word
    return "".join(_READERS.get(script or "", _read_other)(run) for script, run in _runs(word)).strip()


def _runs(word: str) -> list[tuple[str | None, str]]:
    """The word cut where its script changes: Japanese names mix them."""
    runs: list[tuple[str | None, str]] = []
    for character in word:
        script = script_of(character)
        if runs and runs[-1][0] == script:
            runs[-1] = (script, runs[-1][1] + character)
        else:
            runs.append((script, character))
    return runs


def _by_letter(word: str, table: dict[str, str]) -> str:
    read = [table.get(c.lower(), _UNMARKED.get(c.lower())) for c in word]
    parts = []
    for character, letters in zip(word, read, strict=True):
        known = _read_other(character) if letters is None else letters
        parts.append(_in_case_of(character, known, loud=word.isupper() and len(word) > 1))
    return "".join(parts)


def _in_case_of(character: str, letters: str, *, loud: bool) -> str:
    if not character.isupper():
        return letters
    return letters.upper() if loud else letters.capitalize()


def _read_latin(word: str) -> str:
    return _by_letter(word, {c: c for c in "abcdefghijklmnopqrstuvwxyz"})


def _read_cyrillic(word: str) -> str:
    if _SHOWS_UKRAINIAN.search(word):
        return _by_letter(word, _UKRAINIAN)
    return _by_letter(word, _SERBIAN if _SHOWS_SERBIAN.search(word) else _CYRILLIC)


def _read_greek(word: str) -> str:
    loud = word.isupper() and len(word) > 1
    small = word.lower()
    small = _GREEK_FIRST.get(small[:2], small[:2]) + small[2:]
    small = _GREEK_F.sub(r"\1f", _GREEK_V.sub(r"\1v", small))
    for pair, letters in _GREEK_PAIRS.items():
        small = small.replace(pair, letters)
    read = "".join(_GREEK.get(c, c if c.isascii() else "") for c in small)
    if loud:
        return read.upper()
    return read[:1].upper() + read[1:] if word[:1].isupper() else read


def _read_arabic(word: str) -> str:
    first = _ARABIC_AT_FIRST.get(word[0])
    rest = word[1:] if first else word
    read = "".join(_ARABIC[c] if c in _ARABIC else _read_other(c) for c in rest)
    return ((first or "") + read).capitalize()


def _read_han(word: str) -> str:
    return " " + " ".join(_read_other(c) for c in word) + " "


def _read_other(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - its tables take 60 ms, and most names need none

    return re.sub("['`\"]", "", anyascii(text))


_READERS: dict[str, Callable[[str], str]] = {
    "Latin": _read_latin,
    "Cyrillic": _read_cyrillic,
    "Greek": _read_greek,
    "Arabic": _read_arabic,
    "Han": _read_han,
}
