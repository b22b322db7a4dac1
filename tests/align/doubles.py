"""Stand-ins for tests: paragraphs in one line, and an encoder that is quick and always says the same."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from provenance.values import Paragraph, ParagraphKind


def paragraphs(*texts: str, kind: ParagraphKind = "body") -> list[Paragraph]:
    return [Paragraph(kind, text) for text in texts]


class WordEncoder:
    """Sums of pseudo-random vectors of words; a word and its translation by `-o` at the end have the same."""

    name = "words"
    digest = "0"
    languages = frozenset({"en", "eo"})

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        self.encoded.extend(texts)
        rows = []
        for text in texts:
            total = np.zeros(64)
            for word in text.lower().split():
                seed = zlib.crc32(word.removesuffix("o").encode("utf-8", "replace"))
                total += np.random.default_rng(seed).normal(size=64)
            rows.append(total / max(np.linalg.norm(total), 1e-9))
        return np.array(rows).reshape(len(texts), 64).astype(np.float16)


def translated(text: str) -> str:
    """The same words in the other language of `WordEncoder`."""
    return " ".join(f"{word}o" for word in text.split())
