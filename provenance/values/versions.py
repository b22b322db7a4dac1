"""Versions of an article, what they derive from, and the family they form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from provenance.values.alignments import Alignment
from provenance.values.documents import (
    Credit,
    Evidence,
    MachineNotice,
    Paragraph,
    PublicationStatus,
)

Relation = Literal["translation", "edit", "adaptation"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Parent:
    """An edge of the family from a version to one of its sources.

    Attributes:
        version: Ref of the source.
        relation: translation | edit | adaptation, as claimed.
        evidence: Where the claim is from.
    """

    version: str
    relation: Relation
    evidence: Evidence = "declared"


@dataclass(frozen=True, slots=True)
class Version:
    """What is recorded about one version of an article; its paragraphs are kept apart.

    Attributes:
        version: Its ref, `geneva-talks@fr.2`.
        article: Slug of the article.
        language: BCP 47 tag that names it: the declared language, else the detected one; `und` if unsure.
        number: From 1, counted by article and language, never reused.
        hash: SHA-256 of its text as 64 hexadecimal digits; None where the text is not held.
        parents: Its recorded sources, in the order of registration.
        published: ISO 8601 date or time, or None.
        pubstatus: usable | withheld | canceled.
        registered: ISO 8601 time in UTC.
        title: Its headline, or None.
        paragraphs: How many paragraphs it has.
        words: How many words, all paragraphs counted.
        held: False where the version is known but its text is not here.
        language_declared: As stated by option, file or metadata; None if nobody stated it.
        language_detected: By detection; None means unsure.
        credits: All credits, printed ones first.
        machine: Declared or printed machine-translation step, or None.
        desk: Desk, or None.
        url: Address, or None.
        meta: Further recorded keys.
        id: Identifier in another system, or None.
        source: Path or name it was read from, or None.
        masked: Whether a name in what is recorded is kept from print.
    """

    version: str
    article: str
    language: str
    number: int
    hash: str | None
    parents: tuple[Parent, ...]
    published: str | None
    pubstatus: PublicationStatus
    registered: str
    title: str | None
    paragraphs: int
    words: int
    held: bool
    language_declared: str | None = None
    language_detected: str | None = None
    credits: tuple[Credit, ...] = ()
    machine: MachineNotice | None = None
    desk: str | None = None
    url: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    id: str | None = None
    source: str | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """An article with all its versions.

    Attributes:
        article: Slug.
        versions: In the order of registration.
        texts: Paragraphs by ref, for every version that is held.
        alignments: By refs of a source and of a version made from it, the newest stored alignment of the
            two, the source on the left; none where they were not compared, or alignments not asked for.
    """

    article: str
    versions: tuple[Version, ...]
    texts: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    alignments: Mapping[tuple[str, str], Alignment] = field(default_factory=dict)

    def version(self, ref: str) -> Version | None:
        """The version with this ref, or None where it is of another article."""
        return next((v for v in self.versions if v.version == ref), None)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the registry's history.

    Attributes:
        seq: Position in the chain, from 1.
        at: ISO 8601 time in UTC.
        by: Who acted.
        action: register | amend | align | ...
        subject: What it was done to, a ref for most.
        payload: What was recorded; None once erased.
        digest: Hexadecimal digest that the next entry chains on.
        masked: Whether a name in it is kept from print.
    """

    seq: int
    at: str
    by: str
    action: str
    subject: str
    payload: Mapping[str, object] | None
    digest: str
    masked: bool = False
