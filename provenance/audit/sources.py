"""Which version of the family a version may have been made from: for the commands that findings propose.

These are proposals for a person; nothing here records or decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from provenance.audit.case import Case
from provenance.audit.claims import (
    AUTHORING,
    foreign_translators,
    own_translators,
    speaks_of_translation,
    with_role,
)
from provenance.credits.identity import DEFAULT, same_person
from provenance.lineage.graph import differ_in_language
from provenance.text.tags import same_language
from provenance.values import Credit, PublicationStatus, Relation, Version


@dataclass(frozen=True, slots=True)
class LikelySource:
    """A version that another may have been made from.

    Attributes:
        version: The candidate.
        relation: How it was made from it.
    """

    version: Version
    relation: Relation


def fitting_version(
    case: Case, version: Version, language: str, translators: Sequence[Credit]
) -> Version | None:
    """The version in another language that credits printed on this one belong to, if the family knows it.

    Args:
        case: The family.
        version: The version that prints the credits.
        language: The language that they state.
        translators: The translators among them.

    Returns:
        The one whose translator, editor and reporters agree best with the credits, the latest of equals;
        never one whose own translator is somebody else.
    """
    best: tuple[int, int] | None = None
    found = None
    for position, candidate in enumerate(_possible(case, version)):
        if not same_language(candidate.language, language):
            continue
        theirs = own_translators(candidate)
        shared_translators = _shared(translators, theirs)
        if theirs and not shared_translators:
            continue
        shared_others = _shared(with_role(version, "editor"), with_role(candidate, "editor")) + _shared(
            with_role(version, *AUTHORING), with_role(candidate, *AUTHORING)
        )
        rank = (100 * shared_translators + shared_others, position)
        if best is None or rank > best:
            best, found = rank, candidate
    return found


def translated_by(case: Case, version: Version, translators: Sequence[Credit]) -> Version | None:
    """The latest version in another language that one of these translators made."""
    fitting = (
        other
        for other in reversed(_possible(case, version))
        if differ_in_language(other.language, version.language)
        and _shared(translators, own_translators(other))
    )
    return next(fitting, None)


def version_in(case: Case, version: Version, language: str) -> Version | None:
    """The first registered version in a language that may be a source of this one."""
    return next((v for v in _possible(case, version) if same_language(v.language, language)), None)


def unlinked_elders(case: Case, version: Version) -> tuple[Version, ...]:
    """Versions registered before this one, those aside that themselves wait for their source."""
    elders = []
    for other in case.family.versions:
        if other.version == version.version:
            break
        if other.pubstatus != "canceled" and (other.parents or not speaks_of_translation(other)):
            elders.append(other)
    return tuple(elders)


def likely_source(case: Case, version: Version) -> LikelySource | None:
    """What a version without sources was most likely made from; None where the family has nothing fit.

    Credits decide first (a stated target or source language); then a translation is taken to come from the
    first original in another language, and anything else from the latest text in its own.
    """
    foreign = foreign_translators(version)
    if foreign and foreign[-1].language is not None:
        fitting = fitting_version(case, version, foreign[-1].language, foreign)
        return LikelySource(fitting, "translation") if fitting else None
    stated = next((c.source_language for c in own_translators(version) if c.source_language), None)
    if stated is not None:
        source = version_in(case, version, stated)
        return LikelySource(source, "translation") if source else None
    abroad = [v for v in _possible(case, version) if differ_in_language(v.language, version.language)]
    if speaks_of_translation(version):
        source = _first_original(abroad)
        return LikelySource(source, "translation") if source else None
    elders = unlinked_elders(case, version)
    same = [v for v in elders if same_language(v.language, version.language)]
    if same:
        return LikelySource(same[-1], "edit")
    source = _first_original(v for v in abroad if v in elders)
    return LikelySource(source, "translation") if source else None


def _possible(case: Case, version: Version) -> list[Version]:
    return [
        other
        for other in case.family.versions
        if other.version != version.version
        and other.pubstatus != "canceled"
        and case.may_derive(version, other)
    ]


def _first_original(versions: Iterable[Version]) -> Version | None:
    candidates = list(versions)
    originals = (v for v in candidates if not v.parents and not speaks_of_translation(v))
    return next(originals, candidates[0] if candidates else None)


def _shared(left: Iterable[Credit], right: Iterable[Credit]) -> int:
    """How many people of one text are among those of the other; of a text that names very many, the first."""
    others = list(islice(right, DEFAULT.most_people))
    first = islice(left, DEFAULT.most_people)
    return sum(any(same_person(credit, other) for other in others) for credit in first)


def source_with_status(case: Case, version: Version, status: PublicationStatus) -> Version | None:
    """The nearest source, direct or indirect, with this status, unless its correction stands between.

    What the same desk made of it by editing, and has let stand as usable, is its correction.
    """
    chain = case.ancestors(version)
    put_right = {
        parent.version
        for link in (version, *chain)
        if link.pubstatus == "usable"
        for parent, source in case.sources(link)
        if parent.relation == "edit" and source.desk == link.desk
    }
    return next((s for s in chain if s.pubstatus == status and s.version not in put_right), None)
