"""What ends a name inside a run of words that look like one: a role, a job, "and", a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.credits.labels import Kind, Match, Meaning
from provenance.credits.names import is_capitalised, is_cased
from provenance.credits.tokens import CJK, NO_GAP

if TYPE_CHECKING:
    from provenance.credits.context import Context

SURNAMES_JOINED: Final = frozenset({"ca", "es", "gl", "pt"})
"""Languages in which "and" may stand between the family names of one person."""

WITH_PARTICLES: Final = SURNAMES_JOINED | {"da", "de", "en", "fr", "it", "nl", "no", "ro", "sv"}
"""Languages in whose names a word may stand that leads to a place elsewhere: "da", "di", "von"."""


@dataclass(slots=True)
class _Word:
    """A word at which a phrase begins.

    Attributes:
        context: Its text.
        at: Its token.
        match: The phrase.
        printed: The word as printed.
        small: It begins with a small letter, or its script has none.
        particle: It is small, alone, and stands in names too ("de").
        inside: It follows another character of a script without spaces.
    """

    context: Context
    at: int
    match: Match
    printed: str
    small: bool
    particle: bool
    inside: bool

    @property
    def long(self) -> bool:
        """Whether the phrase has more words than this one."""
        return self.match.end > self.at + 1

    @property
    def eastern(self) -> bool:
        """Whether it is of a script without spaces."""
        return self.context.tokens.kind[self.at] == CJK


def breaks_name(context: Context, at: int) -> bool:
    """Whether something else than a name begins at token `at`, inside a run of name words."""
    tokens = context.tokens
    printed = tokens.word(at)
    if context.glued_joiner(at, printed) or tokens.fold[at - 1] in context.words.organisations:
        return True
    match = context.match(at)
    if match is None:
        return False
    small = not is_capitalised(printed)
    shouted = printed.isupper() and tokens.word(at - 1).isupper()
    word = _Word(
        context=context,
        at=at,
        match=match,
        printed=printed,
        small=small,
        particle=(small or shouted) and match.end == at + 1 and tokens.fold[at] in context.words.particles,
        inside=tokens.kind[at] == CJK and tokens.gap[at] == NO_GAP and tokens.kind[at - 1] == CJK,
    )
    return any(_TESTS[meaning.kind](word, meaning) for meaning in match.meanings if meaning.kind in _TESTS)


def _always(_word: _Word, _meaning: Meaning) -> bool:
    return True


def _after(word: _Word, _meaning: Meaning) -> bool:
    if word.eastern:
        return word.context.may_close(word.match.end)
    # the middle of "Nguyễn Viết Dũng" is no verb
    return word.small or word.long or word.printed.isupper()


def _role(word: _Word, meaning: Meaning) -> bool:
    if word.inside and not _is_pair(word):
        return False
    return word.context.is_home(meaning) or word.context.has_mark(word.match.end)


def _is_pair(word: _Word) -> bool:
    """Whether two characters stand here; a single one glued to others is rather part of a name."""
    tokens, follow = word.context.tokens, word.at + 1
    return follow < tokens.count and tokens.kind[follow] == CJK and tokens.gap[follow] == NO_GAP


def _opening(word: _Word, meaning: Meaning) -> bool:
    if word.inside and not word.long:
        return False
    return not word.particle and word.context.is_home(meaning)


def _function_word(word: _Word, meaning: Meaning) -> bool:
    return not is_cased(word.printed) and word.context.language in (None, meaning.language)


def _machine(word: _Word, _meaning: Meaning) -> bool:
    return word.printed.isupper() and len(word.printed) > 1


def _joiner(word: _Word, meaning: Meaning) -> bool:
    context, at = word.context, word.at
    if word.inside:
        return context.joins_surname(word.match)
    if word.small and (not word.particle or meaning.language == context.language):
        return not (meaning.language in SURNAMES_JOINED and context.is_between_surnames(at))
    shouted = word.printed.isupper() and context.tokens.word(at - 1).isupper()
    return shouted and len(word.printed) > 1


def _place(word: _Word, meaning: Meaning) -> bool:
    own = meaning.language == word.context.language and meaning.language not in WITH_PARTICLES
    return word.small and (own or not word.particle)


def _job(word: _Word, _meaning: Meaning) -> bool:
    return word.small or word.eastern or word.long


def _agency(word: _Word, meaning: Meaning) -> bool:
    return word.printed.isupper() or _job(word, meaning)


_TESTS: Final[Mapping[Kind, Callable[[_Word, Meaning], bool]]] = {
    "close": _always,
    "end": _always,
    "original": _always,
    "tool": _always,
    "after": _after,
    "before": _role,
    "label": _role,
    "open": _opening,
    "word": _function_word,
    "machine-agent": _machine,
    "joiner": _joiner,
    "place": _place,
    "job": _job,
    "place-name": _job,
    "agency": _agency,
}
