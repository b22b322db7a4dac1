"""LN103 undisclosed-pivot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import own_translators
from provenance.audit.kinds import translated_from
from provenance.audit.rule import Rule
from provenance.audit.wording import arrow, listed
from provenance.lineage.graph import differ_in_language
from provenance.text.tags import language_name, same_language
from provenance.values import Credit, Finding, Severity, Skipped, Version


class UndisclosedPivot(Rule):
    """A translation of a translation must say from which language it was made.

    What it checks:
        A version translated from a text that was itself translated from a third language, or from the
        version's own: one of its credits must state the language that it was really translated from, or
        name the translator of the text between.

    Why:
        Each step loses something. Readers of a Spanish text take it for a translation of the English
        original; if it went by way of French, they should know, and so should whoever checks it.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

        [[version]]
        ref = "ferry@es.1"
        parents = ["translation ferry@fr.1"]
        credits = ["reporter=Ada Quill", "translator=Eva Soler"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

        [[version]]
        ref = "ferry@es.1"
        parents = ["translation ferry@fr.1"]
        credits = ["reporter=Ada Quill", "translator=Eva Soler; from=fr; label=traducido del francés por"]

    Limits:
        Only credits are read: a sentence about the source in the running text is not seen. A chain that is
        not recorded is not known; LN101 and LN102 ask for it.
    """

    id: ClassVar[str] = "LN103"
    name: ClassVar[str] = "undisclosed-pivot"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for a source that was itself translated, and for a word about it."""
        if any(p.relation == "translation" and _is_untranslated(case, p.version) for p in version.parents):
            return  # it was made from an original too
        pivot = case.versions.get(translated_from(case, version) or "")
        if pivot is None or not differ_in_language(pivot.language, version.language):
            return
        original = _translated_source(case, pivot)
        if original is None:
            return
        own = own_translators(version)
        if any(
            c.source_language and same_language(c.source_language, pivot.language) for c in version.credits
        ):
            return
        if any(c.language and same_language(c.language, pivot.language) for c in version.credits):
            return
        stated = next((c for c in own if c.source_language), None)
        names = listed(c.name for c in own)
        through = language_name(pivot.language)
        message = (
            f"This text was translated from {pivot.version}, which is itself a translation from "
            f"{language_name(original)}"
        )
        if stated is not None:
            message += f", but its credits say translated from {language_name(stated.source_language or '')}"
        elif names:
            message += (
                f"; {names} {'is' if len(own) == 1 else 'are'} credited without a word of the {through}"
            )
        else:
            message += f", and its credits say nothing of the {through}"
        yield self.finding(
            case,
            version,
            f"{message}.",
            evidence={
                "source": pivot.version,
                "steps": f"{arrow(original, pivot.language)} → {language_name(version.language)}",
                "credit_line": _line(case, version, own),
            },
            hint=f"print 'translated from the {through}' where the text is published",
            paragraph=own[0].paragraph if own else None,
        )


def _line(case: Case, version: Version, own: tuple[Credit, ...]) -> str:
    return case.quote(version, own[0]) if own else ""


def _is_untranslated(case: Case, ref: str) -> bool:
    source = case.versions.get(ref)
    return source is not None and _translated_source(case, source) is None


def _translated_source(case: Case, version: Version) -> str | None:
    """The language that a version, or the text it was edited from, was translated from."""
    seen: set[str] = set()
    waiting = [version]
    while waiting:
        current = waiting.pop(0)
        seen.add(current.version)
        for parent, source in case.sources(current):
            if differ_in_language(source.language, current.language) and parent.relation != "adaptation":
                return source.language
            if parent.relation == "edit" and source.version not in seen:
                waiting.append(source)
    return None
