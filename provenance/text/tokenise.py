r"""Words, punctuation and white space: tokens whose concatenation is exactly the text.

The scheme is simple on purpose and the same everywhere, with two turns by language:

- A word is a run of letters, digits and marks; apostrophe, hyphen and middle dot belong to it between two of
  them (`don't`, `peut-être`), full stop and comma between two digits (`3,245.63`), and abbreviations keep
  their stops (`U.S.`).
- French, Italian and Catalan split an elided word off: `l'` `accord`, but `aujourd'hui`.
- Chinese characters are tokens one by one; in Japanese a run of kanji, of hiragana or of katakana
  is one.
- Thai, Lao, Khmer and Burmese, which write no spaces between words, come out in runs between spaces.
- Each other character is a token of its own; a run of white space is one.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

from provenance.text.tags import primary

_HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = r"\u3041-\u309f"
_KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"

_APOSTROPHE = re.compile("['’]")
_ELIDED = {
    "ca": frozenset({"d", "l", "m", "n", "s", "t"}),
    "fr": frozenset({"c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t"}),
    "it": frozenset(
        {"all", "anch", "bell", "c", "coll", "com", "d", "dall", "dell", "dov", "l", "m", "mezz", "n", "nell"}
        | {"quell", "quest", "s", "sant", "senz", "sull", "t", "tutt", "un", "v"}
    ),
}


def tokens(text: str, language: str | None) -> list[str]:
    """Split a text into words, single punctuation marks and runs of white space.

    Args:
        text: Any text; takes time linear in its length.
        language: BCP 47 tag; None means that nothing depends on it.

    Returns:
        Tokens whose concatenation is exactly the text.
    """
    subtag = primary(language) if language else ""
    found = _pattern(subtag == "ja").findall(text)
    elided = _ELIDED.get(subtag)
    if elided is None:
        return list(found)
    return [part for token in found for part in _split_elision(token, elided)]


def words(text: str, language: str | None) -> list[str]:
    """The tokens that contain a letter or digit."""
    return [token for token in tokens(text, language) if any(map(str.isalnum, token))]


def count_words(text: str, language: str | None = None) -> int:
    """How many words a text has; each Chinese character counts as one."""
    return len(words(text, language))


def _split_elision(token: str, elided: frozenset[str]) -> list[str]:
    if "'" not in token and "’" not in token:
        return [token]
    parts = []
    start = 0
    for mark in _APOSTROPHE.finditer(token):
        if mark.end() == len(token) or token[start : mark.start()].lower() not in elided:
            break
        parts.append(token[start : mark.end()])
        start = mark.end()
    return [*parts, token[start:]]


@cache
def _pattern(japanese: bool) -> re.Pattern[str]:
    """One alternative for each class of token; possessive throughout, so that it never backtracks."""
    unit = rf"(?:[^\W{_HAN}{_HIRAGANA}{_KATAKANA}]|[{_marks()}])"
    joined = rf"(?:(?<=\d)[.,]\d|(?<=\d)[\u00a0\u202f]\d{{3}}(?!\d)|['’ʼ‐‑·-](?={unit}))"
    return re.compile(
        rf"(?:[^\W\d_]\.){{2,}}+(?!\w)"
        rf"|{unit}++(?:{joined}{unit}*+)*+"
        rf"|[{_HAN}]{'++' if japanese else ''}"
        rf"|[{_HIRAGANA}]++|[{_KATAKANA}]++|\s++|.",
        re.DOTALL,
    )


def _marks() -> str:
    """A character class of all combining marks, which Indic and Arabic words contain and `isalnum` denies."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0x1FFFF):
        if not unicodedata.category(chr(code)).startswith("M"):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    if sys.maxunicode >= 0xE01EF:
        ranges.append([0xE0100, 0xE01EF])  # variation selectors
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
