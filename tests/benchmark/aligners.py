"""Ours and its peers, each as a function from two texts to links; a peer that is not installed is None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

from provenance import align_paragraphs
from provenance.align.encoders import Encoder, find_encoder
from provenance.values import Paragraph
from tests.benchmark.scores import Case, Kinds, kind_of

Aligner = Callable[[Case], Kinds]

MISSING = "not installed: pip install 'translation-provenance[bench]'"


class Known:
    """An encoder that encodes no text twice: all aligners get the same vectors."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.digest, self.languages = encoder.name, encoder.digest, encoder.languages
        self._known: dict[str, npt.NDArray[np.float16]] = {}

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def ours(encoder: Encoder | str) -> Aligner:
    """The aligner of this project."""

    def align(case: Case) -> Kinds:
        left, right = ([Paragraph("body", text) for text in side] for side in (case.left, case.right))
        found = align_paragraphs(left, right, case.left_language, case.right_language, encoder=encoder)
        return {(link.left, link.right): link.kind for link in found.links}

    return align


def sentweave(encoder: Encoder) -> Aligner | None:
    """Vecalign (Thompson & Koehn 2019) as a library, with the same vectors."""
    if find_spec("sentweave") is None:
        return None
    from sentweave import align as weave

    def align(case: Case) -> Kinds:
        found = weave(case.left, case.right, lambda texts: encoder.encode(list(texts)).astype(np.float32))
        pairs = [(tuple(k.src_indices), tuple(k.tgt_indices)) for k in found.alignments]
        return {pair: kind_of(pair) for pair in pairs if any(pair)}

    return align


def galechurch() -> Aligner | None:
    """Gale & Church (1993): lengths alone."""
    if find_spec("galechurch") is None:
        return None
    from galechurch import align as by_length

    def align(case: Case) -> Kinds:
        beads = by_length(list(case.left), list(case.right)).beads
        pairs = [
            (tuple(range(b.source_start, b.source_end)), tuple(range(b.target_start, b.target_end)))
            for b in beads
        ]
        return {pair: kind_of(pair) for pair in pairs if any(pair)}

    return align


def all_aligners() -> dict[str, Aligner | None]:
    """By the heading of their column."""
    found = find_encoder("use")
    assert found is not None
    encoder = Known(found)
    return {
        "provenance": ours(encoder),
        "provenance, no model": ours("lexical"),
        "sentweave, same vectors": sentweave(encoder),
        "galechurch": galechurch(),
    }
