"""`align_paragraphs`: like is compared with like, and both directions give the same pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import metadata

from provenance.align.constraints import constraints
from provenance.align.encoders import AUTO, LEXICAL, Encoder, find_encoder
from provenance.align.links import Pair, as_links
from provenance.align.monolingual import share_of_words
from provenance.align.options import AlignOptions
from provenance.align.search import Mode, Part, Texts, link_texts
from provenance.align.segments import segments
from provenance.align.strays import link_strays
from provenance.align.vectors import VectorCache
from provenance.text.normalise import content_hash
from provenance.text.tags import language_name, primary, same_language
from provenance.values import Alignment, Link, Paragraph, ParagraphKind, Run
from provenance.values.decisions import Decision, check_decisions

# Paragraphs are linked within a class only. Whatever is in no other class is running text.
_CLASS: dict[ParagraphKind, str] = {"credit": "credit", "byline": "credit", "boilerplate": "boilerplate"}
_CLASSES = ("text", "credit", "boilerplate")

# Within running text these rather go with their like; all other kinds go with one another.
_PREFERENCE: dict[ParagraphKind, int] = {"headline": 1, "subhead": 2, "caption": 3, "correction": 4}

# Share of distinct words (Dice, in [0, 1]) from which two texts of unknown language are taken to be in one.
# Translations share names and figures, hardly ever a quarter of their words; edits of a text keep most.
_ONE_LANGUAGE = 0.5

# Linked share of paragraphs under which two texts of some length are said not to correspond.
_HARDLY = 0.2


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts."""

    paragraphs: Sequence[Paragraph]
    language: str | None
    hash: str

    def order(self) -> tuple[object, ...]:
        """A key that brings two sides into one order whichever came first; equal only for equal sides."""
        kinds = tuple(p.kind for p in self.paragraphs)
        texts = tuple(p.text for p in self.paragraphs)
        return (self.hash, self.language or "", len(kinds), kinds, texts)

    def places(self, name: str) -> list[int]:
        """Indexes of the paragraphs of a class, blank ones left out."""
        found = enumerate(self.paragraphs)
        return [k for k, p in found if _CLASS.get(p.kind, "text") == name and p.text.strip()]

    def texts(self, places: Sequence[int]) -> Texts:
        """These paragraphs for the search."""
        chosen = [self.paragraphs[k] for k in places]
        return Texts([p.text for p in chosen], [_PREFERENCE.get(p.kind, 0) for p in chosen], self.language)


