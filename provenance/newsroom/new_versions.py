"""From a file and stated facts to what will be registered.

Facts are taken in this order: option, front matter or HTML metadata, file name, detection. The reader
has joined the middle two already, in `Document.metadata`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from provenance.credits.initials import with_initials
from provenance.errors import InputError, UsageError
from provenance.newsroom.facts import Facts
from provenance.readers import read_bytes, read_file
from provenance.text.normalise import content_hash
from provenance.text.tags import UNDETERMINED
from provenance.text.tokenise import count_words
from provenance.values import Document, MachineNotice, Metadata, Parent, Relation
from provenance.values.refs import parse_ref
from provenance.values.registering import NewVersion

_DAY = "2026-01-10"
NO_INITIALS: Mapping[str, str] = MappingProxyType({})


def new_versions(
    files: Sequence[str], facts: Facts, *, no_text: bool, initials: Mapping[str, str] = NO_INITIALS
) -> tuple[tuple[NewVersion, ...], tuple[str, ...]]:
    """Read files, or take a version without a text, and settle what will be recorded.

    Returns:
        The versions to register, and the remarks of their readers.

    Raises:
        UsageError: The request cannot be meant.
        InputError: A file cannot be read.
    """
    if no_text == bool(files):
        raise UsageError(
            "--no-text goes without files" if files else "nothing to register is named",
            "name files, or record a version without its text with --no-text",
        )
    if no_text:
        return (unheld_version(facts),), ()
    documents = [(file, read_source(file)) for file in files]
    remarks = tuple(f"{file}: {note}" for file, document in documents for note in document.notes)
    items = tuple(new_version(document, facts, file, initials=initials) for file, document in documents)
    return items, remarks


def read_source(file: str) -> Document:
    """Read a file, or stdin where it is `-`."""
    return read_bytes(sys.stdin.buffer.read(), file) if file == "-" else read_file(file)


def new_version(
    document: Document, facts: Facts, file: str, *, initials: Mapping[str, str] = NO_INITIALS
) -> NewVersion:
    """Settle what will be recorded about a document that was read from `file`.

    Initials that the newsroom lists, each with the key or name of its person, are credits.
    """
    metadata = document.metadata
    article = facts.article or metadata.article
    if article is None:
        raise UsageError(f"{file}: nothing says which article this is", "add --article SLUG")
    texts = [p.text for p in document.paragraphs]
    declared = facts.language or metadata.language
    language = declared or document.language_detected or UNDETERMINED
    return NewVersion(
        article=article,
        article_printed=facts.article_printed or article,
        language=language,
        number=metadata.number,
        paragraphs=document.paragraphs,
        hash=content_hash(texts),
        original=document.original,
        media_type=document.media_type,
        encoding=document.encoding,
        parents=facts.parents or _stated_in_file(metadata, file),
        credits=(
            *with_initials(document.credits, document.paragraphs, initials),
            *metadata.credits,
            *facts.credits,
        ),
        published=facts.published or _dated(metadata.published),
        pubstatus=facts.pubstatus or metadata.pubstatus or "usable",
        machine=_machine(facts, metadata, document),
        title=document.title,
        words=sum(count_words(text, language) for text in texts),
        language_declared=declared,
        language_detected=document.language_detected,
        desk=metadata.desk,
        url=metadata.url,
        external_id=metadata.id,
        meta=metadata.meta,
        source_name=file,
    )


def unheld_version(facts: Facts) -> NewVersion:
    """A version that is known but not held: only what was stated is recorded.

    Raises:
        UsageError: The article or the language is not stated.
    """
    if facts.article is None or facts.language is None:
        raise UsageError(
            "--no-text: a version without a text needs its article and its language",
            "add --article SLUG and --lang T",
        )
    return NewVersion(
        article=facts.article,
        article_printed=facts.article_printed or facts.article,
        language=facts.language,
        language_declared=facts.language,
        parents=facts.parents,
        credits=facts.credits,
        published=facts.published,
        pubstatus=facts.pubstatus or "usable",
        machine=MachineNotice(facts.machine, evidence="declared") if facts.machine else None,
        held=False,
    )


def _dated(stated: str | None) -> str | None:
    """A stated date; of a time without an offset only the day, since nobody knows when that was."""
    if stated is None or len(stated) <= len(_DAY):
        return stated
    return stated if datetime.fromisoformat(stated).tzinfo else stated[: len(_DAY)]


def _stated_in_file(metadata: Metadata, file: str) -> tuple[Parent, ...]:
    stated: tuple[tuple[Relation, tuple[str, ...]], ...] = (
        ("translation", metadata.translation_of),
        ("edit", metadata.edit_of),
        ("adaptation", metadata.adaptation_of),
    )
    try:
        return tuple(
            Parent(str(parse_ref(ref)), relation, "metadata") for relation, refs in stated for ref in refs
        )
    except UsageError as error:
        raise InputError(f"{file}: the source it states: {error.message}", error.hint) from None


def _machine(facts: Facts, metadata: Metadata, document: Document) -> MachineNotice | None:
    """The stated tool wins; what the text says of extent is kept where it speaks of the same tool."""
    if facts.machine is None and metadata.machine is None:
        return document.machine
    tool = facts.machine or metadata.machine
    if document.machine is not None and document.machine.tool in (None, tool):
        return replace(document.machine, tool=tool)
    return MachineNotice(tool, evidence="declared" if facts.machine is not None else "metadata")
