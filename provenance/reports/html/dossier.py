"""The dossier of an article, and comparisons by themselves, as a page that can be sent to a colleague."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from importlib.metadata import version as release
from urllib.parse import quote, urlsplit

from provenance.compare.filters import Shown
from provenance.reports.html.digest import digest_views
from provenance.reports.html.family import Addresses, Picture, draw_family
from provenance.reports.html.findings import OPEN, by_version
from provenance.reports.html.page import page
from provenance.reports.html.pairs import GROUPS, count_groups, plain_paragraphs, rows_of
from provenance.reports.html.standing import moment, standing_of
from provenance.reports.html.views import CreditView, PairView, SideView, SourceView, VersionView
from provenance.reports.summary import account
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
from provenance.values import Comparison, Credit, Derivation, Dossier, Parent, Text, Version

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


def dossier_html(dossier: Dossier) -> str:
    """An article as one page: its family, findings, credits, and every recorded step side by side."""
    family = dossier.family
    contents = _Contents(dossier)
    return page(
        "dossier.html.j2",
        {
            "article": family.article,
            "first": _first(family.versions),
            "facts": _facts(dossier),
            "stopped": [view for view in contents.versions if view.standing],
            "picture": contents.picture(),
            "findings": by_version(dossier.audit.findings, contents.place),
            "opened": len(dossier.audit.findings) <= OPEN,
            "skipped": dossier.audit.skipped,
            "versions": contents.versions,
            "missing": contents.missing(),
            **_common(contents.pairs, dossier.at),
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
    article = articles.pop() if len(articles) == 1 else ""
    names = _Names(article)
    pairs = [_pair(c, names, at, _recorded(c), only) for c in comparisons]
    sides = [side for pair in pairs for side in (pair.left, pair.right) if side]
    values = {"article": article, "story": next((side for side in sides if side.title), None)}
    return page("diff.html.j2", {**values, **_common(pairs, at)}, styles=_STYLES, scripts=_SCRIPTS)


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


def address(identity: str) -> str:
    """The address of an id on the page."""
    return f"#{quote(identity, safe='.-_~')}"


class _Contents:
    """What the page of a dossier holds, and the addresses by which its parts refer to one another.

    Attributes:
        pairs: Each step that was compared; then each text that stands in none of them, alone.
        versions: All versions with their records.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier, self._names = dossier, _Names(dossier.family.article)
        self._steps: dict[tuple[str, str], str] = {}
        self._stands: dict[str, str] = {}  # the address of a version's paragraphs but for their number
        self.pairs: list[PairView] = []
        self._compare()
        self._add_texts_alone()
        self.versions = tuple(self._version(version) for version in dossier.family.versions)

    def place(self, ref: str, paragraph: int | None) -> str | None:
        """The address of a paragraph of a version, counted from 0; None where it is not on the page."""
        if paragraph is None or ref not in self._stands:
            return None
        return f"{self._stands[ref]}{paragraph + 1}"

    def picture(self) -> Picture:
        """The picture of the family."""
        versions = self._dossier.family.versions
        refs = [ref for v in versions for ref in (v.version, *(p.version for p in v.parents))]
        addresses = Addresses(
            names={ref: self._names.short(ref) for ref in refs},
            places={v.version: address(view.id) for v, view in zip(versions, self.versions, strict=True)},
            steps=self._steps,
        )
        return draw_family(versions, self._dossier.audit.findings, addresses, at=self._dossier.at)

    def missing(self) -> list[tuple[str, str]]:
        """The steps that could not be compared, and why."""
        short = self._names.short
        return [
            (f"{short(d.parent.version)} → {short(d.child)}", d.missing)
            for d in self._dossier.derivations
            if d.missing
        ]

    def _compare(self) -> None:
        lefts: dict[str, str] = {}
        for step in self._dossier.derivations:
            if step.comparison is not None:
                pair = _pair(step.comparison, self._names, self._dossier.at, step.parent)
                self.pairs.append(pair)
                self._steps[step.child, step.parent.version] = address(pair.id)
                self._stands.setdefault(step.child, f"{address(pair.id)}-r")
                lefts.setdefault(step.parent.version, f"{address(pair.id)}-l")
        # Beside its source a text shows most; a text without one stands where it is the source.
        self._stands = lefts | self._stands

    def _add_texts_alone(self) -> None:
        family = self._dossier.family
        for version in family.versions:
            if version.held and version.version not in self._stands:
                text = Text(version.version, family.texts[version.version], version.language, version)
                pair = _alone(text, self._names, self._dossier.at)
                self.pairs.append(pair)
                self._stands[version.version] = f"{address(pair.id)}-"

    def _version(self, version: Version) -> VersionView:
        size = f"{counted(version.paragraphs, 'paragraph')}, {counted(version.words, 'word')}"
        facts = [
            ("language", language_of(version)),
            ("published", moment(version.published) if version.published else "not recorded"),
            ("registered", moment(version.registered)),
            ("status", status_phrase(version)),
            ("desk", version.desk or ""),
            ("text", size if version.held else "not held: known from its record alone"),
        ]
        return VersionView(
            id=self._names.id(f"version-{self._names.short(version.version)}"),
            ref=version.version,
            language=version.language,
            title=version.title,
            standing=standing_of(version, self._dossier.at),
            facts=tuple((name, value) for name, value in facts if value),
            url=_web_address(version.url),
            sources=tuple(self._source(d) for d in self._dossier.derivations if d.child == version.version),
            credits=self._credits(version),
            machine=machine_phrase(version.machine) if version.machine else None,
        )

    def _source(self, step: Derivation) -> SourceView:
        return SourceView(
            step.parent.relation,
            self._names.short(step.parent.version),
            step.parent.evidence,
            self._steps.get((step.child, step.parent.version)),
            step.missing,
        )

    def _credits(self, version: Version) -> tuple[CreditView, ...]:
        """The credits, those of one person in one role together, whatever they are known by."""
        together: dict[tuple[str, str], list[Credit]] = {}
        for credit in version.credits:
            role: str = credit.role
            if credit.language:
                role += f" into {language_name(credit.language)}"
            if credit.source_language:
                role += f" from {language_name(credit.source_language)}"
            together.setdefault((role, credit.name), []).append(credit)
        return tuple(
            CreditView(
                role,
                name,
                labels=tuple(dict.fromkeys(c.label for c in found if c.label)),
                where=tuple(
                    dict.fromkeys(
                        (c.evidence, None)
                        if c.paragraph is None
                        else (f"¶{c.paragraph + 1}", self.place(version.version, c.paragraph))
                        for c in found
                    )
                ),
            )
            for (role, name), found in together.items()
        )


def _first(versions: Sequence[Version]) -> Version | None:
    """The version whose title is that of the page: one without a source, if any of them has a title."""
    titled = [version for version in versions if version.title]
    return next((v for v in titled if not v.parents), titled[0] if titled else None)


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
        summary=tuple(account(comparison.changes, left.paragraphs, right.paragraphs)),
        digest=digest_views(comparison, rows, identity),
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
        digest=(),
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


def _web_address(url: str | None) -> str | None:
    """An address that may be made a link: http or https and nothing else, never `javascript:`."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and url.isprintable() else None
