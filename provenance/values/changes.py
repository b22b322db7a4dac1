"""What changed between two aligned texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from provenance.values.alignments import Link, LinkKind, Run

EditOp = Literal["equal", "insert", "delete", "replace"]
EditClass = Literal["typography", "wording", "fact"]
Manner = Literal["edit", "translation", "retranslation", "unrelated"]
FactKind = Literal["number", "date", "name", "quote", "link", "negation"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that is equal on both sides, or one change of wording, within one language.

    The `left` texts of a link's edits, concatenated, are its left paragraphs joined by one space;
    likewise the `right` texts.

    Attributes:
        op: equal | insert | delete | replace.
        left: Text on the left; empty for an insertion.
        right: Text on the right; empty for a deletion.
        change: typography | wording | fact; None where `op` is equal. JSON calls it `class`.
    """

    op: EditOp
    left: str
    right: str
    change: EditClass | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, date, name or quotation that differs between the sides of a link.

    Attributes:
        id: Fingerprint of kind, texts and values.
        kind: number | date | name | quote | link | negation.
        left: As printed on the left, or None where it is missing there.
        right: As printed on the right, or None where it is missing there.
        confidence: In [0, 1].
        reason: One line that says why the two are held to differ.
    """

    id: str
    kind: FactKind
    left: str | None
    right: str | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How much of one kind of fact was compared, so that silence can be told from agreement.

    Attributes:
        compared: How many were compared.
        differ: How many of them differ.
        skipped: Why this kind was not compared, or None where it was.
    """

    compared: int = 0
    differ: int = 0
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of each side's characters, boilerplate and credits aside, that a link ties to the other.

    Both in [0, 1]; 1 means that nothing is omitted (left) or added (right).
    """

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class LinkChanges:
    """A link with what changed across it."""

    link: Link
    edits: tuple[Edit, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two texts, link by link.

    Attributes:
        left: Name of the left text: a ref or a path.
        right: Name of the right text.
        summary: How many links there are of each kind; boilerplate and credit lines are left out.
        coverage: See `Coverage`.
        checked: By kind of fact.
        links: In the order of the alignment.
        run: What computed the alignment.
        manner: How the two stand to one another: edit (one language, compared word by word) | translation
            | retranslation (one language, but two translations of one source: facts alone are compared)
            | unrelated (hardly anything corresponds: nothing is compared).
        notes: Remarks for the user, one line each.
    """

    left: str
    right: str
    summary: Mapping[LinkKind, int]
    coverage: Coverage
    checked: Mapping[FactKind, Checked]
    links: tuple[LinkChanges, ...]
    run: Run
    manner: Manner = "edit"
    notes: tuple[str, ...] = ()
