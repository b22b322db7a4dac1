"""Names set side by side across languages, over all links of two texts at once.

A translator puts a name for "he", drops a first name, or adds "the chancellor": a name on one side alone
shows nothing. What is told is an exchange: one name that the other side lacks, and another in its stead. At
least one of the two must be known to be a name that both texts spell alike: it has its partner in another
link, or it stands beside a name that has one ("Robert Meyer", "Robert Fischer").

Where a language has no capitals only the words in Latin letters are looked at, and each must be on the other
side: such a text has them for what is not translated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from provenance.compare.passages import Passage
from provenance.text.german_nouns import is_german_noun
from provenance.text.likeness import related, same_stem
from provenance.text.names import ALL_NOUNS_CAPITAL, NO_CAPITALS, Name, Vocabulary, words_of
from provenance.text.other_names import has_other_name, is_country, is_known_place, is_translated_word
from provenance.text.tags import primary

_COUNTRY, _SURE, _LIKELY, _WEAK, _NONE = 6, 4, 2, 1, 0
_ENOUGH: Final = _SURE + _LIKELY  # of both together
_LEAST_LATIN: Final = 4
_STEM: Final = 4
_LONGEST_INITIALS: Final = 4
_NEAR: Final = 0.2  # share of a passage within which one name may stand in another's stead, by judgement
_IN_PLACE: Final = 0.1  # within which it stands in the other's place
_MOST: Final = 40  # names of a side that are paired, the surest
_SAMPLE: Final = 500  # code points of a passage that tell its script


@dataclass(frozen=True, slots=True)
class NameChange:
    """A name that the other side lacks, and what stands in its stead; one of them may be missing."""

    left: Name | None
    right: Name | None


class _Ranked(NamedTuple):
    """A name without a partner, and how sure it is that it is one."""

    strength: int
    name: Name


class _Rest:
    """Names of the two sides of a link without a partner, of which some gave way to some.

    Args:
        left: Of the left side.
        right: Of the right side.
        left_length: Code points of the left side, one or more.
        right_length: Of the right side.
    """

    def __init__(
        self, left: Sequence[_Ranked], right: Sequence[_Ranked], left_length: int, right_length: int
    ) -> None:
        self.left, self.right = list(left), list(right)
        self._lengths = left_length, right_length

    def distance(self, ours: _Ranked, theirs: _Ranked) -> float:
        """How far apart they stand, as a share of their texts in [0, 1]."""
        return abs(ours.name.start / self._lengths[0] - theirs.name.start / self._lengths[1])

    def is_exchange(self, ours: _Ranked, theirs: _Ranked, same_letters: bool) -> bool:
        """Whether one gave way to the other.

        Two that are both only likely did if they are known places, or if no others stand nearby; a country
        gives way to a country, or to what is sure; what might be any word counts where it stands in the place
        of a sure name.
        """
        strengths = ours.strength, theirs.strength
        if _COUNTRY in strengths:
            both = min(strengths) == _COUNTRY
            return both or (min(strengths) == _SURE and self.distance(ours, theirs) <= _NEAR)
        if _WEAK in strengths:
            in_its_place = self.distance(ours, theirs) <= _IN_PLACE
            return max(strengths) == _SURE and in_its_place and ours.name.opens == theirs.name.opens
        if sum(strengths) >= _ENOUGH:
            return True
        return _are_places(ours.name, theirs.name) or (same_letters and self._are_alone(ours, theirs))

    def _are_alone(self, ours: _Ranked, theirs: _Ranked) -> bool:
        """Whether they are the only likely ones, or the only ones near each other; none opens a sentence."""
        if ours.name.opens or theirs.name.opens:
            return False
        left, right = ([n for n in side if n.strength >= _LIKELY] for side in (self.left, self.right))
        if len(left) == len(right) == 1:
            return True
        return self.distance(ours, theirs) <= _NEAR and not (
            any(n != ours and self.distance(n, theirs) <= _NEAR for n in left)
            or any(n != theirs and self.distance(ours, n) <= _NEAR for n in right)
        )


class _Side:
    """One text, link by link, beside the other one."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.language = next((p.language for p in passages), None)
        self.subtag = primary(self.language or "")
        self.texts = [p.text for p in passages]
        self.words = [words_of(p.text, p.language) for p in passages]
        self.small = frozenset(key for words in self.words for key in words.small)
        self.keeps_latin = self.subtag in NO_CAPITALS or not _is_in_latin_letters(self.texts)
        self.without_partner: list[list[Name]] = []
        self.spelt_alike: dict[str, set[str]] = {}
        self.times = Counter(name.key for words in self.words for name in words.names)

    def look_at(self, other: _Side) -> None:
        """Find what has no partner on the other side, and which names both texts spell alike."""
        for words, theirs in zip(self.words, other.words, strict=True):
            self.without_partner.append([n for n in words.names if not theirs.vocabulary.has(n.key)])
            keys = {name.key for name in theirs.names}
            for name in words.names:
                near = keys if name.key in keys else {key for key in keys if _same_name(name.key, key)}
                if near:
                    self.spelt_alike.setdefault(name.key[:_STEM], set()).add(name.key)

    def strength(self, link: int, name: Name, *, beside_one: bool) -> int:
        """How sure it is that a word is a name that is kept in translation, or a country's."""
        if not name.opens and is_country(name.key, self.language):
            return _COUNTRY
        if is_translated_word(name.key, self.language) or self._is_common_noun(name):
            return _NONE
        if self._is_spelt_alike(name.key) or (beside_one and not name.opens):
            return _SURE
        if name.key in self.small:
            return _NONE
        if beside_one:
            return _LIKELY
        if self._stands_elsewhere(link, name.key) or _is_initials(name.text):
            return _NONE
        return _WEAK if name.opens or name.after_article else _LIKELY

    def _is_common_noun(self, name: Name) -> bool:
        return self.subtag in ALL_NOUNS_CAPITAL and is_german_noun(name.text)

    def _stands_elsewhere(self, link: int, key: str) -> bool:
        """Whether a name without a partner stands in another link too: a word that is translated, then."""
        return self.times[key] > sum(name.key == key for name in self.words[link].names)

    def _is_spelt_alike(self, key: str) -> bool:
        return any(key == other or same_stem(key, other) for other in self.spelt_alike.get(key[:_STEM], ()))


