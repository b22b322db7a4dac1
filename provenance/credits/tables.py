"""Phrase tables: what newsrooms print around names, one file a language, and one file shared by all.

The files `tables/*.toml` are written for people who know a language and a newsroom, not this code;
CONTRIBUTING says what each key means. They are read once, on first use, checked, and kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from provenance.errors import InputError
from provenance.values.documents import ROLES, Role

Place = Literal["before", "label", "byline", "beside", "after", "around"]
PLACES: Final[tuple[Place, ...]] = get_args(Place)
COMMON: Final = "common"


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """One printed formula for one or several roles.

    Attributes:
        text: As the table has it; `{source}`, `{target}` stand for language names, `{names}` for names.
        roles: The roles it gives, usually one.
        place: Where the names stand. `before` (they follow: "translated by"), `label` (they follow a bare
            noun, which needs a colon, a bracket, company or the start of a line to be believed: "Text"),
            `byline` (they follow, but only where a line begins: "By"), `beside` (they follow a small word
            that counts only in company: "with"), `after` ("contributed to this report"), `around` (`wurde von
            {names} übersetzt`).
    """

    text: str
    roles: tuple[Role, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DatelineShape:
    """An opening or closing formula that holds names without any role word: `【{place}＝{names}】`."""

    shape: str
    role: Role


@dataclass(frozen=True, slots=True)
class MachineWords:
    """How a notice of machine translation is worded.

    Attributes:
        phrases: Enough by themselves ("machine translation").
        selves: Name the text a notice stands in ("this article").
        agents: Machines without a brand ("AI"), enough beside a word for translating.
        translated: Enough beside the name of a tool ("translated").
        edited: Say that a person went over it ("reviewed").
        raw: Say that nobody did ("may contain errors").
    """

    phrases: tuple[str, ...] = ()
    selves: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The phrases of one language.

    Attributes:
        language: BCP 47 primary subtag, or `common` for the shared table.
        phrases: Formulas for roles.
        joiners: Words between two names ("and").
        prefixed_joiners: Letters glued to the next name that mean "and" (Arabic waw).
        unjoined: Names that begin with such a letter of their own.
        intro: Words with which a text begins to speak of itself ("this article was").
        places: Words after a name that lead to a place or a service ("in").
        place_names: Places that are known by name, where no word leads to them.
        jobs: Job words, titles and degrees that are not part of a name.
        agencies: Agencies and outlets.
        organisations: Words that no person's name holds ("newsroom").
        function_words: Small words of sentences, which end a name in scripts without capitals.
        particles: Small words inside names ("van").
        ends: Words that end a credit zone ("source").
        originals: Sentences that state the original's language ("originally published in {source}").
        leading: Role of names without any role word that open a bracket of credits, or None.
        surnames: Family names, for scripts without spaces.
        machine: Words of machine-translation notices.
        tools: Machine-translation tools, as printed.
        languages: Printed forms of language names by tag.
        sources: Further forms that only a source takes ("from-English", where that is one word).
        targets: Further forms that only a target takes.
        datelines: Formulas with names but without role words.
    """

    language: str
    phrases: tuple[RolePhrase, ...] = ()
    joiners: tuple[str, ...] = ()
    prefixed_joiners: tuple[str, ...] = ()
    unjoined: frozenset[str] = frozenset()
    intro: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    leading: Role | None = None
    surnames: frozenset[str] = frozenset()
    machine: MachineWords = MachineWords()
    tools: tuple[str, ...] = ()
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    datelines: tuple[DatelineShape, ...] = ()


_LISTS: Final = (
    "joiners",
    "prefixed_joiners",
    "intro",
    "places",
    "place_names",
    "jobs",
    "agencies",
    "organisations",
    "function_words",
    "particles",
    "ends",
    "originals",
    "tools",
)
_MACHINE_KEYS: Final = ("phrases", "selves", "agents", "translated", "edited", "raw")
_OTHER_KEYS: Final = frozenset(
    {"language", "roles", "combined", "languages", "sources", "targets", "machine", "datelines", "leading"}
    | {"surnames", "unjoined"}
)


