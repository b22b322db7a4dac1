"""Texts set side by side, and the dossier of an article: what reports of more than one text are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from provenance.values.changes import Changes
from provenance.values.documents import Paragraph
from provenance.values.findings import AuditResult
from provenance.values.versions import Family, Parent, Version


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be aligned, with what it is called.

    Attributes:
        name: Its ref, or the file's name as given.
        paragraphs: All its paragraphs.
        language: BCP 47 tag, or None if unsure.
        version: The registered version it is, or None.
        unmasked: The paragraphs before names were kept from print, for aligning and never for print; empty
            where they are the same.
        notes: What whoever compares it should know, one line each.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    language: str | None
    version: Version | None = None
    unmasked: tuple[Paragraph, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()

    @property
    def aligned(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are aligned and hashed."""
        return self.unmasked or self.paragraphs

    @property
    def masked(self) -> bool:
        """Whether a name in it is kept from print."""
        return any(paragraph.masked for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and what changed between them."""

    left: Text
    right: Text
    changes: Changes

    @property
    def masked(self) -> bool:
        """Whether a name in one of the texts is kept from print."""
        return self.left.masked or self.right.masked


@dataclass(frozen=True, slots=True)
class Derivation:
    """One recorded step from a source to a version made from it.

    Attributes:
        child: Ref of the version.
        parent: The source as recorded.
        comparison: What changed, the source on the left; None where they could not be compared.
        missing: Why not, in one line; None where they were.
    """

    child: str
    parent: Parent
    comparison: Comparison | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All there is to say about an article.

    Attributes:
        family: Its versions with their texts.
        derivations: Every recorded step, by child in the order of registration.
        audit: What its audit found.
        at: When it was put together; a version published later than that is under embargo.
    """

    family: Family
    derivations: tuple[Derivation, ...]
    audit: AuditResult
    at: datetime