def align_paragraphs(  # noqa: PLR0913
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
    *,
    encoder: Encoder | str | None = None,
    options: AlignOptions = AlignOptions(),  # noqa: B008  # frozen
    decisions: Sequence[Decision] = (),
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

    Raises:
        UsageError: No encoder has this name, or decisions contradict one another or name paragraphs that
            there are not.
        EncoderError: The encoder is not installed, or returned unusable vectors.
        InputError: A text contains what no text contains (NUL, half a surrogate pair).
    """
    check_decisions(decisions, len(left), len(right))
    sides = _sides(left, right, left_language, right_language)
    mode, notes = _mode(*sides, find_encoder(encoder), options)
    if mode.name == "within" and encoder not in (None, AUTO, LEXICAL):
        notes.append("within one language no encoder is used")
    first, second = sorted(sides, key=_Side.order)
    straight = first is sides[0]
    kept = decisions if straight else [decision.mirrored() for decision in decisions]
    found = _pairs(first, second, mode, options, kept)
    if not straight:
        found = [pair.mirrored() for pair in found]
    links = as_links(found, [len(p.text) for p in left], [len(p.text) for p in right])
    by_hand = {(d.left, d.right): d.status for d in decisions if d.linked}
    links = tuple(replace(k, status=by_hand.get((k.left, k.right), k.status)) for k in links)
    notes.extend(_correspondence(left, right, links))
    return Alignment(links, _run(*sides, mode, options, decisions), tuple(notes))


def planned_run(  # noqa: PLR0913
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
    *,
    encoder: Encoder | str | None = None,
    options: AlignOptions = AlignOptions(),  # noqa: B008  # frozen
    decisions: Sequence[Decision] = (),
) -> Run:
    """The run that `align_paragraphs` would record with the same arguments; nothing is encoded or searched.

    Raises:
        UsageError: No encoder has this name.
        EncoderError: The encoder is not installed.
    """
    sides = _sides(left, right, left_language, right_language)
    mode, _ = _mode(*sides, find_encoder(encoder), options)
    return _run(*sides, mode, options, decisions)


def _sides(
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
) -> tuple[_Side, _Side]:
    return (
        _Side(left, left_language, content_hash(p.text for p in left)),
        _Side(right, right_language, content_hash(p.text for p in right)),
    )


def _mode(
    left: _Side, right: _Side, encoder: Encoder | None, options: AlignOptions
) -> tuple[Mode, list[str]]:
    """How the texts are compared, and what the user should know about it."""
    tags = [tag for tag in (left.language, right.language) if tag]
    if len(tags) == 2:
        within = same_language(*tags)
    else:
        share = share_of_words([p.text for p in left.paragraphs], [p.text for p in right.paragraphs])
        within = share >= _ONE_LANGUAGE
    if within:
        return Mode("within", options.within, None), []
    if encoder is None:
        return Mode("lexical", options.lexical, None), []
    uncovered = [tag for tag in dict.fromkeys(tags) if primary(tag) not in encoder.languages]
    if not uncovered:
        return Mode("covered", options.covered, VectorCache(encoder)), []
    names = " and ".join(sorted(f"{language_name(tag)} ({tag})" for tag in uncovered))
    note = (
        f"the encoder {encoder.name} does not cover {names}: numbers, names and lengths count more than usual"
    )
    return Mode("carried", options.carried, VectorCache(encoder)), [note]


def _pairs(
    left: _Side, right: _Side, mode: Mode, options: AlignOptions, decisions: Sequence[Decision]
) -> list[Pair]:
    """All pairs: those decided by hand, then class by class; blank paragraphs are not linked otherwise."""
    limits = constraints(decisions)
    pairs = [Pair(d.left, d.right, 1.0) for d in decisions if d.linked]
    blank = [i for i, p in enumerate(left.paragraphs) if not p.text.strip() and i not in limits.left]
    pairs += [Pair((i,), (), 1.0) for i in blank]
    blank = [j for j, p in enumerate(right.paragraphs) if not p.text.strip() and j not in limits.right]
    pairs += [Pair((), (j,), 1.0) for j in blank]
    for name in _CLASSES:
        left_places, right_places = left.places(name), right.places(name)
        whole = Part(
            left.texts(left_places), right.texts(right_places), limits.part(left_places, right_places)
        )
        for pair in _searched(whole, mode, options):
            left_indexes = tuple(left_places[i] for i in pair.left)
            right_indexes = tuple(right_places[j] for j in pair.right)
            pairs.append(Pair(left_indexes, right_indexes, pair.score))
    return pairs


def _searched(whole: Part, mode: Mode, options: AlignOptions) -> list[Pair]:
    """The pairs of one class, stretch by stretch; then those that stand in different stretches."""
    cuts = list(segments(whole.left, whole.right, mode, options.exact_cells))
    parts = [whole.part(*cut) for cut in cuts]
    found = [
        Pair(tuple(i0 + i for i in pair.left), tuple(j0 + j for j in pair.right), pair.score)
        for (i0, _, j0, _), pairs in zip(cuts, link_texts(parts, mode, options), strict=True)
        for pair in pairs
    ]
    return found if len(cuts) == 1 else link_strays(whole, cuts, found, mode)


def _run(left: _Side, right: _Side, mode: Mode, options: AlignOptions, decisions: Sequence[Decision]) -> Run:
    encoder = mode.cache.encoder if mode.cache else None
    by_hand = {"decisions": _digest(sorted(f"{d} {d.status}" for d in decisions))} if decisions else {}
    return Run(
        tool="provenance",
        version=metadata.version("translation-provenance"),
        encoder=encoder.name if encoder else "none",
        encoder_digest=encoder.digest if encoder else "",
        options={
            "mode": mode.name,
            "weights": _digest(mode.weights),
            "exact_cells": options.exact_cells,
            "reencode_above": options.reencode_above,
            # Like is compared with like, and the hashes of the texts leave the kinds of paragraphs out.
            "kinds": _digest([[p.kind for p in side.paragraphs] for side in (left, right)]),
            **by_hand,
        },
        left_hash=left.hash,
        right_hash=right.hash,
    )


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]


def _correspondence(
    left: Sequence[Paragraph], right: Sequence[Paragraph], links: Sequence[Link]
) -> list[str]:
    """A note where hardly anything of two texts of three and more paragraphs is linked."""
    linked = [link for link in links if link.left and link.right]
    shares = (
        sum(len(link.left) for link in linked) / max(len(left), 1),
        sum(len(link.right) for link in linked) / max(len(right), 1),
    )
    if min(len(left), len(right)) < 3 or max(shares) >= _HARDLY:
        return []
    return [
        f"these two texts do not correspond: {shares[0]:.0%} of the left and {shares[1]:.0%} of the right "
        "paragraphs are linked"
    ]
