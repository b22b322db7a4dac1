"""What a rule may look at: a family, and what is looked up in it again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from provenance.audit.wording import quoted
from provenance.lineage import graph
from provenance.values import Credit, Family, Paragraph, Parent, Version


@dataclass(frozen=True)
class Case:
    """One family under audit; rules get this and nothing else.

    Attributes:
        family: The article with all its versions.
    """

    family: Family

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