class NameComparison:
    """Compares the names of all links of two texts.

    Args:
        left: The left side of each link.
        right: The right side of each; as many.
    """

    def __init__(self, left: Sequence[Passage], right: Sequence[Passage]) -> None:
        self._left, self._right = _Side(left), _Side(right)
        self._left.look_at(self._right)
        self._right.look_at(self._left)

    def compared(self, link: int) -> int:
        """How many names stand on the side of a link that is compared: the one with more, or with fewer."""
        counts = [len(side.words[link].names) for side in (self._left, self._right)]
        return min(counts) if self._latin_alone else max(counts)

    def changes(self, link: int, near: Sequence[int]) -> tuple[NameChange, ...]:
        """What differs across a link.

        Args:
            link: Its index.
            near: The links around it, where a name may stand instead.
        """
        lost = self._unexplained(self._left, self._right, link, near)
        new = self._unexplained(self._right, self._left, link, near)
        # In a text of other letters what stands in Latin ones was not translated: it must be on both sides.
        ours = _latin(lost) if self._left.keeps_latin and not self._right.keeps_latin else []
        theirs = _latin(new) if self._right.keeps_latin and not self._left.keeps_latin else []
        foreign = tuple(NameChange(n, None) for n in ours) + tuple(NameChange(None, n) for n in theirs)
        if foreign or self._latin_alone:
            return foreign
        ours_ranked = self._ranked(lost, self._left, self._right, link)
        theirs_ranked = self._ranked(new, self._right, self._left, link)
        return tuple(self._exchanged(link, ours_ranked, theirs_ranked))

    def _exchanged(self, link: int, lost: list[_Ranked], new: list[_Ranked]) -> Iterator[NameChange]:
        """Which of the names of one side without a partner gave way to which of the other, surest first."""
        same_letters = self._left.keeps_latin == self._right.keeps_latin
        rest = _Rest(lost, new, *(max(len(side.texts[link]), 1) for side in (self._left, self._right)))
        pairs = sorted(
            ((ours, theirs) for ours in lost for theirs in new),
            key=lambda pair: (-sum(one.strength for one in pair), rest.distance(*pair)),
        )
        for ours, theirs in pairs:
            if ours in rest.left and theirs in rest.right and rest.is_exchange(ours, theirs, same_letters):
                rest.left.remove(ours)
                rest.right.remove(theirs)
                if not related(ours.name.key, theirs.name.key):
                    yield NameChange(ours.name, theirs.name)

    @property
    def _latin_alone(self) -> bool:
        return self._left.subtag in NO_CAPITALS or self._right.subtag in NO_CAPITALS

    def _unexplained(self, side: _Side, other: _Side, link: int, near: Sequence[int]) -> list[Name]:
        """The names of a side without a partner, exonym, or counterpart in a link nearby."""
        rest = side.without_partner[link]
        if not rest:
            return []
        here = other.words[link].vocabulary
        around = Vocabulary([n.key for k in near for n in other.without_partner[k]])
        return [
            n
            for n in rest
            if not around.has(n.key) and not has_other_name(n.key, side.language, other.language, here)
        ]

    def _ranked(self, names: Sequence[Name], side: _Side, other: _Side, link: int) -> list[_Ranked]:
        """Words that may be names, the surest first, each once."""
        surest: dict[str, _Ranked] = {}
        for name in names:
            strength = side.strength(link, name, beside_one=self._is_beside_one(name, side, other, link))
            if strength > (surest[name.key].strength if name.key in surest else _NONE):
                surest[name.key] = _Ranked(strength, name)
        return sorted(surest.values(), key=lambda one: (-one.strength, one.name.start))[:_MOST]

    def _is_beside_one(self, name: Name, side: _Side, other: _Side, link: int) -> bool:
        """Whether it stands beside a name that the other side has, there beside another word in its stead."""
        theirs = other.words[link].names
        strangers = {n.start for n in other.without_partner[link]}
        for neighbour, before in _neighbours(side.words[link].names, name, side.texts[link]):
            for j, partner in enumerate(theirs):
                if not _same_name(neighbour.key, partner.key):
                    continue
                around = theirs[j + 1 : j + 2] if before else theirs[max(j - 1, 0) : j]
                for one in around:
                    first, second = (partner, one) if before else (one, partner)
                    if one.start in strangers and other.texts[link][first.end : second.start] == " ":
                        return True
        return False


