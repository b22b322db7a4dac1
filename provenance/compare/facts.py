"""Facts of one language set side by side: what can be told surely from the words alone.

Compared per link, and only where its wording changed. They are compared as multisets, so that a figure which
merely changed its place in a paragraph is no difference:

- number: figures in digits, by value;
- date: names of weekdays and months;
- negation: how many words negate (which of them does not matter: "not any" against "no" is wording);
- name: words with a capital inside a sentence. Only an exchange is told (each side has one that the other
  lacks altogether): a first name or a title that came or went is wording.

Quotations and web addresses are not compared yet.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from provenance.compare.lexicon import ALL_NOUNS_CAPITAL, CALENDAR, NEGATIONS, NO_CAPITALS
from provenance.text.numbers import numbers
from provenance.text.tags import language_name, primary
from provenance.text.tokenise import tokens
from provenance.values.changes import Edit, Fact, FactKind

FACT_KINDS: tuple[FactKind, ...] = ("number", "date", "name", "quote", "link", "negation")

_NOT_YET: dict[FactKind, str] = {
    "quote": "not compared yet",
    "link": "not compared yet",
}
# How often such a difference is one of fact, by judgement: what looks like a name may be a title.
_CONFIDENCE: dict[FactKind, float] = {"number": 0.95, "date": 0.9, "negation": 0.8, "name": 0.7}
_WHAT: dict[FactKind, str] = {
    "number": "figure",
    "date": "day or month",
    "negation": "negation",
    "name": "name",
}
_STARTS_AFRESH = frozenset(".!?…:;。！？\"'“”„«»‹›‘’([{–—")


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


class Difference(NamedTuple):
    """A fact that differs, and where it stands: spans in code points, half open, None where it is missing."""

    fact: Fact
    left: tuple[int, int] | None
    right: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind of fact over one link.

    Attributes:
        compared: How many stand on the side that has more.
        differences: Those that differ, in text order.
    """

    compared: int
    differences: tuple[Difference, ...]


def why_skipped(kind: FactKind, language: str | None) -> str | None:
    """Why a kind of fact cannot be compared within a language; None where it can be."""
    if kind in _NOT_YET:
        return _NOT_YET[kind]
    if kind == "number":
        return None
    if language is None:
        return "the language is not known"
    subtag, name = primary(language), language_name(language)
    if kind == "date" and subtag not in CALENDAR:
        return f"not known yet in {name}"
    if kind == "negation" and subtag not in NEGATIONS:
        return f"not known yet in {name}"
    if kind == "name" and subtag in ALL_NOUNS_CAPITAL:
        return f"{name} gives every noun a capital"
    if kind == "name" and subtag in NO_CAPITALS:
        return f"{name} does not mark them by capitals"
    return None


def facts_in(kind: FactKind, text: str, language: str | None) -> list[Printed]:
    """Facts of one kind in a text, in text order; none for a kind that is skipped in this language."""
    if why_skipped(kind, language) is not None:
        return []
    if kind == "number":
        return [
            Printed(f"{n.value.normalize():f}", text[n.start : n.end], n.start)
            for n in numbers(text, language)
        ]
    subtag = primary(language or "")
    calendar = CALENDAR.get(subtag, {})
    if kind == "name":
        return _names(text, language, calendar)
    if kind == "negation":
        return [
            Printed("negation", w, at) for w, at in _words(text, language) if w.lower() in NEGATIONS[subtag]
        ]
    lowered = subtag not in {"en", "de"}
    keys = ((calendar.get(w.lower() if lowered else w), w, at) for w, at in _words(text, language))
    return [Printed(key, word, at) for key, word, at in keys if key is not None]


def compare_facts(
    kind: FactKind, left: str, right: str, edits: Sequence[Edit], language: str | None
) -> Comparison:
    """Set the facts of one kind side by side over one link.

    Args:
        kind: The kind of fact.
        left: Paragraphs of the left, joined.
        right: Paragraphs of the right, joined.
        edits: Between the two; only facts in those of wording are looked at.
        language: BCP 47 tag of both.
    """
    ours, theirs = facts_in(kind, left, language), facts_in(kind, right, language)
    our_spans, their_spans = _changed_spans(edits)
    our_changed, their_changed = _within(ours, our_spans), _within(theirs, their_spans)
    lost, new = _unmatched(our_changed, their_changed), _unmatched(their_changed, our_changed)
    if kind == "name" and (lost or new):
        lost = _unmentioned(lost, right, language)
        new = _unmentioned(new, left, language)
        if not (lost and new):
            lost, new = [], []
    if not (lost or new):
        return Comparison(max(len(ours), len(theirs)), ())
    texts = _digest(left, right)
    differences = tuple(
        Difference(_fact(kind, one, other, f"{texts}\0{n}"), _span(one), _span(other))
        for n, (one, other) in enumerate(zip_longest(lost, new))
    )
    return Comparison(max(len(ours), len(theirs)), differences)


def _words(text: str, language: str | None) -> Iterator[tuple[str, int]]:
    """Words as they are looked up, straight apostrophes and no possessive, with their offsets."""
    at = 0
    for token in tokens(text, language):
        if token[0].isalpha():
            word = token.replace("’", "'")
            yield (word[:-2] if word[-2:] in {"'s", "'S"} else word), at
        at += len(token)


def _names(text: str, language: str | None, calendar: Mapping[str, str]) -> list[Printed]:
    """Words with a capital inside a sentence; none where two thirds of them have one, as in a headline."""
    found: list[Printed] = []
    words = capitals = at = 0
    before = "."
    for token in tokens(text, language):
        start, at = at, at + len(token)
        if token.isspace():
            continue
        if token[0].isalpha():
            words += 1
            capitals += token[0].isupper()
            word = token.replace("’", "'").removesuffix("'s")
            inside = before[-1] not in _STARTS_AFRESH
            if inside and token[0].isupper() and len(word) > 1 and word[1] != "'" and word not in calendar:
                found.append(Printed(word.casefold(), word, start))
        before = token
    return found if capitals * 3 <= words * 2 else []


def _changed_spans(edits: Sequence[Edit]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the wording changed, left and right."""
    ours: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    a = b = 0
    for edit in edits:
        if edit.change not in (None, "typography"):
            ours.append((a, a + len(edit.left)))
            theirs.append((b, b + len(edit.right)))
        a, b = a + len(edit.left), b + len(edit.right)
    return ours, theirs


def _within(printed: Sequence[Printed], spans: Sequence[tuple[int, int]]) -> list[Printed]:
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


def _unmentioned(names: Sequence[Printed], text: str, language: str | None) -> list[Printed]:
    mentioned = {word.casefold() for word, _ in _words(text, language)}
    return [name for name in names if name.key not in mentioned]


def _span(item: Printed | None) -> tuple[int, int] | None:
    return (item.start, item.start + len(item.text)) if item else None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _fact(kind: FactKind, left: Printed | None, right: Printed | None, where: str) -> Fact:
    """The fact; its id is a fingerprint of kind, texts and values."""
    values = [f"{item.key}\0{item.text}" if item else "" for item in (left, right)]
    what = _WHAT[kind]
    if left and right:
        reason = f"the {what} is another"
    elif left:
        reason = f"the {what} is missing on the right"
    else:
        reason = f"the {what} is new on the right"
    return Fact(
        id=_digest(kind, where, *values)[:16],
        kind=kind,
        left=left.text if left else None,
        right=right.text if right else None,
        confidence=_CONFIDENCE[kind],
        reason=reason,
    )
