"""What a file's name says: `SLUG.LANG[.N].EXT` and `LANG/SLUG.EXT`."""

from __future__ import annotations

import re
from pathlib import PurePath

from provenance.errors import UsageError
from provenance.text.normalise import article_slug
from provenance.text.tags import primary, standard_tag
from provenance.values import Metadata

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")

# Three letters are more often a word ("new", "old") than a language; newsrooms write in these.
_THREE_LETTERS = frozenset({"ckb", "fil", "kmr", "prs", "tet", "yue"})


def read_name(name: str) -> Metadata:
    """The article, language and number that a file's name states; each None where it states none.

    A file name's own language wins over its folder's. `geneva-talks.v2.txt` states no language: its
    article is `geneva-talks-v2`.
    """
    path = PurePath(name.replace("\\", "/"))
    if name == "-":
        return Metadata()
    parts = path.stem.split(".")
    number = None
    folder = _language(path.parent.name)
    if len(parts) > 1 and _NUMBER.fullmatch(parts[-1]):
        if len(parts) > 2 and (tag := _language(parts[-2])):
            return Metadata(article=_slug(parts[:-2]), language=tag, number=int(parts[-1]))
        if folder:
            number = int(parts.pop())
    elif len(parts) > 1 and (tag := _language(parts[-1])):
        return Metadata(article=_slug(parts[:-1]), language=tag)
    return Metadata(article=_slug(parts), language=folder, number=number)


def _language(text: str) -> str | None:
    if not _TAG.fullmatch(text):
        return None
    if len(primary(text)) == 3 and primary(text) not in _THREE_LETTERS:
        return None
    try:
        return standard_tag(text)
    except UsageError:
        return None


def _slug(parts: list[str]) -> str | None:
    try:
        return article_slug("-".join(parts))
    except UsageError:
        return None
