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
        """Report each fact that differs from a source; the same difference in one paragraph once."""
        for comparison in case.comparisons(version):
            if not self.applies(case, comparison, version):
                continue
            changes = comparison.changes
            if changes is None:
                yield self.skipped(version, comparison.reason)
                continue
            reason = changes.checked[self.kind].skipped
            if reason is not None:
                yield self.skipped(version, f"not compared with {changes.left}: {reason}")
            told: set[tuple[str, int | None]] = set()
            for link in changes.links:
                for fact in link.facts:
                    if fact.kind != self.kind or fact.confidence < LEAST_CONFIDENCE:
                        continue
                    finding = self._differs(case, version, changes, link, fact)
                    if finding is not None and (finding.id, finding.paragraph) not in told:
                        told.add((finding.id, finding.paragraph))
                        yield finding

    def applies(self, case: Case, comparison: Comparison, version: Version) -> bool:
        """Whether a version is to have the facts of this source."""
        del case
        source = comparison.source
        if source is None or not source.held:
            return False  # that the source is missing is for other rules to say
        if differ_in_language(source.language, version.language):
            return self.across
        return self.within and same_language(source.language, version.language)

    def message(self, case: Case, version: Version, source: Version, fact: Fact) -> str | None:
        """One or two sentences on a fact that differs; None where it may."""
        del case
        here, reason = f"this {language_name(version.language)} version", _said_of_versions(fact.reason)
        left, right = (quoted(words or "") for words in (fact.left, fact.right))
        if fact.left is None:
            told = f"“{right}” in {here} is not in {source.version}"
        elif fact.right is None:
            told = f"“{left}” in {source.version} is missing from {here}"
        else:
            told = f"“{left}” in {source.version} is “{right}” in {here}"
            if reason == f"{fact.left} in the source is {fact.right} here":
                return f"The {self.named} {told}."
        return f"The {self.named} {told}: {reason}."

    def _differs(
        self, case: Case, version: Version, changes: Changes, link: LinkChanges, fact: Fact
    ) -> Finding | None:
        source = case.versions[changes.left]
        message = self.message(case, version, source, fact)
        if message is None:
            return None
        theirs = _paragraph_with(case, source, link.link.left, fact.left)
        ours = _paragraph_with(case, version, link.link.right, fact.right)
        return self.finding(
            case,
            version,
            message,
            evidence={
                "source": changes.left,
                "in_source": fact.left or "",
                "here": fact.right or "",
                "source_paragraph": case.line(source, theirs, fact.left or ""),
                "this_paragraph": case.line(version, ours, fact.right or ""),
            },
            hint="correct it, or accept the difference with a reason",
            paragraph=ours,
        )


def _said_of_versions(reason: str) -> str:
    """A reason that a comparison gives, for an editor: its left is the source, its right this version."""
    for side, words in (
        (" on the left", " in the source"),
        (" on the right", " here"),
        ("the left says", "the source says"),
        ("the right says", "this version says"),
    ):
        reason = reason.replace(side, words)
    return reason


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
