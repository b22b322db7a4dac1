"""Words for editors: quotations, lists of names, languages, and commands that can be pasted into a shell."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from provenance.lineage.alone import FILE
from provenance.text.tags import language_name
from provenance.values import Credit, Version

MAX_QUOTE = 200
"""Code points of quoted text in one piece of evidence."""

MAX_LISTED = 10
"""Names in one sentence."""

TO_SAY = "say why"
"""Stands in a proposed command for a reason that only its user knows."""

_SPECIAL_IN_DOUBLE_QUOTES = frozenset('"$`\\!%')


def quoted(text: str, about: str = "") -> str:
    """A stretch of a text of at most `MAX_QUOTE` code points, white space collapsed, around a word of it."""
    position = max(text.find(about), 0) if about else 0
    start = max(0, position - MAX_QUOTE)
    around = " ".join(text[start : position + 2 * MAX_QUOTE].split())
    if start == 0 and position + 2 * MAX_QUOTE >= len(text) and len(around) <= MAX_QUOTE:
        return around
    centre = max(around.find(about), 0) if about else 0
    room = MAX_QUOTE - 2
    first = min(max(0, centre - room // 3), max(0, len(around) - room))
    excerpt = around[first : first + room]
    opening = "…" if start + first > 0 else ""
    closing = "…" if first + room < len(around) or position + 2 * MAX_QUOTE < len(text) else ""
    return f"{opening}{excerpt}{closing}"


def listed(names: Iterable[str]) -> str:
    """Names as prose: `A`, `A and B`, `A, B and C`; each once, in order, and no more than `MAX_LISTED`."""
    once = list(dict.fromkeys(names))
    if len(once) < 2:
        return "".join(once)
    if len(once) > MAX_LISTED:
        return f"{', '.join(once[:MAX_LISTED])} and {len(once) - MAX_LISTED} more"
    return f"{', '.join(once[:-1])} and {once[-1]}"


def with_article(noun: str) -> str:
    """The noun with `a` or `an` before it."""
    return f"{'an' if noun[:1].lower() in tuple('aeiou') else 'a'} {noun}"


def arrow(source: str, target: str) -> str:
    """A translation step in short, `French → English`."""
    return f"{language_name(source)} → {language_name(target)}"


def stated_language(version: Version) -> str:
    """The language of a version and how it is known: `English (declared and detected)`."""
    ways = [
        way
        for way, tag in (("declared", version.language_declared), ("detected", version.language_detected))
        if tag is not None and tag.lower() == version.language.lower()
    ]
    name = language_name(version.language)
    return f"{name} ({' and '.join(ways)})" if ways else name


def command(*words: str) -> str:
    """One command, its words quoted where needed: if possible with double quotes, which every shell knows."""
    return " ".join(_shell_word(word) for word in words)


def stated(credit: Credit) -> str:
    """A credit as the value of an option: `translator=Noé Tarn`; the present name where another is masked."""
    name = credit.name.strip("[]") if credit.masked else credit.name
    return f"{credit.role}={name}"


def register(*options: str) -> str:
    """The command that registers something."""
    return command("provenance", "register", *options)


def amend(version: Version, *options: str, reason: str) -> str:
    """The command that mends what is recorded about a version; registers it first if it is not registered."""
    mend = command("provenance", "amend", version.version, *options, "--reason", reason)
    return mend if version.registered or FILE not in version.meta else f"{_register_alone(version)} && {mend}"


def _register_alone(version: Version) -> str:
    return register(version.meta[FILE], "--article", version.article)


def in_turn(commands: Sequence[str]) -> str:
    """Commands to be run one after the other."""
    return " && ".join(commands)


def _shell_word(word: str) -> str:
    bare = shlex.quote(word)
    if bare == word and "=" not in word:
        return word
    if _SPECIAL_IN_DOUBLE_QUOTES.intersection(word) or not word.isprintable():
        return bare
    return f'"{word}"'
