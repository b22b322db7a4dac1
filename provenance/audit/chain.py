"""What the recorded chain of sources says about languages, and the commands that complete it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from provenance.audit.case import Case
from provenance.audit.claims import (
    foreign_translators,
    own_translators,
    speaks_of_translation,
    with_role,
)
from provenance.audit.wording import amend, in_turn, register, stated
from provenance.credits.identity import DEFAULT, same_person
from provenance.lineage.graph import differ_in_language, language_of
from provenance.text.tags import same_language
from provenance.values import Credit, Version
from provenance.values.refs import version_ref


def chain_languages(case: Case, version: Version) -> tuple[str, ...]:
    """The languages of all sources, direct and indirect, also of those outside the family; each once."""
    tags = (language_of(case.family, ref) for ref in _source_refs(case, version))
    return tuple(dict.fromkeys(tag for tag in tags if tag is not None))


def outside_sources(case: Case, version: Version) -> tuple[str, ...]:
    """Refs of sources, direct and indirect, of which the family knows nothing."""
    return tuple(ref for ref in _source_refs(case, version) if ref not in case.versions)


def said_before(case: Case, version: Version, claims: Callable[[Credit], bool]) -> bool:
    """Whether a source in the same language has a translator with this claim, and so answers for it."""
    return any(
        parent.relation != "adaptation"
        and source.pubstatus != "canceled"
        and same_language(source.language, version.language)
        and any(map(claims, with_role(source, "translator")))
        for parent, source in case.sources(version)
    )


def was_there_before(case: Case, version: Version, translators: Sequence[Credit]) -> bool:
    """Whether the story is known to have been in this language before it was translated away."""
    if any(c.source_language and same_language(c.source_language, version.language) for c in translators):
        return True
    return any(
        other.version != version.version
        and other.pubstatus != "canceled"
        and same_language(other.language, version.language)
        and not foreign_translators(other)
        and version not in case.ancestors(other)
        for other in case.family.versions
    )


def command_to_record_source(  # noqa: PLR0913
    case: Case,
    version: Version,
    source: Version | None,
    *,
    language: str,
    translators: Sequence[Credit],
    reason: str,
) -> str:
    """The command that records the source of a translation.

    Args:
        case: The family.
        version: The version that lacks it.
        source: The source; None where the family does not know it: then it is registered first, without text.
        language: Its language, for that.
        translators: Its translators, for that.
        reason: Why, for the history.
    """
    if source is not None:
        return amend(version, "--translation-of", source.version, reason=reason)
    names = [stated(credit) for credit in translators]
    if translators:  # the editor of a credit line belongs to its translator
        names += [stated(credit) for credit in with_role(version, "editor")]
    options = [word for name in dict.fromkeys(names) for word in ("--credit", name)]
    return in_turn(
        [
            register("--no-text", "--article", version.article, "--lang", language, *options),
            amend(version, "--translation-of", next_ref(case, version.article, language), reason=reason),
        ]
    )


def next_ref(case: Case, article: str, language: str) -> str:
    """The ref that the next version in a language will get."""
    numbers = [v.number for v in case.family.versions if v.language.lower() == language.lower()]
    return version_ref(article, language, max(numbers, default=0) + 1)


def _source_refs(case: Case, version: Version) -> tuple[str, ...]:
    chain = (version, *case.ancestors(version))
    return tuple(dict.fromkeys(parent.version for link in chain for parent in link.parents))


def misplaced_translators(case: Case, version: Version) -> tuple[Credit, ...]:
    """Translators credited on what is recorded as an original, or as edited from one within its language."""
    translators = tuple(c for c in own_translators(version) if c.source_language is None)
    if not translators or version.machine is not None:
        return ()
    if not version.parents:
        made_others = _translators_out_of(case, version)
        return tuple(c for c in translators if any(same_person(c, other) for other in made_others))
    chain = (version, *case.ancestors(version))
    if outside_sources(case, version) or any(
        parent.relation != "edit" or differ_in_language(link.language, version.language)
        for link in chain
        for parent in link.parents
    ):
        return ()
    if any(speaks_of_translation(link) or not link.held for link in chain[1:]):
        return ()
    return translators


def _translators_out_of(case: Case, version: Version) -> tuple[Credit, ...]:
    """Who translated this version into other languages."""
    return tuple(
        credit
        for other in case.family.versions
        if any(p.version == version.version and p.relation == "translation" for p in other.parents)
        and differ_in_language(other.language, version.language)
        for credit in islice(own_translators(other), DEFAULT.most_people)
    )
