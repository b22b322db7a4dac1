"""LA102 untranslated-paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from provenance.audit.case import Case
from provenance.audit.kinds import kind_of
from provenance.audit.rule import Rule
from provenance.audit.wording import quoted
from provenance.compare.counting import is_counted
from provenance.lineage.graph import differ_in_language
from provenance.text.declared import hard_to_tell_apart
from provenance.text.tags import UNDETERMINED, language_name, same_language
from provenance.text.tokenise import count_words
from provenance.values import Finding, Paragraph, Severity, Skipped, Version

_LEAST_WORDS = 6  # a shorter paragraph that is the same in both texts may be names and figures alone


class UntranslatedParagraphs(Rule):
    """A translation must not leave paragraphs in the language of its source.

    What it checks:
        The paragraphs of a translation, credit lines, bylines and site junk aside: those that stand word for
        word in a source in another language, and those that read as the language of a source. One such
        paragraph makes a finding, unless the house sets `untranslated-paragraphs` higher.

    Why:
        Paragraphs that were forgotten, or pasted in after the translation, are the commonest accident in a
        late update, and readers see it at once.

    Fails:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry stays in port.", "It will leave on Monday, the harbour office said."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "It will leave on Monday, the harbour office said."]
        paragraph_languages = ["fr", "en"]

    Passes:
        [[version]]
        ref = "ferry@en.1"
        text = ["The ferry stays in port.", "It will leave on Monday, the harbour office said."]

        [[version]]
        ref = "ferry@fr.1"
        parents = ["translation ferry@en.1"]
        text = ["Le bac reste à quai.", "Il partira lundi, selon la capitainerie."]
        paragraph_languages = ["fr", "fr"]

    Limits:
        Poems, mottos and quotations that are meant to stay in their language need a waiver. Paragraphs too
        short to tell count only if they are the source's word for word. Where the whole text reads as
        another language LA101 speaks, and languages that the detector mixes up are not told apart here.
    """

    id: ClassVar[str] = "LA102"
    name: ClassVar[str] = "untranslated-paragraphs"
    severity: ClassVar[Severity] = "warning"

    def check(self, case: Case, version: Version) -> Iterator[Finding | Skipped]:
        """Look for paragraphs that are not in the language of the version."""
        if version.language == UNDETERMINED or kind_of(case, version) != "translation":
            return
        detected = version.language_detected
        if detected is not None and not same_language(detected, version.language):
            return
        sources = [
            source
            for source in case.ancestors(version)
            if differ_in_language(source.language, version.language)
        ]
        languages = tuple(dict.fromkeys(source.language for source in sources))
        verbatim = {_plain(p.text) for source in sources for p in case.paragraphs(source) if is_counted(p)}
        found = [
            (index, paragraph, same)
            for index, paragraph in enumerate(case.paragraphs(version))
            if is_counted(paragraph)
            and (
                (same := _plain(paragraph.text) in verbatim and _long_enough(paragraph, languages))
                or _reads_as_one_of(paragraph, languages, version.language)
            )
        ]
        if not found or len(found) < case.house.thresholds.untranslated_paragraphs:
            return
        yield self._finding(case, version, found, languages)

    def _finding(
        self,
        case: Case,
        version: Version,
        found: list[tuple[int, Paragraph, bool]],
        languages: tuple[str, ...],
    ) -> Finding:
        first, paragraph, same = found[0]
        read = next(
            (tag for tag in languages if paragraph.language and same_language(tag, paragraph.language)),
            languages[0],
        )
        numbers = ", ".join(f"¶{index + 1}" for index, _, _ in found[:10]) + (" …" if len(found) > 10 else "")
        many = len(found) > 1
        what = f"{len(found)} paragraphs" if many else "One paragraph"
        how = "word for word the source's" if same and not many else f"{language_name(read)}"
        return self.finding(
            case,
            version,
            f"{what} of this {language_name(version.language)} translation {'are' if many else 'is'} {how}"
            f"{f' ({numbers})' if many else ''}.",
            evidence={"untranslated": quoted(paragraph.text), "paragraphs": numbers if many else ""},
            hint="translate what was left out and register the text again; where the other language is meant "
            "to stand, waive this",
            paragraph=first,
        )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _long_enough(paragraph: Paragraph, languages: tuple[str, ...]) -> bool:
    return bool(languages) and count_words(paragraph.text, languages[0]) >= _LEAST_WORDS


def _reads_as_one_of(paragraph: Paragraph, languages: tuple[str, ...], own: str) -> bool:
    tag = paragraph.language
    if tag is None or same_language(tag, own) or hard_to_tell_apart(tag, own):
        return False
    return any(same_language(tag, language) for language in languages)
