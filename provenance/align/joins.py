"""The last pass: paragraphs that moved into another one.

Somebody takes a paragraph from further down and puts it at the end of another one. The search knows blocks of
paragraphs that stand together only, so it comes out as omitted, and its words as inserted elsewhere. Here
every paragraph that was left out is looked for inside the linked paragraphs opposite: as a run of sentences
that says what it says, and without which the paragraph's own partner fits better. What is found is put where
it seems to have gone and the search made again; the link counts only if that surely finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from provenance.align.clauses import shares_said
from provenance.align.constraints import Constraints
from provenance.align.dynamic import Floats
from provenance.align.links import Pair
from provenance.align.parts import Mode, Texts
from provenance.align.vectors import VectorCache, cosines
from provenance.align.words import folded_words

Search = Callable[[Texts, Texts, Constraints], list[Pair]]

# Words of a paragraph that is looked for: shorter ones are said again by chance.
_LEAST_WORDS = 8

# Share of the words, or of the clauses, of a paragraph that the one opposite holds at the least.
_SHARE_OF_WORDS = 0.75
_SHARE_OF_CLAUSES = 0.35

# How alike a paragraph and the run of sentences are at the least: share of words in order, or cosine. With
# these, of paragraphs of news articles that were cut or exchanged for others none was joined to any.
_ALIKE_WORDS = 0.8
_ALIKE_MEANING = 0.58

# Score from which the search that is made again is believed.
_SURE = 0.7

# Paragraphs left out times paragraphs opposite that are looked at; a text that leaves out more has little in
# common with the other anyway.
_MOST_PAIRS = 1_000_000

# Sentences of a paragraph that is looked into.
_MOST_SENTENCES = 40

# After a full stop and what closes with it. A stop inside a name makes more runs to be looked at, no harm.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])[」』”’）]*")


@dataclass(frozen=True, slots=True)
class _Join:
    """A paragraph that was left out and the link that it seems to belong to.

    Attributes:
        index: The paragraph.
        own: The paragraphs of the link on the same side.
        other: Those opposite.
        before: Whether what it says stands first there.
    """

    index: int
    own: tuple[int, ...]
    other: tuple[int, ...]
    before: bool


def search_and_join(left: Texts, right: Texts, limits: Constraints, mode: Mode, search: Search) -> list[Pair]:
    """What a search finds, with paragraphs that moved into another one in the link of that one.

    Only where words or meanings can be compared: within a language, or by an encoder that knows both.

    Args:
        left: The left text.
        right: The right one.
        limits: What is decided already; it stays as it is.
        mode: How texts are compared.
        search: Puts every undecided paragraph of two texts in one pair.
    """
    found = search(left, right, limits)
    if mode.name not in ("within", "covered"):
        return found
    mirrored = [pair.mirrored() for pair in found]
    mirrored_apart = {(j, i) for i, j in limits.apart}
    joins = (
        list(_joins(left, right, found, limits.apart, mode.cache)),
        list(_joins(right, left, mirrored, mirrored_apart, mode.cache)),
    )
    while any(joins):
        groups = _groups(left, joins[0]), _groups(right, joins[1])
        again = [
            Pair(_flat(groups[0], pair.left), _flat(groups[1], pair.right), pair.score)
            for pair in search(
                _merged(left, groups[0]), _merged(right, groups[1]), _regrouped(limits, *groups)
            )
        ]
        kept = _found(joins[0], again), _found(joins[1], [pair.mirrored() for pair in again])
        if kept == joins:
            return again
        joins = kept
    return found


def _joins(
    own: Texts,
    other: Texts,
    found: Sequence[Pair],
    apart: Collection[tuple[int, int]],
    cache: VectorCache | None,
) -> Iterator[_Join]:
    """What of the left side of these pairs may have moved into a paragraph opposite."""
    links = {j: pair for pair in found if pair.left for j in pair.right}
    left_out = sorted(
        pair.left[0]
        for pair in found
        if not pair.right and len(folded_words(own.texts[pair.left[0]])) >= _LEAST_WORDS
    )
    if not (links and left_out) or len(left_out) * len(other.texts) > _MOST_PAIRS:
        return
    least = _SHARE_OF_CLAUSES if cache else _SHARE_OF_WORDS
    shares = _shares([own.texts[i] for i in left_out], other.texts, cache)
    for i, row in zip(left_out, shares, strict=True):
        j = int(row.argmax())
        link = links.get(j)
        if link is None or row[j] < least or any((i, k) in apart for k in link.right):
            continue
        if i + 1 in link.left or i - 1 in link.left:
            continue  # the search has looked at that
        partner = " ".join(own.texts[k] for k in link.left)
        opposite = [other.texts[k] for k in link.right]
        run = _run(own.texts[i], partner, opposite, link.right.index(j), cache)
        if run is not None:
            yield _Join(i, link.left, link.right, before=run == 0 and j == link.right[0])


def _shares(own: Sequence[str], other: Sequence[str], cache: VectorCache | None) -> Floats:
    """The share of what each text says that each text opposite holds, shape `(len(own), len(other))`."""
    if cache:
        return shares_said(own, other, cache)
    words = [folded_words(text) for text in own]
    common = process.cdist(
        words, [folded_words(text) for text in other], scorer=LCSseq.similarity, dtype=np.int32
    )
    result: Floats = common / np.array([[float(len(some))] for some in words])
    return result


def _run(text: str, partner: str, opposite: Sequence[str], at: int, cache: VectorCache | None) -> int | None:
    """The first of the sentences opposite that say what the text says.

    Args:
        text: What is looked for.
        partner: What the link holds on the same side.
        opposite: The paragraphs of the link on the other side.
        at: Which of these is looked at.
        cache: Where vectors come from; None where words are compared.

    Returns:
        Which sentence of that paragraph; None if none says it, or those that do are the partner's.
    """
    sentences = _SENTENCE_END.split(opposite[at])
    if len(sentences) > _MOST_SENTENCES:
        return None
    about = len(_SENTENCE_END.split(text))
    lengths = range(max(about - 1, 1), min(about + 1, len(sentences)) + 1)
    runs = [(k, k + n) for n in lengths for k in range(len(sentences) - n + 1)]
    if not runs:
        return None
    alike = [_alike(text, " ".join(sentences[start:stop]), cache) for start, stop in runs]
    best = alike.index(max(alike))
    start, stop = runs[best]
    rest = " ".join([*opposite[:at], *sentences[:start], *sentences[stop:], *opposite[at + 1 :]])
    if not rest.strip() or alike[best] < (_ALIKE_MEANING if cache else _ALIKE_WORDS):
        return None
    return start if _alike(partner, rest, cache) > _alike(partner, " ".join(opposite), cache) else None


def _alike(one: str, two: str, cache: VectorCache | None) -> float:
    """How alike two texts are: the share of words in order, or the cosine of their vectors."""
    if cache:
        return float(cosines(cache.vectors([one]), cache.vectors([two]))[0, 0])
    return Indel.normalized_similarity(folded_words(one), folded_words(two))


def _found(joins: Sequence[_Join], pairs: Sequence[Pair]) -> list[_Join]:
    """Those that a search made for them surely finds."""
    sure = {k: {*pair.right} for pair in pairs if pair.score >= _SURE for k in pair.left}
    return [join for join in joins if sure.get(join.index, set()) >= {*join.other}]


def _groups(texts: Texts, joins: Sequence[_Join]) -> dict[int, list[int]]:
    """By each paragraph that stays where it is: itself, and what joins it before or after it."""
    moved = {join.index for join in joins}
    groups = {k: [k] for k in range(len(texts.texts)) if k not in moved}
    for join in joins:
        if join.before:
            groups[join.own[0]].insert(0, join.index)
        else:
            groups[join.own[-1]].append(join.index)
    return groups


def _merged(texts: Texts, groups: Mapping[int, Sequence[int]]) -> Texts:
    """Each group as one paragraph."""
    joined = [" ".join(texts.texts[k] for k in group) for group in groups.values()]
    return Texts(joined, [texts.kinds[k] for k in groups], texts.language)


def _regrouped(
    limits: Constraints, left: Mapping[int, Sequence[int]], right: Mapping[int, Sequence[int]]
) -> Constraints:
    """What is decided, by position among the groups."""
    lefts = {k: place for place, group in enumerate(left.values()) for k in group}
    rights = {k: place for place, group in enumerate(right.values()) for k in group}
    return Constraints(
        frozenset(lefts[i] for i in limits.left),
        frozenset(rights[j] for j in limits.right),
        frozenset((lefts[i], rights[j]) for i, j in limits.apart),
    )


def _flat(groups: Mapping[int, Sequence[int]], places: Sequence[int]) -> tuple[int, ...]:
    """The paragraphs of the groups at these places, ascending."""
    every = list(groups.values())
    return tuple(sorted(k for place in places for k in every[place]))
