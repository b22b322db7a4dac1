"""One text with its phrases: which phrase stands where, and which of its meanings counts there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from provenance.credits.labels import Kind, Lexicon, Match, Meaning
from provenance.credits.name_breaks import breaks_name
from provenance.credits.name_pairs import part_pairs
from provenance.credits.names import EasternScript, Name, is_capitalised, read_ideographs, read_name
from provenance.credits.tokens import CJK, HANGUL, INITIAL, LINE_BREAK, NO_GAP, SPACE, WORD, Tokens

OPENERS = {"(": ")", "[": "]", "【": "】", "〔": "〕", "{": "}", "「": "」", "《": "》", "〈": "〉"}
CLOSERS = frozenset(OPENERS.values())
STOPS = frozenset(".!?…。！？।۔")
QUOTES = frozenset("\"“”„«»'’‘")
CLOSING_MARKS = CLOSERS | STOPS
_QUOTES_AND_CLOSERS = QUOTES | CLOSERS
_SENTENCE_ENDS = STOPS | QUOTES | CLOSERS
STRONG_MARKS = frozenset("|丨·•■●▪※◆★*│")
SEPARATORS = STRONG_MARKS | frozenset(",:;-–—―/&=+・、~_>＞▶△▲←→@")
PASSED_MARKS = SEPARATORS | QUOTES
LABEL_MARKS = frozenset(":=/・-–—|丨")
EASTERN = ("zh", "ja", "ko")
_ARABIC_ARTICLE = "ال"
ROLES: tuple[Kind, ...] = ("before", "label", "after")
_IN_WORDS: tuple[Kind, ...] = (
    *("intro", "original", "tool"),
    *("machine", "machine-translated", "machine-edited", "machine-raw"),
)
_AT_WORD_ENDS: tuple[Kind, ...] = ("after", "job")


class Context:
    """The tokens of a text, its language, and the phrases found in it.

    Attributes:
        tokens: The text.
        stated: Its primary language subtag, or None.
        language: The same, or, where its phrases are all of another one, that.
        words: The phrase tables.
        kinds: All that the phrases in the text may mean.
    """

    def __init__(self, tokens: Tokens, language: str | None, words: Lexicon) -> None:
        self.tokens = tokens
        self.language = self.stated = language
        self.words = words
        part_pairs(tokens, language)
        self._matches = words.matches(tokens, language)
        if language not in words.tables or _speaks_another(self._matches):
            likely = _likely_language(self._matches)
            if likely is not None:
                self._matches = words.matches(tokens, likely)
                self.language = likely if language in words.tables else language or likely
        for at, match in enumerate(self._matches):
            if match is not None and tokens.kind[at] == CJK and HANGUL[0] <= tokens.fold[at] <= HANGUL[1]:
                self._matches[at] = self._whole_words(match)
        found = [match.senses.kinds for match in self._matches if match is not None]
        self.kinds: frozenset[Kind] = frozenset().union(*found)

    def match(self, at: int) -> Match | None:
        """The longest phrase that begins at a token."""
        return self._matches[at] if at < self.tokens.count else None

    def _whole_words(self, match: Match) -> Match | None:
        """What a Korean phrase means where it stands inside a word."""
        tokens = self.tokens
        end = match.end
        inside = match.start > 0 and tokens.gap[match.start] == NO_GAP and tokens.kind[match.start - 1] == CJK
        goes_on = (
            end < tokens.count
            and tokens.gap[end] == NO_GAP
            and tokens.kind[end] == tokens.kind[end - 1] == CJK
        )
        if not inside and not goes_on:
            return match
        senses = match.senses.only(_IN_WORDS if goes_on else _IN_WORDS + _AT_WORD_ENDS)
        return replace(match, senses=senses) if senses is not None else None

    def is_home(self, meaning: Meaning) -> bool:
        """Whether the phrase may stand in this text without further proof: its own language or English."""
        return self.language in (None, meaning.language) or meaning.language in ("en", "common")

    def has_mark(self, at: int, glued: str = "") -> bool:
        """Whether a colon or the like stands at token `at`; one of `glued`, without a space, if there are."""
        if at >= self.tokens.count:
            return False
        mark = self.tokens.fold[at]
        return mark in glued and self.tokens.gap[at] == NO_GAP if glued else mark in LABEL_MARKS

    def is_end(self, at: int) -> bool:
        """Whether words that end a credit zone ("source") stand at token `at`."""
        match = self.match(at)
        return match is not None and match.has("end")

    def ends_sentence(self, at: int) -> bool:
        """Whether token `at` closes a sentence, closing quotes and brackets included."""
        tokens = self.tokens
        if at < 0 or tokens.fold[at] not in _SENTENCE_ENDS:
            return False
        for _ in range(4):
            if at > 0 and tokens.gap[at] == NO_GAP and tokens.fold[at] in _QUOTES_AND_CLOSERS:
                if tokens.fold[at] in CLOSERS and tokens.fold[at - 1] not in STOPS:
                    return False
                at -= 1
        if at < 0 or tokens.fold[at] not in STOPS:
            return False
        follow = at + 1
        return (
            follow >= tokens.count
            or tokens.fold[at] != "."
            or tokens.gap[follow] != NO_GAP
            or tokens.fold[follow] in OPENERS
            or tokens.fold[follow] in QUOTES
        )

    def ends_line(self, at: int) -> bool:
        """Whether a line, a sentence or a bracket ends before token `at`."""
        tokens = self.tokens
        return at >= tokens.count or tokens.fold[at] in CLOSING_MARKS or tokens.gap[at] >= LINE_BREAK

    def is_between_surnames(self, at: int) -> bool:
        """Whether the word at token `at` joins two family names of one person: "José Ortega y Gasset".

        Two full names that are joined have more than one word after it.
        """
        tokens = self.tokens
        if not 2 <= at < tokens.count - 1:
            return False
        around = all(self._is_name_word(here) for here in (at - 2, at - 1, at + 1))
        before = self.match(at - 2)
        if not around or tokens.gap[at - 1] != SPACE or (before is not None and before.end == at - 1):
            return False
        follow = at + 2
        if follow >= tokens.count or tokens.gap[follow] > SPACE:
            return True
        again = self.match(follow)
        joined = again is not None and again.has("joiner") and again.end == follow + 1
        particle = tokens.fold[follow] in self.words.particles
        return not self._is_name_word(follow) and (joined or not particle)

    def _is_name_word(self, at: int) -> bool:
        return self.tokens.kind[at] in (WORD, INITIAL) and is_capitalised(self.tokens.word(at))

    def name_at(self, at: int, marked: bool, across: bool) -> Name | None:
        """A name at token `at`, or None.

        Args:
            at: The token.
            marked: Whether a mark or a bracket promises a name, so that any family name will do.
            across: Whether the name may go on in the next line.
        """
        tokens = self.tokens
        match = self.match(at)
        if match is not None and match.has("word") and breaks_name(self, at):
            return None
        if tokens.kind[at] == CJK:
            language = self.language if self.language in EASTERN else self._script(at)
            free = marked or (tokens.gap[at] != NO_GAP and language != "ko")
            surnames = self.words.surnames.get(language, frozenset())
            script = EasternScript(language, surnames, free)
            return read_ideographs(tokens, at, script, partial(breaks_name, self))
        if tokens.kind[at] not in (WORD, INITIAL):
            return None
        printed = tokens.word(at)
        if tokens.fold[at].endswith("'s") and is_capitalised(printed) and at + 1 < tokens.count:
            at += 1  # the outlet: "CNN's Ada Voss"
            if tokens.kind[at] not in (WORD, INITIAL):
                return None
        name = read_name(tokens, at, self.words, partial(breaks_name, self), across)
        if name is not None and not name.cased and self.language in (None, "ar"):
            name = self._without_office(name, marked)
        glued = self.glued_joiner(at, printed)
        if name is not None and glued and at > 0 and tokens.kind[at - 1] == WORD:
            return Name(name.start, name.end, name.words, name.cased, skipped=glued)
        return name

    def _without_office(self, name: Name, marked: bool) -> Name | None:
        """An Arabic name without the words before it that have an article: "political affairs"."""
        start = name.start
        while start < name.end - 1 and self.tokens.fold[start].startswith(_ARABIC_ARTICLE):
            start += 1
        if name.end - start < min(name.words, 2):
            return name if marked else None
        return replace(name, start=start, words=max(1, name.words - (start - name.start)))

    def holds_office(self, name: Name) -> bool:
        """Whether an Arabic name has an article inside, as offices have: "the Jordanian foreign minister"."""
        folds, particles = self.tokens.fold, self.words.particles
        inside = range(name.start + 1, name.end - 1)
        return any(folds[at].startswith(_ARABIC_ARTICLE) and folds[at - 1] not in particles for at in inside)

    def glued_joiner(self, at: int, printed: str) -> int:
        """Length of the letters glued to a word that mean "and" (Arabic waw), or 0."""
        folded = self.tokens.fold[at]
        for prefix, own in self.words.prefixed:
            if printed.startswith(prefix) and len(printed) > len(prefix) + 1 and folded not in own:
                return len(prefix)
        return 0

    def languages_in(self, at: int, end: int, names_one: bool = False) -> tuple[str | None, str | None]:
        """Source and target that stand in a bracket, "(Spanish > English)"; None where unsaid.

        With `names_one` a single language counts: the source, unless it is the text's own.
        """
        found = self._languages_named(at, end, (self.language, "common"))
        found = found or self._languages_named(at, end, ("en",))
        if len(found) == 1 and names_one:
            return (None, found[0]) if found[0] == self.language else (found[0], None)
        return (found[0], found[1]) if len(found) == 2 else (None, None)

    def _languages_named(self, at: int, end: int, tables: tuple[str | None, ...]) -> list[str]:
        found: list[str] = []
        while at < end:
            names = [pair for pair in self.words.languages.at(self.tokens, at) if pair[0].table in tables]
            if names:
                name, at = max(names, key=lambda pair: pair[1])
                found.append(name.tag)
            else:
                at += 1
        return found

    def may_close(self, at: int) -> bool:
        """Whether a phrase after names may end at token `at`; without spaces, no other word may follow."""
        tokens = self.tokens
        if at >= tokens.count or tokens.kind[at] != CJK or tokens.gap[at] != NO_GAP:
            return True
        match = self.match(at)
        return match is not None and (match.has("end") or match.has("joiner")) is not None

    def joins_surname(self, match: Match) -> bool:
        """Whether a joiner glued to the Chinese names around it leads to another, and is no part of one."""
        follow = match.end
        tokens = self.tokens
        surnames = self.words.surnames.get("zh", frozenset())
        whole = follow + 1 < tokens.count and tokens.kind[follow + 1] == CJK
        return whole and tokens.fold[follow] in surnames

    def _script(self, at: int) -> str:
        char = self.tokens.fold[at]
        if HANGUL[0] <= char <= HANGUL[1]:
            return "ko"
        kana = any("\u3041" <= other <= "\u30ff" for other in self.tokens.fold[at : at + 12])
        return "ja" if kana else "zh"


def _speaks_another(matches: list[Match | None]) -> bool:
    """Whether a text has roles, but none in the language that it is said to be in."""
    roles = [match.senses.home for match in matches if match is not None and match.senses.preferred(ROLES)]
    return bool(roles) and not any(roles)


def _likely_language(matches: list[Match | None]) -> str | None:
    """The language whose roles and "and" cover most of a text that does not say its own."""
    covered: dict[str, int] = {}
    for match in matches:
        if match is not None:
            for language in sorted(
                {meaning.language for meaning in match.meanings if meaning.roles or meaning.kind == "joiner"}
            ):
                covered[language] = covered.get(language, 0) + match.end - match.start
    return max(covered, key=lambda language: (covered[language], language == "en"), default=None)
