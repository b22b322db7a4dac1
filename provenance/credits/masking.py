"""Keeping a name from print: wherever a text has it, the person's present name stands instead.

A name is found without regard to case, marks and invisible characters; its words in either order, apart or
joined by anything that is no letter; with the endings that a language gives names; and cut at the end of a
line. What is found is replaced by the present name in square brackets. Spellings in other scripts are found
where they are known as names of the person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from provenance.text.scripts import script_of
from provenance.values import Credit, Dateline, HistoryEntry, MachineNotice, Paragraph, Version

_BETWEEN = r"[\W_]{0,3}"
_MIDDLE = rf"(?:{_BETWEEN}(?<![^\W\d_])\w\.?)?"  # "Ada M. Quill"
_LINE_END = r"(?:[-‐]\s?)?"
_LETTER = r"[^\W\d_]"
_UNJOINED = frozenset({"Han", "Kana", "Hangul", "Thai"})  # no blanks between words: a name begins anywhere
_PREFIXES = {"Arabic": "[وفبلك]?(?:ال)?", "Hebrew": "[ובלכמשה]{0,2}"}
_FOLDED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
)
_ENDINGS = {
    "Cyrillic": (re.compile("[аяйьоеёиыуюіїє]+$"), f"{_LETTER}{{0,3}}"),
    "Greek": (re.compile("[αεηιουωσς]+$"), f"{_LETTER}{{0,3}}"),
    "Latin": (
        re.compile("[aiy]$"),
        "(?:a|u|owi|em|om|ie|y|i|e|o|ov|ovi|ego|emu|iego|iemu|im|ym|iej|ej|ou|ova|ove|s|n|in|ka|kiem|es)?",
    ),
}
_LEAST_STEM = 2
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class NeverPrint:
    """A name that is kept from print.

    Attributes:
        name: The name.
        present: The name to print instead, without brackets.
        person: A number for the person. A name that others may well bear too (initials, one word) is kept
            from print only where this person is credited.
    """

    name: str
    present: str
    person: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text after masking.

    Attributes:
        text: What may be printed.
        spans: What was replaced: start and end in the text before, start and end in this one; code points,
            half open, ascending.
    """

    text: str
    spans: tuple[tuple[int, int, int, int], ...] = ()

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the text before stands in this one; what was replaced is covered whole."""
        return self._moved(start, end=False), self._moved(end, end=True)

    def _moved(self, at: int, *, end: bool) -> int:
        shift = 0
        for was_start, was_end, is_start, is_end in self.spans:
            if at <= was_start:
                break
            if at < was_end:
                return is_end if end else is_start
            shift = is_end - was_end
        return at + shift


class Masks:
    """The names that are kept from print, ready to be looked for; false where there are none.

    Args:
        names: The names.
    """

    def __init__(self, names: Iterable[NeverPrint] = ()) -> None:
        self._masks = tuple((mask, _pattern(mask.name), _is_telling(mask.name)) for mask in names)

    def __bool__(self) -> bool:
        return bool(self._masks)

    def mask(self, text: str, credited: frozenset[int] = frozenset()) -> Masked:
        """The text as it may be printed.

        Args:
            text: Any text.
            credited: The persons credited where it stands, by number.
        """
        if not self._masks or not text:
            return Masked(text)
        folded = _fold(text)
        found: list[tuple[int, int, str]] = []
        for mask, pattern, telling in self._masks:
            if pattern is not None and (telling or mask.person in credited):
                found += [(m.start(), m.end(), mask.present) for m in pattern.finditer(folded) if m[0]]
        return _replaced(text, found) if found else Masked(text)

    def text(self, text: str, credited: frozenset[int] = frozenset()) -> str:
        """The text alone, as it may be printed."""
        return self.mask(text, credited).text

    def stand_in(self, *texts: str) -> bool:
        """Whether a present name stands for another in any of these masked texts."""
        return any(f"[{mask.present}]" in text for mask, _, _ in self._masks for text in texts)

    def paragraph(self, paragraph: Paragraph, credited: frozenset[int] = frozenset()) -> Paragraph:
        """A paragraph, its dateline moved with its text."""
        masked = self.mask(paragraph.text, credited)
        if not masked.spans:
            return paragraph
        dateline = paragraph.dateline
        if dateline is not None:
            start, end = masked.moved(dateline.start, dateline.end)
            place, agency, date = (
                None if part is None else self.text(part, credited)
                for part in (dateline.place, dateline.agency, dateline.date)
            )
            dateline = Dateline(start, end, place, agency, date)
        return replace(paragraph, text=masked.text, dateline=dateline, masked=True)

    def credit(
        self, credit: Credit, within: str | None = None, credited: frozenset[int] = frozenset()
    ) -> Credit:
        """A credit; its offsets follow the text that it stands in, where that is given."""
        name = self.text(credit.name, credited)
        label = None if credit.label is None else self.text(credit.label, credited)
        start, end = credit.start, credit.end
        if within is not None and start is not None and end is not None:
            start, end = self.mask(within, credited).moved(start, end)
        if (name, label, start, end) == (credit.name, credit.label, credit.start, credit.end):
            return credit
        masked = (name, label) != (credit.name, credit.label)
        return replace(credit, name=name, label=label, start=start, end=end, masked=masked)

    def version(
        self,
        version: Version,
        texts: Mapping[int, str] | None = None,
        credited: frozenset[int] = frozenset(),
    ) -> Version:
        """All that is recorded about a version, but for its ref and those of others.

        Args:
            version: The version.
            texts: The unmasked paragraphs in which its credits stand, by index.
            credited: The persons credited on it, by number.
        """
        if not self:
            return version
        texts = texts or {}

        def text(value: str | None) -> str | None:
            return None if value is None else self.text(value, credited)

        shown = replace(
            version,
            title=text(version.title),
            credits=tuple(
                self.credit(credit, texts.get(-1 if credit.paragraph is None else credit.paragraph), credited)
                for credit in version.credits
            ),
            machine=self.machine(version.machine),
            desk=text(version.desk),
            url=text(version.url),
            meta={self.text(k, credited): self.text(v, credited) for k, v in version.meta.items()},
            id=text(version.id),
            source=text(version.source),
        )
        return version if shown == version else replace(shown, masked=True)

    def machine(self, machine: MachineNotice | None) -> MachineNotice | None:
        """A machine notice."""
        if machine is None or machine.tool is None:
            return machine
        return replace(machine, tool=self.text(machine.tool))

    def entry(self, entry: HistoryEntry, credited: frozenset[int] = frozenset()) -> HistoryEntry:
        """An entry of the history."""
        payload: Mapping[str, object] | None = None
        if entry.payload is not None:
            payload = {self.text(k, credited): self._value(v, credited) for k, v in entry.payload.items()}
        shown = replace(entry, by=self.text(entry.by, credited), payload=payload)
        return entry if shown == entry else replace(shown, masked=True)

    def _value(self, value: object, credited: frozenset[int]) -> object:
        if isinstance(value, str):
            return self.text(value, credited)
        if isinstance(value, Mapping):
            return {self.text(str(k), credited): self._value(v, credited) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self._value(item, credited) for item in value]
        return value


NOTHING = Masks()


def contains(text: str, name: str) -> bool:
    """Whether a text has a name in any form that masking would find."""
    pattern = _pattern(name)
    return pattern is not None and pattern.search(_fold(text)) is not None


class _Folding(dict[int, str]):
    """How each character is compared, nothing for marks and for what cannot be seen; found when first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code)).casefold().translate(_FOLDED)
        folded = "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def _fold(text: str) -> str:
    return text.translate(_FOLDING)


