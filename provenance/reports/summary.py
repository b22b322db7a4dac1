"""What became of a text, in sentences that every report uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from provenance.compare.counting import is_counted
from provenance.reports.terminal.links import summary_phrase
from provenance.reports.terminal.prose import counted, listed
from provenance.text.normalise import printable
from provenance.values import Changes, Fact, FactKind, LinkChanges, Paragraph

FACTS: dict[FactKind, str] = {
    "number": "figures",
    "date": "days and months",
    "name": "names",
    "quote": "quotations",
    "link": "web addresses",
    "negation": "negations",
}
"""What the facts of each kind are called together."""

_SURE = 0.65  # confidence under which a fact "perhaps" differs
_QUOTED = 60  # code points of a quotation in a line on a fact


class Sentence(NamedTuple):
    """A sentence of a summary, and whether it needs attention or is an aside."""

    text: str
    tone: Literal["plain", "warning", "dim"] = "plain"


def is_story(change: LinkChanges, left: Sequence[Paragraph], right: Sequence[Paragraph]) -> bool:
    """Whether a link holds any of the story, rather than credits, bylines and boilerplate alone."""
    link = change.link
    return any(is_counted(left[i]) for i in link.left) or any(is_counted(right[j]) for j in link.right)


def account(changes: Changes, left: Sequence[Paragraph], right: Sequence[Paragraph]) -> list[Sentence]:
    """The summary, with what kind of comparison it is before it and remarks after it.

    For reports that stand by themselves, without the notes that a command prints beside its result.
    """
    manner = manner_phrase(changes)
    sentences = [*([Sentence(manner, "warning")] if manner else []), *summary(changes, left, right)]
    aside = sum(
        not (change.link.left and change.link.right) and not is_story(change, left, right)
        for change in changes.links
    )
    if aside:
        lines = counted(aside, "line of credits and the like", "lines of credits and the like")
        sentences.append(Sentence(f"Not counted: {lines} on one side only.", "dim"))
    return [*sentences, *(Sentence(f"{note[:1].upper()}{note[1:]}.", "dim") for note in changes.notes)]


def summary(changes: Changes, left: Sequence[Paragraph], right: Sequence[Paragraph]) -> list[Sentence]:
    """Links, shares, edits, what differs, what was not looked at; credits and boilerplate are left out."""
    story = [change for change in changes.links if is_story(change, left, right)]
    counts = summary_phrase(changes.summary, [c.link for c in story]) or "No paragraphs"
    ours, theirs = percent(changes.coverage.left), percent(changes.coverage.right)
    shares = f"{ours} of the left text is carried over, {theirs} of the right text comes from it"
    # Between unrelated texts what is linked is linked by chance.
    sentences = [Sentence(f"{counts}." if changes.manner == "unrelated" else f"{counts}; {shares}.")]
    purpose = _purpose_phrase(story)
    if purpose:
        sentences.append(Sentence(purpose))
    edits = _edits_phrase(story)
    if edits:
        sentences.append(Sentence(edits))
    differing = [
        f"{check.differ:,} of {check.compared:,} {FACTS[kind]}"
        for kind, check in changes.checked.items()
        if check.skipped is None and check.differ
    ]
    if differing:
        sentences.append(Sentence(f"Differ: {listed(differing)}.", "warning"))
    reasons: dict[str, list[str]] = {}
    for kind, check in changes.checked.items():
        if check.skipped is not None:
            reasons.setdefault(printable(check.skipped), []).append(FACTS[kind])
    if reasons:
        told = "; ".join(f"{listed(kinds)} ({reason})" for reason, kinds in reasons.items())
        sentences.append(Sentence(f"Not checked: {told}.", "dim"))
    return sentences


def manner_phrase(changes: Changes) -> str:
    """What kind of comparison this is, where it is not that of a text and its edit or translation."""
    if changes.manner == "retranslation":
        return (
            "Different translation: one language, but other words in nearly every paragraph. Facts alone are "
            "compared, by value."
        )
    if changes.manner == "unrelated":
        return "These texts do not correspond: hardly a paragraph of the one has a counterpart in the other."
    return ""


class FactWords(NamedTuple):
    """A fact that differs, in words: what it is, as printed on either side, and where it stands if on one.

    Reports that run both ways set each printed text apart, or an arrow between two Arabic words points from
    the second to the first.
    """

    kind: str
    left: str | None
    right: str | None
    only: str


def fact_words(fact: Fact) -> FactWords:
    """The parts of `number: 12 → 14`, or of `number: “12” on the left only`."""
    kind = f"{'perhaps ' if fact.confidence < _SURE else ''}{fact.kind}"
    # A quotation often ends with a comma that is its reporting clause's.
    sides = (
        side if side is None or fact.kind != "quote" else side.rstrip(" ,،")
        for side in (fact.left, fact.right)
    )
    left, right = (None if printed is None else _short(printed) for printed in sides)
    only = "right" if left is None else "left" if right is None else ""
    return FactWords(kind, left, right, only)


def fact_phrase(fact: Fact) -> str:
    """A fact that differs: `number: 12 → 14`, or `number: “12” on the left only`."""
    kind, left, right, only = fact_words(fact)
    return f"{kind}: “{left or right}” on the {only} only" if only else f"{kind}: {left} → {right}"


def percent(share: float) -> str:
    """A share in whole percent; never 100% or 0% where something is missing or there."""
    if 0 < share < 1:
        share = min(max(share, 0.01), 0.99)
    return f"{share:.0%}"


def _short(text: str) -> str:
    text = printable(text)
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _purpose_phrase(story: Iterable[LinkChanges]) -> str:
    """How many paragraphs stand on one side only because somebody decided so."""
    alone = [c.link for c in story if c.link.status != "proposed" and not (c.link.left and c.link.right)]
    parts = [
        counted(number, noun)
        for noun, number in (
            ("omission", sum(link.kind == "omitted" for link in alone)),
            ("addition", sum(link.kind == "added" for link in alone)),
        )
        if number
    ]
    return f"On purpose, decided by hand: {listed(parts)}." if parts else ""


def _edits_phrase(story: Iterable[LinkChanges]) -> str:
    tied = [c for c in story if c.link.left and c.link.right and c.edits]
    if not tied:
        return ""
    numbers = {"wording": 0, "typography": 0, "fact": 0}
    for change in tied:
        for edit in change.edits:
            if edit.change is not None:
                numbers[edit.change] += 1
    parts = [f"{n:,} of {kind}" for kind, n in numbers.items() if n]
    return f"{counted(sum(numbers.values()), 'change')}: {listed(parts)}." if parts else "No word changed."
