"""How alike two printed names are, and why: the same words spelled, ordered, shortened or declined otherwise.

Nothing here decides that two names are one person's: it gives a likeness in [0, 1] and the reasons for it,
for a person to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from rapidfuzz.distance import OSA

from provenance.credits.identity.endings import nominatives
from provenance.credits.identity.word_likeness import DEFAULT, PINYIN, CompareOptions, words_alike
from provenance.credits.identity.words import Word, script, sounds, spelling, words_of
from provenance.text.transliterate import latin

EQUAL = "the same name"
_Match = tuple[int, int, tuple[float, str]]  # index left, index right, likeness and reason


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    Attributes:
        score: In (0, 1]; 1 where only case, marks or spacing differ.
        reasons: What tells them apart, in words for a user.
        slips: Pairs of words that differ by a slip of the pen: a stranger's name may be one slip away too.
        initials: Whether one of them gives a name that the other only abbreviates.
        short: Whether both of them abbreviate the same one.
    """

    score: float
    reasons: tuple[str, ...]
    slips: tuple[tuple[str, str], ...] = ()
    initials: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a printed name.

    Attributes:
        words: Its words, the particles among them.
        declined: Whether it is a nominative that the printed name may be a form of.
    """

    words: tuple[Word, ...]
    declined: bool = False


@lru_cache(maxsize=65_536)
def readings(name: str) -> tuple[Reading, ...]:
    """The ways to read a name, as printed first; none where it has no letters."""
    written = script(name)
    ways: dict[tuple[Word, ...], Reading] = {}
    for form, declined in ((name, False), *((form, True) for form in nominatives(name, written))):
        for hyphenated in (False, True) if "-" in form or "‐" in form or "‑" in form else (False,):
            words = words_of(form, hyphenated=hyphenated)
            for way in _joined(words) if written == "Arabic" else _without_articles(words):
                if way:
                    ways.setdefault(way, Reading(way, declined))
    return tuple(ways.values())


def _joined(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Arabic compounds that desks write as one word: نور الدين is Noureddine."""
    yield words
    if len(words) > 2:
        for k in range(len(words) - 1):
            if words[k].initial or words[k + 1].initial:
                continue
            text = words[k].text + words[k + 1].text
            yield (*words[:k], Word(text, spelling(text), sounds(text)), *words[k + 2 :])


