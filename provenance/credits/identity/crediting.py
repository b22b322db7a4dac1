"""Whether two credits may well be one person's, leniently: an audit accuses nobody over a spelling.

Who is one person is decided by people; here it is only asked whether a name that is credited on one text is
still there on another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.credits.identity.comparing import likeness
from provenance.credits.identity.word_likeness import CompareOptions
from provenance.credits.identity.words import name_words
from provenance.values import Credit


@dataclass(frozen=True, slots=True)
class CreditingOptions:
    """How leniently credits are compared.

    Attributes:
        surname_letters: Letters from which a word by itself stands for a whole name.
        most_people: People of one text that are compared with another's; time grows with the product.
    """

    surname_letters: int = 3
    most_people: int = 200


DEFAULT = CreditingOptions()
_LENIENT = CompareOptions(tells_gender=False)


def alike(left: str, right: str, options: CreditingOptions = DEFAULT) -> bool:
    """Whether two names may well be one person's.

    Word order, case, diacritics, script, initials, case endings, left-out middle names, a bare surname and a
    slip of the pen do not matter.
    """
    ours, theirs = name_words(left), name_words(right)
    if not ours or not theirs:
        return left.split() == right.split()
    if sorted(ours) == sorted(theirs):
        return True
    short, long = sorted((ours, theirs), key=len)
    if len(short) == 1 and len(short[0]) >= options.surname_letters and short[0] in long:
        return True
    return likeness(left, right, _LENIENT) is not None


def same_person(left: Credit, right: Credit) -> bool:
    """Whether two credits may well be one person's, by key or by name."""
    return (left.person is not None and left.person == right.person) or alike(left.name, right.name)


def missing_people(wanted: Iterable[Credit], named: Iterable[Credit]) -> tuple[Credit, ...]:
    """The people among `wanted` whom `named` does not account for; each credit accounts for one person.

    Exact names are paired first, so that of two people with similar names the right one is missed.
    """
    missing = _people(wanted)
    left = _people(named)
    for same in (_exactly, same_person):
        still_missing = []
        for credit in missing:
            partner = next((other for other in left if same(credit, other)), None)
            if partner is None:
                still_missing.append(credit)
            else:
                left.remove(partner)
        missing = still_missing
    return tuple(missing)


def _people(credits: Iterable[Credit]) -> list[Credit]:
    """One credit for each person: similar names that one source gives are two people, of two sources one."""
    people: list[Credit] = []
    for credit in credits:
        if not any(
            _exactly(credit, other) or (credit.evidence != other.evidence and same_person(credit, other))
            for other in people
        ):
            people.append(credit)
    return people


def _exactly(left: Credit, right: Credit) -> bool:
    if left.person is not None and left.person == right.person:
        return True
    words = name_words(left.name)
    if not words:
        return left.name == right.name
    return sorted(words) == sorted(name_words(right.name))
