"""Cuts a text into words and marks, each with its place, for the credit parser."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

WORD: Final = 0  # a word of a script with spaces, hyphens and apostrophes inside
INITIAL: Final = 1  # one letter and its full stop, or several: `J.`, `J.-P.`, `R.J.`
CJK: Final = 2  # one Han, Kana or Hangul character
NUMBER: Final = 3
MARK: Final = 4  # one character of punctuation or any other sign
CONTROL: Final = 5  # a control or formatting character, which no name may hold

NO_GAP: Final = 0
SPACE: Final = 1
LINE_BREAK: Final = 2
BLANK_LINE: Final = 3

# Python's \w leaves out vowel signs of Indian scripts and combining marks; the zero-width joiners are
# part of Persian and Indian words. Each alternative below begins with a class of its own and repeats
# classes that do not overlap, so that the expression never goes back: time is linear in the text.
IDEOGRAPHS: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
HANGUL: Final = ("\uac00", "\ud7af")
"""First and last syllable."""
_LETTERS = (
    rf"(?:[^\W\d_{IDEOGRAPHS}]++|[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f"
    r"\u0670\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e\u200c\u200d]++)++"
)
_TOKEN = re.compile(
    rf"(?P<initial>[^\W\d_{IDEOGRAPHS}]\.(?:-?[^\W\d_{IDEOGRAPHS}]\.)*)"
    rf"|(?P<word>{_LETTERS}(?:['’ʼ`´\-‐‑״׳\"]{_LETTERS})*+|['’][tsn](?!\w))"
    rf"|(?P<cjk>[{IDEOGRAPHS}])"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<mark>\S)"
)
_KINDS = {"initial": INITIAL, "word": WORD, "cjk": CJK, "number": NUMBER, "mark": MARK}
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
# In Vietnamese the marks make the word (`dịch` translates, `Anh` is a name and `ảnh` a photograph), and no
# newspaper leaves them out, so letters that only Vietnamese has stay whole.
_VIETNAMESE = "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
_OTHERS = re.compile(f"[^{_VIETNAMESE}]+")
_LOOKALIKES = str.maketrans(
    {"’": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "״": '"', "׳": "'", "ı": "i", "ς": "σ"}
    | {"ः": None}  # a visarga that Hindi prints for a colon
    | {"ي": "ی", "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه"}
    | dict(zip("：；，（）／＝｜．＆،؛﹕∕［］", ":;,()/=|.&,;:/[]", strict=True))
)
_FIRST_UNSPACED = "\u0900"  # from here on letters may need marks or stand without spaces
_LONGEST_WORD = 60  # code points
_FORMAT_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def fold_text(text: str) -> str:
    """The form in which words are compared: no case, no accents, one apostrophe, one Arabic yeh.

    >>> fold_text("Traducción"), fold_text("l’ANGLAIS"), fold_text("ΜΕΤΆΦΡΑΣΗ")
    ('traduccion', "l'anglais", 'μεταφραση')
    >>> fold_text("DỊCH"), fold_text("Tác giả")
    ('dịch', 'tac giả')
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = unicodedata.normalize("NFC", text.casefold())
    bare = _OTHERS.sub(_without_accents, folded)
    return unicodedata.normalize("NFC", bare).casefold().translate(_LOOKALIKES)


def _without_accents(found: re.Match[str]) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", found[0]))


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """`fold_text` of one word, remembered."""
    return fold_text(word)


@dataclass(slots=True)
class Tokens:
    """The tokens of one text, as parallel lists.

    Attributes:
        text: The text, as given.
        kind: WORD, INITIAL, CJK, NUMBER, MARK or CONTROL.
        fold: Folded form, by which phrases are found.
        start: First code point of the token in `text`.
        end: One past its last code point.
        gap: What stands before it: NO_GAP, SPACE, LINE_BREAK or BLANK_LINE.
        count: How many tokens there are.
    """

    text: str
    kind: list[int] = field(default_factory=list)
    fold: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    gap: list[int] = field(default_factory=list)
    count: int = 0

    def __len__(self) -> int:
        return self.count

    def word(self, at: int) -> str:
        """The token as printed."""
        return self.text[self.start[at] : self.end[at]]

    def printed(self, first: int, last: int) -> str:
        """The words from token `first` up to, not including, token `last`, white space collapsed."""
        return " ".join(self.text[self.start[first] : self.end[last - 1]].split())


def tokenise(text: str) -> Tokens:
    """Cuts `text` into tokens, in time linear in its length."""
    tokens = Tokens(text)
    kinds, folds, starts, ends, gaps = tokens.kind, tokens.fold, tokens.start, tokens.end, tokens.gap
    last = 0
    for found in _TOKEN.finditer(text):
        printed = found.group()
        start, end = found.span()
        kind = _KINDS[found.lastgroup or "word"]
        if kind == MARK and unicodedata.category(printed) in _FORMAT_CATEGORIES:
            kind = CONTROL
        if start == last:
            gaps.append(NO_GAP)
        elif start == last + 1 and text[last] == " ":
            gaps.append(SPACE)
        else:
            gaps.append(_gap(text[last:start]))
        kinds.append(kind)
        if kind in (CJK, CONTROL):
            folds.append(printed)
        else:  # what is too long for a word is not worth remembering
            folds.append(fold(printed) if end - start <= _LONGEST_WORD else fold_text(printed))
        starts.append(start)
        ends.append(end)
        last = end
    if gaps:
        gaps[0] = BLANK_LINE
    tokens.count = len(kinds)
    return tokens


def _gap(space: str) -> int:
    breaks = space.count("\n") or space.count("\r") or ("\u2028" in space)
    return SPACE if not breaks else LINE_BREAK if breaks == 1 else BLANK_LINE


@lru_cache(maxsize=1 << 15)
def fold_words(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase, quickly where it is letters and single spaces, as most are.

    >>> fold_words("Traducción de"), fold_words("trad.:")
    (('traduccion', 'de'), ('trad', '.', ':'))
    """
    return tuple(map(fold, phrase.split()) if is_plain(phrase) else tokenise(phrase).fold)


def is_plain(phrase: str) -> bool:
    """Whether a phrase is letters and single spaces, so that its words are its tokens."""
    return phrase.replace(" ", "").isalpha() and (phrase.isascii() or max(phrase) < _FIRST_UNSPACED)
