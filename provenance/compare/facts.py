"""Facts of one language set side by side: what can be told surely from the words alone.

Compared per link, and only where its wording changed. They are compared as multisets, so that a figure which
merely changed its place in a paragraph is no difference:

- number: by value; a number that is now spelt out, or no longer, is no difference;
- date: names of weekdays and months;
- negation: how many words negate (which of them does not matter: "not any" against "no" is wording);
- name: words with a capital inside a sentence. Only an exchange is told (each side has one that the other
  lacks altogether): a first name or a title that came or went is wording;
- quote: words between quotation marks that were changed;
- link: web and mail addresses.

What is left over on both sides is told as one thing become another only where both stand in one stretch that
was reworded, or count the same thing; elsewhere the one is missing and the other is new.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.compare.differences import Comparison, Difference, Span, difference
from provenance.compare.lexicon import NEGATIONS
from provenance.compare.numbers import unsaid, without_same
from provenance.compare.passages import Passage
from provenance.text.addresses import addresses
from provenance.text.calendar import calendar_names, knows_calendar
from provenance.text.names import ALL_NOUNS_CAPITAL, NO_CAPITALS
from provenance.text.quantities import Quantity, quantities
from provenance.text.quotations import quotations
from provenance.text.tags import language_name, primary
from provenance.text.tokenise import tokens
from provenance.values.changes import Edit, FactKind

FACT_KINDS: tuple[FactKind, ...] = ("number", "date", "name", "quote", "link", "negation")

# How often such a difference is one of fact, by judgement: what looks like a name may be a title.
_CONFIDENCE: dict[FactKind, float] = {
    "number": 0.95,
    "date": 0.9,
    "negation": 0.8,
    "name": 0.7,
    "quote": 0.8,
    "link": 0.95,
}
_WHAT: dict[FactKind, str] = {
    "number": "figure",
    "date": "day or month",
    "negation": "negation",
    "name": "name",
    "quote": "quotation",
    "link": "address",
}
_STARTS_AFRESH = frozenset(".!?…:;。！？\"'“”„«»‹›‘’([{–—")
_COUNTED = re.compile(
    r"[\s\u00a0\u202f-]?([^\W\d_]{4,})"
)  # shorter words are mostly none that can be counted
_QUOTED_WORDS = 3  # fewer between marks are a title or a pet word rather than speech


class Printed(NamedTuple):
    """Something in a text that can be compared: what it comes to, and how it is printed.

    Attributes:
        key: Equal keys mean the same.
        text: As printed.
        start: First code point in the text.
    """

    key: str
    text: str
    start: int


_Told = tuple[Printed | None, Printed | None]  # one thing become another, or what one side lacks


def why_skipped(kind: FactKind, language: str | None) -> str | None:
    """Why a kind of fact cannot be compared within a language; None where it can be."""
    if kind in ("number", "quote", "link"):
        return None
    if language is None:
        return "the language is not known"
    subtag, name = primary(language), language_name(language)
    if kind == "date" and not knows_calendar(language):
        return f"not known yet in {name}"
    if kind == "negation" and subtag not in NEGATIONS:
        return f"not known yet in {name}"
    if kind == "name" and subtag in ALL_NOUNS_CAPITAL:
        return f"{name} gives every noun a capital"
    if kind == "name" and subtag in NO_CAPITALS:
        return f"{name} does not mark them by capitals"
    return None


def compare_facts(
    kind: FactKind, left: str, right: str, edits: Sequence[Edit], language: str | None
) -> Comparison:
    """Set the facts of one kind side by side over one link.

    Args:
        kind: The kind of fact; one that can be compared in this language.
        left: Paragraphs of the left, joined.
        right: Paragraphs of the right, joined.
        edits: Between the two; only facts in those of wording are looked at.
        language: BCP 47 tag of both.
    """
    spans = _changed_spans(edits)
    if kind == "number":
        return _compare_numbers(Passage(left, language), Passage(right, language), spans)
    ours, theirs = _facts_in(kind, left, language), _facts_in(kind, right, language)
    our_changed, their_changed = _within(ours, spans[0]), _within(theirs, spans[1])
    lost, new = _unmatched(our_changed, their_changed), _unmatched(their_changed, our_changed)
    if kind == "name" and (lost or new):
        lost = _unmentioned(lost, right, language)
        new = _unmentioned(new, left, language)
        if not (lost and new):
            lost, new = [], []
    told = _exchanged(lost, new, spans)
    return Comparison(max(len(ours), len(theirs)), _differences(kind, (left, right), told))


def _compare_numbers(left: Passage, right: Passage, spans: tuple[list[Span], list[Span]]) -> Comparison:
    """By value; months in figures are dates."""
    sides = [
        [q for q in quantities(passage.text, passage.language) if q.part != "month"]
        for passage in (left, right)
    ]
    ours, theirs = (
        [q for q in side if _touches(q.start, q.end, parts)] for side, parts in zip(sides, spans, strict=True)
    )
    lost, new = without_same(ours, theirs)
    lost, new = unsaid(lost, right), unsaid(new, left)
    told = _same_counted(
        _exchanged([_as_printed(q) for q in lost], [_as_printed(q) for q in new], spans), left, right
    )
    return Comparison(max(map(len, sides)), _differences("number", (left.text, right.text), told))


def _as_printed(quantity: Quantity) -> Printed:
    return Printed(f"{quantity.value}", quantity.text, quantity.start)


def _same_counted(told: Sequence[_Told], left: Passage, right: Passage) -> list[_Told]:
    """With figures that count the same thing told as one, though they stand in different stretches."""
    missing: dict[str, list[Printed]] = {}
    for one, other in told:
        if one and not other:
            missing.setdefault(_counted(one, left), []).append(one)
    partners: dict[Printed, Printed] = {}
    for one, other in told:
        if other and not one and (thing := _counted(other, right)) and missing.get(thing):
            partners[missing[thing].pop(0)] = other
    taken = set(partners.values())
    return [
        (one, partners.get(one, other) if one else other) for one, other in told if one or other not in taken
    ]


def _counted(number: Printed, passage: Passage) -> str:
    """The word after a figure, which says what it counts; empty where there is none."""
    match = _COUNTED.match(passage.text, number.start + len(number.text))
    return match[1].casefold() if match else ""


def _facts_in(kind: FactKind, text: str, language: str | None) -> list[Printed]:
    """Facts of one kind in a text, in text order."""
    if kind == "name":
        return _names(text, language)
    if kind == "date":
        return [
            Printed(f"{name.kind} {name.number}", name.text, name.start)
            for name in calendar_names(text, language)
        ]
    if kind == "link":
        return [Printed(address.key, address.text, address.start) for address in addresses(text)]
    if kind == "quote":
        return [
            Printed(_spoken(quotation.text, language), quotation.text, quotation.start)
            for quotation in quotations(text)
            if len(tokens(quotation.text, language)) >= 2 * _QUOTED_WORDS
        ]
    negations = NEGATIONS[primary(language or "")]
    return [Printed("negation", w, at) for w, at in _words(text, language) if w.lower() in negations]


def _spoken(quotation: str, language: str | None) -> str:
    """The words of a quotation: what a change of marks, spaces and capitals leaves as it was."""
    return " ".join(word.casefold() for word, _ in _words(quotation, language))


def _words(text: str, language: str | None) -> Iterator[tuple[str, int]]:
    """Words as they are looked up, straight apostrophes and no possessive, with their offsets."""
    at = 0
    for token in tokens(text, language):
        if token[0].isalpha():
            word = token.replace("’", "'")
            yield (word[:-2] if word[-2:] in {"'s", "'S"} else word), at
        at += len(token)


def _names(text: str, language: str | None) -> list[Printed]:
    """Words with a capital inside a sentence; none where two thirds of them have one, as in a headline."""
    found: list[Printed] = []
    words = capitals = at = 0
    before = "."
    calendar = {name.start for name in calendar_names(text, language)}
    for token in tokens(text, language):
        start, at = at, at + len(token)
        if token.isspace():
            continue
        if token[0].isalpha():
            words += 1
            capitals += token[0].isupper()
            word = token.replace("’", "'").removesuffix("'s")
            inside = before[-1] not in _STARTS_AFRESH
            if inside and token[0].isupper() and len(word) > 1 and word[1] != "'" and start not in calendar:
                found.append(Printed(word.casefold(), word, start))
        before = token
    return found if capitals * 3 <= words * 2 else []


def _changed_spans(edits: Sequence[Edit]) -> tuple[list[Span], list[Span]]:
    """Where the wording changed, left and right."""
    ours: list[Span] = []
    theirs: list[Span] = []
    a = b = 0
    for edit in edits:
        if edit.change not in (None, "typography"):
            ours.append((a, a + len(edit.left)))
            theirs.append((b, b + len(edit.right)))
        a, b = a + len(edit.left), b + len(edit.right)
    return ours, theirs


def _within(printed: Sequence[Printed], spans: Sequence[Span]) -> list[Printed]:
    """What overlaps one of the spans; both ascend."""
    result = []
    k = 0
    for item in printed:
        while k < len(spans) and spans[k][1] <= item.start:
            k += 1
        if k < len(spans) and spans[k][0] < item.start + len(item.text):
            result.append(item)
    return result


def _unmatched(these: Sequence[Printed], those: Sequence[Printed]) -> list[Printed]:
    """What of these has no partner of the same key among those."""
    partners = Counter(item.key for item in those)
    result = []
    for item in these:
        if partners[item.key]:
            partners[item.key] -= 1
        else:
            result.append(item)
    return result


def _exchanged(
    lost: Sequence[Printed], new: Sequence[Printed], spans: tuple[list[Span], list[Span]]
) -> list[_Told]:
    """What was lost and what is new, in text order, and together what stands in one changed stretch.

    Args:
        lost: On the left, ascending; each touches one of the left spans.
        new: On the right, likewise.
        spans: Where the wording changed, left and right, as many on both sides.
    """
    ours, theirs = (
        [_stretches(item, parts) for item in side] for side, parts in zip((lost, new), spans, strict=True)
    )
    told: list[_Told] = []
    i = j = 0
    while i < len(lost) and j < len(new):
        if ours[i][1] < theirs[j][0]:
            told.append((lost[i], None))
            i += 1
        elif theirs[j][1] < ours[i][0]:
            told.append((None, new[j]))
            j += 1
        else:
            told.append((lost[i], new[j]))
            i, j = i + 1, j + 1
    return [*told, *((one, None) for one in lost[i:]), *((None, other) for other in new[j:])]


def _stretches(item: Printed, spans: Sequence[Span]) -> tuple[int, int]:
    """The first and the last of the changed stretches that an item touches."""
    first = bisect_right(spans, item.start, key=lambda span: span[1])
    last = bisect_left(spans, item.start + len(item.text), key=lambda span: span[0]) - 1
    return first, last


def _unmentioned(names: Sequence[Printed], text: str, language: str | None) -> list[Printed]:
    mentioned = {word.casefold() for word, _ in _words(text, language)}
    return [name for name in names if name.key not in mentioned]


def _touches(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(first < end and start < last for first, last in spans)


def _differences(kind: FactKind, texts: tuple[str, str], told: Sequence[_Told]) -> tuple[Difference, ...]:
    return tuple(_difference(kind, texts, n, one, other) for n, (one, other) in enumerate(told))


def _difference(
    kind: FactKind, texts: tuple[str, str], number: int, left: Printed | None, right: Printed | None
) -> Difference:
    what = _WHAT[kind]
    if left and right:
        reason = f"the {what} is another" if kind != "quote" else "the words of a quotation were changed"
    elif left:
        reason = f"the {what} is missing on the right"
    else:
        reason = f"the {what} is new on the right"
    spans = ((item.start, item.start + len(item.text)) if item else None for item in (left, right))
    values = (left.key if left else "", right.key if right else "")
    return difference(kind, texts, number, *spans, confidence=_CONFIDENCE[kind], reason=reason, values=values)
