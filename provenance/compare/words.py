"""Word-level edits between two texts of one language, gathered into what a person would call one change.

Words are paired by the Levenshtein distance (V. Levenshtein, 1966; RapidFuzz's bit-parallel form), which
pairs equal words arbitrarily where a passage was rewritten. So neighbouring edits are merged afterwards, with
the "semantic cleanup" of N. Fraser's diff-match-patch: an equality that is small beside the edits on both of
its sides is a coincidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, cast

from rapidfuzz.distance import Levenshtein

from provenance.compare.classes import is_typographic
from provenance.text.tags import primary
from provenance.text.tokenise import tokens
from provenance.values.changes import Edit, EditOp


@dataclass(frozen=True, slots=True)
class WordOptions:
    """How words are paired and edits gathered.

    Attributes:
        short_word: Letters, at least 0: a lone equal word ("of", "the") of at most so many does not part two
            edits. Languages written without spaces use 1, since their words are that short.
        coincidence: In [0, 1]: equal words between two edits do not part them where they are fewer than this
            share of the words of either edit. By judgement on rewritten sentences.
        max_cells: Words left times words right that are compared word by word at once; beyond it texts are
            paired by sentence first. 1e9 take about 0.4 s.
        max_chunk: Words, at least 1: a sentence longer than this is cut for pairing by sentence.
    """

    short_word: int = 3
    coincidence: float = 0.5
    max_cells: int = 1_000_000_000
    max_chunk: int = 60


DEFAULT: Final = WordOptions()

_WITHOUT_SPACES = frozenset({"zh", "ja", "th", "km", "lo", "my", "yue", "wuu", "cmn"})
_SENTENCE_ENDS = frozenset(".!?…。！？؟।")


class _Unit(NamedTuple):
    """A word or mark with the white space before it."""

    space: str
    word: str


class Block(NamedTuple):
    """Words `[i1, i2)` on the left against `[j1, j2)` on the right.

    Attributes:
        equal: Whether they are the same.
        i1: First on the left.
        i2: One past the last on the left.
        j1: First on the right.
        j2: One past the last on the right.
    """

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Code points `[l1, l2)` on the left against `[r1, r2)` on the right; of words the larger count."""

    equal: bool
    l1: int
    l2: int
    r1: int
    r2: int
    words: int
    typographic: bool = False


def word_edits(
    left: str, right: str, language: str | None, options: WordOptions = DEFAULT
) -> tuple[Edit, ...]:
    """Edits that turn one text into the other; equal stretches stand between them.

    The `left` texts of the edits, concatenated, are `left`; the `right` texts are `right`. Changes are
    classed typography or wording; facts are told apart where a whole link is seen.

    Two texts too large to compare at once (`max_cells`) are paired by sentence, equal ones first, and
    compared word by word between them; what is still too large is one replacement.
    """
    if left == right:
        return (Edit("equal", left, right),) if left else ()
    short = 1 if language and primary(language) in _WITHOUT_SPACES else options.short_word
    pieces = list(_pieces(left, right, language, options))
    return tuple(_edit(piece, left, right) for piece in _merged(pieces, left, short, options.coincidence))


def _pieces(left: str, right: str, language: str | None, options: WordOptions) -> Iterator[_Piece]:
    left_units, left_tail = _units(tokens(left, language))
    right_units, right_tail = _units(tokens(right, language))
    a = b = 0

    def piece(equal: bool, left_text: str, right_text: str, words: int) -> _Piece:
        nonlocal a, b
        start_a, start_b = a, b
        a, b = a + len(left_text), b + len(right_text)
        typographic = not equal and is_typographic(left_text, right_text, language)
        return _Piece(equal, start_a, a, start_b, b, words, typographic)

    for block in opcodes([u.word for u in left_units], [u.word for u in right_units], options):
        ours, theirs = left_units[block.i1 : block.i2], right_units[block.j1 : block.j2]
        if block.equal:
            for one, other in zip(ours, theirs, strict=True):
                if one.space != other.space:
                    yield piece(False, one.space, other.space, 0)
                    yield piece(True, one.word, other.word, 1)
                else:
                    yield piece(True, one.space + one.word, other.space + other.word, 1)
            continue
        for part, counterpart in _parted(ours, theirs, language):
            alike = bool(part and counterpart) and part[0].space == counterpart[0].space
            shared = part[0].space if alike else ""
            if shared:
                yield piece(True, shared, shared, 0)
            one_text, other_text = _text(part)[len(shared) :], _text(counterpart)[len(shared) :]
            yield piece(False, one_text, other_text, max(len(part), len(counterpart)))
    if left_tail or right_tail:
        yield piece(left_tail == right_tail, left_tail, right_tail, 0)


def _parted(
    left: list[_Unit], right: list[_Unit], language: str | None
) -> Iterator[tuple[list[_Unit], list[_Unit]]]:
    """A replacement in up to three parts: what only changed its typography at either end stands by itself."""
    least = min(len(left), len(right))

    def alike(k: int) -> bool:
        return is_typographic(left[k].word, right[k].word, language)

    head = next((k for k in range(least) if not alike(k)), least)
    tail = next((k for k in range(least - head) if not alike(-1 - k)), least - head)
    cuts = ((0, head, 0, head), (head, len(left) - tail, head, len(right) - tail))
    for i1, i2, j1, j2 in (*cuts, (len(left) - tail, len(left), len(right) - tail, len(right))):
        if i2 > i1 or j2 > j1:
            yield left[i1:i2], right[j1:j2]


