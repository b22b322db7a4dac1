"""How much is done in a second, on one core."""

from __future__ import annotations

import difflib
import random
import time
from collections.abc import Callable, Iterator

from provenance import read_credits
from provenance.compare.words import opcodes, word_edits
from provenance.text.tokenise import tokens

LINES = (
    ("(Reporting by Ada Quill and Noé Tarn in Lomvik; editing by Moira Stanhope)", "en"),
    ("(Reportage Ada Quill, version française Lise Aubrac, édité par Jean Morvan)", "fr"),
    ("(Información de Ada Quill; traducido por Inés Baldoví; editado por Gonzalo Urrestia)", "es"),
    ("(Bericht von Ada Quill, redigiert von Uwe Hahn)", "de"),
)

Row = tuple[str, str, str]

LENGTHS = (50, 500, 5000)


def rate(work: Callable[[], int]) -> float:
    """How many a second, the best of some runs."""
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        done = work()
        best = max(best, done / (time.process_time() - started))
    return best


def credit_lines() -> Iterator[Row]:
    """Credit lines a second on one core."""

    def read() -> int:
        for _ in range(500):
            for line, language in LINES:
                read_credits(line, language)
        return 500 * len(LINES)

    read_credits(*LINES[0])
    yield "credit lines", f"{rate(read):,.0f} a second", "one core"


def word_diff() -> Iterator[Row]:
    """Edited texts compared, beside difflib on the same tokens."""
    for length in LENGTHS:
        left, right = (list(tokens(text, "en"))[:length] for text in _edited(length))
        times = max(1000 // length, 1)

        def ours(left: list[str] = left, right: list[str] = right, times: int = times) -> int:
            for _ in range(times):
                list(opcodes(left, right))
            return times

        def peer(left: list[str] = left, right: list[str] = right, times: int = times) -> int:
            for _ in range(times):
                difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
            return times

        mine, theirs = rate(ours), rate(peer)
        yield (
            f"diff of {length:,} tokens",
            f"{1000 / mine:.2f} ms",
            f"{mine / theirs:.0f} × as fast as difflib",
        )
    left_text, right_text = _edited(LENGTHS[1])

    def whole() -> int:
        word_edits(left_text, right_text, "en")
        return 1

    yield (
        f"changes told between texts of {LENGTHS[1]:,} words",
        f"{1000 / rate(whole):.1f} ms",
        "cut into tokens, gathered and classed too",
    )


def _edited(length: int) -> tuple[str, str]:
    """A text in which words are as frequent as in real ones (Zipf), and the same with some words changed."""
    chance = random.Random(7)
    vocabulary = [f"word{rank}" for rank in range(1, 5000)]
    words = chance.choices(vocabulary, [1 / rank for rank in range(1, 5000)], k=length)
    edited = [
        chance.choice([word, word, word, "other"]) if k % 3 == 0 else word for k, word in enumerate(words)
    ]
    return " ".join(words), " ".join(edited)
