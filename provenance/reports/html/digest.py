"""The digest above two texts on the page: lists whose entries lead to the paragraphs they speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final
from urllib.parse import quote

from provenance.reports.digest import MOST, Alone, digest_of, meant
from provenance.reports.html.pairs import Row, own_language, paragraph_id
from provenance.reports.html.views import DigestView, EntryView
from provenance.reports.summary import fact_words
from provenance.reports.terminal.prose import counted, numbered
from provenance.values import Comparison, Text

_MOST_CHARACTERS: Final = 240  # of a paragraph in the digest: two lines; the whole of it stands below


def digest_views(comparison: Comparison, rows: Iterable[Row], pair: str) -> tuple[DigestView, ...]:
    """The lists that stand above two texts.

    Args:
        comparison: The two texts with what changed.
        rows: The rows that are on the page.
        pair: Id of the pair on the page.
    """
    changes, left, right = comparison.changes, comparison.left, comparison.right
    found = digest_of(changes, left.paragraphs, right.paragraphs)
    shown = {p.id for row in rows for p in (*row.left, *row.right)}
    lists = []
    for alone in found.alone:
        tone, text = ("gone", left) if alone.side == "left" else ("come", right)
        entries = tuple(_paragraphs(alone, text, pair, shown))
        more = max(0, len(alone.paragraphs) - MOST)
        lists.append(DigestView(tone, alone.verb, alone.heading, entries, more))
    if found.facts:
        entries = tuple(
            EntryView(_place(ours, theirs), _href(pair, ours, theirs, shown), fact=fact_words(fact))
            for ours, theirs, fact in ((link.left, link.right, fact) for link, fact in found.facts[:MOST])
        )
        more = max(0, len(found.facts) - MOST)
        lists.append(DigestView("fact", "Facts that differ", f"{len(found.facts):,}", entries, more))
    for side, indexes in found.corrections:
        ours, theirs = (indexes, ()) if side == "left" else ((), indexes)
        text = left if side == "left" else right
        words = " ".join(text.paragraphs[i].text for i in indexes)
        entry = EntryView(numbered(indexes), _href(pair, ours, theirs, shown), _clipped(words), text.language)
        note = f"on the {side} only"
        lists.append(DigestView("fact", counted(len(indexes), "Correction note"), note, (entry,), 0))
    return tuple(lists)


def _paragraphs(alone: Alone, text: Text, pair: str, shown: Collection[str]) -> Iterator[EntryView]:
    for index, link in alone.paragraphs[:MOST]:
        yield EntryView(
            place=f"¶{index + 1}",
            href=_href(pair, link.left, link.right, shown),
            text=_clipped(text.paragraphs[index].text),
            language=own_language(text.paragraphs[index], text) or text.language,
            meant=meant(link),
        )


def _href(pair: str, left: tuple[int, ...], right: tuple[int, ...], shown: Collection[str]) -> str | None:
    identity = paragraph_id(pair, "l", left[0]) if left else paragraph_id(pair, "r", right[0])
    return f"#{quote(identity, safe='.-_~')}" if identity in shown else None


def _place(left: tuple[int, ...], right: tuple[int, ...]) -> str:
    ours, theirs = numbered(left), numbered(right)
    return ours if ours == theirs else f"{ours} → {theirs}"


def _clipped(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1].rstrip()}…"
