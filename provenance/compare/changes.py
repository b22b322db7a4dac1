"""What changed between two aligned texts, link by link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from provenance.compare.counting import count_links, coverage, is_counted
from provenance.compare.facts import FACT_KINDS, Comparison, compare_facts, why_skipped
from provenance.compare.words import word_edits
from provenance.text.tags import language_name, same_language
from provenance.values.alignments import Alignment, Link
from provenance.values.changes import (
    Changes,
    Checked,
    Edit,
    FactKind,
    LinkChanges,
)
from provenance.values.documents import Paragraph, ParagraphKind

_CAPITALS_BY_STYLE: frozenset[ParagraphKind] = frozenset({"headline", "subhead"})
_ACROSS = "facts are not compared across languages yet"


def compare(  # noqa: PLR0913
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    alignment: Alignment,
    *,
    left_name: str,
    right_name: str,
    left_language: str | None,
    right_language: str | None,
) -> Changes:
    """Say what changed between two aligned texts.

    Within one language (by primary subtag) every link has its edits, and the facts that differ; the `left`
    texts of a link's edits, concatenated, are its left paragraphs joined by one space. Across languages both
    are empty, and `checked` says that facts were not compared. Where a language is not known, the texts count
    as one language if they were aligned without a model.

    Args:
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        alignment: Links between the two.
        left_name: Ref or path of the left text.
        right_name: Ref or path of the right text.
        left_language: BCP 47 tag, or None where unsure.
        right_language: BCP 47 tag, or None where unsure.
    """
    within = is_one_language(left_language, right_language, alignment)
    language = left_language or right_language
    checks: dict[FactKind, Checked] = {
        kind: Checked(skipped=why_skipped(kind, language) if within else _ACROSS) for kind in FACT_KINDS
    }
    links = []
    for link in alignment.links:
        ours, theirs = [left[i] for i in link.left], [right[j] for j in link.right]
        changes, compared = _link_changes(link, ours, theirs, language) if within else (LinkChanges(link), {})
        links.append(changes)
        for kind, comparison in compared.items():
            checks[kind] = replace(
                checks[kind],
                compared=checks[kind].compared + comparison.compared,
                differ=checks[kind].differ + len(comparison.differences),
            )
    return Changes(
        left=left_name,
        right=right_name,
        summary=count_links(alignment.links, left, right),
        coverage=coverage(alignment.links, left, right),
        checked=checks,
        links=tuple(links),
        run=alignment.run,
        notes=(*alignment.notes, *_notes(left_language, right_language, within)),
    )


def is_one_language(left: str | None, right: str | None, alignment: Alignment) -> bool:
    """Whether two texts are compared word by word."""
    if left is None or right is None or "und" in (left, right):
        return alignment.run.encoder == "none"
    return same_language(left, right)


def _link_changes(
    link: Link, left: Sequence[Paragraph], right: Sequence[Paragraph], language: str | None
) -> tuple[LinkChanges, dict[FactKind, Comparison]]:
    ours, theirs = (" ".join(p.text for p in side) for side in (left, right))
    edits = word_edits(ours, theirs, language)
    if not (left and right and any(is_counted(p) for p in (*left, *right))):
        return LinkChanges(link, edits), {}
    kinds = [kind for kind in FACT_KINDS if why_skipped(kind, language) is None]
    if any(p.kind in _CAPITALS_BY_STYLE for p in (*left, *right)) and "name" in kinds:
        kinds.remove("name")
    compared = {kind: compare_facts(kind, ours, theirs, edits, language) for kind in kinds}
    differences = [d for comparison in compared.values() for d in comparison.differences]
    classed = _with_facts(
        edits, [d.left for d in differences if d.left], [d.right for d in differences if d.right]
    )
    return LinkChanges(link, classed, tuple(d.fact for d in differences)), compared


def _with_facts(
    edits: Sequence[Edit], left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]
) -> tuple[Edit, ...]:
    """The edits, those of wording that hold a fact which differs classed so."""
    result = []
    a = b = 0
    left, right = sorted(left), sorted(right)
    for edit in edits:
        a2, b2 = a + len(edit.left), b + len(edit.right)
        differs = edit.change == "wording" and (_overlaps(a, a2, left) or _overlaps(b, b2, right))
        result.append(replace(edit, change="fact") if differs else edit)
        a, b = a2, b2
    return tuple(result)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether `[start, end)` overlaps one of the spans, which ascend and do not overlap one another."""
    last = bisect_left(spans, (end, 0)) - 1
    return last >= 0 and spans[last][1] > start and end > start


def _notes(left: str | None, right: str | None, within: bool) -> list[str]:
    unknown = [side for side, tag in (("left", left), ("right", right)) if tag is None or tag == "und"]
    if not unknown:
        return []
    sides = " and ".join(unknown)
    how = "compared word by word" if within else "not compared word by word"
    named = next((f", as {language_name(t)}" for t in (left, right) if t and t != "und" and within), "")
    return [f"the language of the {sides} text is not known: {how}{named}"]
