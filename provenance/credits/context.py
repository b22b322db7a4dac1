"""One text with its phrases: which phrase stands where, and which of its meanings counts there."""

from __future__ import annotations

from provenance.credits.labels import Kind, Lexicon, Match, Meaning
from provenance.credits.names import Name, is_capitalised, read_ideographs, read_name
from provenance.credits.tokens import CJK, INITIAL, NO_GAP, WORD, Tokens

OPENERS = {"(": ")", "[": "]", "【": "】", "〔": "〕", "{": "}", "「": "」", "《": "》", "〈": "〉"}
CLOSERS = frozenset(OPENERS.values())
STOPS = frozenset(".!?…。！？।۔")
QUOTES = frozenset("\"“”„«»'’‘")
STRONG_MARKS = frozenset("|丨·•■●▪※◆★*│")
SEPARATORS = STRONG_MARKS | frozenset(",:;-–—―/&=+・、~_>＞▶△▲←→@")
LABEL_MARKS = frozenset(":=/・-–—|丨")
EASTERN = ("zh", "ja", "ko")


class Context:
    """The tokens of a text, its language, and the tables, with the phrases found so far."""

    def __init__(self, tokens: Tokens, language: str | None, words: Lexicon) -> None:
        self.tokens = tokens
        self.language = language
        self.words = words
        self._matches: dict[int, Match | None] = {}

    def match(self, at: int) -> Match | None:
        """The longest phrase at a token; looked up once."""
        if at not in self._matches:
            self._matches[at] = self.words.match(self.tokens, at) if at < len(self.tokens) else None
        return self._matches[at]

    def is_home(self, meaning: Meaning) -> bool:
        """Whether the phrase may stand in this text without further proof: its own language or English."""
        return self.language in (None, meaning.language) or meaning.language in ("en", "common")

    def preferred(self, match: Match, *kinds: Kind) -> Meaning | None:
        """The meaning of one of `kinds`: that of the text's language, else English, else the first."""
        found = [meaning for meaning in match.meanings if meaning.kind in kinds]
        for language in (self.language, "en"):
            for meaning in found:
                if meaning.language == language:
                    return meaning
        return found[0] if found else None

    def has_mark(self, at: int) -> bool:
        """Whether a colon or the like stands at token `at`."""
        return at < len(self.tokens) and self.tokens.fold[at] in LABEL_MARKS

    def is_end(self, at: int) -> bool:
        """Whether words that end a credit zone ("source") stand at token `at`."""
        match = self.match(at)
        return match is not None and match.find("end") is not None

    def ends_sentence(self, at: int) -> bool:
        """Whether token `at` closes a sentence, closing quotes and brackets included."""
        tokens = self.tokens
        for _ in range(4):
            if at > 0 and tokens.gap[at] == NO_GAP and tokens.fold[at] in QUOTES | CLOSERS:
                if tokens.fold[at] in CLOSERS and tokens.fold[at - 1] not in STOPS:
                    return False
                at -= 1
        if at < 0 or tokens.fold[at] not in STOPS:
            return False
        follow = at + 1
        return (
            follow >= len(tokens)
            or tokens.fold[at] != "."
            or tokens.gap[follow] != NO_GAP
            or tokens.fold[follow] in OPENERS
            or tokens.fold[follow] in QUOTES
        )

    def breaks_name(self, at: int) -> bool:
        """Whether something else than a name begins at token `at`, inside a run of name words."""
        tokens = self.tokens
        printed = tokens.printed(at, at + 1)
        if self._glued_joiner(at, printed):
            return True
        match = self.match(at)
        if match is None:
            return False
        small = not is_capitalised(printed)
        particle = match.end == at + 1 and tokens.fold[at] in self.words.particles and small
        for meaning in match.meanings:
            kind = meaning.kind
            if kind in ("after", "close", "end", "original", "tool"):
                return True
            if kind == "agency" and (printed.isupper() or match.end > at + 1 or not is_capitalised(printed)):
                return True
            if kind in ("before", "label") and (self.is_home(meaning) or self.has_mark(match.end)):
                return True
            if kind == "open" and not particle and self.is_home(meaning):
                return True
            if kind == "joiner" and small and (not particle or meaning.language == self.language):
                return True
            if kind == "place" and small and not particle:
                return True
            telling = small or tokens.kind[at] == CJK or match.end > at + 1
            if kind in ("job", "place-name", "agency") and telling:
                return True
        return False

    def name_at(self, at: int, marked: bool, across: bool) -> Name | None:
        """A name at token `at`, or None.

        Args:
            at: The token.
            marked: Whether a mark or a bracket promises a name, so that any family name will do.
            across: Whether the name may go on in the next line.
        """
        tokens = self.tokens
        if tokens.kind[at] == CJK:
            language = self.language if self.language in EASTERN else self._script(at)
            free = marked or (tokens.gap[at] != NO_GAP and language != "ko")
            surnames = frozenset[str]() if free else self.words.surnames.get(language, frozenset())
            return read_ideographs(tokens, at, language, surnames, self.breaks_name)
        if tokens.kind[at] not in (WORD, INITIAL):
            return None
        printed = tokens.printed(at, at + 1)
        if tokens.fold[at].endswith("'s") and is_capitalised(printed) and at + 1 < len(tokens):
            at += 1  # the outlet: "CNN's Ada Voss"
            if tokens.kind[at] not in (WORD, INITIAL):
                return None
        name = read_name(tokens, at, self.words, self.breaks_name, across)
        glued = self._glued_joiner(at, printed)
        if name is not None and glued and at > 0 and tokens.kind[at - 1] == WORD:
            return Name(name.start, name.end, name.words, name.cased, skipped=glued)
        return name

    def _glued_joiner(self, at: int, printed: str) -> int:
        """Length of the letters glued to a word that mean "and" (Arabic waw), or 0."""
        folded = self.tokens.fold[at]
        for prefix, own in self.words.prefixed:
            if printed.startswith(prefix) and len(printed) > len(prefix) + 1 and folded not in own:
                return len(prefix)
        return 0

    def _script(self, at: int) -> str:
        char = self.tokens.fold[at]
        if "\uac00" <= char <= "\ud7af":
            return "ko"
        kana = any("\u3041" <= other <= "\u30ff" for other in self.tokens.fold[at : at + 12])
        return "ja" if kana else "zh"