@cache
def load_tables() -> tuple[Table, ...]:
    """All tables of the package, the shared one first, then by language."""
    folder = files("provenance.credits").joinpath("tables")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    names.sort(key=lambda name: name != f"{COMMON}.toml")
    return tuple(
        parse_table(folder.joinpath(name).read_text(encoding="utf-8"), name.removesuffix(".toml"))
        for name in names
    )


def parse_table(toml: str, name: str) -> Table:
    """Reads one table.

    Args:
        toml: The contents of its file.
        name: The file's name without suffix, which must be its language.

    Raises:
        InputError: A key or a role is unknown, a value has the wrong type, a phrase has two meanings.
    """
    try:
        raw = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"phrase table {name}: {error}", "mend the file; it is TOML") from error
    if raw.get("language") != name:
        raise InputError(
            f"phrase table {name}: wrong language {raw.get('language')!r}", "name the file after it"
        )
    for key in raw.keys() - _OTHER_KEYS - set(_LISTS):
        raise InputError(f"phrase table {name}: unknown key {key!r}", f"known: {', '.join(_LISTS)}")
    machine = _section(raw, "machine", name)
    for key in machine.keys() - set(_MACHINE_KEYS):
        known = ", ".join(_MACHINE_KEYS)
        raise InputError(f"phrase table {name}: unknown machine key {key!r}", f"known: {known}")
    return Table(
        language=name,
        phrases=_phrases(raw, name),
        leading=_role(raw["leading"], name) if "leading" in raw else None,
        unjoined=frozenset(_strings(raw, "unjoined", name)),
        surnames=frozenset(" ".join(_strings(raw, "surnames", name)).split()),
        machine=MachineWords(**{key: _strings(machine, key, name) for key in machine}),
        languages=_language_names(raw, "languages", name),
        sources=_language_names(raw, "sources", name),
        targets=_language_names(raw, "targets", name),
        datelines=tuple(
            DatelineShape(entry["shape"], _role(entry["role"], name)) for entry in raw.get("datelines", [])
        ),
        **{key: _strings(raw, key, name) for key in _LISTS},
    )


def _phrases(raw: Mapping[str, Any], name: str) -> tuple[RolePhrase, ...]:
    found: list[RolePhrase] = []
    groups: list[tuple[tuple[Role, ...], Mapping[str, Any]]] = [
        ((_role(role, name),), entry) for role, entry in _section(raw, "roles", name).items()
    ]
    for entry in raw.get("combined", []):
        groups.append((tuple(_role(role, name) for role in entry["roles"]), entry))
    for roles, entry in groups:
        for place in entry.keys() - {*PLACES, "roles"}:
            raise InputError(f"phrase table {name}: unknown place {place!r}", f"known: {', '.join(PLACES)}")
        for place in PLACES:
            found += [RolePhrase(text, roles, place) for text in _strings(entry, place, name)]
    seen: dict[str, tuple[Role, ...]] = {}
    for phrase in found:
        if seen.setdefault(phrase.text, phrase.roles) != phrase.roles:
            raise InputError(f"phrase table {name}: {phrase.text!r} has two roles", "keep one of them")
        if (phrase.place == "around") != ("{names}" in phrase.text):
            raise InputError(f"phrase table {name}: {phrase.text!r}", "`around` and only it holds {names}")
    return tuple(found)


def _language_names(raw: Mapping[str, Any], key: str, name: str) -> dict[str, tuple[str, ...]]:
    section = _section(raw, key, name)
    return {tag: _strings(section, tag, name) for tag in sorted(section)}


def _section(raw: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise InputError(f"phrase table {name}: {key} is not a section", f"write [{key}] above its keys")
    return value


def _strings(raw: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise InputError(f"phrase table {name}: {key} is not a list of phrases", 'write it as ["one", "two"]')
    return tuple(value)


def _role(value: Any, name: str) -> Role:
    for role in ROLES:
        if role == value:
            return role
    raise InputError(f"phrase table {name}: unknown role {value!r}", f"known: {', '.join(ROLES)}")
