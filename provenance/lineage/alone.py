"""A text that is not registered, as a family of one version, so that it can be audited all the same."""

from __future__ import annotations

from provenance.text.normalise import content_hash
from provenance.text.tags import UNDETERMINED
from provenance.text.tokenise import count_words
from provenance.values import Document, Family, MachineNotice, Parent, Version

FILE = "file"
"""The key of `Version.meta` that holds the path of a text that is not registered."""


def family_of(document: Document, slug: str, *, file: str | None = None) -> Family:
    """The family that a document would found if it were registered as the first of its article.

    The sources that the file states are kept as stated, though nothing is known of them.

    Args:
        document: The text as read.
        slug: Slug of the article.
        file: Path for the commands that findings propose; None leaves registering it out of them.
    """
    stated = document.metadata
    language = document.language or UNDETERMINED
    machine = document.machine
    if machine is None and stated.machine is not None:
        machine = MachineNotice(tool=stated.machine, evidence="metadata")
    version = Version(
        version=f"{slug}@{language}.{stated.number or 1}",
        article=slug,
        language=language,
        number=stated.number or 1,
        hash=content_hash(paragraph.text for paragraph in document.paragraphs),
        parents=(
            *(Parent(ref, "translation", "metadata") for ref in stated.translation_of),
            *(Parent(ref, "edit", "metadata") for ref in stated.edit_of),
            *(Parent(ref, "adaptation", "metadata") for ref in stated.adaptation_of),
        ),
        published=stated.published,
        pubstatus=stated.pubstatus or "usable",
        registered="",
        title=document.title,
        paragraphs=len(document.paragraphs),
        words=sum(count_words(paragraph.text, language) for paragraph in document.paragraphs),
        held=True,
        language_declared=stated.language,
        language_detected=document.language_detected,
        credits=(*document.credits, *stated.credits),
        machine=machine,
        desk=stated.desk,
        url=stated.url,
        meta={**stated.meta, FILE: file} if file else dict(stated.meta),
    )
    return Family(slug, (version,), {version.version: document.paragraphs})
