"""FA101 number-differs."""

from __future__ import annotations

from typing import ClassVar

from provenance.audit.compared import FactRule
from provenance.values import FactKind, Severity


class NumberDiffers(FactRule):
    """A translation must have the figures of its source.

    What it checks:
        Each number of a linked paragraph is looked for on the other side, by value: digits of any script,
        marks of thousands and decimals as the language has them, scale words (million, Mio., 億), times of
        day, dates, and numbers spelt out in words. What stands in the paragraph before or after is found
        there. A rounded figure passes where the text says that it is rounded, a measure in another unit
        where the conversion is right.

    Why:
        A wrong figure is the error that readers write in about, and the one that a second reader, who has
        the translation alone, cannot see.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry carried 157 guests in 2031."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["En 2031, le bac a transporté 175 passagers."]
        links = ["1-1"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry carried 157 guests in 2031."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["En 2031, le bac a transporté 157 passagers."]
        links = ["1-1"]

    Limits:
        Edits are not checked: an edited copy may bring a figure up to date. A number below five that stands
        on one side alone is taken for grammar. Numbers in words are read in the languages whose spelling
        CLDR describes.
    """

    id: ClassVar[str] = "FA101"
    name: ClassVar[str] = "number-differs"
    severity: ClassVar[Severity] = "warning"
    kind: ClassVar[FactKind] = "number"
    named: ClassVar[str] = "figure"
