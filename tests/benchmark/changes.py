"""Texts with changes whose true links are known: what editors and translators do, done at random.

A pair of texts is taken apart into blocks, each the paragraphs of one link. Blocks are then left out on one
side, exchanged for others, merged, split and moved, and the texts put together again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from zlib import crc32

from provenance.align.words import fold
from tests.benchmark.scores import Case, Kinds, kind_of

_END = re.compile(r"(?<=[.!?…])[\"'»”’)]*\s+(?=[^\Wa-zа-яё]|[«„“\"¿¡(])|(?<=[。！？])[」』”）]*(?=.)")
_SHORTEST = 20  # characters of a sentence; anything shorter belongs to the one before it
_UNSPACED = ("zh", "ja", "th")


@dataclass(frozen=True)
class Block:
    """The paragraphs of one link; one side is empty where they were left out or added."""

    left: Sequence[str]
    right: Sequence[str]
    moved: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one paragraph on each side."""
        return len(self.left) == len(self.right) == 1


@dataclass(frozen=True)
class Rates:
    """How often a block is changed in each way, in [0, 1].

    Attributes:
        omitted: Left out on the right.
        added: Left out on the left.
        neighbours: Left out on the right, and the next one on the left: two paragraphs of one story that are
            no translations stand opposite one another.
        others: The same, with a paragraph of another story for the next one.
        merged: Two or three made one on one side.
        split: Made two on one side, between sentences.
    """

    omitted: float = 0.06
    added: float = 0.06
    neighbours: float = 0.03
    others: float = 0.01
    merged: float = 0.09
    split: float = 0.08


def blocks_of(case: Case) -> list[Block]:
    """The blocks in the order of the left text; what moved is left out of both."""
    moved = [pair for pair, kind in case.links.items() if kind == "moved"]
    gone = {i for left, _ in moved for i in left}, {j for _, right in moved for j in right}
    links = sorted(pair for pair, kind in case.links.items() if all(pair) and kind != "moved")
    blocks: list[Block] = []
    i = j = 0
    for left, right in [*links, ((len(case.left),), (len(case.right),))]:
        blocks += [Block([case.left[k]], []) for k in range(i, left[0]) if k not in gone[0]]
        blocks += [Block([], [case.right[k]]) for k in range(j, right[0]) if k not in gone[1]]
        i, j = left[-1] + 1, right[-1] + 1
        if i <= len(case.left):
            blocks.append(Block([case.left[k] for k in left], [case.right[k] for k in right]))
    return blocks


def case_of(blocks: Iterable[Block], like: Case, order: Sequence[int] | None = None) -> Case:
    """The texts that the blocks make up, and their links; on the right in another order where it is given."""
    blocks = list(blocks)
    order = range(len(blocks)) if order is None else order
    right: list[str] = []
    at: dict[int, tuple[int, ...]] = {}
    for k in order:
        at[k] = tuple(range(len(right), len(right) + len(blocks[k].right)))
        right += blocks[k].right
    left: list[str] = []
    links: Kinds = {}
    for k, block in enumerate(blocks):
        ours = tuple(range(len(left), len(left) + len(block.left)))
        left += block.left
        if ours and at[k]:
            links[ours, at[k]] = "moved" if block.moved else kind_of((ours, at[k]))
        else:
            links |= dict.fromkeys((((i,), ()) for i in ours), "omitted")
            links |= dict.fromkeys((((), (j,)) for j in at[k]), "added")
    return replace(like, left=left, right=right, links=links)


def changed(case: Case, others: Sequence[Block], random: Random, rates: Rates = Rates()) -> Case:  # frozen
    """The case with changes at random.

    Args:
        case: Two texts with their links.
        others: Single paragraphs with their translations from other stories in the same languages.
        random: Where chance comes from.
        rates: How often each change is made.
    """
    blocks = blocks_of(case)
    result: list[Block] = []
    k = 0
    while k < len(blocks):
        run = 1
        while run < 3 and k + run < len(blocks) and blocks[k + run].single:
            run += 1
        some = blocks[k : k + run]
        if not some[0].single:
            result.append(some[0])
            k += 1
            continue
        made, used = _change(some, others, case, random, rates)
        result += made
        k += used
    return case_of(result, case)


