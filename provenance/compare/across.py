"""Facts set side by side across languages, by value, over all links of two texts.

What a link lacks may stand in the next one, where paragraphs are cut differently: it is looked for there
before it is told. A difference has a confidence: an exchange of one value for another is surer than a value
that one side lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Final, Protocol

from provenance.compare.dates import compare_dates, contradicted, dates_of, exchanged
from provenance.compare.differences import Comparison, Difference, Span, difference
from provenance.compare.names import NameComparison
from provenance.compare.numbers import compare_numbers, without_same
from provenance.compare.passages import Passage
from provenance.text.addresses import Address, addresses
from provenance.text.calendar import knows_calendar
from provenance.text.names import NO_CAPITALS
from provenance.text.quantities import Quantity
from provenance.text.quotations import Quotation, has_quotation_marks, quotations
from provenance.text.tags import UNDETERMINED, language_name, primary
from provenance.values.changes import FactKind

_QUOTED_LETTERS: Final = 25  # from here on words between marks are speech rather than a title or a pet word
_QUOTED_SIGNS: Final = 12  # likewise in Chinese and Japanese
_REST_OF_TIME = re.compile(
    r"(?:[\s\u00a0\u202f]?[:.hH][\s\u00a0\u202f]?[0-5]\d)?(?:[\s\u00a0\u202f]*[ap]\.?\s?m\b\.?)?"
)
_LANGUAGE_PART = re.compile(r"(?<=[/.])[a-z]{2}(?:[-_][a-zA-Z]{2,4})?(?=[/.]|$)")


class _Placed(Protocol):
    """Something that stands at a place in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of a link, either of which may be empty, and the links around it.

    Attributes:
        left: Left side.
        right: Right side.
        near: Indexes of the links that hold the paragraphs before and after.
    """

    left: Passage
    right: Passage
    near: tuple[int, ...]

    @property
    def is_tied(self) -> bool:
        """Whether both sides have text."""
        return bool(self.left.text and self.right.text)


def why_skipped_across(kind: FactKind, left: str | None, right: str | None) -> str | None:
    """Why a kind of fact cannot be compared between two languages; None where it can be."""
    tags = [tag for tag in (left, right) if tag and tag != UNDETERMINED]
    if kind == "negation":
        return "not compared across languages"
    if kind in ("number", "link", "quote"):
        return None
    if len(tags) < 2:
        return "the language of one text is not known"
    if kind == "date":
        unknown = [language_name(tag) for tag in tags if not knows_calendar(tag)]
        return f"days and months are not known in {' and '.join(unknown)}" if unknown else None
    if all(primary(tag) in NO_CAPITALS for tag in tags):
        return f"neither {language_name(tags[0])} nor {language_name(tags[1])} marks them by capitals"
    return None


def partly_compared(left: str | None, right: str | None) -> str | None:
    """What of the names is left out in comparing, as a remark; None where nothing is."""
    without = [tag for tag in (left, right) if tag and primary(tag) in NO_CAPITALS]
    if len(without) != 1:
        return None
    name = language_name(without[0])
    return f"names: {name} does not mark them by capitals; only its words in Latin letters are compared"


def compare_across(
    pairs: Sequence[Pair], kinds: Sequence[FactKind], day: date | None
) -> list[dict[FactKind, Comparison]]:
    """The facts of these kinds across each pair, as many as there are pairs.

    Args:
        pairs: All links of two texts that are part of the story, one-sided ones too.
        kinds: Kinds that can be compared between the two languages.
        day: The day of the story, or None.
    """
    methods: dict[FactKind, Callable[[], list[Comparison]]] = {
        "number": lambda: _numbers(pairs),
        "date": lambda: _dates(pairs, day),
        "name": lambda: _names(pairs),
        "quote": lambda: [_quotes(pairs, k) for k in range(len(pairs))],
        "link": lambda: [_addresses(pairs, k) for k in range(len(pairs))],
    }
    by_kind = {kind: methods[kind]() for kind in kinds}
    return [
        {kind: found[k] for kind, found in by_kind.items()} if pair.is_tied else {}
        for k, pair in enumerate(pairs)
    ]


def _numbers(pairs: Sequence[Pair]) -> list[Comparison]:
    compared = [compare_numbers(pair.left, pair.right) for pair in pairs]
    result = []
    for pair, (count, lost, new) in zip(pairs, compared, strict=True):
        here, _ = without_same(lost, [q for k in pair.near for q in compared[k][2]])
        there, _ = without_same(new, [q for k in pair.near for q in compared[k][1]])
        if not (here and there):
            here, there = _no_days(here, pair.left, pair.right), _no_days(there, pair.right, pair.left)
        result.append(Comparison(count, tuple(_number_differences(pair, here, there))))
    return result


def _no_days(rest: list[Quantity], own: Passage, other: Passage) -> list[Quantity]:
    """Without the day of a date in whose stead the other side names a weekday: dates are told as such."""
    if not rest or not any(name.kind == "weekday" for name in dates_of(other).names):
        return rest
    days = {day for _, _, day, _ in dates_of(own).days}
    return [q for q in rest if q.part != "day" and q.value not in days]


def _number_differences(pair: Pair, lost: list[Quantity], new: list[Quantity]) -> Iterator[Difference]:
    where = (pair.left.text, pair.right.text)
    for n, (one, other) in enumerate(zip_longest(lost, new)):
        if one and other:
            reason, sure = f"{_plain(one)} on the left is {_plain(other)} on the right", 0.95
        else:
            missing = one or other
            assert missing is not None
            side = "right" if one else "left"
            reason, sure = f"the {side} says {_plain(missing)} neither in figures nor in words", 0.7
        yield difference(
            "number", where, n, _whole(one, where[0]), _whole(other, where[1]),
            confidence=sure, reason=reason, values=(_plain(one), _plain(other)),
        )  # fmt: skip


def _dates(pairs: Sequence[Pair], day: date | None) -> list[Comparison]:
    said = [(dates_of(pair.left), dates_of(pair.right)) for pair in pairs]
    compared = [compare_dates(ours, theirs) for ours, theirs in said]
    result = []
    for pair, (ours, theirs), (count, lost, new) in zip(pairs, said, compared, strict=True):
        around_left = {(n.kind, n.number) for k in pair.near for n in compared[k][1]}
        around_right = {(n.kind, n.number) for k in pair.near for n in compared[k][2]}
        here = [n for n in lost if (n.kind, n.number) not in around_right]
        there = [n for n in new if (n.kind, n.number) not in around_left]
        where = (pair.left.text, pair.right.text)
        found = [
            difference(
                "date", where, n, _span(one), _span(other), confidence=0.9,
                reason=f"the {one.kind} is another", values=(str(one.number), str(other.number)),
            )
            for n, (one, other) in enumerate(exchanged(here, there))
        ]  # fmt: skip
        if not found:
            meant = [(name, contradicted(name, ours, theirs, day)) for name in here]
            found += [_contradiction(where, n, name, other) for n, (name, other) in enumerate(meant) if other]
        if not found:
            meant = [(name, contradicted(name, theirs, ours, day)) for name in there]
            found += [_contradiction(where, n, other, name) for n, (name, other) in enumerate(meant) if other]
        result.append(Comparison(count, tuple(found)))
    return result


def _contradiction(where: tuple[str, str], n: int, left: _Placed, right: _Placed) -> Difference:
    reason = "the date on one side falls on another day of the week than the other side says"
    return difference("date", where, n, _span(left), _span(right), confidence=0.6, reason=reason)


def _names(pairs: Sequence[Pair]) -> list[Comparison]:
    comparison = NameComparison([pair.left for pair in pairs], [pair.right for pair in pairs])
    result = []
    for k, pair in enumerate(pairs):
        if not pair.is_tied:
            result.append(Comparison(0, ()))
            continue
        where = (pair.left.text, pair.right.text)
        found = []
        for n, change in enumerate(comparison.changes(k, pair.near)):
            one, other = change.left, change.right
            if one and other:
                reason, sure = f"{one.text} is not on the right, and {other.text} not on the left", 0.75
            else:
                missing = one or other
                assert missing is not None
                reason, sure = f"{missing.text} is not on the {'right' if one else 'left'}", 0.6
            found.append(
                difference("name", where, n, _span(one), _span(other), confidence=sure, reason=reason)
            )
        result.append(Comparison(comparison.compared(k), tuple(found)))
    return result


def _quotes(pairs: Sequence[Pair], k: int) -> Comparison:
    """A quotation of some length on one side, and no mark of speech at all on the other or around it."""
    pair = pairs[k]
    ours, theirs = (_spoken(side) for side in (pair.left, pair.right))
    count = max(len(ours), len(theirs))
    where = (pair.left.text, pair.right.text)
    if ours and not _is_marked([pair.right, *(pairs[j].right for j in pair.near)]):
        reason = "a quotation on the left is told without quotation marks on the right"
        span = (ours[0].start, ours[0].end)
        return Comparison(count, (difference("quote", where, 0, span, None, confidence=0.6, reason=reason),))
    if theirs and not _is_marked([pair.left, *(pairs[j].left for j in pair.near)]):
        reason = "what stands in quotation marks on the right does not on the left"
        span = (theirs[0].start, theirs[0].end)
        return Comparison(count, (difference("quote", where, 0, None, span, confidence=0.6, reason=reason),))
    return Comparison(count, ())


def _spoken(passage: Passage) -> list[Quotation]:
    least = _QUOTED_SIGNS if primary(passage.language or "") in NO_CAPITALS else _QUOTED_LETTERS
    return [q for q in quotations(passage.text) if len(q.text) >= least]


def _is_marked(passages: Sequence[Passage]) -> bool:
    return any(has_quotation_marks(passage.text) for passage in passages)


def _addresses(pairs: Sequence[Pair], k: int) -> Comparison:
    """Web and mail addresses; one that leads to the same page in another language is the same."""
    pair = pairs[k]
    ours, theirs = addresses(pair.left.text), addresses(pair.right.text)
    lost = _not_among(ours, [*theirs, *(a for j in pair.near for a in addresses(pairs[j].right.text))])
    new = _not_among(theirs, [*ours, *(a for j in pair.near for a in addresses(pairs[j].left.text))])
    where = (pair.left.text, pair.right.text)
    found = []
    for n, (one, other) in enumerate(zip_longest(lost, new)):
        reason = "the address is another"
        if one is None or other is None:
            reason = f"the address is not on the {'right' if one else 'left'}"
        sure = 0.9 if one and other else 0.7
        found.append(difference("link", where, n, _span(one), _span(other), confidence=sure, reason=reason))
    return Comparison(max(len(ours), len(theirs)), tuple(found))


def _not_among(these: Sequence[Address], those: Sequence[Address]) -> list[Address]:
    keys = {_LANGUAGE_PART.sub("", address.key) for address in those}
    return [address for address in these if _LANGUAGE_PART.sub("", address.key) not in keys]


def _span(item: _Placed | None) -> Span | None:
    return None if item is None else (item.start, item.end)


def _whole(quantity: Quantity | None, text: str) -> Span | None:
    """The span of a number; of an hour with its minutes, since "5" alone says little to who reads it."""
    if quantity is None or quantity.part != "hour":
        return _span(quantity)
    rest = _REST_OF_TIME.match(text, quantity.end)
    return quantity.start, rest.end() if rest else quantity.end


def _plain(quantity: Quantity | None) -> str:
    """A value as a person would write it, without exponents."""
    if quantity is None:
        return ""
    if len(quantity.text) > 30:
        return f"{quantity.text[:12]}… ({len(quantity.text)} figures)"
    value = quantity.value.normalize()
    return f"{value:,f}" if value >= 10_000 else f"{value:f}"
