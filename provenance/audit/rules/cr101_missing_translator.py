"""CR101 missing-translator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.claims import foreign_translators, own_translators, returned_translators
from provenance.audit.kinds import translated_from
from provenance.audit.rule import Rule
from provenance.audit.wording import TO_SAY, amend, listed, stated_language
from provenance.text.tags import language_name
from provenance.values import Finding, Severity, Skipped, Version


class MissingTranslator(Rule):
    """A translation must say who translated it.

    What it checks:
        A version that is recorded as a translation, or was edited from a text in another language, needs a
        translator who can be its own: one whose stated language is the version's, or who states none.
        Instead of a translator, a machine translation that is printed or declared will do.

    Why:
        A translator's name is what readers and rights holders can hold on to. A translation without one is
        either an omission or a machine's work that nobody has disclosed.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "editor=Luc Orme"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        credits = ["reporter=Ada Quill"]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        credits = ["reporter=Ada Quill", "translator=Noé Tarn"]

    Limits:
        An adaptation is not checked: it has its own reporting. A credit whose words are not in the phrase
        tables is not seen; declare it with `amend --credit`. A translator carried over from the source
        without a stated language is taken for the version's own. A house that needs no translator on its
        translations (`[needs]` in provenance.toml) is not asked for one.
    """

    id: ClassVar[str] = "CR101"
    name: ClassVar[str] = "missing-translator"
    severity: ClassVar[Severity] = "error"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for a translator on each version that has a source to translate."""
        source = translated_from(case, version)
        if source is None or version.machine is not None or own_translators(version):
            return
        if "translator" not in case.house.roles_needed(version, "translation"):
            return
        language = language_name(version.language)
        others = foreign_translators(version) or returned_translators(version)
        named = listed(credit.name for credit in others)
        message = f"This {language} text was translated from {source}, but no translator is credited for it"
        if foreign := foreign_translators(version):
            into = listed(language_name(credit.language or "") for credit in foreign)
            message += (
                f": {named} {'is' if len(foreign) == 1 else 'are'} credited for {into}, not for {language}"
            )
        yield self.finding(
            case,
            version,
            f"{message}, and no machine translation is declared.",
            evidence={
                "source": source,
                "text_language": stated_language(version),
                "other_translator": named,
                "credit_line": case.quote(version, others[0]) if others else "",
            },
            hint="name the translator, or --machine TOOL in place of --credit: "
            + amend(version, "--credit", "translator=NAME", reason=TO_SAY),
            paragraph=others[0].paragraph if others else None,
        )
