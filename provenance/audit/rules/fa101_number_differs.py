"""FA101 number-differs."""

from __future__ import annotations

from typing import ClassVar

from provenance.audit.case import Case, Comparison
from provenance.audit.compared import FactRule
from provenance.audit.wording import quoted
from provenance.lineage.graph import differ_in_language
from provenance.text.quantities import quantities
from provenance.text.tags import language_name
from provenance.values import Fact, FactKind, Severity, Version


class NumberDiffers(FactRule):
    """A translation must have the figures of its source, and keep them when it is edited.

    What it checks:
        Each number of a linked paragraph is looked for on the other side, by value: digits of any script,
        marks of thousands and decimals as the language has them, scale words (million, Mio., 億), times of
        day, dates, and numbers spelt out in words. What stands in the paragraph before or after is found
        there. A rounded figure passes where the text says that it is rounded, a measure in another unit
        where the conversion is right. In an edited copy of a translation, a figure that became another is
        reported where no version in another language has the new one.

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
        Edits of an original are not checked: they may bring a figure up to date. A number below five that
        stands on one side alone is taken for grammar. Numbers in words are read in the languages whose
        spelling CLDR describes.
    """

    id: ClassVar[str] = "FA101"
    name: ClassVar[str] = "number-differs"
    severity: ClassVar[Severity] = "warning"
    kind: ClassVar[FactKind] = "number"
    named: ClassVar[str] = "figure"

    def applies(self, case: Case, comparison: Comparison, version: Version) -> bool:
        """Also to edited copies of translations."""
        source = comparison.source
        if source is None or not source.held or differ_in_language(source.language, version.language):
            return super().applies(case, comparison, version)
        return comparison.parent.relation == "edit" and any(
            differ_in_language(elder.language, version.language) for elder in case.ancestors(source)
        )

    def message(self, case: Case, version: Version, source: Version, fact: Fact) -> str | None:
        """In an edited copy, only what became another figure, and one that no other language has."""
        if differ_in_language(source.language, version.language):
            return super().message(case, version, source, fact)
        if fact.left is None or fact.right is None or _is_elsewhere(case, version, fact.right):
            return None
        return (
            f"The figure “{quoted(fact.left)}” in {source.version} became “{quoted(fact.right)}” when the "
            f"{language_name(version.language)} translation was edited, and no version in another language "
            "has that."
        )


def _is_elsewhere(case: Case, version: Version, figure: str) -> bool:
    """Whether a version in another language has a figure, by value."""
    values = {value for q in quantities(figure, version.language) for value in q.readings}
    return any(
        not values.isdisjoint(quantity.readings)
        for other in case.family.versions
        if differ_in_language(other.language, version.language)
        for paragraph in case.paragraphs(other)
        for quantity in quantities(paragraph.text, other.language)
    )
