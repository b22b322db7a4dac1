"""Names set side by side across languages, over all links of two texts at once.

A translator puts a name for "he", drops a first name, or adds "the chancellor": a name on one side alone
shows nothing. What is told is an exchange: one name that the other side lacks, and another in its stead. At
least one of the two must be known to be a name that both texts spell alike: it has its partner in another
link, or it stands beside a name that has one ("Robert Meyer", "Robert Fischer").

Where a language has no capitals only the words in Latin letters are looked at, and each must be on the other
side: such a text has them for what is not translated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from provenance.compare.passages import Passage
from provenance.text.likeness import related, same_stem
from provenance.text.names import ALL_NOUNS_CAPITAL, NO_CAPITALS, Name, Vocabulary, words_of
from provenance.text.other_names import has_other_name, is_country, is_translated_word
from provenance.text.tags import primary

_COUNTRY, _SURE, _LIKELY, _NONE = 3, 2, 1, 0
_ENOUGH: Final = 3  # of both together
_LEAST_LATIN: Final = 4
_STEM: Final = 4
_SAMPLE: Final = 500  # code points of a passage that tell its script
# Endings and letters of German nouns, of which names have few.
_COMMON_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|nis|nisse|tum|chen|lein|ling|isse|er|ern|en|e|es)$"
)


@dataclass(frozen=True, slots=True)
class NameChange:
    """A name that the other side lacks, and what stands in its stead; one of them may be missing."""

    left: Name | None
    right: Name | None


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

    def strength(self, name: Name, *, beside_one: bool) -> int:
        """How sure it is that a word is a name that is kept in translation, or a country's."""
        if not name.opens and is_country(name.key, self.language):
            return _COUNTRY
        if is_translated_word(name.key, self.language):
            return _NONE
        if self._is_spelt_alike(name.key) or (beside_one and not name.opens):
            return _SURE
        if beside_one:
            return _LIKELY
        if name.opens or name.key in self.small or self.times[name.key] > 1:
            return _NONE
        if name.text.isupper() and len(name.key) < _LEAST_LATIN:  # initials, which languages make differently
            return _NONE
        if self.subtag in ALL_NOUNS_CAPITAL and (name.after_article or _COMMON_NOUN.search(name.key)):
            return _NONE
        return _LIKELY

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
        ranked_lost = self._ranked(lost, self._left, self._right, link)
        ranked_new = self._ranked(new, self._right, self._left, link)
        alone = len(ranked_lost) == len(ranked_new) == 1 and not (
            ranked_lost[0][1].opens
            or ranked_new[0][1].opens
            or self._left.keeps_latin != self._right.keeps_latin
        )
        return tuple(
            NameChange(name, other)
            for (strength, name), (other_strength, other) in zip(ranked_lost, ranked_new, strict=False)
            if _is_enough(strength, other_strength, alone=alone) and not related(name.key, other.key)
        )

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

    def _ranked(self, names: Sequence[Name], side: _Side, other: _Side, link: int) -> list[tuple[int, Name]]:
        """The surest names first, each once."""
        once = {name.key: name for name in reversed(names)}.values()
        ranked = [(side.strength(n, beside_one=self._is_beside_one(n, side, other, link)), n) for n in once]
        return sorted((entry for entry in ranked if entry[0]), key=lambda entry: (-entry[0], entry[1].start))

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


def _is_enough(strength: int, other: int, *, alone: bool) -> bool:
    """Whether two names that each lack a partner were exchanged.

    Two that are both only likely were, if no others lack one; a country goes with a country, or with what is
    sure.
    """
    if _COUNTRY in (strength, other):
        return min(strength, other) >= _SURE
    return strength + other >= (_ENOUGH if not alone else _ENOUGH - 1)


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
