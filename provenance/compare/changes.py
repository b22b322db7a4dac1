"""What changed between two aligned texts, link by link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from provenance.align.correspondence import correspond
from provenance.compare.across import Pair, compare_across, partly_compared, why_skipped_across
from provenance.compare.counting import count_links, coverage, is_counted
from provenance.compare.differences import Comparison, Span
from provenance.compare.facts import FACT_KINDS, compare_facts, why_skipped
from provenance.compare.manner import is_retranslation
from provenance.compare.passages import Passage
from provenance.compare.words import word_edits
from provenance.text.tags import UNDETERMINED, language_name, same_language
from provenance.values.alignments import Alignment, Link
from provenance.values.changes import (
    Changes,
    Checked,
    Edit,
    FactKind,
    LinkChanges,
    Manner,
)
from provenance.values.documents import Paragraph, ParagraphKind

_CAPITALS_BY_STYLE: frozenset[ParagraphKind] = frozenset({"headline", "subhead"})

_Found = tuple[LinkChanges, Mapping[FactKind, Comparison]]


def compare(  # noqa: PLR0913
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    alignment: Alignment,
    *,
    left_name: str,
    right_name: str,
    left_language: str | None,
    right_language: str | None,
    day: date | None = None,
) -> Changes:
    """Say what changed between two aligned texts.

    Within one language (by primary subtag) every link has its edits, and the facts that differ; the `left`
    texts of a link's edits, concatenated, are its left paragraphs joined by one space. Where a language is
    not known, the texts count as one language if they were aligned without a model. Across languages, and
    between two translations of one source into one language, there are no edits, and facts are compared by
    value.

    Args:
        left: All paragraphs of the left text.
        right: All paragraphs of the right text.
        alignment: Links between the two.
        left_name: Ref or path of the left text.
        right_name: Ref or path of the right text.
        left_language: BCP 47 tag, or None where unsure.
        right_language: BCP 47 tag, or None where unsure.
        day: The day of the story, which gives a date in it its year.
    """
    within = is_one_language(left_language, right_language, alignment)
    language = left_language or right_language
    manner: Manner = "edit" if within else "translation"
    if not correspond(alignment.links, left, right):
        manner = "unrelated"
        found: list[_Found] = [(LinkChanges(link), {}) for link in alignment.links]
        skipped: dict[FactKind, str | None] = dict.fromkeys(FACT_KINDS, "the two texts do not correspond")
    elif within:
        found = [_edited(link, left, right, language) for link in alignment.links]
        skipped = {kind: why_skipped(kind, language) for kind in FACT_KINDS}
        if is_retranslation([changes for changes, _ in found]):
            manner = "retranslation"
    if manner in ("translation", "retranslation"):
        skipped = {kind: why_skipped_across(kind, left_language, right_language) for kind in FACT_KINDS}
        if manner == "retranslation":
            skipped["negation"] = "not compared between two translations"
        kinds = [kind for kind in FACT_KINDS if skipped[kind] is None]
        pairs = _pairs(alignment.links, left, right, left_language, right_language)
        compared = compare_across(list(pairs.values()), kinds, day)
        by_link = dict(zip(pairs, compared, strict=True))
        found = [_across(link, by_link.get(k, {})) for k, link in enumerate(alignment.links)]
    return Changes(
        left=left_name,
        right=right_name,
        summary=count_links(alignment.links, left, right),
        coverage=coverage(alignment.links, left, right),
        checked=_checked(skipped, [comparisons for _, comparisons in found]),
        links=tuple(changes for changes, _ in found),
        run=alignment.run,
        manner=manner,
        notes=(*alignment.notes, *_notes(left, right, left_language, right_language, manner)),
    )


def is_one_language(left: str | None, right: str | None, alignment: Alignment) -> bool:
    """Whether two texts are compared word by word."""
    if left is None or right is None or UNDETERMINED in (left, right):
        return alignment.run.encoder == "none"
    return same_language(left, right)


def _checked(
    skipped: Mapping[FactKind, str | None], found: Sequence[Mapping[FactKind, Comparison]]
) -> dict[FactKind, Checked]:
    return {
        kind: Checked(
            compared=sum(of_link[kind].compared for of_link in found if kind in of_link),
            differ=sum(len(of_link[kind].differences) for of_link in found if kind in of_link),
            skipped=reason,
        )
        for kind, reason in skipped.items()
    }


def _edited(
    link: Link, left: Sequence[Paragraph], right: Sequence[Paragraph], language: str | None
) -> _Found:
    paragraphs = [*(left[i] for i in link.left), *(right[j] for j in link.right)]
    ours, theirs = _text(left, link.left), _text(right, link.right)
    edits = word_edits(ours, theirs, language)
    if not (link.left and link.right and any(map(is_counted, paragraphs))):
        return LinkChanges(link, edits), {}
    kinds = [kind for kind in FACT_KINDS if why_skipped(kind, language) is None]
    if any(p.kind in _CAPITALS_BY_STYLE for p in paragraphs) and "name" in kinds:
        kinds.remove("name")
    compared = {kind: compare_facts(kind, ours, theirs, edits, language) for kind in kinds}
    differences = [d for comparison in compared.values() for d in comparison.differences]
    classed = _with_facts(
        edits, [d.left for d in differences if d.left], [d.right for d in differences if d.right]
    )
    return LinkChanges(link, classed, tuple(d.fact for d in differences)), compared


def _across(link: Link, compared: Mapping[FactKind, Comparison]) -> _Found:
    facts = tuple(d.fact for comparison in compared.values() for d in comparison.differences)
    return LinkChanges(link, (), facts), compared


def _pairs(
    links: Sequence[Link],
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
) -> dict[int, Pair]:
    """The links that are part of the story, by index, each with those around it."""
    told = [
        k
        for k, link in enumerate(links)
        if any(is_counted(left[i]) for i in link.left) or any(is_counted(right[j]) for j in link.right)
    ]
    of_left = {i: n for n, k in enumerate(told) for i in links[k].left}
    of_right = {j: n for n, k in enumerate(told) for j in links[k].right}
    pairs = {}
    for n, k in enumerate(told):
        link = links[k]
        near = {of_left.get(i + step) for i in link.left for step in (-1, 1)}
        near |= {of_right.get(j + step) for j in link.right for step in (-1, 1)}
        pairs[k] = Pair(
            Passage(_text(left, link.left), left_language),
            Passage(_text(right, link.right), right_language),
            tuple(sorted(m for m in near if m is not None and m != n)),
        )
    return pairs


def _text(paragraphs: Sequence[Paragraph], indexes: Sequence[int]) -> str:
    return " ".join(paragraphs[index].text for index in indexes)


def _with_facts(edits: Sequence[Edit], left: Sequence[Span], right: Sequence[Span]) -> tuple[Edit, ...]:
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


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether `[start, end)` overlaps one of the spans, which ascend."""
    last = bisect_left(spans, (end, 0)) - 1
    return any(b > start and end > start for _, b in spans[max(last - 3, 0) : last + 1])


def _notes(
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
    manner: Manner,
) -> list[str]:
    notes = []
    sides = (("left", left_language, left), ("right", right_language, right))
    unknown = [side for side, tag, _ in sides if tag is None or tag == UNDETERMINED]
    if unknown:
        named = next((t for t in (left_language, right_language) if t and t != UNDETERMINED), None)
        word_by_word = manner == "edit"
        how = "compared word by word" if word_by_word else "not compared word by word"
        as_what = f", as {language_name(named)}" if named and word_by_word else ""
        notes.append(f"the language of the {' and '.join(unknown)} text is not known: {how}{as_what}")
    partly = partly_compared(left_language, right_language) if manner == "translation" else None
    if partly:
        notes.append(partly)
    for side, _, paragraphs in sides:
        if not any(p.kind in ("body", "quote", "list-item") for p in paragraphs):
            notes.append(f"the {side} text has no body")
    return notes
