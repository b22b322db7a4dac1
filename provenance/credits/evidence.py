"""Sets what a text prints beside what its metadata state and users declare, and says where they disagree.

Roles are compared one by one. Silence is no disagreement: metadata that name an author say nothing of
translators. A name is the same person's in any order and case, with accents or without, and with initials
for given names; names in another case of their language ("Арины Лопухиной") count as other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from provenance.credits import read_credits
from provenance.credits.tokens import fold_text
from provenance.values.documents import Credit, Evidence, Role

_WORD: Final = re.compile(r"[^\W_]+")
_KINDS: Final[tuple[Evidence, ...]] = ("printed", "metadata", "declared", "traced", "assumed")


@dataclass(frozen=True, slots=True)
class Claim:
    """One person in one role, with all that says so.

    Attributes:
        role: The role.
        name: As printed, or else as first stated.
        credits: One for each kind of evidence at the least, in the order in which they came.
    """

    role: Role
    name: str
    credits: tuple[Credit, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The kinds of evidence, each once, the printed one first."""
        found = {credit.evidence for credit in self.credits}
        return tuple(kind for kind in _KINDS if kind in found)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A role for which two kinds of evidence name different people.

    Attributes:
        role: The role.
        names: For each kind of evidence that knows the role, the names that not all of them have.
    """

    role: Role
    names: tuple[tuple[Evidence, tuple[str, ...]], ...]


def side_by_side(credits: Iterable[Credit]) -> tuple[Claim, ...]:
    """The claims that credits of any evidence make, each person once in a role, in order."""
    claims: list[Claim] = []
    for credit in credits:
        for index, claim in enumerate(claims):
            if claim.role == credit.role and is_same_name(claim.name, credit.name):
                claims[index] = Claim(claim.role, claim.name, (*claim.credits, credit))
                break
        else:
            claims.append(Claim(credit.role, credit.name, (credit,)))
    return tuple(claims)


def disagreements(credits: Iterable[Credit]) -> tuple[Disagreement, ...]:
    """The roles for which printed, stated and declared credits name different people."""
    claims = side_by_side(credits)
    found: list[Disagreement] = []
    for role in dict.fromkeys(claim.role for claim in claims):
        mine = [claim for claim in claims if claim.role == role]
        kinds = [kind for kind in _KINDS if any(kind in claim.evidence for claim in mine)]
        contested = [claim for claim in mine if len(claim.evidence) < len(kinds)]
        if contested:
            names = ((kind, tuple(c.name for c in contested if kind in c.evidence)) for kind in kinds)
            found.append(Disagreement(role, tuple(names)))
    return tuple(found)


def stated_names(value: str) -> tuple[str, ...]:
    """The people whom one stated value names, as pages print them there: "By Ada Voss and Bram Quill".

    A comma alone may lead to a job or an outlet, so that only "and" and the like makes two people.

    >>> stated_names("Ada Voss & Bram Quill"), stated_names("Ada Voss, The Courier")
    (('Ada Voss', 'Bram Quill'), ('Ada Voss, The Courier',))
    """
    label = "Text: "
    people = [credit for credit in read_credits(label + value, None).credits if credit.role == "author"]
    for before, after in pairwise(people):
        between = (label + value)[before.end : after.start]
        if any(char.isalpha() or char in "&;" for char in between):
            return tuple(credit.name for credit in people)
    return (value,)


def is_same_name(left: str, right: str) -> bool:
    """Whether two names may be one person's.

    >>> is_same_name("VOSS Ada", "Ada Voss"), is_same_name("A. Voss", "Ada Voss")
    (True, True)
    >>> is_same_name("Ada Voss", "Eda Voss"), is_same_name("Voss", "Ada Voss")
    (False, False)
    """
    first, second = _WORD.findall(fold_text(left)), _WORD.findall(fold_text(right))
    if sorted(first) == sorted(second):
        return True
    if not first or len(first) != len(second) or first[-1] != second[-1]:
        return False
    return all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0])
        for one, other in zip(first, second, strict=True)
    )
