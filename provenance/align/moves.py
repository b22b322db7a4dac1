"""The second pass: links that stand out of order.

The search goes through both texts in order, so a paragraph that moved comes out of it as omitted here and
added there, or tucked into a neighbour. Here every pair of blocks is looked at that is worth a link even at
the price of standing out of order. A pair is taken if it is worth more than the links it takes paragraphs
from; the best first, until none gains. The search in order is then made again around what was taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from provenance.align.dynamic import Bead, Floats, Scores, Size
from provenance.align.signals import NEVER, windows

# Sizes of links that are looked for out of order; larger blocks come about as several links side by side.
MOVING_SIZES: tuple[Size, ...] = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Moved:
    """A link out of order.

    Attributes:
        bead: What it links.
        gain: By how much it betters the total score of the alignment, in nats, above 0.
        probability: That it is right, in [0, 1]: that something moved here, and that it was just this.
    """

    bead: Bead
    gain: float
    probability: float


def find_moves(scores: Scores, in_order: Iterable[Bead], price: float) -> list[Moved]:
    """The links out of order that better the whole.

    Args:
        scores: What the beads are worth.
        in_order: The best path.
        price: Score of standing out of order, negative; the links of a block that moved together pay it once.
    """
    path = [bead for bead in in_order if bead.a and bead.b]
    crossed = [cross for bead in path if (cross := _crossed(bead, scores, price))]
    path = _untangled(path, crossed)
    state = _State(scores, price, path)
    if not crossed and state.best() is None:  # even if nothing were lost
        return []
    for bead in path:
        state.place(bead)
    for moved in crossed:
        state.take(moved)
    while (candidate := state.best()) is not None:
        gain = state.gain(candidate)
        if gain > 0:
            state.take(Moved(candidate, gain, 0.0))
        else:
            state.refuse(candidate)
    return state.weighed()


def around(scores: Scores, moved: Iterable[Bead]) -> Scores:
    """The scores with the moved paragraphs out of the search: they can only be passed over, at no cost."""
    left, right = scores.left.copy(), scores.right.copy()
    left_taken, right_taken = np.zeros(scores.n), np.zeros(scores.m)
    for bead in moved:
        left_taken[bead.i : bead.i + bead.a] = 1.0
        right_taken[bead.j : bead.j + bead.b] = 1.0
    left[left_taken > 0] = 0.0
    right[right_taken > 0] = 0.0
    beads = {}
    for (a, b), table in scores.beads.items():
        taken = windows(left_taken, a)[:, None] + windows(right_taken, b)[None, :]
        beads[a, b] = np.where(taken > 0, NEVER, table)
    return replace(scores, beads=beads, left=left, right=right)


class _State:
    """Links in order, links found out of order, and what taking each further pair would gain."""

    def __init__(self, scores: Scores, price: float, path: Sequence[Bead]) -> None:
        self.scores = scores
        self.found: list[Moved] = []
        self.left_link: list[Bead | None] = [None] * scores.n
        self.right_link: list[Bead | None] = [None] * scores.m
        self.left_loss = np.zeros(scores.n)
        self.right_loss = np.zeros(scores.m)
        self.price = {
            size: np.full(scores.beads[size].shape, price) for size in MOVING_SIZES if size in scores.beads
        }
        self.worth = {size: _worth_table(scores, size) for size in self.price}
        for bead in path:
            for (a, b), table in self.worth.items():  # what is inside a link stands in order
                rows = slice(max(bead.i - a + 1, 0), bead.i + bead.a)
                table[rows, max(bead.j - b + 1, 0) : bead.j + bead.b] = NEVER

    def best(self) -> Bead | None:
        """The pair that promises the highest gain, or None where none promises any."""
        best: Bead | None = None
        most = 0.0
        for (a, b), worth in self.worth.items():
            gains = worth + self.price[a, b]
            gains -= windows(self.left_loss, a)[:, None]
            gains -= windows(self.right_loss, b)[None, :]
            at = int(gains.argmax())
            i, j = divmod(at, gains.shape[1])
            if gains[i, j] > most:
                best, most = Bead(i, j, a, b), float(gains[i, j])
        return best

    def gain(self, bead: Bead) -> float:
        """What taking the pair gains in truth: two of its paragraphs may be of one link."""
        size = (bead.a, bead.b)
        gain = float(self.worth[size][bead.i, bead.j] + self.price[size][bead.i, bead.j])
        for link in self._touched(bead):
            rest = _without(link, bead, self.scores)
            gain -= worth(link, self.scores) - (worth(rest, self.scores) if rest else 0.0)
        return gain

    def take(self, moved: Moved) -> None:
        """Makes the pair a link and what it took from others' links smaller."""
        bead = moved.bead
        self.found.append(moved)
        for link in self._touched(bead):
            self._lift(link)
            if rest := _without(link, bead, self.scores):
                self.place(rest)
        self.left_loss[bead.i : bead.i + bead.a] = -NEVER
        self.right_loss[bead.j : bead.j + bead.b] = -NEVER
        for (a, b), price in self.price.items():
            rows, columns = self.scores.n - a + 1, self.scores.m - b + 1
            if bead.i + bead.a < rows and bead.j + bead.b < columns:
                price[bead.i + bead.a, bead.j + bead.b] = 0.0
            if bead.i >= a and bead.j >= b:
                price[bead.i - a, bead.j - b] = 0.0

    def refuse(self, bead: Bead) -> None:
        """Leaves the pair out of what follows."""
        self.worth[bead.a, bead.b][bead.i, bead.j] = NEVER

    def weighed(self) -> list[Moved]:
        """The links out of order with their probabilities, told once all links are known.

        The neighbours that moved along with a link, and the block that it swapped places with, are no
        argument against it: whatever would hold them in its stead is held against what they are worth.
        """
        links = [*dict.fromkeys(link for link in self.left_link if link), *(move.bead for move in self.found)]
        left, right = np.full(self.scores.n, -1), np.full(self.scores.m, -1)
        for number, link in enumerate(links):
            left[link.i : link.i + link.a] = number
            right[link.j : link.j + link.b] = number
        values = [worth(link, self.scores) for link in links]
        first = len(links) - len(self.found)
        return [
            replace(
                move,
                probability=_share(first + k, links, values, (left, right), self.scores)
                / (1 + math.exp(-min(move.gain, 50.0))),
            )
            for k, move in enumerate(self.found)
        ]

    def _touched(self, bead: Bead) -> list[Bead]:
        links = [*self.left_link[bead.i : bead.i + bead.a], *self.right_link[bead.j : bead.j + bead.b]]
        return list(dict.fromkeys(link for link in links if link))

    def place(self, link: Bead) -> None:
        """Makes this a link in order."""
        whole = worth(link, self.scores)
        for i in range(link.i, link.i + link.a):
            rest = _without(link, Bead(i, -1, 1, 0), self.scores)
            self.left_link[i] = link
            self.left_loss[i] = whole - (worth(rest, self.scores) if rest else 0.0)
        for j in range(link.j, link.j + link.b):
            rest = _without(link, Bead(-1, j, 0, 1), self.scores)
            self.right_link[j] = link
            self.right_loss[j] = whole - (worth(rest, self.scores) if rest else 0.0)

    def _lift(self, link: Bead) -> None:
        for i in range(link.i, link.i + link.a):
            self.left_link[i], self.left_loss[i] = None, 0.0
        for j in range(link.j, link.j + link.b):
            self.right_link[j], self.right_loss[j] = None, 0.0


