"""What the credits of a version claim: that it was translated into its language, into another, or from it."""

from __future__ import annotations

from provenance.credits.identity import name_words
from provenance.text.tags import UNDETERMINED, same_language
from provenance.values import Credit, Role, Version

AUTHORING: frozenset[Role] = frozenset({"author", "reporter", "contributor"})
"""Roles of those who made the story; agencies print one for the other."""


def with_role(version: Version, *roles: Role) -> tuple[Credit, ...]:
    """The credits in any of these roles."""
    return tuple(credit for credit in version.credits if credit.role in roles)


def foreign_translators(version: Version) -> tuple[Credit, ...]:
    """Translators whose stated language is not the version's: credits of another version, carried along."""
    return tuple(
        credit
        for credit in with_role(version, "translator")
        if credit.language is not None and speaks_of_another_language(credit, version)
    )


def returned_translators(version: Version) -> tuple[Credit, ...]:
    """Translators who are said to translate from the version's own language, and into none that is stated.

    "Translated from the English" printed on an English text: the text has come back.
    """
    return tuple(
        credit
        for credit in with_role(version, "translator")
        if credit.language is None
        and credit.source_language is not None
        and _same_variety(credit.source_language, version.language)
    )


def own_translators(version: Version) -> tuple[Credit, ...]:
    """Translators who can have made this version: those who state its language or none.

    Of those who state none, one who is credited on the same text for another language does not count, unless
    a user declared it.
    """
    foreign = foreign_translators(version)
    elsewhere = {*foreign, *returned_translators(version)}
    named_elsewhere = {_folded(credit) for credit in foreign}
    return tuple(
        credit
        for credit in with_role(version, "translator")
        if credit not in elsewhere
        and (
            credit.language is not None
            or credit.evidence == "declared"
            or _folded(credit) not in named_elsewhere
        )
    )


def speaks_of_another_language(credit: Credit, version: Version) -> bool:
    """Whether a credit states a target language that is surely not the version's."""
    return (
        credit.language is not None
        and UNDETERMINED not in (credit.language, version.language)
        and not same_language(credit.language, version.language)
    )


def speaks_of_translation(version: Version) -> bool:
    """Whether anything that is credited or noticed on a version says that it was translated."""
    return version.machine is not None or bool(with_role(version, "translator"))


def step_is_accounted_for(version: Version) -> bool:
    """Whether somebody, or a machine, is named who can have put the version into its language."""
    return version.machine is not None or bool(own_translators(version))


def _same_variety(left: str, right: str) -> bool:
    """Whether two tags may name one variety: `en` and `en-US` may, `zh-Hans` and `zh-Hant` do not."""
    if UNDETERMINED in (left, right) or not same_language(left, right):
        return False
    pairs = zip(left.lower().split("-")[1:], right.lower().split("-")[1:], strict=False)
    return all(a == b for a, b in pairs)


def _folded(credit: Credit) -> tuple[str, ...]:
    return tuple(sorted(name_words(credit.name))) or (credit.name,)
