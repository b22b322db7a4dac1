"""CR109 printed-not-in-metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import AUTHORING, speaks_of_another_language
from provenance.audit.not_people import what_is
from provenance.audit.rule import Rule
from provenance.audit.wording import listed
from provenance.credits.identity import missing_people
from provenance.values import Credit, Finding, Role, Severity, Skipped, Version

_EDITING: frozenset[Role] = frozenset({"editor", "reviser"})
_ALWAYS: frozenset[Role] = AUTHORING | {"translator"}


class PrintedNotInMetadata(Rule):
    """Who is printed as author or translator must be in the metadata too, where there is any.

    What it checks:
        A version whose file states credits (front matter, JSON-LD, meta elements): each author, reporter,
        contributor and translator that the text prints must be among the names stated, in whatever role.
        Editors are asked for only where the metadata names editors.

    Why:
        Search engines, feeds and syndication read the metadata, not the text. Whoever is missing there is
        missing everywhere that the story goes.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "(Reportage Ada Quill, version française Noé Tarn)"]
        credits = ["reporter=Ada Quill; paragraph=2", "translator=Noé Tarn; paragraph=2", "author=Ada Quill; by=metadata"]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "(Reportage Ada Quill, version française Noé Tarn)"]
        credits = ["reporter=Ada Quill; paragraph=2", "translator=Noé Tarn; paragraph=2", "author=Ada Quill; by=metadata", "translator=Noe Tarn; by=metadata"]

    Limits:
        A file without stated credits is left alone, and so is one that states only an account or a newsroom
        (CR112 looks at those). A translator who is printed for another language (CR114) is not asked for.
    """  # noqa: E501 - the credits of a version stand in one line

    id: ClassVar[str] = "CR109"
    name: ClassVar[str] = "printed-not-in-metadata"
    severity: ClassVar[Severity] = "info"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for each printed name among those stated."""
        stated = [c for c in version.credits if c.evidence == "metadata" and what_is(c.name) is None]
        if not stated:
            return
        roles = _ALWAYS | (_EDITING if any(c.role in _EDITING for c in stated) else frozenset())
        printed = [
            c for c in version.credits if c.evidence == "printed" and c.role in roles and _here(c, version)
        ]
        missing = missing_people(printed, stated)
        if not missing:
            return
        names = listed(f"{credit.name} ({credit.role})" for credit in missing)
        yield self.finding(
            case,
            version,
            f"The text prints {names}, but its metadata names only {listed(c.name for c in stated)}.",
            evidence={
                "credit_line": case.quote(version, missing[0]),
                "in_metadata": listed(f"{credit.name} ({credit.role})" for credit in stated),
            },
            hint="add the name to the metadata where the text is published",
            paragraph=missing[0].paragraph,
        )


def _here(credit: Credit, version: Version) -> bool:
    return not speaks_of_another_language(credit, version)
