"""Small phrases that several reports use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provenance.reports.terminal.style import clean
from provenance.text.tags import language_name
from provenance.values import ROLES, Credit, MachineNotice, Parent, Role, Version

ROLE_PHRASES: dict[Role, str] = {
    "author": "by",
    "reporter": "reported by",
    "contributor": "with contributions from",
    "translator": "translated by",
    "reviser": "revised by",
    "editor": "edited by",
    "photographer": "photographed by",
    "producer": "produced by",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 version`, `2 versions`, `1,200 words`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """Things as prose: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def numbered(indexes: Iterable[int]) -> str:
    """Paragraphs as a person counts them: `¶4+¶5`."""
    return "+".join(f"¶{index + 1}" for index in indexes)


def day(version: Version) -> str:
    """The day of publication; where that is not known, the day of registration, said to be one."""
    length = len("2026-01-10")
    return version.published[:length] if version.published else f"registered {version.registered[:length]}"


def language_of(version: Version) -> str:
    """The language and how it is known: `French (declared and detected)`."""
    name = clean(language_name(version.language))
    if not version.held:
        return name
    declared, detected = version.language_declared, version.language_detected
    if declared and detected:
        same = declared.split("-")[0] == detected.split("-")[0]
        return (
            f"{name} (declared and detected)"
            if same
            else f"{name} (declared; detected {clean(language_name(detected))})"
        )
    how = (
        "declared; detection is unsure"
        if declared
        else "detected"
        if detected
        else "neither declared nor detected"
    )
    return f"{name} ({how})"


def machine_phrase(machine: MachineNotice) -> str:
    """A machine-translation step in words."""
    tool = f" with {clean(machine.tool)}" if machine.tool else ""
    after = {"raw": ", as it came", "post-edited": ", gone over by a person", "unknown": ""}[machine.extent]
    return f"translated by machine{tool}{after}"


def credits_phrase(credits: Iterable[Credit], roles: Iterable[Role] = tuple(ROLE_PHRASES)) -> str:
    """Who did what, in one line: `translated into French by Lea Morin · edited by Tom Hale`."""
    together: dict[tuple[Role, str | None], dict[str, None]] = {}
    for credit in credits:
        stated = credit.language if credit.role == "translator" else None
        together.setdefault((credit.role, stated), {})[clean(credit.name)] = None
    phrases = []
    for role, language in sorted(together, key=lambda key: (ROLES.index(key[0]), key[1] or "")):
        if role in roles:
            phrase = ROLE_PHRASES[role]
            if language is not None:
                phrase = f"translated into {clean(language_name(language))} by"
            phrases.append(f"{phrase} {listed(list(together[role, language]))}")
    return " · ".join(phrases)


def parent_phrase(parent: Parent) -> str:
    """A source in words: `translation of story@en.1`."""
    return f"{parent.relation} of {clean(parent.version)}"


def status_phrase(version: Version) -> str:
    """What sets the version apart: withheld, cancelled, text not held."""
    marks = {"usable": [], "withheld": ["withheld"], "canceled": ["cancelled"]}[version.pubstatus]
    return ", ".join([*marks, *([] if version.held else ["text not held"])])