def _units(words: Sequence[str]) -> tuple[list[_Unit], str]:
    """The words with the white space before them, and the white space after the last."""
    units: list[_Unit] = []
    space = ""
    for token in words:
        word = token.strip()
        if not word:
            space += token
            continue
        start = token.index(word)
        units.append(_Unit(space + token[:start], word))
        space = token[start + len(word) :]
    return units, space


def _text(units: Sequence[_Unit]) -> str:
    return "".join(part for unit in units for part in unit)


def opcodes(left: Sequence[str], right: Sequence[str], options: WordOptions = DEFAULT) -> Iterator[Block]:
    """What is equal and what differs between two lists of words, in order, both covered without a gap.

    Equal ends are taken off first; lists too large to be compared at once are paired by sentence (`options`).
    This is the bare pairing: `word_edits` gathers it into what a person would call changes.
    """
    least = min(len(left), len(right))
    head = tail = 0
    while head < least and left[head] == right[head]:
        head += 1
    while tail < least - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    if head:
        yield Block(True, 0, head, 0, head)
    i2, j2 = len(left) - tail, len(right) - tail
    if (i2 - head) * (j2 - head) <= options.max_cells:
        yield from _opcodes(left[head:i2], right[head:j2], head, head)
    else:
        for equal, first, last, other_first, other_last in _blocks_by_sentence(
            left[head:i2], right[head:j2], options
        ):
            yield Block(equal, first + head, last + head, other_first + head, other_last + head)
    if tail:
        yield Block(True, i2, len(left), j2, len(right))


def _opcodes(left: Sequence[object], right: Sequence[object], i0: int = 0, j0: int = 0) -> Iterator[Block]:
    """The pairing of two lists that begin at `i0` and `j0` of longer ones."""
    numbers: dict[object, int] = {}
    ours = [numbers.setdefault(word, len(numbers)) for word in left]
    theirs = [numbers.setdefault(word, len(numbers)) for word in right]
    found = cast("list[tuple[str, int, int, int, int]]", Levenshtein.opcodes(ours, theirs).as_list())
    for tag, i1, i2, j1, j2 in found:
        yield Block(tag == "equal", i0 + i1, i0 + i2, j0 + j1, j0 + j2)


def _blocks_by_sentence(left: Sequence[str], right: Sequence[str], options: WordOptions) -> Iterator[Block]:
    ours, theirs = _sentences(left, options.max_chunk), _sentences(right, options.max_chunk)
    our_starts, their_starts = _starts(ours), _starts(theirs)
    if len(ours) * len(theirs) > options.max_cells:
        yield Block(False, 0, len(left), 0, len(right))
        return
    for outer in _opcodes(ours, theirs):
        i1, i2 = our_starts[outer.i1], our_starts[outer.i2]
        j1, j2 = their_starts[outer.j1], their_starts[outer.j2]
        if outer.equal or (i2 - i1) * (j2 - j1) > options.max_cells:
            yield Block(outer.equal, i1, i2, j1, j2)
            continue
        yield from _opcodes(left[i1:i2], right[j1:j2], i1, j1)


def _sentences(words: Sequence[str], longest: int) -> list[tuple[str, ...]]:
    sentences: list[tuple[str, ...]] = []
    start = 0
    for k, word in enumerate(words, 1):
        if word[-1] in _SENTENCE_ENDS or k - start >= longest or k == len(words):
            sentences.append(tuple(words[start:k]))
            start = k
    return sentences


def _starts(sentences: Sequence[Sequence[str]]) -> list[int]:
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    return starts


def _merged(pieces: Sequence[_Piece], left: str, short: int, coincidence: float) -> list[_Piece]:
    """Adjacent pieces of a sort as one, and edits that nothing of weight parts as one."""
    done: list[_Piece] = []
    for piece in pieces:
        if done and _continues(done[-1], piece, left):
            done[-1] = _joined(done[-1], piece)
        else:
            done.append(piece)
        while not done[-1].equal and len(done) > 2 and _is_one_change(done[-3:], left, short, coincidence):
            change = _joined(_joined(done[-3], done[-2]), done[-1])
            del done[-2:]
            done[-1] = change
    return done


def _continues(before: _Piece, after: _Piece, left: str) -> bool:
    """Whether two adjacent pieces are one: typography stands by itself, but for blanks."""
    if before.equal or after.equal or before.typographic == after.typographic:
        return before.equal == after.equal
    typographic = before if before.typographic else after
    return not left[typographic.l1 : typographic.l2].strip()


def _is_one_change(three: Sequence[_Piece], left: str, short: int, coincidence: float) -> bool:
    before, between, after = three
    if before.typographic != after.typographic:
        return False
    text = left[between.l1 : between.l2].strip() if between.words <= 1 else ""
    if between.words <= 1 and (not text or (len(text) <= short and text.rstrip("'’").isalpha())):
        return True
    return 0 < between.words < coincidence * min(before.words, after.words)


def _joined(one: _Piece, other: _Piece) -> _Piece:
    return replace(
        one,
        l2=other.l2,
        r2=other.r2,
        words=one.words + other.words,
        typographic=(one.equal or one.typographic) and (other.equal or other.typographic),
    )


def _edit(piece: _Piece, left: str, right: str) -> Edit:
    ours, theirs = left[piece.l1 : piece.l2], right[piece.r1 : piece.r2]
    if piece.equal:
        return Edit("equal", ours, theirs)
    op: EditOp = "replace" if ours and theirs else "delete" if ours else "insert"
    return Edit(op, ours, theirs, "typography" if piece.typographic else "wording")
