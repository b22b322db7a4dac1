"""The forms of a text: the one that is stored and hashed, compared, shown, and made a name of.

Cheap to import: nothing here needs more than the standard library.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from provenance.errors import InputError, UsageError

MAX_COMBINING_RUN = 512
"""Combining marks that may follow one another: ordering them takes quadratic time."""

MAX_SLUG_LENGTH = 200
"""Code points of an article's slug."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS_OR_SYMBOLS = re.compile(r"[^\w\s\x00-\x7f]++")
_SHOWN_FORMAT_CHARACTERS = frozenset(
    "\u200c\u200d\u200e\u200f\u061c"  # joiners and the plain direction marks of Arabic and Hebrew
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"  # visible signs of Arabic and Syriac
)
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def normalise(text: str) -> str:
    r"""Bring one paragraph into the form that is stored and hashed.

    NFC; each soft line break, with the blanks around it, becomes one space; ends are stripped; all other
    spaces are kept. Normalising twice changes nothing.

    >>> normalise("  two\n  lines ")
    'two lines'

    Raises:
        InputError: On NUL, lone surrogates, or an absurd run of combining marks.
    """
    _refuse_unstorable(text)
    lines = (line.strip(" \t") for line in text.splitlines())
    return unicodedata.normalize("NFC", " ".join(line for line in lines if line).strip())


def content_hash(texts: Iterable[str]) -> str:
    """SHA-256, as 64 hexadecimal digits, over the normalised paragraphs joined by two newlines."""
    joined = "\n\n".join(normalise(text) for text in texts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()


def fold(text: str) -> str:
    """The form in which names are compared: NFKC, case folded, white space collapsed, accents kept."""
    _refuse_unstorable(text)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.split())


def printable(text: str) -> str:
    r"""The form that may be shown on a terminal, in one line.

    Control characters (tab aside), bidirectional overrides and isolates, and invisible characters are
    shown as escapes; joiners and plain direction marks, which scripts need, are kept.

    >>> printable("abc\u202edef")
    'abc\\u202edef'
    """
    return text if text.isprintable() else text.translate(_SHOWN)


def article_slug(text: str) -> str:
    """The slug of an article: lower-case NFKC letters and digits of any script, `-` `_` `/`, no dot.

    >>> article_slug("Accord à Genève.")
    'accord-à-genève'

    Raises:
        UsageError: If nothing is left, or more than `MAX_SLUG_LENGTH` code points are.
    """
    _refuse_unstorable(text)
    lowered = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    kept = "".join(_slug_character(character) for character in lowered)
    segments = (re.sub("--+", "-", segment).strip("-") for segment in kept.split("/"))
    slug = "/".join(segment for segment in segments if any(map(str.isalnum, segment)))
    hint = "name the article with letters and digits, such as --article geneva-talks"
    if not slug:
        raise UsageError(f"no article name can be made of '{printable(text[:60])}'", hint)
    if len(slug) > MAX_SLUG_LENGTH:
        raise UsageError(
            f"the article name '{printable(slug[:60])}...' is longer than {MAX_SLUG_LENGTH} characters", hint
        )
    return slug


def _refuse_unstorable(text: str) -> None:
    if "\0" in text:
        raise InputError("the text contains a NUL character", "remove it; no text in any language needs one")
    if text.isascii():
        return
    if _SURROGATE.search(text):
        raise InputError(
            "the text contains half of a surrogate pair", "save the text again as UTF-8 in an editor"
        )
    for run in _MARKS_OR_SYMBOLS.finditer(text):
        if run.end() - run.start() > MAX_COMBINING_RUN and _longest_combining_run(run[0]) > MAX_COMBINING_RUN:
            raise InputError(
                f"the text has more than {MAX_COMBINING_RUN} combining marks in a row",
                "remove the marks; they are no writing",
            )


def _longest_combining_run(text: str) -> int:
    longest = current = 0
    for character in text:
        current = current + 1 if unicodedata.combining(character) else 0
        longest = max(longest, current)
    return longest


class _Shown(dict[int, str]):
    """How each character is shown, filled as characters are met: `str.translate` asks once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code))
        return shown


_SHOWN = _Shown()


def _shown(character: str) -> str:
    if character == "\t" or character in _SHOWN_FORMAT_CHARACTERS:
        return character
    if unicodedata.category(character) not in _ESCAPED_CATEGORIES:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _slug_character(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LM" or category == "Nd" or character in "_/":
        return character
    return "" if category == "Cf" else "-"
