"""Comparing two texts, or a version with its sources, by what is recorded about them."""

from __future__ import annotations

from dataclasses import replace

from provenance.compare.changes import compare
from provenance.compare.dates import story_day
from provenance.errors import InputError, UsageError
from provenance.newsroom.access import Access
from provenance.newsroom.arguments import is_file, version_text
from provenance.values import Alignment, Comparison, Text


def compare_texts(left: Text, right: Text, alignment: Alignment) -> Comparison:
    """What changed between two aligned texts; that they are of different articles is said."""
    versions = [text.version for text in (left, right) if text.version is not None]
    changes = compare(
        left.paragraphs,
        right.paragraphs,
        alignment,
        left_name=left.name,
        right_name=right.name,
        left_language=left.language,
        right_language=right.language,
        day=story_day([version.published for version in versions]),
    )
    articles = list(dict.fromkeys(version.article for version in versions))
    if len(articles) > 1:
        note = f"these are versions of different articles, {articles[0]} and {articles[1]}"
        changes = replace(changes, notes=(note, *changes.notes))
    return Comparison(left, right, changes)


def with_sources(access: Access, ref: str) -> tuple[tuple[Text, Text], ...]:
    """A version with each of its recorded sources that is held: the source left, the version right.

    Raises:
        UsageError: No source is recorded.
        InputError: None of its sources is held, or it is a file.
    """
    if is_file(access, ref):
        raise UsageError(
            f"{ref}: a file has no recorded sources", f"name what to compare it with: diff LEFT {ref}"
        )
    right = version_text(access, ref)
    parents = right.version.parents if right.version is not None else ()
    if not parents:
        raise UsageError(
            f"{right.name} has no recorded source",
            f"name what to compare it with, or record its source: provenance amend {right.name} "
            '--translation-of REF --reason "..."',
        )
    sources = [access.registry.resolve(parent.version) for parent in parents]
    held = [source for source in sources if source.held]
    if not held:
        raise InputError(
            f"{right.name}: the text of its source {sources[0].version} is not held",
            "register the source's text, or name another text to compare with",
        )
    return tuple((version_text(access, source.version), right) for source in held)
