"""What rules say of facts that differ between a version and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from provenance.audit.case import Case, Comparison
from provenance.audit.rule import Rule
from provenance.audit.wording import quoted
from provenance.compare.counting import is_counted
from provenance.lineage.graph import differ_in_language
from provenance.text.tags import language_name, same_language
from provenance.values import Changes, Fact, FactKind, Finding, LinkChanges, Paragraph, Skipped, Version

LEAST_CONFIDENCE = 0.5
"""A fact that differs is a finding from this confidence on, in [0, 1]."""


class FactRule(Rule):
    """A rule on one kind of fact.

    Attributes:
        kind: The kind of fact.
        named: What an editor calls it, "figure".
        across: Whether versions in another language than their source are checked.
        within: Whether versions in the language of their source are.
    """

    kind: ClassVar[FactKind]
    named: ClassVar[str]
    across: ClassVar[bool] = True
    within: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Report each fact that differs from a source."""
        for comparison in case.comparisons(version):
            if not self._applies(comparison, version):
                continue
            changes = comparison.changes
            if changes is None:
                yield self.skipped(version, comparison.reason)
                continue
            reason = changes.checked[self.kind].skipped
            if reason is not None:
                yield self.skipped(version, f"not compared with {changes.left}: {reason}")
            for link in changes.links:
                for fact in link.facts:
                    if fact.kind == self.kind and fact.confidence >= LEAST_CONFIDENCE:
                        yield self._differs(case, version, changes, link, fact)

    def _applies(self, comparison: Comparison, version: Version) -> bool:
        source = comparison.source
        if source is None or not source.held:
            return False  # that the source is missing is for other rules to say
        if differ_in_language(source.language, version.language):
            return self.across
        return self.within and same_language(source.language, version.language)

    def _differs(
        self, case: Case, version: Version, changes: Changes, link: LinkChanges, fact: Fact
    ) -> Finding:
        source = case.versions[changes.left]
        theirs = _paragraph_with(case, source, link.link.left, fact.left)
        ours = _paragraph_with(case, version, link.link.right, fact.right)
        return self.finding(
            case,
            version,
            self.message(fact, changes.left, language_name(version.language)),
            evidence={
                "source": changes.left,
                "source_paragraph": case.line(source, theirs, fact.left or ""),
                "this_paragraph": case.line(version, ours, fact.right or ""),
                "fact": fact.id,
            },
            hint="correct it, or accept the difference with a reason",
            paragraph=ours,
        )

    def message(self, fact: Fact, source: str, language: str) -> str:
        """One or two sentences on a fact that differs."""
        if fact.left is not None and fact.right is not None:
            told = f"“{quoted(fact.left)}” in {source} is “{quoted(fact.right)}” in this {language} version"
        elif fact.left is not None:
            told = f"“{quoted(fact.left)}” in {source} is missing from this {language} version"
        else:
            told = f"“{quoted(fact.right or '')}” in this {language} version is not in {source}"
        return f"The {self.named} {told}: {fact.reason}."


def _paragraph_with(case: Case, version: Version, indexes: tuple[int, ...], words: str | None) -> int | None:
    """The paragraph of a link that holds these words, else its first."""
    paragraphs = case.paragraphs(version)
    holding = (index for index in indexes if words and words in paragraphs[index].text)
    return next(holding, indexes[0] if indexes else None)


def one_sided(changes: Changes, paragraphs: Sequence[Paragraph], *, of_left: bool) -> tuple[list[int], float]:
    """Paragraphs that stand on one side alone and that nobody marked as meant, and their share of that side.

    Args:
        changes: What changed.
        paragraphs: All paragraphs of the side.
        of_left: Whether the side is the left one.

    Returns:
        Their indexes, ascending, and how much of the letters of the story they are, in [0, 1].
    """
    lengths = {k: len(p.text) for k, p in enumerate(paragraphs) if is_counted(p)}
    alone = [
        index
        for link in (change.link for change in changes.links)
        if not (link.left and link.right) and link.status == "proposed"
        for index in (link.left if of_left else link.right)
        if index in lengths
    ]
    total = sum(lengths.values())
    return sorted(alone), sum(lengths[index] for index in alone) / total if total else 0.0
