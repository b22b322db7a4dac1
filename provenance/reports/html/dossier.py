"""The dossier of an article, and comparisons by themselves, as a page that can be sent to a colleague."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version as release
from urllib.parse import quote, urlsplit

from provenance.compare.filters import Shown
from provenance.reports.html.family import draw_family
from provenance.reports.html.page import page
from provenance.reports.html.pairs import (
    GROUPS,
    Group,
    ParagraphView,
    Row,
    count_groups,
    plain_paragraphs,
    rows_of,
)
from provenance.reports.html.standing import Standing, standing_of
from provenance.reports.summary import Sentence, summary
from provenance.reports.terminal.prose import (
    counted,
    credits_phrase,
    day,
    language_of,
    listed,
    machine_phrase,
    status_phrase,
)
from provenance.text.tags import language_name
from provenance.values import Comparison, Credit, Derivation, Dossier, Finding, Parent, Text, Version

_STYLES = ("base.css", "dossier.css")
_SCRIPTS = ("dossier.js",)
_NOT_IN_IDS = re.compile(r"[^\w.-]+")
_FILTERS: tuple[tuple[str, str], ...] = (
    ("all", "All"),
    ("changed", "Changed"),
    ("gone", "Omitted and added"),
    ("facts", "Facts"),
    ("doubtful", "Doubtful"),
)


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the texts of a pair: what stands above its column."""

    name: str
    short: str
    language: str | None
    title: str | None
    facts: str
    credits: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class PairView:
    """Two texts side by side, or one alone where `right` is None."""

    id: str
    label: str
    remark: str
    left: SideView
    right: SideView | None
    summary: tuple[Sentence, ...]
    counts: Mapping[Group, int]
    rows: tuple[Row, ...]
    paragraphs: tuple[ParagraphView, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """A recorded source of a version: in words, and where it is compared or why it is not."""

    relation: str
    name: str
    evidence: str
    pair: str | None
    missing: str | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version with its record and its credits."""

    id: str
    ref: str
    short: str
    language: str
    title: str | None
    standing: Standing | None
    facts: tuple[tuple[str, str], ...]
    url: str | None
    sources: tuple[SourceView, ...]
    credits: tuple[Credit, ...]
    places: Mapping[int, str]
    machine: str | None


def dossier_html(dossier: Dossier) -> str:
    """An article as one page: its family, findings, credits, and every recorded step side by side."""
    family, at = dossier.family, dossier.at
    names = _Names(family.article)
    pairs: list[PairView] = []
    steps: dict[tuple[str, str], str] = {}
    shown: dict[str, str] = {}  # where the paragraphs of a version stand: the address without their number
    for derivation in dossier.derivations:
        if derivation.comparison is None:
            continue
        pair = _pair(derivation.comparison, names, at, derivation.parent)
        pairs.append(pair)
        steps[derivation.child, derivation.parent.version] = names.address(pair.id)
        shown[derivation.comparison.right.name] = f"{names.address(pair.id)}-r"
    for derivation in dossier.derivations:
        if derivation.comparison is not None:
            pair_id = steps[derivation.child, derivation.parent.version]
            shown.setdefault(derivation.comparison.left.name, f"{pair_id}-l")
    for version in family.versions:
        if version.held and version.version not in shown:
            text = Text(version.version, family.texts[version.version], version.language, version)
            pair = _alone(text, names, at)
            pairs.append(pair)
            shown[version.version] = f"{names.address(pair.id)}-"
    views = tuple(_version(v, dossier.derivations, names, steps, shown, at) for v in family.versions)
    findings = dossier.audit.findings
    picture = draw_family(
        family.versions,
        findings,
        names={
            p: names.short(p) for v in family.versions for p in (v.version, *(s.version for s in v.parents))
        },
        places={v.version: names.address(view.id) for v, view in zip(family.versions, views, strict=True)},
        steps=steps,
        at=at,
    )
    first = next((v for v in family.versions if v.title and not v.parents), None) or next(
        (v for v in family.versions if v.title), None
    )
    return page(
        "dossier.html.j2",
        {
            "article": family.article,
            "first": first,
            "facts": _facts(dossier),
            "stopped": [view for view in views if view.standing],
            "picture": picture,
            "findings": [(f, _place(f, shown)) for f in findings],
            "skipped": dossier.audit.skipped,
            "versions": views,
            "missing": [
                (names.short(d.child), names.short(d.parent.version), d)
                for d in dossier.derivations
                if d.missing
            ],
            **_common(pairs, at),
        },
        styles=_STYLES,
        scripts=_SCRIPTS,
    )


def diff_html(
    comparisons: Sequence[Comparison], *, at: datetime, only: Collection[Shown] | None = None
) -> str:
    """Comparisons by themselves as one page.

    Args:
        comparisons: The texts with what changed between them.
        at: Now, aware: versions published later are under embargo.
        only: Kinds of changes to show; the summaries are always of all.
    """
    articles = {text.version.article for c in comparisons for text in (c.left, c.right) if text.version}
    names = _Names(articles.pop() if len(articles) == 1 else "")
    pairs = [_pair(c, names, at, _recorded(c), only) for c in comparisons]
    return page("diff.html.j2", _common(pairs, at), styles=_STYLES, scripts=_SCRIPTS)


class _Names:
    """Short names of versions, and ids on the page, no two alike."""

    def __init__(self, article: str) -> None:
        self._article = article
        self._taken: set[str] = set()

    def short(self, name: str) -> str:
        """The ref of a version without the article of the page: `fr.2`."""
        return name.removeprefix(f"{self._article}@") if self._article else name

    def id(self, *names: str) -> str:
        """An id made of short names, `en.1--fr.2`."""
        wanted = "--".join(_NOT_IN_IDS.sub("-", self.short(name)).strip("-")[:80] for name in names)
        found, number = wanted, 2
        while found in self._taken:
            found, number = f"{wanted}.{number}", number + 1
        self._taken.add(found)
        return found

    def address(self, identity: str) -> str:
        """The address of an id on the page."""
        return f"#{quote(identity, safe='.-_~')}"


def _common(pairs: Sequence[PairView], at: datetime) -> dict[str, object]:
    return {
        "pairs": pairs,
        "compared": [pair for pair in pairs if pair.right is not None],
        "filters": _FILTERS,
        "groups": GROUPS,
        "at": at.strftime("%Y-%m-%d %H:%M %Z").strip(),
        "release": release("translation-provenance"),
    }


def _facts(dossier: Dossier) -> tuple[str, ...]:
    """What the page says at a glance."""
    versions, audit = dossier.family.versions, dossier.audit
    languages = list(dict.fromkeys(language_name(v.language) for v in versions))
    counts = {severity: audit.summary.get(severity, 0) for severity in ("error", "warning", "info")}
    found = [counted(n, "remark" if s == "info" else s) for s, n in counts.items() if n]
    compared = sum(d.comparison is not None for d in dossier.derivations)
    return (
        f"{counted(len(versions), 'version')} in {listed(languages)}",
        f"{counted(compared, 'step')} compared",
        listed(found) if found else "nothing found by the audit",
    )


def _place(finding: Finding, shown: Mapping[str, str]) -> str | None:
    """The address of the paragraph a finding concerns."""
    if finding.paragraph is None or finding.version not in shown:
        return None
    return f"{shown[finding.version]}{finding.paragraph + 1}"


def _pair(
    comparison: Comparison,
    names: _Names,
    at: datetime,
    parent: Parent | None,
    only: Collection[Shown] | None = None,
) -> PairView:
    left, right = comparison.left, comparison.right
    identity = names.id(left.name, right.name)
    rows = rows_of(comparison, identity, only=only)
    return PairView(
        id=identity,
        label=f"{names.short(left.name)} → {names.short(right.name)}",
        remark=f"{parent.relation}, {parent.evidence}" if parent else "",
        left=_side(left, names, at),
        right=_side(right, names, at),
        summary=tuple(summary(comparison.changes, left.paragraphs, right.paragraphs)),
        counts=count_groups(rows),
        rows=rows,
    )


def _alone(text: Text, names: _Names, at: datetime) -> PairView:
    identity = names.id(text.name)
    why = "no source is recorded" if text.version and not text.version.parents else "its source is not held"
    return PairView(
        id=identity,
        label=f"{names.short(text.name)} alone",
        remark=f"compared with nothing: {why}",
        left=_side(text, names, at),
        right=None,
        summary=(),
        counts={},
        rows=(),
        paragraphs=plain_paragraphs(text, identity),
    )


def _side(text: Text, names: _Names, at: datetime) -> SideView:
    version = text.version
    language = language_name(text.language) if text.language else "language unknown"
    return SideView(
        name=text.name,
        short=names.short(text.name),
        language=text.language,
        title=version.title if version else None,
        facts=f"{language}, {day(version)}" if version else language,
        credits=credits_phrase(version.credits) if version else "",
        standing=standing_of(version, at),
    )


def _recorded(comparison: Comparison) -> Parent | None:
    """The recorded step that a comparison is of, if it is of one."""
    version = comparison.right.version
    return next((p for p in version.parents if p.version == comparison.left.name), None) if version else None


def _version(
    version: Version,
    derivations: Iterable[Derivation],
    names: _Names,
    steps: Mapping[tuple[str, str], str],
    shown: Mapping[str, str],
    at: datetime,
) -> VersionView:
    size = f"{counted(version.paragraphs, 'paragraph')}, {counted(version.words, 'word')}"
    facts = [
        ("language", language_of(version)),
        ("published", version.published or "not recorded"),
        ("registered", version.registered[: len("2026-01-10")]),
        ("status", status_phrase(version)),
        ("desk", version.desk or ""),
        ("text", size if version.held else "not held: known from its record alone"),
    ]
    sources = tuple(
        SourceView(
            d.parent.relation,
            names.short(d.parent.version),
            d.parent.evidence,
            steps.get((d.child, d.parent.version)),
            d.missing,
        )
        for d in derivations
        if d.child == version.version
    )
    stands = shown.get(version.version)
    return VersionView(
        id=names.id(f"version-{names.short(version.version)}"),
        ref=version.version,
        short=names.short(version.version),
        language=version.language,
        title=version.title,
        standing=standing_of(version, at),
        facts=tuple((name, value) for name, value in facts if value),
        url=_web_address(version.url),
        sources=sources,
        credits=version.credits,
        places={} if stands is None else {n: f"{stands}{n + 1}" for n in range(version.paragraphs)},
        machine=machine_phrase(version.machine) if version.machine else None,
    )


def _web_address(url: str | None) -> str | None:
    """An address that may be made a link: http or https and nothing else, never `javascript:`."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and url.isprintable() else None