def _are_places(one: Name, other: Name) -> bool:
    """Whether both are places of the table, where they have all their names: then they are two."""
    return all(is_known_place(name.key) and not name.opens for name in (one, other))


def _is_initials(text: str) -> bool:
    """Whether it is an abbreviation, which languages make differently: "UN", "GmbH", "KMUs"."""
    return len(text) <= _LONGEST_INITIALS and 2 * sum(c.isupper() for c in text) >= len(text)


def _neighbours(names: Sequence[Name], name: Name, text: str) -> list[tuple[Name, bool]]:
    """The names directly beside one, with whether they stand before it."""
    found = []
    for other in names:
        if text[other.end : name.start] == " " and other.end < name.start:
            found.append((other, True))
        elif text[name.end : other.start] == " " and name.end < other.start:
            found.append((other, False))
    return found


def _same_name(one: str, other: str) -> bool:
    """Whether two keys are surely one name: spelt alike but for endings."""
    return one == other or same_stem(one, other)


def _latin(names: Sequence[Name]) -> list[Name]:
    """Those in Latin letters that are no initials, each once."""
    found = {n.key: n for n in reversed(names) if _is_latin(n)}
    return [n for n in reversed(found.values()) if len(n.key) >= _LEAST_LATIN and not n.text.isupper()]


def _is_latin(name: Name) -> bool:
    return name.text[0] <= "ɏ" or "Ａ" <= name.text[0] <= "Ｚ"


def _is_in_latin_letters(texts: Sequence[str]) -> bool:
    letters = [c for text in texts for c in text[:_SAMPLE] if c.isalpha()]
    return 2 * sum(c <= "ɏ" for c in letters) >= len(letters)
