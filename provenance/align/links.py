"""From pairs of blocks to links: which of them moved, what kind each is, and in which order they stand."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from provenance.values import Link, LinkKind

_Weight = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A link before it has a kind.

    Attributes:
        left: Ascending paragraph indexes on the left, empty for an addition.
        right: Ascending paragraph indexes on the right, empty for an omission.
        score: In [0, 1]; higher is surer.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float

    def mirrored(self) -> Pair:
        """The same with left and right exchanged."""
        return Pair(self.right, self.left, self.score)


def as_links(
    pairs: Sequence[Pair], left_length: Sequence[int], right_length: Sequence[int]
) -> tuple[Link, ...]:
    """Links with their kinds, in the order of an alignment.

    Of the links that cross one another, those stay in place that hold the most paragraphs, then the most
    characters of both sides, then stand first on the left; the others moved. Only in that last case, two
    blocks of equal size, does it matter which text is the left one. A link whose paragraphs do not stand
    together is in place if some of them are: the others were merged into these, or split off.

    Args:
        pairs: All links, each paragraph of both sides in exactly one.
        left_length: Characters of each left paragraph.
        right_length: Characters of each right paragraph.
    """
    parts = sorted(
        ((i, -j, pair) for pair in pairs for i in _starts(pair.left) for j in _starts(pair.right)),
        key=lambda part: part[:2],
    )
    weights = [
        (
            len(p.left) + len(p.right),
            sum(left_length[i] for i in p.left) + sum(right_length[j] for j in p.right),
        )
        for _, _, p in parts
    ]
    in_place = heaviest_chain([-j for _, j, _ in parts], weights)
    moved = {p.left for _, _, p in parts} - {parts[k][2].left for k in in_place}
    links = [Link(p.left, p.right, _kind(p, p.left in moved), round(p.score, 4)) for p in pairs]
    return _ordered(links)


def _starts(block: Sequence[int]) -> list[int]:
    """Where the runs of consecutive indexes begin in an ascending block."""
    return [k for before, k in zip((-2, *block), block, strict=False) if k != before + 1]


def _kind(pair: Pair, moved: bool) -> LinkKind:
    if not pair.right:
        return "omitted"
    if not pair.left:
        return "added"
    if moved:
        return "moved"
    match len(pair.left) == 1, len(pair.right) == 1:
        case True, True:
            return "match"
        case True, False:
            return "split"
        case False, True:
            return "merged"
    return "rearranged"


def _ordered(links: Sequence[Link]) -> tuple[Link, ...]:
    """By first left index; an added link right after the link that holds the right paragraph before it."""
    followers: dict[int, Link] = {link.right[0]: link for link in links if not link.left}
    result: list[Link] = []

    def place(link: Link) -> None:
        result.append(link)
        for j in link.right:
            after = followers.get(j + 1)
            while after is not None:
                result.append(after)
                after = followers.get(after.right[0] + 1)

    if 0 in followers:
        place(followers[0])
    for link in sorted((link for link in links if link.left), key=lambda link: link.left):
        place(link)
    return tuple(result)


def heaviest_chain(places: Sequence[int], weights: Sequence[_Weight]) -> frozenset[int]:
    """Positions of an increasing subsequence of `places` of greatest total weight; ties go to the earlier.

    What is greater than all before it and less than all after it stands in every such chain; the rest takes
    O(n log n): a Fenwick tree keeps the heaviest chain that ends at or before each place.
    """
    before = [-1, *accumulate(places, max)]
    after = [*accumulate(reversed(places), min)][::-1][1:]
    crossed = [
        k
        for k, (low, place, high) in enumerate(zip_longest(before[:-1], places, after, fillvalue=math.inf))
        if not low < place < high
    ]
    chain = _crossed_chain([places[k] for k in crossed], [weights[k] for k in crossed])
    return frozenset(range(len(places))).difference(k for at, k in enumerate(crossed) if at not in chain)


def _crossed_chain(places: Sequence[int], weights: Sequence[_Weight]) -> set[int]:
    """The same, where places cross."""
    order = sorted(set(places))
    nothing = (0, 0, 1)  # paragraphs, characters, minus the position of the chain's last link
    tree = [nothing] * (len(order) + 1)
    before: list[int] = []
    heaviest = nothing
    for k, (place, weight) in enumerate(zip(places, weights, strict=True)):
        rank = bisect_left(order, place)
        last = max((tree[at] for at in _path_down(rank)), default=nothing)
        chain = (last[0] + weight[0], last[1] + weight[1], -k)
        before.append(-last[2])
        heaviest = max(heaviest, chain)
        for at in _path_up(rank + 1, len(order)):
            tree[at] = max(tree[at], chain)
    kept = set()
    k = -heaviest[2]
    while k >= 0:
        kept.add(k)
        k = before[k]
    return kept


def _path_down(at: int) -> Iterator[int]:
    while at > 0:
        yield at
        at -= at & -at


def _path_up(at: int, size: int) -> Iterator[int]:
    while at <= size:
        yield at
        at += at & -at
