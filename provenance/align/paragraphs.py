"""`align_paragraphs`: like is compared with like, and both directions give the same pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import eq

from provenance.align.constraints import Constraints, constraints
from provenance.align.correspondence import correspond, share_linked
from provenance.align.encoders import Encoder
from provenance.align.joins import search_and_join
from provenance.align.leftovers import link_leftovers
from provenance.align.links import Pair, as_links
from provenance.align.options import AlignOptions
from provenance.align.parts import Mode, Part, Texts
from provenance.align.runs import Side, as_sides, choose, run_of
from provenance.align.search import link_texts
from provenance.align.segments import segments
from provenance.align.strays import link_strays
from provenance.align.vectors import VectorCache
from provenance.values import Alignment, Link, Paragraph, ParagraphKind
from provenance.values.decisions import Decision, check_decisions

# Paragraphs are linked within a class, but for what is left over. Whatever is in no other class is running
# text.
_CLASS: dict[ParagraphKind, str] = {"credit": "credit", "byline": "credit", "boilerplate": "boilerplate"}
_CLASSES = ("text", "credit", "boilerplate")

# Within running text these rather go with their like; all other kinds go with one another.
_PREFERENCE: dict[ParagraphKind, int] = {"headline": 1, "subhead": 2, "caption": 3, "correction": 4}


def align_paragraphs(  # noqa: PLR0913
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
    *,
    encoder: Encoder | str | None = None,
    options: AlignOptions = AlignOptions(),  # noqa: B008  # frozen
    decisions: Sequence[Decision] = (),
    remember: Callable[[Encoder], Encoder] | None = None,
) -> Alignment:
    """Links every paragraph of two texts: each stands in exactly one link.

    Within one language (equal primary subtags; or, where a language is not known, texts that have half of
    their distinct words in common) no model is used. Across languages vectors of `encoder` are the main
    signal. An encoder that was not trained on one of the languages is still used, since names, figures and
    kin words carry over, but counts less against the signals that need no model; a note says so.

    Aligning the texts the other way round gives the same links mirrored. The one exception is which of two
    swapped blocks of equal numbers of paragraphs and characters is called moved: the later on the left.

    Args:
        left: Paragraphs of one text; may be empty.
        right: Paragraphs of the other.
        left_language: BCP 47 tag of the left text, or None where it is not known.
        right_language: BCP 47 tag of the right text, or None.
        encoder: An encoder, the name of one, `lexical` for none, or None or `auto` for the embedded default.
        options: Limits and weights.
        decisions: What people have decided; the rest is aligned around it.
        remember: Puts an encoder that remembers vectors around the one that is chosen.

    Raises:
        UsageError: No encoder has this name, or decisions contradict one another or name paragraphs that
            there are not.
        EncoderError: The encoder is not installed, or returned unusable vectors.
        InputError: A text contains what no text contains (NUL, half a surrogate pair).
    """
    check_decisions(decisions, len(left), len(right))
    sides = as_sides(left, right, left_language, right_language)
    choice = choose(*sides, encoder, options)
    chosen = remember(choice.encoder) if choice.encoder and remember else choice.encoder
    mode = Mode(choice.name, choice.weights, VectorCache(chosen) if chosen else None)
    first, second = sorted(sides, key=_order)
    straight = first is sides[0]
    kept = decisions if straight else [decision.mirrored() for decision in decisions]
    found = _pairs(first, second, mode, options, kept)
    if not straight:
        found = [pair.mirrored() for pair in found]
    links = as_links(found, [len(p.text) for p in left], [len(p.text) for p in right])
    by_hand = {(d.left, d.right): d.status for d in decisions if d.linked}
    links = tuple(replace(k, status=by_hand.get((k.left, k.right), k.status)) for k in links)
    notes = (*choice.notes, *_correspondence(left, right, links))
    return Alignment(links, run_of(*sides, choice, options, decisions), notes)


def _pairs(
    left: Side, right: Side, mode: Mode, options: AlignOptions, decisions: Sequence[Decision]
) -> list[Pair]:
    """All pairs: those decided by hand, then class by class; blank paragraphs are not linked otherwise."""
    limits = constraints(decisions)
    pairs = [Pair(d.left, d.right, 1.0) for d in decisions if d.linked]
    blank = [i for i, p in enumerate(left.paragraphs) if not p.text.strip() and i not in limits.left]
    pairs += [Pair((i,), (), 1.0) for i in blank]
    blank = [j for j, p in enumerate(right.paragraphs) if not p.text.strip() and j not in limits.right]
    pairs += [Pair((), (j,), 1.0) for j in blank]

    def search(left: Texts, right: Texts, limits: Constraints) -> list[Pair]:
        return _searched(left, right, limits, mode, options)

    for name in _CLASSES:
        left_places, right_places = _places(left, name), _places(right, name)
        texts = _texts(left, left_places), _texts(right, right_places)
        own = limits.part(left_places, right_places)
        for pair in search_and_join(*texts, own, mode, search):
            left_indexes = tuple(left_places[i] for i in pair.left)
            right_indexes = tuple(right_places[j] for j in pair.right)
            pairs.append(Pair(left_indexes, right_indexes, pair.score))
    return link_leftovers(left, right, pairs, limits, within=mode.name == "within")


def _searched(
    left: Texts, right: Texts, limits: Constraints, mode: Mode, options: AlignOptions
) -> list[Pair]:
    """The pairs of one class, stretch by stretch; then those that stand in different pieces."""
    n, m = len(left.texts), len(right.texts)
    head = tail = 0
    if mode.name == "within" and n * m > options.exact_cells and limits == Constraints():
        head, tail = _equal_ends(left, right)
    found = [Pair((k,), (k,), 1.0) for k in range(head)]
    found += [Pair((n - k,), (m - k,), 1.0) for k in range(tail, 0, -1)]
    left, right = left.part(head, n - tail), right.part(head, m - tail)
    stretches = list(segments(left, right, mode, options.exact_cells))
    whole = Part(left, right, limits, [cut for cuts in stretches for cut in cuts])
    linked = link_texts([whole.part(cuts) for cuts in stretches], mode, options)
    between = [
        Pair(tuple(i0 + i for i in pair.left), tuple(j0 + j for j in pair.right), pair.score)
        for ((i0, _, j0, _), *_), pairs in zip(stretches, linked, strict=True)
        for pair in pairs
    ]
    if len(whole.cuts) > 1:
        between = link_strays(whole, between, mode)
    return found + [
        Pair(tuple(head + i for i in pair.left), tuple(head + j for j in pair.right), pair.score)
        for pair in between
    ]


def _equal_ends(left: Texts, right: Texts) -> tuple[int, int]:
    """How many paragraphs two long texts of one language begin and end with alike: these need no search."""
    ours, theirs = (list(zip(side.texts, side.kinds, strict=True)) for side in (left, right))
    head = _equal_run(ours, theirs)
    return head, _equal_run(ours[head:][::-1], theirs[head:][::-1])


def _equal_run(left: Sequence[object], right: Sequence[object]) -> int:
    """How many of both are equal from the first on."""
    return sum(1 for _ in takewhile(bool, map(eq, left, right)))


def _order(side: Side) -> tuple[object, ...]:
    """A key that brings two sides into one order whichever came first; equal only for equal sides."""
    kinds = tuple(p.kind for p in side.paragraphs)
    texts = tuple(p.text for p in side.paragraphs)
    return (side.hash, side.language or "", len(kinds), kinds, texts)


def _places(side: Side, name: str) -> list[int]:
    """Indexes of the paragraphs of a class, blank ones left out."""
    found = enumerate(side.paragraphs)
    return [k for k, p in found if _CLASS.get(p.kind, "text") == name and p.text.strip()]


def _texts(side: Side, places: Sequence[int]) -> Texts:
    """These paragraphs for the search."""
    chosen = [side.paragraphs[k] for k in places]
    return Texts([p.text for p in chosen], [_PREFERENCE.get(p.kind, 0) for p in chosen], side.language)


def _correspondence(
    left: Sequence[Paragraph], right: Sequence[Paragraph], links: Sequence[Link]
) -> list[str]:
    """A note where hardly anything of two texts is surely linked."""
    if correspond(links, left, right):
        return []
    shares = share_linked(links, left, right)
    return [
        f"these two texts do not correspond: {shares[0]:.0%} of the left and {shares[1]:.0%} of the right "
        "paragraphs are surely linked"
    ]
