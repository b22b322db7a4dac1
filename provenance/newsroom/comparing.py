"""Comparing two texts, with what is recorded about them."""

from __future__ import annotations

from dataclasses import replace

from provenance.compare.changes import compare
from provenance.compare.dates import story_day
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
