"""What the templates of the page show: plain values, in the words and under the ids of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.reports.html.pairs import Group, ParagraphView, Row
from provenance.reports.html.standing import Standing
from provenance.reports.summary import FactWords, Sentence


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
class EntryView:
    """An entry of the digest: where it leads to (None where that is filtered out), and what it says.

    A paragraph has `text` with its language, and `meant` where it stands alone on purpose; a fact has `fact`.
    """

    place: str
    href: str | None
    text: str = ""
    language: str | None = None
    meant: str = ""
    fact: FactWords | None = None


@dataclass(frozen=True, slots=True)
class DigestView:
    """A list that stands above two texts: what it is of, how much, its first entries, how many more."""

    tone: str
    verb: str
    heading: str
    entries: tuple[EntryView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PairView:
    """Two texts side by side, or one alone where `right` is None."""

    id: str
    label: str
    remark: str
    left: SideView
    right: SideView | None
    summary: tuple[Sentence, ...]
    digest: tuple[DigestView, ...]
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
class CreditView:
    """A person in a role: the labels printed for it, and where it is known from, with addresses."""

    role: str
    name: str
    labels: tuple[str, ...]
    where: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version with its record and its credits."""

    id: str
    ref: str
    language: str
    title: str | None
    standing: Standing | None
    facts: tuple[tuple[str, str], ...]
    url: str | None
    sources: tuple[SourceView, ...]
    credits: tuple[CreditView, ...]
    machine: str | None
