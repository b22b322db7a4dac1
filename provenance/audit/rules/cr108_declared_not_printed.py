"""CR108 declared-not-printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.rule import Rule
from provenance.audit.wording import listed
from provenance.credits.identity import missing_people, name_words
from provenance.values import Credit, Finding, Severity, Skipped, Version


class DeclaredNotPrinted(Rule):
    """Who is on record as having worked on a text should be named in it.

    What it checks:
        Each credit that a user declared, against the names that the held text prints: in its credits, or
        anywhere else, as far as the words of the name are found in one paragraph.

    Why:
        A credit in the registry alone is no credit: readers see the text, and whoever takes the text over
        takes over what it prints.

    Fails:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "(Reportage Ada Quill)"]
        credits = ["reporter=Ada Quill; paragraph=2", "translator=Noé Tarn; by=declared"]

    Passes:
        [[version]]
        ref = "ferry@fr.1"
        text = ["Le bac reste à quai.", "(Reportage Ada Quill, version française N. Tarn)"]
        credits = ["reporter=Ada Quill; paragraph=2", "translator=N. Tarn; paragraph=2", "translator=Noé Tarn; by=declared"]

    Limits:
        A wire that names nobody by policy switches this off (preset `wire-unsigned`). A published text cannot
        be mended here: the finding is for the next time, or for the site.
    """  # noqa: E501 - the credits of a version stand in one line

    id: ClassVar[str] = "CR108"
    name: ClassVar[str] = "declared-not-printed"
    severity: ClassVar[Severity] = "info"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for each declared name in the text."""
        declared = [c for c in version.credits if c.evidence == "declared"]
        if not declared:
            return
        printed = [c for c in version.credits if c.evidence == "printed"]
        unseen = missing_people(declared, printed)
        if not unseen:
            return
        texts = [frozenset(name_words_of(p.text)) for p in case.paragraphs(version)]
        missing = [c for c in unseen if not any(_stands_in(c, words) for words in texts)]
        if not missing:
            return
        names = listed(f"{credit.name} ({credit.role})" for credit in missing)
        printed_names = listed(credit.name for credit in printed)
        yield self.finding(
            case,
            version,
            f"The registry credits {names}, but the text does not name "
            + ("them" if len(missing) > 1 else "that person")
            + (f": it prints {printed_names}." if printed_names else ": it prints no credits at all."),
            evidence={
                "declared": names,
                "credit_line": case.quote(version, printed[-1]) if printed else "",
            },
            hint="add the credit where the text is published, and register the text that readers see",
            paragraph=printed[-1].paragraph if printed else None,
        )


def name_words_of(text: str) -> list[str]:
    """The folded words of a paragraph, however long it is."""
    return [word for part in text.split() for word in name_words(part)]


def _stands_in(credit: Credit, words: frozenset[str]) -> bool:
    wanted = name_words(credit.name)
    return bool(wanted) and words.issuperset(wanted)
