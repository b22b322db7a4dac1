"""What an alignment will be computed by: told before anything is computed, and without loading a model.

Whoever has a stored alignment at hand asks here whether it would come out the same again; so neither numpy
nor the search is imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

from provenance.align.encoders import AUTO, LEXICAL, Encoder, covers, find_encoder, installed_encoders
from provenance.align.encoders.e5 import E5Encoder
from provenance.align.options import AlignOptions, Weights
from provenance.align.words import share_kept, share_of_words
from provenance.text.normalise import content_hash
from provenance.text.tags import language_name, primary, same_language
from provenance.values import Paragraph, Run
from provenance.values.decisions import Decision

# Share of distinct words (Dice, in [0, 1]) from which two texts of unknown language are taken to be in one.
# Translations share names and figures, hardly ever a quarter of their words; edits of a text keep most.
_ONE_LANGUAGE = 0.5

# Share of the distinct words of the shorter text under which two texts in one language are compared by
# meaning: hardly one paragraph of the other's could be told by its words. Edits keep more, an excerpt too; of
# English news articles that have nothing to do with each other the share is 0.15 to 0.38.
_OTHER_WORDS = 0.45


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts.

    Attributes:
        paragraphs: All its paragraphs.
        language: BCP 47 tag or None.
        hash: SHA-256 of the text.
    """

    paragraphs: Sequence[Paragraph]
    language: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Choice:
    """How two texts are compared.

    Attributes:
        name: within | covered | carried | lexical.
        weights: What each signal counts.
        encoder: What turns texts into vectors; None where no model is used.
        notes: What the user should know about it.
    """

    name: str
    weights: Weights
    encoder: Encoder | None
    notes: tuple[str, ...] = ()


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
    sides = as_sides(left, right, left_language, right_language)
    return run_of(*sides, choose(*sides, encoder, options), options, decisions)


def as_sides(
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    left_language: str | None,
    right_language: str | None,
) -> tuple[Side, Side]:
    """Both texts with their hashes.

    Raises:
        InputError: A text contains what no text contains (NUL, half a surrogate pair).
    """
    return (
        Side(left, left_language, content_hash(p.text for p in left)),
        Side(right, right_language, content_hash(p.text for p in right)),
    )


def choose(left: Side, right: Side, encoder: Encoder | str | None, options: AlignOptions) -> Choice:
    """How the texts are compared.

    Raises:
        UsageError: No encoder has this name.
        EncoderError: There is no model in the folder that is named, or the object is no encoder.
    """
    tags = [tag for tag in (left.language, right.language) if tag]
    chosen = find_encoder(encoder)
    if _is_one_language(left, right, tags):
        asked = encoder not in (None, AUTO, LEXICAL)
        if chosen and tags and not _uncovered(chosen, tags) and _kept(left, right) < _OTHER_WORDS:
            note = "one language, but other words throughout: aligned by meaning"
            return Choice("covered", options.covered, chosen, (f"{note}, with {chosen.name}",))
        return Choice(
            "within", options.within, None, ("within one language no encoder is used",) if asked else ()
        )
    if chosen is None:
        return Choice("lexical", options.lexical, None)
    languages = list(dict.fromkeys(tags))
    uncovered = _uncovered(chosen, languages)
    if not uncovered:
        return Choice("covered", options.covered, chosen)
    names = " and ".join(sorted(f"{language_name(tag)} ({tag})" for tag in uncovered))
    note = f"the encoder {chosen.name} does not cover {names}"
    if encoder in (None, AUTO):
        for other in installed_encoders():
            if not _uncovered(other, languages):
                return Choice("covered", options.covered, other, (f"{note}: aligned with {other.name}",))
    help_ = "" if _uncovered(E5Encoder(), uncovered) or E5Encoder.is_installed() else "; the extra e5 does"
    return Choice(
        "carried",
        options.carried,
        chosen,
        (f"{note}: numbers, names and lengths count more than usual{help_}",),
    )


def _kept(left: Side, right: Side) -> float:
    return share_kept([p.text for p in left.paragraphs], [p.text for p in right.paragraphs])


def _is_one_language(left: Side, right: Side, tags: Sequence[str]) -> bool:
    if len(tags) == 2:
        return same_language(*tags)
    share = share_of_words([p.text for p in left.paragraphs], [p.text for p in right.paragraphs])
    return share >= _ONE_LANGUAGE


def _uncovered(encoder: Encoder, tags: Sequence[str]) -> list[str]:
    return [tag for tag in tags if not covers(encoder, primary(tag))]


def run_of(
    left: Side, right: Side, choice: Choice, options: AlignOptions, decisions: Sequence[Decision]
) -> Run:
    """The record of how two texts are aligned."""
    by_hand = {"decisions": _digest(sorted(f"{d} {d.status}" for d in decisions))} if decisions else {}
    return Run(
        tool="provenance",
        version=metadata.version("translation-provenance"),
        encoder=choice.encoder.name if choice.encoder else "none",
        encoder_digest=choice.encoder.digest if choice.encoder else "",
        options={
            "mode": choice.name,
            "weights": _digest(choice.weights),
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