def with_moves(case: Case, random: Random, moves: int) -> Case:
    """The case with some blocks of one to three paragraphs moved on the right."""
    blocks = blocks_of(case)
    order = list(range(len(blocks)))
    for _ in range(moves):
        size = random.choice([1, 1, 2, 3])
        start = random.randrange(max(len(order) - size, 1))
        part, rest = order[start : start + size], order[:start] + order[start + size :]
        if len(rest) < 4 or not all(blocks[k].single and not blocks[k].moved for k in part):
            continue
        places = [at for at in range(len(rest) + 1) if abs(at - start) > size]
        at = random.choice(places) if places else start
        order = rest[:at] + part + rest[at:]
        for k in part:
            blocks[k] = replace(blocks[k], moved=at != start)
    return case_of(blocks, case, order)


def _change(
    some: Sequence[Block], others: Sequence[Block], case: Case, random: Random, rates: Rates
) -> tuple[list[Block], int]:
    """What becomes of the first of these single blocks, and how many of them went into it."""
    first = some[0]
    chance = random.random()
    changes: list[tuple[float, Callable[[], tuple[list[Block], int] | None]]] = [
        (rates.omitted, lambda: ([Block(first.left, [])], 1)),
        (rates.added, lambda: ([Block([], first.right)], 1)),
        (rates.neighbours, lambda: (_exchanged(first, some[1], random), 2) if len(some) > 1 else None),
        (rates.others, lambda: (_exchanged(first, random.choice(others), random), 1) if others else None),
        (rates.merged, lambda: _merged(some, case, random) if len(some) > 1 else None),
        (rates.split, lambda: _split(first, case, random)),
    ]
    for rate, change in changes:
        chance -= rate
        if chance < 0:
            return change() or ([first], 1)
    return [first], 1


def _exchanged(first: Block, other: Block, random: Random) -> list[Block]:
    """One side of a block with the other side of another."""
    if random.random() < 0.5:
        return [Block(first.left, []), Block([], other.right)]
    return [Block([], first.right), Block(other.left, [])]


def _merged(some: Sequence[Block], case: Case, random: Random) -> tuple[list[Block], int]:
    count = 3 if len(some) > 2 and random.random() < 0.2 else 2
    left = [block.left[0] for block in some[:count]]
    right = [block.right[0] for block in some[:count]]
    if random.random() < 0.5:
        return [Block(left, [_joined(right, case.right_language)])], count
    return [Block([_joined(left, case.left_language)], right)], count


def _split(block: Block, case: Case, random: Random) -> tuple[list[Block], int] | None:
    on_the_left = random.random() < 0.5
    text = block.left[0] if on_the_left else block.right[0]
    language = case.left_language if on_the_left else case.right_language
    found = sentences(text)
    if len(found) < 2:
        return None
    at = random.randrange(1, len(found))
    halves = [_joined(found[:at], language), _joined(found[at:], language)]
    return [replace(block, left=halves) if on_the_left else replace(block, right=halves)], 1


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, roughly."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() - start > _SHORTEST:
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def _joined(texts: Sequence[str], language: str) -> str:
    return ("" if language in _UNSPACED else " ").join(texts)


_WORD = re.compile(r"[^\W\d_]+")
_MADE_UP = str.maketrans("bcdfghjklmnpqrstvwxzaeiouy", "tpkzsmrvdgbqlxfhcnwjoyauei")
_HEBREW = str.maketrans(
    dict(zip("bcdfghjklmnpqrstvwxz", "בקדפגהיכלמנפקרסטווקז", strict=True)) | dict.fromkeys("aeiouy", "")
)


def disguised(text: str, *, hebrew: bool) -> str:
    """A text as if in a language that is not known: names and figures stay, three of five words are respelt.

    With `hebrew` all are, in Hebrew letters, without vowels.
    """

    def respelt(match: re.Match[str]) -> str:
        word = match.group()
        name = word[0].isupper() and match.start() > 0 and text[match.start() - 2] not in ".!?…:"
        if not hebrew and (name or crc32(fold(word).encode()) % 5 > 2):
            return word
        plain = fold(word)
        letters = plain if name else plain.translate(_MADE_UP)
        if not hebrew:
            return letters.capitalize() if word[0].isupper() else letters
        return letters.translate(_HEBREW) or "א"

    return _WORD.sub(respelt, text)


def reworded(text: str, words: Sequence[str], rate: float, random: Random) -> str:
    """The text with words left out, put in and exchanged at random, each with a third of this rate."""
    result = []
    for word in text.split(" "):
        chance = random.random()
        if chance < rate * 2 / 3:
            result += [random.choice(words)] * (chance < rate / 3)
        elif chance < rate:
            result += [random.choice(words), word]
        else:
            result.append(word)
    return " ".join(result) or text
