"""What of a paragraph is said where on the other side: clauses as witnesses.

A vector of a whole paragraph hardly tells whether half a sentence more belongs to it. Each clause by itself
is therefore looked for on the other side, and given to the paragraphs there that hold the clauses most alike,
the better the more: a late interaction as in Khattab & Zaharia, "ColBERT" (2020), with clauses for words and
shares for maxima. A block of paragraphs then holds what its clauses say, and lacks what they leave elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from provenance.align.dynamic import Floats
from provenance.align.evidence import Shared
from provenance.align.vectors import VectorCache, cosines

# Punctuation at which clauses end; not commas and stops inside a number. A dash counts between spaces. Every
# alternative begins with a set of characters, which lets the search skip all others.
_BREAK = re.compile(
    r"[;:!?()\[\]«»\"“”„‚‘…،؛؟。，、；：！？（）「」『』《》–—]|[.,](?:(?!\d)|(?<!\d[.,]))|\s[-\u2010]\s"
)

# Letters that a clause has at least; in scripts in which one sign is a word the half of it will do.
_LETTERS = 3
_SIGNS = 2
_IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

# Clauses of one paragraph that are looked for; a paragraph of one megabyte has no more to say.
_MOST_CLAUSES = 40

# A cosine of `_EVEN` makes two clauses translations with a probability of one half, `_SPREAD` more or less of
# 0.73 or 0.27; probabilities under `_NOTHING` count as none.
_EVEN = 0.5
_SPREAD = 0.08
_NOTHING = 0.1

# Power to which likeness is raised where paragraphs compete for a clause.
_SHARPNESS = 4

# Paragraphs before and after the corresponding place among which a clause is looked for.
_REACH = 40


def shared_clauses(left: Sequence[str], right: Sequence[str], cache: VectorCache) -> Shared:
    """Clauses that both texts hold, by pair of paragraphs, each clause counting up to 1."""
    left_clauses, right_clauses = [clauses(text) for text in left], [clauses(text) for text in right]
    likeness = _likeness(left_clauses, right_clauses, cache)
    left_starts, right_starts = _starts(left_clauses), _starts(right_clauses)
    from_left = _given(likeness, left_starts, right_starts)
    from_right = _given(np.ascontiguousarray(likeness.T), right_starts, left_starts)
    return Shared((from_left + from_right.T) / 2, from_left.sum(axis=1), from_right.sum(axis=1))


def shares_said(own: Sequence[str], other: Sequence[str], cache: VectorCache) -> Floats:
    """The share of each text's clauses that each text opposite holds, shape `(len(own), len(other))`."""
    own_clauses, other_clauses = [clauses(text) for text in own], [clauses(text) for text in other]
    likeness = _likeness(own_clauses, other_clauses, cache)
    best = np.maximum.reduceat(likeness, _starts(other_clauses), axis=1)
    counts = np.array([len(some) for some in own_clauses], dtype=np.float64)
    result: Floats = np.add.reduceat(best, _starts(own_clauses), axis=0) / counts[:, None]
    return result


@lru_cache(maxsize=1 << 14)
def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text, roughly: what stands between marks of punctuation; the whole where none does."""
    found = [part.strip() for part in _BREAK.split(text)]
    return tuple(part for part in found if _says_something(part))[:_MOST_CLAUSES] or (text,)


def _says_something(clause: str) -> bool:
    least = _SIGNS if not clause.isascii() and _IDEOGRAPHIC.search(clause) else _LETTERS
    return len(list(islice(filter(str.isalpha, clause), least))) == least


def _likeness(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], cache: VectorCache) -> Floats:
    """The probability that two clauses are translations, by place among all clauses of either side."""
    result: Floats = 1 / (
        1 + np.exp((_EVEN - cosines(_vectors(left, cache), _vectors(right, cache))) / _SPREAD)
    )
    result[result < _NOTHING] = 0.0
    return result


def _vectors(found: Sequence[Sequence[str]], cache: VectorCache) -> npt.NDArray[np.float16]:
    return cache.vectors([clause for some in found for clause in some])


def _starts(found: Sequence[Sequence[str]]) -> list[int]:
    """Where the clauses of each paragraph begin among all."""
    ends = np.cumsum([len(some) for some in found])
    return [0, *ends[:-1].tolist()]


def _given(likeness: Floats, own: Sequence[int], other: Sequence[int]) -> Floats:
    """How much of each paragraph's clauses each paragraph opposite is given, shape `(n, m)`."""
    best = np.maximum.reduceat(likeness, other, axis=1)
    n, m = len(own), len(other)
    paragraph = np.searchsorted(own, np.arange(len(likeness)), side="right") - 1
    place = np.rint(paragraph * m / n)
    best[np.abs(place[:, None] - np.arange(m)) > _REACH] = 0.0
    claims = best**_SHARPNESS
    claims *= (best.max(axis=1) / np.maximum(claims.sum(axis=1), 1e-12))[:, None]
    result: Floats = np.add.reduceat(claims, own, axis=0)
    return result
