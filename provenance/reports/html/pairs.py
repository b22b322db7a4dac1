"""Two texts side by side as the page shows them: rows of cells, in which paragraphs stand on a level.

A link whose order is kept is one row. One that crosses others is two, each where its text stands on that
side, and the page draws a ribbon between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.compare.counting import is_counted
from provenance.compare.filters import Shown, is_doubtful, is_edited, is_shown
from provenance.reports.marks import Piece, core, pieces
from provenance.reports.summary import FactWords, fact_words, is_story
from provenance.reports.terminal.links import by_hand
from provenance.reports.terminal.prose import numbered
from provenance.text.tags import same_language
from provenance.values import Comparison, Fact, Link, LinkChanges, Paragraph, Text

Group = Literal["changed", "gone", "facts", "doubtful"]
GROUPS: tuple[Group, ...] = ("changed", "gone", "facts", "doubtful")
"""What the filters of the page choose by; `gone` is what was omitted or added."""

_SURE, _LIKELY = 0.9, 0.7
_REGROUPED = frozenset({"merged", "split", "rearranged"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph on the page.

    Attributes:
        before: Blanks before it, without a mark.
        text: The stretch.
        after: Blanks after it.
        tag: `del` or `ins` where the words changed, else empty.
        change: Class of the edit, else empty.
        fact: Id of the note on the fact that stands here, or None.
    """

    before: str
    text: str
    after: str
    tag: str = ""
    change: str = ""
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph on the page; `language` only where it is not that of its text."""

    id: str
    number: int
    kind: str
    language: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A fact that differs, in words; `reason` says why, and how sure that is."""

    id: str
    words: FactWords
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page.

    Attributes:
        link: Position of its link in the comparison; the two rows of a link that crosses others share it.
        kind: Kind of the link.
        place: Which cells hold text: both, or one of them.
        groups: Filters that show it.
        left: Paragraphs of the left cell.
        right: Paragraphs of the right cell.
        remarks: What the row says of itself: `merged`, `doubtful: score 0.41`.
        absent: What the empty cell says, and the id of the paragraph it leads to, or None.
        notes: Facts that differ, with the row that comes first.
        quiet: Whether it holds credits, bylines or boilerplate alone.
        crosses: Whether a ribbon joins it to the other row of its link.
    """

    link: int
    kind: str
    place: Literal["both", "left", "right"]
    groups: tuple[Group, ...]
    left: tuple[ParagraphView, ...]
    right: tuple[ParagraphView, ...]
    remarks: tuple[str, ...]
    absent: tuple[str, str | None] | None
    notes: tuple[Note, ...]
    quiet: bool
    crosses: bool


def rows_of(comparison: Comparison, pair: str, *, only: Collection[Shown] | None = None) -> tuple[Row, ...]:
    """The rows of a pair, from top to bottom.

    Args:
        comparison: The two texts with what changed.
        pair: Id of the pair on the page, with which the ids of its paragraphs begin.
        only: Kinds of changes to show; None shows all links.
    """
    sides = _Sides(comparison, pair)
    changes = comparison.changes.links
    kept = _in_order([change.link for change in changes])
    shown = [n for n, change in enumerate(changes) if only is None or is_shown(change, only)]
    return tuple(_rows(changes, kept, shown, sides))


def plain_paragraphs(text: Text, prefix: str) -> tuple[ParagraphView, ...]:
    """The paragraphs of a text that is compared with nothing."""
    return tuple(
        _paragraph(text, index, f"{prefix}-{index + 1}", (Mark("", paragraph.text, ""),))
        for index, paragraph in enumerate(text.paragraphs)
    )


def count_groups(rows: Iterable[Row]) -> dict[Group, int]:
    """How many links each filter shows."""
    links: dict[Group, set[int]] = {group: set() for group in GROUPS}
    for row in rows:
        for group in row.groups:
            links[group].add(row.link)
    return {group: len(found) for group, found in links.items()}


def _rows(
    changes: Sequence[LinkChanges], kept: Collection[int], shown: Sequence[int], sides: _Sides
) -> Iterator[Row]:
    """Rows that are full at the same place on both sides, those with one side alone between them."""
    both = [n for n in shown if n in kept]
    ours = sorted(
        (n for n in shown if n not in kept and changes[n].link.left), key=lambda n: _first(changes, n, 0)
    )
    theirs = sorted(
        (n for n in shown if n not in kept and changes[n].link.right), key=lambda n: _first(changes, n, 1)
    )
    for n in (*both, None):
        while ours and (n is None or _first(changes, ours[0], 0) < _first(changes, n, 0)):
            yield sides.row(ours.pop(0), "left")
        while theirs and (n is None or _first(changes, theirs[0], 1) < _first(changes, n, 1)):
            yield sides.row(theirs.pop(0), "right")
        if n is not None:
            yield sides.row(n, "both")


def _first(changes: Sequence[LinkChanges], n: int, side: int) -> int:
    link = changes[n].link
    return (link.left, link.right)[side][0]


def _in_order(links: Sequence[Link]) -> set[int]:
    """The two-sided links that follow one another on both sides: the longest chain of those not moved.

    Longest increasing subsequence by patience sorting, in the order of the left; n log n.
    """
    tied = [n for n, link in enumerate(links) if link.left and link.right and link.kind != "moved"]
    tied.sort(key=lambda n: links[n].left[0])
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for n in tied:
        start = links[n].right[0]
        at = bisect_left(ends, start)
        before[n] = tails[at - 1] if at else None
        tails[at : at + 1] = [n]
        ends[at : at + 1] = [start]
    chain = set()
    current: int | None = tails[-1] if tails else None
    while current is not None:
        chain.add(current)
        current = before[current]
    return chain


class _Sides:
    """The two texts, and what their paragraphs are called on the page."""

    def __init__(self, comparison: Comparison, pair: str) -> None:
        self._comparison, self._pair = comparison, pair
        self._left, self._right = comparison.left, comparison.right

    def row(self, n: int, place: Literal["both", "left", "right"]) -> Row:
        change = self._comparison.changes.links[n]
        link = change.link
        tied = bool(link.left and link.right)
        notes = tuple(self._note(n, k, fact) for k, fact in enumerate(change.facts))
        return Row(
            link=n,
            kind=link.kind,
            place=place,
            groups=_groups(change),
            left=self._cell(change, notes, is_left=True) if place != "right" else (),
            right=self._cell(change, notes, is_left=False) if place != "left" else (),
            remarks=_remarks(change),
            absent=None if place == "both" else self._absent(link, place, tied=tied),
            notes=notes if place != "right" or not tied else (),
            quiet=not is_story(change, self._left.paragraphs, self._right.paragraphs),
            crosses=tied and place != "both",
        )

    def _absent(self, link: Link, place: str, *, tied: bool) -> tuple[str, str | None]:
        """What stands where the other side of a row is empty."""
        if not tied:
            return ("omitted" if place == "left" else "added"), None
        if place == "left":
            return f"moved to {numbered(link.right)}", self._id("r", link.right[0])
        return f"moved from {numbered(link.left)}", self._id("l", link.left[0])

    def _cell(
        self, change: LinkChanges, notes: Sequence[Note], *, is_left: bool
    ) -> tuple[ParagraphView, ...]:
        text, side = (self._left, "l") if is_left else (self._right, "r")
        indexes = change.link.left if is_left else change.link.right
        marked = pieces(change, [text.paragraphs[i].text for i in indexes], is_left=is_left)
        return tuple(
            _paragraph(text, index, self._id(side, index), tuple(_mark(p, notes, is_left) for p in paragraph))
            for index, paragraph in zip(indexes, marked, strict=True)
        )

    def _note(self, n: int, k: int, fact: Fact) -> Note:
        sure = "sure" if fact.confidence >= _SURE else "likely" if fact.confidence >= _LIKELY else "unsure"
        return Note(f"{self._pair}-f{n}.{k}", fact_words(fact), f"{fact.reason} ({sure})")

    def _id(self, side: str, index: int) -> str:
        return paragraph_id(self._pair, side, index)


def _paragraph(text: Text, index: int, identity: str, marks: tuple[Mark, ...]) -> ParagraphView:
    paragraph = text.paragraphs[index]
    return ParagraphView(identity, index + 1, paragraph.kind, own_language(paragraph, text), marks)


def paragraph_id(pair: str, side: str, index: int) -> str:
    """The id of a paragraph on the page; sides are `l` and `r`, indexes count from 0."""
    return f"{pair}-{side}{index + 1}"


def own_language(paragraph: Paragraph, text: Text) -> str | None:
    """The language of a paragraph where it is another than that of its text."""
    language = paragraph.language
    if language is None or (text.language and same_language(language, text.language)):
        return None
    return language if is_counted(paragraph) else None


def _mark(piece: Piece, notes: Sequence[Note], is_left: bool) -> Mark:
    fact = None if piece.fact is None else notes[piece.fact].id
    if piece.op == "equal":
        return Mark("", piece.text, "", fact=fact)
    before, text, after = core(piece.text)
    return Mark(before, text, after, "del" if is_left else "ins", piece.change or "", fact)


def _groups(change: LinkChanges) -> tuple[Group, ...]:
    held: dict[Group, bool] = {
        "changed": change.link.kind != "match" or is_edited(change) or bool(change.facts),
        "gone": change.link.kind in ("omitted", "added"),
        "facts": bool(change.facts),
        "doubtful": is_doubtful(change),
    }
    return tuple(group for group in GROUPS if held[group])


def _remarks(change: LinkChanges) -> tuple[str, ...]:
    link = change.link
    remarks = []
    if link.kind in _REGROUPED:
        remarks.append(f"{link.kind} {numbered(link.left)} → {numbered(link.right)}")
    if is_doubtful(change):
        remarks.append(f"doubtful: score {link.score:.2f}")
    if link.status != "proposed":
        remarks.append(by_hand(link))
    return tuple(remarks)
