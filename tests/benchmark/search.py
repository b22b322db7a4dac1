"""The search alone, on vectors that are given: time and memory of one aligner in a process of its own.

    python -m tests.benchmark.search provenance 4000

The texts are made up: words of no language, one length for each segment, vectors that are the same on both
sides but for noise; one in ten segments is merged or split, one in thirty left out or added. What the
vectors take to be looked up is not counted.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tests.benchmark.aligners import Aligner, galechurch, ours, sentweave
from tests.benchmark.scores import Case, Kinds, strict_and_lax

DIMENSIONS = 512
NOISE = 0.6  # of the length of a vector


class Given:
    """Vectors of made-up segments, their clauses and runs of them, by their texts; counts the seconds."""

    name = "given"
    digest = "given"
    languages = frozenset({"en", "fr"})

    def __init__(self) -> None:
        self.seconds = 0.0
        self.vectors: dict[str, npt.NDArray[np.float32]] = {
            "PAD": np.full(DIMENSIONS, 1e-3, dtype=np.float32)
        }

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float16]:
        started = time.process_time()
        rows = np.empty((len(texts), DIMENSIONS), dtype=np.float16)
        for row, text in enumerate(texts):
            known = self.vectors.get(text)
            if known is None:
                parts = [f"{part}." for part in text.removesuffix(".").split(". ")]
                known = np.sum([self.vectors[part] * len(part) for part in parts], axis=0)
                known = known / np.linalg.norm(known)
            rows[row] = known
        self.seconds += time.process_time() - started
        return rows


def made_up(segments: int) -> tuple[Case, Given]:
    """Two texts of about this many segments, with their true links."""
    random = np.random.default_rng(segments)
    given = Given()
    truth: Kinds = {}
    left: list[str] = []
    right: list[str] = []

    def text(alphabet: str, length: float) -> str:
        letters = random.choice(list(alphabet), size=max(int(length), 8))
        letters[random.integers(3, 9) :: 6] = " "
        return " ".join("".join(letters).split()) + "."

    def add(side: list[str], words: str, vector: npt.NDArray[np.float32]) -> int:
        noisy = vector + NOISE * random.normal(size=DIMENSIONS) / np.sqrt(DIMENSIONS)
        given.vectors[words] = (noisy / np.linalg.norm(noisy)).astype(np.float32)
        side.append(words)
        return len(side) - 1

    while len(left) < segments:
        size = random.choice(["1-1", "2-1", "1-2", "1-0", "0-1"], p=[0.87, 0.05, 0.05, 0.015, 0.015])
        counts = int(size[0]), int(size[2])
        meanings = random.normal(size=(max(counts), DIMENSIONS)).astype(np.float32)
        meanings /= np.linalg.norm(meanings, axis=1, keepdims=True)
        lengths = random.gamma(4.0, 30.0, size=max(counts))
        sides = []
        for side, alphabet, count in (
            (left, "abcdefghijklm", counts[0]),
            (right, "nopqrstuvwxyz", counts[1]),
        ):
            if count == 1 and max(counts) == 2:
                both = (meanings * lengths[:, None]).sum(axis=0)
                indexes = (add(side, text(alphabet, lengths.sum()), both / np.linalg.norm(both)),)
            else:
                indexes = tuple(add(side, text(alphabet, lengths[k]), meanings[k]) for k in range(count))
            sides.append(indexes)
        truth[sides[0], sides[1]] = "?"
    return Case("made up", "made up", "en", "fr", left, right, truth), given


def main(name: str, segments: int) -> dict[str, float]:
    """Align once and say what it took: CPU seconds, peak megabytes, strict F1."""
    case, given = made_up(segments)
    aligners: dict[str, Aligner | None] = {
        "provenance": ours(given),
        "sentweave": sentweave(given),
        "galechurch": galechurch(),
    }
    aligner = aligners[name]
    if aligner is None:
        return {}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    found = aligner(case)
    took = time.process_time() - started - given.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": took,
        "megabytes": peak / 1024,
        "megabytes_before": before / 1024,
        "f1": strict_and_lax([(case.links, found)])[0],
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
