"""What a rule is."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.fingerprint import fingerprint
from provenance.audit.wording import quoted
from provenance.values import Finding, Severity, Skipped, Version


class Rule(ABC):
    """One thing that is checked of each version; the docstring of a subclass is the page that a user reads.

    Its first line is a sentence; then come the sections `What it checks:`, `Why:`, `Fails:`, `Passes:` and
    `Limits:`. `Fails` and `Passes` hold a small family in TOML each, which the tests run.

    Attributes:
        id: `CR101`; never reused.
        name: `missing-translator`.
        severity: error | warning | info.
        reads_text: Whether the check needs the text; the runner then skips versions that are not held.
        by_default: Whether it runs where neither the house nor the user asks for it by its id.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    reads_text: ClassVar[bool] = True
    by_default: ClassVar[bool] = True

    @abstractmethod
    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """What is wrong with one version of the family, and what could not be checked of it."""

    @property
    def page(self) -> str:
        """The page that a user reads."""
        return inspect.getdoc(type(self)) or ""

    def finding(  # noqa: PLR0913
        self,
        case: Case,
        version: Version,
        message: str,
        *,
        evidence: Mapping[str, str],
        hint: str,
        paragraph: int | None = None,
    ) -> Finding:
        """A finding of this rule; evidence that is empty is left out, and longer than a quotation is cut."""
        seen = {
            name: value if value in case.versions else quoted(value)
            for name, value in evidence.items()
            if value
        }
        return Finding(
            id=fingerprint(self.id, version, seen, case.versions),
            rule=self.id,
            name=self.name,
            severity=case.house.severity(self.id, self.severity),
            article=case.family.article,
            version=version.version,
            paragraph=paragraph,
            message=message,
            evidence=seen,
            hint=hint,
        )

    def skipped(self, version: Version, reason: str) -> Skipped:
        """A check of this rule that could not be made."""
        return Skipped(self.id, version.version, reason)
