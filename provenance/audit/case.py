"""What a rule may look at: a family, and what is looked up in it again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from provenance.audit.house import DEFAULT, House
from provenance.audit.wording import command, quoted
from provenance.lineage import graph
from provenance.values import Changes, Credit, Family, Paragraph, Parent, Version


@dataclass(frozen=True, slots=True)
class Comparison:
    """A version beside one of its recorded sources: what changed between them, or why that is not known.

    Attributes:
        parent: The edge to the source.
        source: The source, or None where the family does not have it.
        changes: What changed, the source on the left; None where the two were not compared.
        reason: Why they were not, one line; empty where they were.
    """

    parent: Parent
    source: Version | None
    changes: Changes | None
    reason: str = ""


@dataclass(frozen=True)
class Case:
    """One family under audit; rules get this and nothing else.

    Attributes:
        family: The article with all its versions.
        house: The rules of the newsroom.
    """

    family: Family
    house: House = DEFAULT

    @cached_property
    def versions(self) -> dict[str, Version]:
        """The versions by ref, in the order of registration."""
        return {version.version: version for version in self.family.versions}

    def paragraphs(self, version: Version) -> tuple[Paragraph, ...]:
        """The text of a version; empty where it is not held."""
        return self.family.texts.get(version.version, ())

    def sources(self, version: Version) -> tuple[tuple[Parent, Version], ...]:
        """The recorded sources that the family has, each with its edge."""
        return tuple(
            (parent, self.versions[parent.version])
            for parent in version.parents
            if parent.version in self.versions
        )

    def ancestors(self, version: Version) -> tuple[Version, ...]:
        """All sources, direct and indirect, nearest first."""
        return graph.ancestors(self.family, version.version) if version.parents else ()

    def comparisons(self, version: Version) -> tuple[Comparison, ...]:
        """The version beside each of its recorded sources, in recorded order.

        Only alignments that are stored are used: an audit never loads an encoder. A rule that needs a
        comparison yields `skipped(version, comparison.reason)` where there is none.
        """
        if version.version not in self._compared:
            self._compared[version.version] = tuple(self._compare(p, version) for p in version.parents)
        return self._compared[version.version]

    def _compare(self, parent: Parent, version: Version) -> Comparison:
        from provenance.compare.changes import compare  # noqa: PLC0415 - only where rules ask for it
        from provenance.compare.dates import story_day  # noqa: PLC0415

        source = self.versions.get(parent.version)
        if source is None:
            return Comparison(
                parent, None, None, f"its source {parent.version} is not in this article's family"
            )
        if not source.held:
            return Comparison(parent, source, None, f"the text of its source {source.version} is not held")
        if not version.held:
            return Comparison(parent, source, None, "its text is not held")
        alignment = self.family.alignments.get((source.version, version.version))
        if alignment is None:
            how = command("provenance", "diff", version.version)
            return Comparison(parent, source, None, f"not compared with its source yet ({how})")
        changes = compare(
            self.paragraphs(source),
            self.paragraphs(version),
            alignment,
            left_name=source.version,
            right_name=version.version,
            left_language=source.language,
            right_language=version.language,
            day=story_day([source.published, version.published]),
        )
        return Comparison(parent, source, changes)

    @cached_property
    def _compared(self) -> dict[str, tuple[Comparison, ...]]:
        return {}

    def has_children(self, version: Version) -> bool:
        """Whether another version was made from this one."""
        return version.version in self._parent_refs

    def may_derive(self, version: Version, source: Version) -> bool:
        """Whether recording `source` as a source of `version` would close no cycle."""
        return graph.would_cycle(self._edges, version.version, source.version) is None

    def quote(self, version: Version, credit: Credit) -> str:
        """The printed line around a credit, else label and name as they were stated."""
        return self.line(version, credit.paragraph, about=credit.name) or quoted(
            f"{credit.label or credit.role}: {credit.name}"
        )

    def line(self, version: Version, paragraph: int | None, about: str = "") -> str:
        """A paragraph, or the stretch of it around a word; empty where the version has no such paragraph."""
        paragraphs = self.paragraphs(version)
        if paragraph is None or not 0 <= paragraph < len(paragraphs):
            return ""
        return quoted(paragraphs[paragraph].text, about)

    @cached_property
    def _edges(self) -> tuple[tuple[str, str], ...]:
        return graph.edges(self.family)

    @cached_property
    def _parent_refs(self) -> frozenset[str]:
        return frozenset(parent for _, parent in self._edges)