def _without_articles(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Arabic names as a desk may write them: together with their article (Elkhatib), with w for a vowel."""
    yield words
    bare = tuple(w.text[2:] if w.text[:2] in ("al", "el") and len(w.text) > 6 else w.text for w in words)
    for texts in dict.fromkeys((bare, tuple(re.sub("(?<=.)w", "u", text) for text in bare))):
        if texts != tuple(w.text for w in words):
            yield tuple(
                word if word.text == text else Word(text, spelling(text), sounds(text))
                for word, text in zip(words, texts, strict=True)
            )


@lru_cache(maxsize=262_144)
def likeness(left: str, right: str, options: CompareOptions = DEFAULT) -> Likeness | None:
    """How alike two names are, in the best of their readings; None where they are not.

    Symmetric. Two full words must agree, or one full word and initials; a bare family name is nobody's.

    >>> likeness("Quill, A.", "Ada Quill").reasons
    ('initials', 'name order')
    """
    if left > right:
        left, right = right, left
    across = script(left) != script(right)
    if across and "Han" in (script(left), script(right)):
        options = PINYIN  # it is spelled in one way, and its syllables sound much alike
    if script(left) == script(right) == "Han" and _characters(left) != _characters(right):
        return _in_other_characters(_characters(left), _characters(right), options)
    best: Likeness | None = None
    for ours in readings(left):
        for theirs in readings(right):
            if ours.declined and theirs.declined:
                continue
            found = _compare(ours, theirs, options, across=across)
            if found is not None and (best is None or _rank(found) > _rank(best)):
                best = found
    return best


def _rank(found: Likeness) -> tuple[bool, float]:
    """What needs no slip of the pen to explain it comes first."""
    return not found.slips, found.score


def _characters(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalnum())


def _in_other_characters(left: str, right: str, options: CompareOptions) -> Likeness | None:
    """Han names that differ in one character of the same sound, as input methods slip, or are turned round.

    Traditional and simplified forms are not told from homophones.
    """
    if len(left) == len(right) and left in (
        right[-1:] + right[:-1],
        right[1:] + right[:1],
        right[2:] + right[:2],
    ):
        return Likeness(options.order, ("name order",))
    if len(left) == len(right) >= 2 and OSA.distance(left, right) == 1 and latin(left) == latin(right):
        return Likeness(options.slip, ("other characters of the same sound",), ((left, right),))
    return None


def _compare(ours: Reading, theirs: Reading, options: CompareOptions, *, across: bool) -> Likeness | None:
    a, b = sorted((tuple(w for w in side.words if not w.particle) for side in (ours, theirs)), key=len)
    if len(a) < 2:
        return _whole(a, b, across=across) if a and b else None
    matched = _matched(a, b, options, across=across)
    if matched is None:
        return None
    both = any(a[i].initial and b[j].initial for i, j, _ in matched)
    shortened = any(a[i].initial != b[j].initial for i, j, _ in matched)
    full = sum(not (a[i].initial or b[j].initial) for i, j, _ in matched)
    slips = tuple((a[i].text, b[j].text) for i, j, (_, reason) in matched if reason == "misspelling")
    declined = ours.declined or theirs.declined
    if full == 0 or (declined and (both or slips)):
        return None  # too little is left that says who it is, or that it is declined
    order = [j for _, j, _ in sorted(matched)]
    left_out = len(b) - len(a)
    factors = {
        "transliteration": 1.0 if across else None,
        **{reason: 1.0 for _, _, (_, reason) in matched if reason},
        "a word left out": options.left_out**left_out if left_out else None,
        "name order": options.order if order != sorted(order) else None,
        "case ending": options.declined if declined else None,
    }
    reasons = tuple(reason for reason, factor in factors.items() if factor is not None)
    score = prod(factor for factor in factors.values() if factor is not None)
    score *= _mean(a, b, matched) * (options.slip if len(slips) == full else 1.0)
    return Likeness(score, reasons or (EQUAL,), () if across else slips, shortened, both)


def _mean(a: tuple[Word, ...], b: tuple[Word, ...], matched: list[_Match]) -> float:
    """The mean likeness of matched words; an initial weighs half."""
    weights = [1.0 if a[i].initial or b[j].initial else 2.0 for i, j, _ in matched]
    values = [value for _, _, (value, _) in matched]
    return sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)


def _whole(a: tuple[Word, ...], b: tuple[Word, ...], *, across: bool) -> Likeness | None:
    """Names of one word each, or one that is written together where the other is not."""
    left, right = "".join(w.text for w in a), "".join(w.text for w in b)
    if min(len(left), len(right)) < 2 or any(w.initial for w in (*a, *b)):
        return None
    if left == right:
        return Likeness(1.0, ("transliteration",) if across else (EQUAL,))
    if len(b) > 1 and "".join(w.spelling for w in a) in _together(b):
        return Likeness(0.9, ("written together",))
    return None


def _together(words: tuple[Word, ...]) -> Iterable[str]:
    return ("".join(w.spelling for w in words), "".join(w.spelling for w in reversed(words)))


def _matched(
    a: tuple[Word, ...], b: tuple[Word, ...], options: CompareOptions, *, across: bool
) -> list[_Match] | None:
    """A partner in `b` for each word of `a`, whole words first; None where one has none."""
    matched: list[_Match] = []
    free = set(range(len(b)))
    for i in sorted(range(len(a)), key=lambda k: (a[k].initial, -len(a[k].text), k)):
        best: tuple[float, int, str] | None = None
        for j in sorted(free, key=lambda k: (abs(k - i), k)):
            value, reason = words_alike(a[i], b[j], options, across=across)
            if value > 0 and (best is None or value > best[0]):
                best = (value, j, reason)
        if best is None:
            return None
        free.remove(best[1])
        matched.append((i, best[1], (best[0], best[2])))
    return matched