def _replaced(text: str, found: list[tuple[int, int, str]]) -> Masked:
    """Replace stretches of the folded text in the text itself; of two that overlap the longer wins."""
    starts = [k for k, character in enumerate(text) for _ in _fold(character)]
    starts.append(len(text))
    kept: list[tuple[int, int, str]] = []
    for start, end, present in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, present))
    parts, spans = [], []
    at = length = 0
    for start, end, present in sorted(kept):
        was_start, was_end = starts[start], starts[end]
        parts += [text[at:was_start], f"[{present}]"]
        is_start = length + was_start - at
        length = is_start + len(present) + 2
        spans.append((was_start, was_end, is_start, length))
        at = was_end
    return Masked("".join([*parts, text[at:]]), tuple(spans))


def _is_telling(name: str) -> bool:
    """Whether a name is somebody's wherever it stands: two whole words, or two characters without blanks."""
    words = _words(name)
    if len(words) == 1:
        return script_of(words[0][0]) in _UNJOINED and len(words[0]) >= 2
    return sum(len(word) > 1 for word in words) >= 2


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", _fold(name))[:_MOST_WORDS]


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str] | None:
    words = _words(name)
    if not words:
        return None
    orders = dict.fromkeys((tuple(words), (words[-1], *words[:-1]), (*words[1:], words[0])))
    forms = ["".join(_joined([_word_pattern(word) for word in order])) for order in orders]
    first = script_of(words[0][0])
    if first in _UNJOINED:
        return re.compile("|".join(forms))
    prefix = _PREFIXES.get(first or "", "")
    return re.compile(f"(?<!{_LETTER}){prefix}(?:{'|'.join(forms)})(?!{_LETTER})")


def _joined(patterns: list[str]) -> Iterable[str]:
    for number, pattern in enumerate(patterns):
        yield pattern
        if number + 1 < len(patterns):
            yield _MIDDLE + _BETWEEN


def _word_pattern(word: str) -> str:
    script = script_of(word[0]) or ""
    letters = word
    ending = ""
    if script in _ENDINGS and len(word) > 2:
        cut, ending = _ENDINGS[script]
        stem = cut.sub("", word)
        if len(stem) >= _LEAST_STEM:
            letters = stem
            if stem != word and script == "Latin":
                ending = f"(?:{word[len(stem) :]}|{ending[3:-2]})"
                ending += "?" if word[-1] == "a" else ""
    return _LINE_END.join(map(re.escape, letters)) + ending