def _share(
    own: int,
    links: Sequence[Bead],
    values: Sequence[float],
    holders: tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]],
    scores: Scores,
) -> float:
    """The probability of a link among all beads that could hold paragraphs of it on both sides.

    Args:
        own: Which of the links it is.
        links: All links.
        values: What each is worth, in nats.
        holders: The link that holds each left, and each right, paragraph; -1 where none does.
        scores: What the beads are worth.
    """
    bead = links[own]
    left, right = holders
    total = 0.0
    for a, b in scores.beads:
        for i in range(max(bead.i - a + 1, 0), min(bead.i + bead.a, scores.n - a + 1)):
            for j in range(max(bead.j - b + 1, 0), min(bead.j + bead.b, scores.m - b + 1)):
                others = {*left[i : i + a].tolist(), *right[j : j + b].tolist()} - {-1}
                lost = sum(values[number] for number in others)
                total += math.exp(min(worth(Bead(i, j, a, b), scores) - lost, 50.0))
    return 1 / max(total, 1.0)


def _crossed(bead: Bead, scores: Scores, price: float) -> Moved | None:
    """The best reading of an m-n bead as two blocks that swapped places, where that is the better one."""
    best: Moved | None = None
    for p in range(1, bead.a):
        for q in range(1, bead.b):
            first = Bead(bead.i, bead.j + q, p, bead.b - q)
            second = Bead(bead.i + p, bead.j, bead.a - p, q)
            gain = _score(first, scores) + _score(second, scores) + price - _score(bead, scores)
            if gain > (best.gain if best else 0.0):
                best = Moved(second, gain, 0.0)
    return best


def _untangled(path: Sequence[Bead], crossed: Sequence[Moved]) -> list[Bead]:
    """The path with the first of two swapped blocks in place of the bead that held both."""
    swapped: Mapping[int, Bead] = {moved.bead.j: moved.bead for moved in crossed}
    result = []
    for bead in path:
        other = swapped.get(bead.j)
        result.append(
            Bead(bead.i, other.j + other.b, other.i - bead.i, bead.j + bead.b - other.j - other.b)
            if other
            else bead
        )
    return result


def _without(link: Bead, taken: Bead, scores: Scores) -> Bead | None:
    """What is left of a link once paragraphs are taken from it; None where that is no link."""
    left = [i for i in range(link.i, link.i + link.a) if not taken.i <= i < taken.i + taken.a]
    right = [j for j in range(link.j, link.j + link.b) if not taken.j <= j < taken.j + taken.b]
    if not (left and right) or left[-1] - left[0] >= len(left) or right[-1] - right[0] >= len(right):
        return None
    rest = Bead(left[0], right[0], len(left), len(right))
    return rest if worth(rest, scores) > 0 else None


def _score(bead: Bead, scores: Scores) -> float:
    table = scores.beads.get((bead.a, bead.b))
    return NEVER if table is None else float(table[bead.i, bead.j])


def worth(bead: Bead, scores: Scores) -> float:
    """By how many nats a bead is better than leaving all its paragraphs out."""
    left = scores.left[bead.i : bead.i + bead.a].sum()
    right = scores.right[bead.j : bead.j + bead.b].sum()
    return _score(bead, scores) - float(left + right)


def _worth_table(scores: Scores, size: Size) -> Floats:
    a, b = size
    left, right = windows(scores.left, a), windows(scores.right, b)
    result: Floats = scores.beads[size] - left[:, None] - right[None, :]
    return result
