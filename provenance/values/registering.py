"""What a registry is asked to store, to amend, and to select."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from provenance.values.documents import (
    Credit,
    MachineNotice,
    Paragraph,
    ParagraphKind,
    PublicationStatus,
    Role,
)
from provenance.values.versions import Parent


@dataclass(frozen=True, slots=True)
class NewVersion:
    """One version as it will be registered.

    Attributes:
        article: Slug of the article.
        language: BCP 47 tag in standard form that will name it; `und` if unsure.
        article_printed: The article's name as it was written; the slug where that is empty.
        number: The number it should have; None takes the next one. A number that another text has
            already gives way to the next free one.
        paragraphs: All paragraphs; none where the text is not held.
        hash: SHA-256 of the text, 64 hexadecimal digits; None where it is not held.
        original: The bytes as they came; empty where it is not held.
        media_type: What the bytes were read as.
        encoding: Name of the encoding they were decoded with.
        parents: Sources; refs may name versions that stand earlier or later in the same batch.
        credits: Printed, stated and declared credits; person keys are given by the registry.
        published: ISO 8601 date, or time with its offset.
        pubstatus: usable | withheld | canceled.
        machine: Declared or printed machine-translation step.
        title: Headline.
        words: How many words, all paragraphs counted.
        language_declared: As stated; None if nobody stated it.
        language_detected: By detection; None means unsure.
        desk: Desk; equal names within a desk are one person.
        url: Address.
        external_id: Identifier in another system.
        meta: Any further keys.
        source_name: Path or name the text was read from.
        held: False where the version is known but its text is not here.
    """

    article: str
    language: str
    article_printed: str = ""
    number: int | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    hash: str | None = None
    original: bytes = b""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    parents: tuple[Parent, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: str | None = None
    pubstatus: PublicationStatus = "usable"
    machine: MachineNotice | None = None
    title: str | None = None
    words: int = 0
    language_declared: str | None = None
    language_detected: str | None = None
    desk: str | None = None
    url: str | None = None
    external_id: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    source_name: str | None = None
    held: bool = True


@dataclass(frozen=True, slots=True)
class Amendment:
    """What to mend in the record of one version; None and empty mean: leave as it is.

    Attributes:
        add_parents: Sources to record; one that is recorded already takes the new relation.
        drop_parents: Refs of sources to strike.
        add_credits: Credits to record.
        drop_credits: Role and name of credits to strike, whatever their evidence.
        published: New ISO 8601 date or time.
        pubstatus: New publication status.
        machine: New machine-translation step.
        language: New declared tag; the version moves to the next free number of that language.
        kinds: New paragraph kinds by index, from 0.
    """

    add_parents: tuple[Parent, ...] = ()
    drop_parents: tuple[str, ...] = ()
    add_credits: tuple[Credit, ...] = ()
    drop_credits: tuple[tuple[Role, str], ...] = ()
    published: str | None = None
    pubstatus: PublicationStatus | None = None
    machine: MachineNotice | None = None
    language: str | None = None
    kinds: Mapping[int, ParagraphKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which versions to list.

    Attributes:
        article: Slug or alias; unknown ones are an error.
        language: BCP 47 tag; `fr` takes `fr-CA` too.
        pubstatus: usable | withheld | canceled.
        desk: Desk, as recorded.
        person: Key or name of somebody credited; names in whatever case.
        meta: Further recorded keys and their values.
        since: ISO 8601; versions published then or later, by registration where unpublished.
        until: ISO 8601; versions published then or earlier; a bare date includes its whole day.
        limit: At most this many, from 0.
        offset: How many to pass over, from 0.
    """

    article: str | None = None
    language: str | None = None
    pubstatus: PublicationStatus | None = None
    desk: str | None = None
    person: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


EVERYTHING = Selection()
"""All versions."""
