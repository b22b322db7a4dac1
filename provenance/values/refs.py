"""Refs: how a version or an article is named, `geneva-talks@fr.2`, and what tells a ref from a file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from provenance.errors import UsageError

MAX_NUMBER = 999_999
"""The highest version number; more is a slip of the hand."""

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""What can stand in a ref as a language."""

_HINT = "write slug@lang.n, slug@lang, slug, or sha: and the first digits of a hash"
_NUMBER = re.compile(r"[1-9][0-9]*")
_HASH = re.compile(r"[0-9a-f]{4,64}")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of a version or an article, taken apart; nothing is looked up.

    Either `hash` is given, or `article` and perhaps more.

    Attributes:
        article: Slug or alias, in the form slugs have.
        language: BCP 47 tag as written; tags are compared without regard to case.
        number: Version number from 1; only where `language` is given.
        hash: First digits of a version's hash, lower case.
    """

    article: str | None = None
    language: str | None = None
    number: int | None = None
    hash: str | None = None

    def __str__(self) -> str:
        if self.hash is not None:
            return f"sha:{self.hash}"
        return version_ref(self.article or "", self.language, self.number)


def version_ref(article: str, language: str | None = None, number: int | None = None) -> str:
    """The printed ref: `version_ref("geneva-talks", "fr", 2)` is `geneva-talks@fr.2`."""
    tag = "" if language is None else f"@{language}"
    return article + tag + ("" if number is None else f".{number}")


def parse_ref(text: str) -> Ref:
    """Take a ref apart.

    >>> parse_ref("geneva-talks@fr.2")
    Ref(article='geneva-talks', language='fr', number=2, hash=None)

    Raises:
        UsageError: The text is no ref.
    """
    if text[:4].lower() == "sha:":
        digits = text[4:].lower()
        if not _HASH.fullmatch(digits):
            raise _not_a_ref(text, "write sha: and 4 to 64 of a hash's digits 0-9 a-f")
        return Ref(hash=digits)
    slug, at, rest = text.partition("@")
    article = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", slug).lower())
    if not _is_slug(article):
        raise _not_a_ref(text, _HINT)
    if not at:
        return Ref(article)
    language, dot, digits = rest.partition(".")
    if not LANGUAGE_TAG.fullmatch(language):
        raise _not_a_ref(text, _HINT)
    if not dot:
        return Ref(article, language)
    if not _NUMBER.fullmatch(digits) or len(digits) > len(str(MAX_NUMBER)):
        raise _not_a_ref(text, f"versions are numbered from 1 to {MAX_NUMBER}")
    return Ref(article, language, int(digits))


def is_file_argument(text: str) -> bool:
    """Whether an argument is a file whatever the registry holds.

    That is: it has a dot before any `@`, or begins with `./`, `/` or a drive. One that is not may still
    be a file: a bare word, where no article has that name (see `is_ref_argument`).
    """
    if text[:4].lower() == "sha:":
        return False
    if text == "-" or text.startswith(("/", "\\")) or _DRIVE.match(text):
        return True
    return "." in text.partition("@")[0]


def is_ref_argument(text: str) -> bool:
    """Whether an argument is a ref whatever the registry holds: with `@` or `sha:`, and no file."""
    return not is_file_argument(text) and ("@" in text or text[:4].lower() == "sha:")


def _is_slug(text: str) -> bool:
    if not text or text[0] == "-" or len(text) > 1000:
        return False
    segments = text.split("/")
    return all(any(map(str.isalnum, segment)) for segment in segments) and all(map(_in_slug, text))


def _in_slug(character: str) -> bool:
    return character in "-_/" or unicodedata.category(character)[0] in "LMN"


def _not_a_ref(text: str, hint: str) -> UsageError:
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "..."
    visible = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown)
    return UsageError(f"'{visible}' is not a ref", hint)
