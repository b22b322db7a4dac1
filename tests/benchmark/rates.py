"""How much is done in a second, on one core."""

from __future__ import annotations

import difflib
import random
import time
from collections.abc import Callable, Iterator

from provenance import read_credits
from provenance.compare.words import word_edits

LINES = (
    ("(Reporting by Ada Quill and Noé Tarn in Lomvik; editing by Moira Stanhope)", "en"),
    ("(Reportage Ada Quill, version française Lise Aubrac, édité par Jean Morvan)", "fr"),
    ("(Información de Ada Quill; traducido por Inés Baldoví; editado por Gonzalo Urrestia)", "es"),
    ("(Bericht von Ada Quill, redigiert von Uwe Hahn)", "de"),
)

Row = tuple[str, str, str]

WORDS = 2000


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
    """Words of an edited text compared, beside difflib on the same words."""
    chance = random.Random(7)
    words = [f"word{chance.randrange(900)}" for _ in range(WORDS)]
    edited = [
        chance.choice([word, word, word, "other"]) if k % 3 == 0 else word for k, word in enumerate(words)
    ]
    left, right = " ".join(words), " ".join(edited)

    def ours() -> int:
        word_edits(left, right, "en")
        return WORDS

    def peer() -> int:
        difflib.SequenceMatcher(None, words, edited, autojunk=False).get_opcodes()
        return WORDS

    mine, theirs = rate(ours), rate(peer)
    yield f"words compared, a text of {WORDS:,}", f"{mine:,.0f} a second", f"{mine / theirs:.1f} × difflib's"
