"""Names in credits that no person bears: accounts of a system, newsrooms, agencies, tools."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from provenance.credits.identity import name_words
from provenance.credits.tables import load_tables

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

NotAPerson = Literal["tool", "agency", "newsroom", "account"]

_ACCOUNTS = frozenset(
    {
        "admin", "administrator", "administrateur", "administrador", "webmaster", "webmestre", "root", "user",
        "username", "guest", "test", "tester", "anonymous", "anonyme", "anonimo", "unknown", "unbekannt",
        "inconnu", "desconocido", "none", "null", "na", "nobody", "system", "cms", "wordpress", "drupal",
        "import", "importer", "bot", "robot", "editor", "author", "translator", "reporter", "editorial",
        "superuser", "moderator",
    }
)  # fmt: skip


def what_is(name: str) -> NotAPerson | None:
    """What a name is the name of, where it is surely no person's; None where it may well be one's.

    >>> what_is("Google Translate"), what_is("admin"), what_is("Staff Reporters"), what_is("Ada Quill")
    ('tool', 'account', 'newsroom', None)
    """
    words = name_words(name)
    if not words:
        return None
    tools, agencies, organisations, endings = _known()
    if words in tools:
        return "tool"
    if words in agencies:
        return "agency"
    if (
        set(words) <= _ACCOUNTS
        or "@" in name
        or (len(words) == 2 and words[0] in _ACCOUNTS and words[1].isdigit())
    ):
        return "account"
    if not organisations.isdisjoint(words) or name.strip().endswith(endings):
        return "newsroom"
    return None


_Name = tuple[str, ...]


@cache
def _known() -> tuple[frozenset[_Name], frozenset[_Name], frozenset[str], tuple[str, ...]]:
    """Folded names of tools and of agencies; words that no person's name holds, or that none ends with.

    Scripts that put no spaces between words have the latter: read in Latin letters, 网 would be Wang.
    """
    tables = load_tables()
    words = {word for table in tables for word in table.organisations}
    endings = {word for word in words if _UNSPACED.search(word)}
    return (
        frozenset(name_words(tool) for table in tables for tool in table.tools),
        frozenset(name_words(agency) for table in tables for agency in table.agencies),
        frozenset(folded[0] for word in words - endings if len(folded := name_words(word)) == 1),
        tuple(sorted(endings)),
    )
