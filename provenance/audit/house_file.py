"""Reads `provenance.toml`: house rules, checked key by key, with errors that name the line."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NoReturn, cast, get_args

from rapidfuzz import process
from rapidfuzz.distance import OSA

from provenance.audit.house import (
    DEFAULT,
    LEVELS,
    MOST_BYTES,
    PRESETS,
    VERSION_KINDS,
    House,
    Level,
    Needs,
    Thresholds,
)
from provenance.audit.toml_lines import line_of
from provenance.errors import InputError, ProvenanceError, UsageError
from provenance.text.normalise import normalise, printable
from provenance.text.tags import standard_tag
from provenance.values import ROLES, Role, Severity

_FAIL_ON = (*get_args(Severity)[:2], "never")
_RANGES: Mapping[str, tuple[float, float]] = {
    "aligned_share": (0.0, 1.0),
    "cut_share": (0.0, 1.0),
    "added_share": (0.0, 1.0),
    "untranslated_paragraphs": (1, 10_000),
}


@dataclass(frozen=True, slots=True)
class _Reader:
    """One house file being read; every refusal names file, line and key."""

    name: str
    text: str
    rules: Collection[str]

    def refuse(self, path: tuple[str, ...], what: str, hint: str) -> NoReturn:
        line = line_of(self.text, path)
        where = f"{self.name}:{line}" if line else self.name
        raise UsageError(f"{where}: {what}", hint)

    def table(self, value: object, path: tuple[str, ...], known: Collection[str] | None) -> dict[str, Any]:
        """A table whose keys are all known; `None` allows any."""
        where = f"[{'.'.join(path)}]" if path else "the file"
        if not isinstance(value, dict):
            self.refuse(
                path, f"{_shown(path[-1])} must be a table", f"write it as {where} with keys below it"
            )
        for key in value:
            if known is not None and key not in known:
                near = process.extractOne(key, known, scorer=OSA.distance, score_cutoff=max(2, len(key) // 3))
                meant = f"did you mean {near[0]}? " if near else ""
                within = f" in {where}" if path else ""
                self.refuse(
                    (*path, key), f"unknown key {_shown(key)}{within}", f"{meant}known: {', '.join(known)}"
                )
        return value

    def word(self, value: object, path: tuple[str, ...], words: Collection[str]) -> str:
        """One of a few words."""
        if not isinstance(value, str) or value not in words:
            self.refuse(
                path, f"{path[-1]} = {_shown(value)} is not allowed", f"it is one of: {', '.join(words)}"
            )
        return value

    def text_of(self, value: object, path: tuple[str, ...]) -> str:
        """Any text that says something."""
        if not isinstance(value, str) or not value.strip():
            self.refuse(path, f"{_shown(path[-1])} must be a text", 'write it between quotation marks: "..."')
        try:
            return " ".join(normalise(value).split())
        except InputError as error:
            self.refuse(path, f"{_shown(path[-1])}: {error.message}", error.hint)

    def texts(self, value: object, path: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts."""
        if not isinstance(value, list):
            self.refuse(path, f"{_shown(path[-1])} must be a list", 'write ["...", "..."]')
        return tuple(self.text_of(item, path) for item in value)

    def rule_ids(self, value: object, path: tuple[str, ...]) -> tuple[str, ...]:
        """Rule ids or beginnings of them."""
        ids = self.texts(value, path)
        for entry in ids:
            if not any(rule.startswith(entry.upper()) for rule in self.rules):
                self.refuse(
                    path, f"{path[-1]}: no rule is called {_shown(entry)}", "`provenance rules` lists them"
                )
        return ids

    def needs(self, value: object, path: tuple[str, ...], extra: Collection[str] = ()) -> Needs:
        """Roles by kind of version."""
        table = self.table(value, path, (*VERSION_KINDS, *extra))
        return {
            kind: tuple(
                cast("Role", self.word(role, (*path, kind), ROLES))
                for role in self.texts(table[kind], (*path, kind))
            )
            for kind in VERSION_KINDS
            if kind in table
        }

    def levels(self, value: object) -> dict[str, Level]:
        """Severities by rule id."""
        table = self.table(value, ("severity",), sorted(self.rules))
        return {
            rule: cast("Level", self.word(level, ("severity", rule), LEVELS)) for rule, level in table.items()
        }

    def thresholds(self, value: object, base: Thresholds) -> Thresholds:
        """Numbers in their ranges."""
        names = {field.name.replace("_", "-"): field.name for field in fields(Thresholds)}
        table = self.table(value, ("thresholds",), tuple(names))
        for key, number in table.items():
            path = ("thresholds", key)
            least, most = _RANGES[names[key]]
            whole = isinstance(least, int)
            fits = isinstance(number, int) if whole else isinstance(number, int | float)
            if not fits or isinstance(number, bool) or not least <= number <= most:
                kind = "a whole number" if whole else "a number"
                self.refuse(
                    path,
                    f"{key} = {_shown(number)} is not allowed",
                    f"give {kind} from {least:g} to {most:g}",
                )
            base = replace(base, **{names[key]: number})
        return base

    def zone(self, value: object) -> str:
        """The name of a time zone."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - few house files name one

        name = self.text_of(value, ("tz",))
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            self.refuse(
                ("tz",), f"tz = {_shown(name)} is not a time zone", "write an IANA name such as Europe/Paris"
            )
        return name

    def language(self, tag: str, path: tuple[str, ...]) -> str:
        """A language tag in standard form."""
        try:
            return standard_tag(tag)
        except ProvenanceError as error:
            self.refuse(path, error.message, error.hint)


def parse_house(data: bytes, name: str, rules: Collection[str]) -> House:
    """The house rules that a file states.

    Args:
        data: Its bytes, UTF-8.
        name: Its name, for messages.
        rules: Ids of the rules there are.

    Raises:
        InputError: It is not TOML in UTF-8, or too large.
        UsageError: A key is unknown, or a value not allowed; the message names the line.
    """
    shown = printable(name)
    if len(data) > MOST_BYTES:
        raise InputError(f"{shown} has {len(data)} bytes", f"house rules have at most {MOST_BYTES}")
    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{shown}:{line}: not UTF-8", "save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        said = "nested too deeply" if isinstance(error, RecursionError) else printable(str(error)[:200])
        raise InputError(f"{shown}: not TOML: {said}", "mend it, see https://toml.io") from None
    return _house(_Reader(shown, text, rules), values)


def _house(reader: _Reader, values: Mapping[str, object]) -> House:
    readers: dict[str, Callable[[House, Any], House]] = {
        "preset": lambda house, value: house,
        "tz": lambda house, value: replace(house, tz=reader.zone(value)),
        "select": lambda house, value: replace(house, select=reader.rule_ids(value, ("select",))),
        "ignore": lambda house, value: replace(house, ignore=reader.rule_ids(value, ("ignore",))),
        "fail-on": lambda house, value: replace(
            house, fail_on=cast("Any", reader.word(value, ("fail-on",), _FAIL_ON))
        ),
        "severity": lambda house, value: replace(house, levels={**house.levels, **reader.levels(value)}),
        "needs": lambda house, value: _with_needs(reader, house, value),
        "thresholds": lambda house, value: replace(
            house, thresholds=reader.thresholds(value, house.thresholds)
        ),
        "people": lambda house, value: _with_people(reader, house, value),
        "import": lambda house, value: replace(house, imports=reader.table(value, ("import",), None)),
    }
    table = reader.table(dict(values), (), tuple(readers))
    house = DEFAULT
    if "preset" in table:
        house = PRESETS[reader.word(table["preset"], ("preset",), tuple(PRESETS))]
    for key, value in table.items():
        house = readers[key](house, value)
    return house


def _with_needs(reader: _Reader, house: House, value: object) -> House:
    own = reader.needs(value, ("needs",), extra=("language", "desk"))
    table = cast("dict[str, object]", value)
    languages, desks = {}, {}
    for tag, needs in reader.table(table.get("language", {}), ("needs", "language"), None).items():
        path = ("needs", "language", tag)
        languages[reader.language(tag, path)] = reader.needs(needs, path)
    for desk, needs in reader.table(table.get("desk", {}), ("needs", "desk"), None).items():
        desks[desk] = reader.needs(needs, ("needs", "desk", desk))
    return replace(house, needs={**house.needs, **own}, by_language=languages, by_desk=desks)


def _with_people(reader: _Reader, house: House, value: object) -> House:
    table = reader.table(value, ("people",), ("initials",))
    path = ("people", "initials")
    initials = reader.table(table.get("initials", {}), path, None)
    return replace(
        house,
        initials={
            reader.text_of(key, (*path, key)): reader.text_of(name, (*path, key))
            for key, name in initials.items()
        },
    )


def _shown(value: object) -> str:
    return f"'{printable(str(value)[:60])}'"
