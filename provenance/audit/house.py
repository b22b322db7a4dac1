"""House rules: which credits a newsroom asks for, and how hard each rule of the audit counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from provenance.text.tags import primary
from provenance.values import Role, Severity, Version

HOUSE_FILE = "provenance.toml"
"""Name of the file that states them, beside the registry."""

MOST_BYTES = 256 * 1024
"""A house file is a page or two; more is no house file."""

VersionKind = Literal["original", "translation", "edit", "adaptation"]
VERSION_KINDS: tuple[VersionKind, ...] = get_args(VersionKind)

Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = get_args(Level)

Needs = Mapping[VersionKind, tuple[Role, ...]]
"""The roles that must be credited, by kind of version; `author` stands for reporters and contributors too."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a rule speaks.

    Attributes:
        aligned_share: In [0, 1]; LN105 doubts a source of which less than this share of the characters,
            on both sides, is linked. Two unrelated texts come to under a tenth, a heavily cut translation
            still covers most of itself.
        cut_share: In [0, 1]; LN106 reports a version that leaves out more than this share of the letters of
            its source.
        added_share: In [0, 1]; LN107 takes added paragraphs for reporting from this share of the version's
            letters on.
        untranslated_paragraphs: From 1; so many paragraphs in another language make an LA102.
    """

    aligned_share: float = 0.2
    cut_share: float = 0.25
    added_share: float = 0.1
    untranslated_paragraphs: int = 1


@dataclass(frozen=True, slots=True)
class House:
    """The rules of one newsroom; without a house file those of `DEFAULT`.

    Attributes:
        needs: Roles by kind of version.
        by_language: Roles that differ for a language, by tag; kinds that are not named are as in `needs`.
        by_desk: Likewise for a desk, by name; a desk's word counts more than a language's.
        levels: How hard a rule counts, by id; `off` silences it.
        thresholds: See `Thresholds`.
        select: Rule ids or beginnings of them that are looked at; empty means all.
        ignore: Likewise those that are not.
        fail_on: From which severity on the audit ends with 1, or None for the command's own default.
        tz: IANA name of the zone in which times without an offset are meant, or None.
        initials: Initials that are printed as credits, and the name of the person that they stand for.
        imports: The table `[import]`, as it stands, for those who read manifests.
    """

    needs: Needs = field(default_factory=dict)
    by_language: Mapping[str, Needs] = field(default_factory=dict)
    by_desk: Mapping[str, Needs] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "never"] | None = None
    tz: str | None = None
    initials: Mapping[str, str] = field(default_factory=dict)
    imports: Mapping[str, object] = field(default_factory=dict)

    def roles_needed(self, version: Version, kind: VersionKind) -> tuple[Role, ...]:
        """The roles that this newsroom wants credited on a version of this kind."""
        for needs in (
            self.by_desk.get(version.desk or ""),
            self.by_language.get(version.language),
            self.by_language.get(primary(version.language)),
        ):
            if needs is not None and kind in needs:
                return needs[kind]
        return self.needs.get(kind, ())

    def severity(self, rule: str, default: Severity) -> Severity:
        """How hard a finding of a rule counts; a rule that was switched off but asked for keeps its own."""
        level = self.levels.get(rule)
        return default if level is None or level == "off" else level


DEFAULT = House(needs={"original": ("author", "editor"), "translation": ("translator", "editor")})
"""Without a house file: authors, translators and, as remarks, editors are asked for."""

PRESETS: Mapping[str, House] = {
    # A wire that names nobody by policy: only what its credits say wrongly, languages, chains and machines.
    "wire-unsigned": House(
        levels={
            "CR104": "off",
            "CR105": "off",
            "CR107": "off",
            "CR108": "off",
            "CR109": "off",
            "LN103": "off",
            "LN107": "off",
            "MT102": "off",
            "MT103": "off",
        },
    ),
    "wire-signed": House(
        needs={
            "original": ("author", "editor"),
            "translation": ("translator", "editor"),
            "edit": ("editor",),
        },
        levels={"CR103": "warning"},
    ),
    # Two pairs of eyes on everything, and readers see whose.
    "magazine": House(
        needs={
            "original": ("author", "editor"),
            "translation": ("translator", "editor"),
            "edit": ("editor",),
            "adaptation": ("author", "editor"),
        },
        levels={
            "CR103": "warning",
            "CR106": "warning",
            "CR108": "warning",
            "CR115": "warning",
            "MT101": "error",
            "MT102": "error",
        },
    ),
    # Old material, recorded as well as it can be: what nobody can mend any more is only remarked on.
    "archive": House(
        needs={"original": ("author",), "translation": ("translator",)},
        levels={
            "CR101": "warning",
            "CR102": "info",
            "CR104": "off",
            "CR105": "off",
            "CR107": "warning",
            "CR108": "off",
            "CR109": "off",
            "LN102": "info",
            "LN104": "info",
            "ST103": "info",
            "ST104": "info",
            "MT102": "info",
            "MT103": "info",
        },
    ),
}
"""What `preset = "..."` in a house file begins from."""
