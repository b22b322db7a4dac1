"""How similar blocks of paragraphs are within one language: the share of words they have in common, in order.

No model: RapidFuzz compares paragraphs as sequences of words. Each distinct word becomes one code point, so
that its bit-parallel longest common subsequence (Hyyrö 2004) runs over words and not over letters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from provenance.align.dynamic import Floats, Size
from provenance.align.signals import SIZES, areas, windows
from provenance.align.words import MOST_WORDS, folded_words

# Blocks whose similarity cannot exceed this are not compared exactly: unrelated paragraphs of a language
# share up to about as many words.
_PROMISING = 0.35

# First code point that stands for a word: above the surrogates.
_FIRST = 0xE000


def similarities(
    left: Sequence[str], right: Sequence[str], sizes: Sequence[Size] = SIZES
) -> dict[Size, Floats]:
    """Similarity of all blocks of the two sides, by bead size, shape `(n - a + 1, m - b + 1)`, in [0, 1].

    It is `2 * lcs / (words left + words right)`, with `lcs` the longest common subsequence of words. Of
    larger blocks first the sum over their members is taken, which is never less than their own; only where
    that bound promises something is the block compared itself.
    """
    left_words, right_words = _as_strings(left, right)
    n, m = len(left), len(right)
    common = process.cdist(left_words, right_words, scorer=LCSseq.similarity, dtype=np.int32).astype(
        np.float64
    )
    left_count = np.array([float(len(words)) for words in left_words])
    right_count = np.array([float(len(words)) for words in right_words])
    result: dict[Size, Floats] = {}
    for a, b in sizes:
        if a > n or b > m:
            continue
        printed = windows(left_count, a)[:, None] + windows(right_count, b)[None, :]
        shared = areas(common, a, b)
        shared = np.minimum(shared, np.minimum(windows(left_count, a)[:, None], windows(right_count, b)))
        table = 2 * shared / printed
        if (a, b) != (1, 1):
            left_blocks = ["".join(left_words[i : i + a]) for i in range(n - a + 1)]
            right_blocks = ["".join(right_words[j : j + b]) for j in range(m - b + 1)]
            rows, columns = np.nonzero(table > _PROMISING)
            exact = process.cpdist(
                [left_blocks[i] for i in rows.tolist()],
                [right_blocks[j] for j in columns.tolist()],
                scorer=LCSseq.similarity,
                dtype=np.int32,
            )
            table[rows, columns] = 2 * exact / printed[rows, columns]
        result[a, b] = table
    return result


def _as_strings(left: Sequence[str], right: Sequence[str]) -> tuple[list[str], list[str]]:
    """Both sides with one code point for each distinct word."""
    codes: dict[str, str] = {}

    def coded(text: str) -> str:
        found = folded_words(text) or [text[:MOST_WORDS]]
        return "".join(codes.setdefault(word, chr(_FIRST + len(codes))) for word in found)

    return [coded(text) for text in left], [coded(text) for text in right]
