"""Whether two printed names are one person's, leniently: an audit accuses nobody over a spelling.

Identity across versions and scripts is decided by people elsewhere; here it is only asked whether a name that
is credited on one text is still there on another.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from provenance.values import Credit


@dataclass(frozen=True, slots=True)
class NameOptions:
    """How different the spellings of one name may be.

    Attributes:
        letters_per_slip: Letters of a word for each slip allowed in it: `Sergei` and `Serguei` (one in seven)
            are one, `Eva` and `Ida` are not.
        surname_letters: Letters from which a word by itself stands for a whole name.
        length: Code points of a name that are looked at.
        most_people: People of one text that are compared with another's; time grows with the product.
    """

    letters_per_slip: int = 4
    surname_letters: int = 3
    length: int = 200
    most_people: int = 200


DEFAULT = NameOptions()

_APOSTROPHES = frozenset("'’ʼ`´")
_HYPHENS = frozenset("-‐‑")

# Letters that Unicode does not take apart into a base letter and a mark.
_UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@lru_cache(maxsize=65_536)
def name_words(name: str, *, hyphenated: bool = False) -> tuple[str, ...]:
    """The words of a name, folded: lower case, no diacritics, split at stops and at hyphens.

    With `hyphenated`, what a hyphen joins is one word.

    >>> name_words("J. Łęcka-O’Brien")
    ('j', 'lecka', 'obrien')
    """
    apart = unicodedata.normalize("NFKD", name[: DEFAULT.length].casefold())
    dropped = _APOSTROPHES | _HYPHENS if hyphenated else _APOSTROPHES
    kept = "".join(
        character if character.isalnum() else " "
        for character in apart.translate(_UNMARKED)
        if not unicodedata.combining(character) and character not in dropped
    )
    return tuple(kept.split())


@lru_cache(maxsize=65_536)
def script(name: str) -> str:
    """The script that most letters of a name are of, in Unicode's words (`LATIN`); empty without letters."""
    letters = unicodedata.normalize("NFKC", name[: DEFAULT.length])
    counts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in letters if c.isalpha())
    return max(counts, key=lambda found: (counts[found], found), default="")


@lru_cache(maxsize=65_536)
def alike(left: str, right: str, options: NameOptions = DEFAULT) -> bool:
    """Whether two names of one script may well be one person's.

    Word order, case, diacritics, initials, left-out middle names, a bare surname and a slip of the pen do not
    matter.
    """
    if not name_words(left) or not name_words(right):
        return left.split() == right.split()
    return _words_alike(name_words(left), name_words(right), options) or _words_alike(
        name_words(left, hyphenated=True), name_words(right, hyphenated=True), options
    )


def _words_alike(left: tuple[str, ...], right: tuple[str, ...], options: NameOptions) -> bool:
    a, b = sorted((left, right), key=len)
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    if len(a) == 1:
        return len(a[0]) >= options.surname_letters and a[0] in b
    rest = list(b)
    whole_words = 0
    for word in sorted(a, key=len, reverse=True):
        partner = next((o for o in rest if o == word), None) or next(
            (o for o in rest if _close(word, o, options)), None
        )
        if partner is None:
            return False
        rest.remove(partner)
        whole_words += min(len(word), len(partner)) > 1
    return whole_words > 0


def _close(left: str, right: str, options: NameOptions) -> bool:
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    slips = min(len(left), len(right)) // options.letters_per_slip
    return slips > 0 and Levenshtein.distance(left, right, score_cutoff=slips) <= slips


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
