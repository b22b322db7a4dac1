"""LN101 uncredited-step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.chain import (
    chain_languages,
    command_to_record_source,
    next_ref,
    outside_sources,
    said_before,
    was_there_before,
)
from provenance.audit.claims import (
    foreign_translators,
    own_translators,
    returned_translators,
    step_is_accounted_for,
    with_role,
)
from provenance.audit.rule import Rule
from provenance.audit.sources import fitting_version, translated_by, version_in
from provenance.audit.wording import amend, arrow, in_turn, listed, register, stated_language, with_article
from provenance.lineage.graph import differ_in_language, language_of
from provenance.text.tags import UNDETERMINED, language_name, same_language
from provenance.values import Credit, Finding, Severity, Skipped, Version


class UncreditedStep(Rule):
    """Each translation that a text has gone through must be credited or recorded.

    What it checks:
        Three signs of a translation that nobody answers for. The credits are those of a version in another
        language ("French version" on an English text), or of a translation from the text's own language,
        and neither a translator, nor a machine, nor a recorded source explains how the text got into its
        language. An edit is recorded between texts in two languages. The credits state a source language
        ("translated from the German") that none of the recorded sources has.

    Why:
        A story that was translated, and then translated back by a stranger or a machine, still carries the
        names of the people who made it, over words that none of them wrote.

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
        ref = "ferry@fr.1"
        held = false
        credits = ["translator=Noé Tarn", "editor=Luc Orme"]

        [[version]]
        ref = "ferry@en.1"
        parents = ["translation ferry@fr.1"]
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

    Limits:
        Only what is printed or recorded is seen: a machine copy that drops the credit line goes unnoticed
        here. Once the step is recorded as a source, this rule is silent and CR101 asks for the translator.
        An edit that repeats the credits of the text it was made from is not accused again.
    """

    id: ClassVar[str] = "LN101"
    name: ClassVar[str] = "uncredited-step"
    severity: ClassVar[Severity] = "error"
    reads_text: ClassVar[bool] = False

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for the three signs."""
        stating = [c for c in with_role(version, "translator") if c.language or c.source_language]
        if version.language == UNDETERMINED:
            if stating:
                yield self.skipped(version, "a credit states a language, but that of the text is not known")
            return
        if stating and not step_is_accounted_for(version):
            yield from self._credits_of_another_text(case, version)
        yield from self._edits_across_languages(case, version)
        yield from self._source_not_recorded(case, version)

    def _credits_of_another_text(self, case: Case, version: Version) -> Iterator[Finding]:
        """The first sign: of a version in another language, or of a translation away from this one."""
        own = language_name(version.language)
        recorded = chain_languages(case, version)
        foreign = foreign_translators(version)
        if foreign:
            language = str(foreign[-1].language)
            translators = [c for c in foreign if _is(c.language, language)]
            if any(same_language(language, other) for other in recorded):
                return
            if said_before(case, version, lambda c: _is(c.language, language)):
                return
            whose = f"{with_article(language_name(language))} version"
            by = f"translated by {listed(c.name for c in translators)}"
            known = fitting_version(case, version, language, translators)
            back = "back " if was_there_before(case, version, translators) else ""
            step = arrow(language, version.language)
        else:
            language = "LANGUAGE"
            translators = list(returned_translators(version))
            if any(differ_in_language(version.language, other) for other in recorded):
                return
            if said_before(case, version, partial(_says_from, version.language)):
                return
            whose, by = f"a translation from {own}", f"by {listed(c.name for c in translators)}"
            known = translated_by(case, version, translators)
            back, step = "back ", f"→ {own}"
        message = (
            f"The text is {own}, but its credits are those of {whose} ({by}). Someone, or a machine, has put "
            f"it {back}into {own}, and neither a credit nor a recorded version accounts for that step "
            f"({step})."
        )
        if known is not None:
            message += f" The credits fit {known.version}."
        yield self.finding(
            case,
            version,
            message,
            evidence={
                "credit_line": case.quote(version, translators[-1]),
                "text_language": stated_language(version),
                "credited_language": language_name(language) if foreign else "",
                "translator": listed(c.name for c in translators),
                "editor": listed(c.name for c in with_role(version, "editor")),
                "step": step,
            },
            hint=command_to_record_source(
                case,
                version,
                known,
                language=language,
                translators=translators,
                reason=f"its credits are those of {whose}",
            ),
            paragraph=translators[-1].paragraph,
        )

    def _edits_across_languages(self, case: Case, version: Version) -> Iterator[Finding]:
        """The second sign."""
        for parent in version.parents:
            language = language_of(case.family, parent.version)
            if (
                parent.relation != "edit"
                or language is None
                or not differ_in_language(language, version.language)
            ):
                continue
            step = arrow(language, version.language)
            own = listed(c.name for c in own_translators(version))
            if own:
                answer = f"{own} is credited for it, but it is recorded as an edit"
            elif version.machine is not None:
                answer = "a machine is said to have made it, but it is recorded as an edit"
            else:
                answer = "no version and no credit accounts for it"
            yield self.finding(
                case,
                version,
                f"This {language_name(version.language)} version is recorded as an edit of {parent.version}, "
                f"which is {language_name(language)}. Between the two lies a translation ({step}): {answer}.",
                evidence={
                    "source": parent.version,
                    "text_language": stated_language(version),
                    "translator": own,
                    "step": step,
                },
                hint=amend(
                    version, "--translation-of", parent.version, reason="its source is in another language"
                ),
            )

    def _source_not_recorded(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """The third sign; without any recorded source it is LN102 that asks for one."""
        if not version.parents:
            return
        by_language: dict[str, list[Credit]] = {}
        for credit in own_translators(version):
            stated = credit.source_language
            if stated is not None and differ_in_language(stated, version.language):
                by_language.setdefault(stated, []).append(credit)
        if not by_language:
            return
        recorded = chain_languages(case, version)
        outside = outside_sources(case, version)
        for language, credits in by_language.items():
            if any(same_language(language, other) for other in recorded) or said_before(
                case, version, partial(_says_from, language)
            ):
                continue
            if outside:
                yield self.skipped(
                    version,
                    f"a credit says that it was translated from {language_name(language)}, but nothing is "
                    f"known of its source {outside[0]}",
                )
            else:
                yield self._other_source(case, version, language, credits)

    def _other_source(self, case: Case, version: Version, language: str, credits: list[Credit]) -> Finding:
        stated = language_name(language)
        names = listed(c.name for c in credits)
        recorded = listed(language_name(tag) for tag in chain_languages(case, version)) or "undetermined"
        parent = version.parents[0].version
        known = version_in(case, version, language)
        source = known.version if known else next_ref(case, version.article, language)
        record = register(
            "--no-text", "--article", version.article, "--lang", language, "--translation-of", parent
        )
        mend = amend(
            version,
            "--drop-parent",
            parent,
            "--translation-of",
            source,
            reason=f"its credits say translated from {stated}",
        )
        return self.finding(
            case,
            version,
            f"The credits say that {names} translated this version from {stated}, but the recorded sources "
            f"are in other languages ({recorded}): {with_article(stated)} version lies between that is not "
            "recorded as a source, or the recorded source is wrong."
            + (f" {source} is {with_article(stated)} version." if known else ""),
            evidence={
                "credit_line": case.quote(version, credits[0]),
                "stated_source_language": stated,
                "recorded_source_languages": recorded,
                "translator": names,
            },
            hint=mend if known else in_turn([record, mend]),
            paragraph=credits[0].paragraph,
        )


def _says_from(language: str, credit: Credit) -> bool:
    return _is(credit.source_language, language)


def _is(tag: str | None, language: str) -> bool:
    return tag is not None and same_language(tag, language)
