"""CR114 credit-speaks-of-another-language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import own_translators, speaks_of_another_language
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend, listed, stated_language, with_article
from provenance.text.tags import UNDETERMINED, language_name
from provenance.values import Credit, Finding, Role, Severity, Skipped, Version

_WORKED_INTO: frozenset[Role] = frozenset({"translator", "reviser", "editor"})


class CreditSpeaksOfAnotherLanguage(Rule):
    """A printed credit must not speak of a version in another language than the text's.

    What it checks:
        Translators, revisers and editors who are printed with a target language ("French version", "edited
        in Spanish by") that is not the language of the text. A text that also names a translator of its
        own, or prints that a machine translated it, shows its whole way and is in order.

    Why:
        Such a line was made for another text. It credits people with words that they have not written and
        have never seen, and it hides who did write them.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = [
            "Harbour town votes on its ferry",
            "The council of Port Ellan will vote on Monday whether the ferry goes on.",
            "(Report Ada Quill, French version Noé Tarn, edited by Luc Orme)",
        ]
        credits = [
            "reporter=Ada Quill; paragraph=3",
            "translator=Noé Tarn; paragraph=3; label=French version; language=fr",
            "editor=Luc Orme; paragraph=3; label=edited by",
        ]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = [
            "Harbour town votes on its ferry",
            "The council of Port Ellan will vote on Monday whether the ferry goes on.",
            "(Report Ada Quill, French version Noé Tarn, English translation Iris Combe)",
        ]
        credits = [
            "reporter=Ada Quill; paragraph=3",
            "translator=Noé Tarn; paragraph=3; label=French version; language=fr",
            "translator=Iris Combe; paragraph=3; label=English translation; language=en",
        ]

    Limits:
        Languages are compared by primary subtag: a "Brazilian version" on a European Portuguese text is not
        found. Only printed credits are looked at. What the line should say is for a person to decide;
        recording the English translator settles the finding, though not the line that readers see.
    """

    id: ClassVar[str] = "CR114"
    name: ClassVar[str] = "credit-speaks-of-another-language"
    severity: ClassVar[Severity] = "error"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Compare the languages that printed credits state with the version's."""
        stating = [
            credit
            for credit in version.credits
            if credit.evidence == "printed" and credit.role in _WORKED_INTO and credit.language is not None
        ]
        if not stating:
            return
        if version.language == UNDETERMINED:
            yield self.skipped(
                version, "a credit states a language, but the language of the text is not known"
            )
            return
        if own_translators(version) or (version.machine and version.machine.evidence == "printed"):
            return
        by_language: dict[str, list[Credit]] = {}
        for credit in stating:
            if speaks_of_another_language(credit, version):
                by_language.setdefault(language_name(credit.language or ""), []).append(credit)
        for language, credits in by_language.items():
            yield self._finding(case, version, language, credits)

    def _finding(self, case: Case, version: Version, language: str, credits: list[Credit]) -> Finding:
        first = credits[0]
        own = language_name(version.language)
        names = listed(credit.name for credit in credits)
        label = f"says '{first.label}'" if first.label else f"speaks of {with_article(language)} version"
        return self.finding(
            case,
            version,
            f"The text is {own}, but its credit line {label}: it names {names} for the {language}, and "
            f"nobody for the {own}.",
            evidence={
                "credit_line": case.quote(version, first),
                "credited_language": language,
                "text_language": stated_language(version),
                first.role: names,
            },
            hint=f"correct the credit line where the text is published; once it is known who made the {own}: "
            + amend(version, "--credit", "translator=NAME", reason=TO_SAY),
            paragraph=first.paragraph,
        )
