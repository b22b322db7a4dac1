"""What was left over on both sides and is one thing all the same, by what it is rather than by its words.

Paragraphs are linked within their class. A byline in a language whose credits the reader does not know is
running text to it, while the byline of the other text is none: "By Tomas Ekberg", "Eftir Tomas Ekberg". And a
headline that was rewritten from the first word to the last is still the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, NamedTuple

from provenance.align.constraints import Constraints
from provenance.align.links import Pair
from provenance.align.runs import Side
from provenance.align.skeletons import skeletons
from provenance.credits import read_credits
from provenance.text.likeness import SHORTEST, alike, folded
from provenance.values import ParagraphKind

_CREDITS: Final[frozenset[ParagraphKind]] = frozenset({"credit", "byline"})
_NO_UNKNOWN_CREDITS: Final[frozenset[ParagraphKind]] = _CREDITS | {"headline"}

_SURE: Final = 0.9  # score of two lines that hold the same names, by judgement
_SAME_PLACE: Final = 0.6  # of two headlines: the one stands for the other, but its words do not say so
_LONGEST: Final = 160  # code points of a line of credits
_NAMES: Final = 0.5  # share of the letters of a line that its names make up at least
_LONGER: Final = 2  # times that a spelling of a name may be longer than another
_MOST_PAIRS: Final = 10_000  # of lines that are compared; more of them are lists rather than bylines

_WORD = re.compile(r"[^\W\d_]+")


def link_leftovers(
    left: Side, right: Side, found: Sequence[Pair], limits: Constraints, *, within: bool
) -> list[Pair]:
    """The pairs found, those left-over paragraphs linked that are surely each other's counterpart.

    Args:
        left: One text.
        right: The other.
        found: Every paragraph of both in one pair.
        limits: What was decided by hand.
        within: Whether the two were compared by their words, as states of one text.
    """
    ours = [p.left[0] for p in found if not p.right and p.left[0] not in limits.left]
    theirs = [p.right[0] for p in found if not p.left and p.right[0] not in limits.right]
    likely = [
        *((i, j, _SURE) for i, j in _bylines(left, ours, right, theirs)),
        *((i, j, _SURE) for j, i in _bylines(right, theirs, left, ours)),
        *((i, j, _SAME_PLACE) for i, j in product(_headline(left), _headline(right)) if within),
    ]
    linked = [
        Pair((i,), (j,), score)
        for i, j, score in likely
        if i in ours and j in theirs and (i, j) not in limits.apart
    ]
    gone = {i for p in linked for i in p.left}, {j for p in linked for j in p.right}
    kept = [
        pair
        for pair in found
        if (pair.left and pair.right) or (gone[0].isdisjoint(pair.left) and gone[1].isdisjoint(pair.right))
    ]
    return kept + linked


def _headline(side: Side) -> list[int]:
    """The only headline of a text; none where it has several or none."""
    found = [k for k, p in enumerate(side.paragraphs) if p.kind == "headline" and p.text.strip()]
    return found if len(found) == 1 else []


def _bylines(
    side: Side, rest: Iterable[int], other: Side, other_rest: Iterable[int]
) -> list[tuple[int, int]]:
    """Lines of credits of one side, each with the one line of the other that has its names as text."""
    lines = [k for k in _short(side, rest) if side.paragraphs[k].kind in _CREDITS]
    texts = [k for k in _short(other, other_rest) if other.paragraphs[k].kind not in _NO_UNKNOWN_CREDITS]
    if not (lines and texts) or len(lines) * len(texts) > _MOST_PAIRS:
        return []
    words = {text: _words(other.paragraphs[text].text) for text in texts}
    fits = []
    for line in lines:
        credits_ = read_credits(side.paragraphs[line].text, side.language).credits
        names = [word for credit in credits_ for word in _words(credit.name)]
        fits += [(line, text) for text in texts if _is_of(words[text], names)]
    times = Counter(line for line, _ in fits), Counter(text for _, text in fits)
    return [(line, text) for line, text in fits if times[0][line] == times[1][text] == 1]


def _short(side: Side, rest: Iterable[int]) -> list[int]:
    return [k for k in rest if 0 < len(side.paragraphs[k].text.strip()) <= _LONGEST]


class _Word(NamedTuple):
    """A word of a line.

    Attributes:
        key: In Latin letters, lower case, no accents.
        skeletons: Its consonants, by which names in Hebrew letters are compared.
        length: Code points as printed.
    """

    key: str
    skeletons: frozenset[str]
    length: int

    def is_one_name_with(self, other: _Word) -> bool:
        """Whether both may be spellings of one name."""
        return alike(self.key, other.key) or not self.skeletons.isdisjoint(other.skeletons)


def _words(text: str) -> list[_Word]:
    words = (word for word in _WORD.findall(text) if len(word) >= SHORTEST)
    return [_Word(folded(word), frozenset(skeletons(word)), len(word)) for word in words]


def _is_of(words: Sequence[_Word], names: Sequence[_Word]) -> bool:
    """Whether a line holds all of these names, however it spells them, and hardly anything else."""
    length = sum(word.length for word in words)
    if not names or length > _LONGER * sum(name.length for name in names) / _NAMES:
        return False
    if not all(any(name.is_one_name_with(word) for word in words) for name in names):
        return False
    named = [word for word in words if any(name.is_one_name_with(word) for name in names)]
    return sum(word.length for word in named) >= _NAMES * length
