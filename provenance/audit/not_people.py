"""Names in credits that no person bears: accounts of a system, newsrooms, agencies, tools."""

from __future__ import annotations

from functools import cache
from typing import Literal

from provenance.credits.identity import name_words
from provenance.credits.tables import load_tables
from provenance.text.scripts import script_of

_UNSPACED = frozenset({"Han", "Kana", "Hangul"})

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
    of_many = not organisations.isdisjoint(words) or name.strip().endswith(endings)
    return "newsroom" if of_many else None


@cache
def _known() -> tuple[
    frozenset[tuple[str, ...]], frozenset[tuple[str, ...]], frozenset[str], tuple[str, ...]
]:
    """Folded names of tools and of agencies, and words that no person's name holds, or none ends in.

    Words written without blanks are looked for as they stand: read aloud, 网 is the family name Wang.
    """
    tables = load_tables()
    organisations = {word for table in tables for word in table.organisations}
    unspaced = {word for word in organisations if script_of(word[0]) in _UNSPACED}
    return (
        frozenset(name_words(tool) for table in tables for tool in table.tools),
        frozenset(name_words(agency) for table in tables for agency in table.agencies),
        frozenset(words[0] for word in organisations - unspaced if len(words := name_words(word)) == 1),
        tuple(sorted(word for word in unspaced if len(word) > 1)),
    )
