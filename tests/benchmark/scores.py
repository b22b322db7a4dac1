"""Links against links made by hand: strict and lax F1, and F1 of each kind."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[tuple[int, ...], tuple[int, ...]]
Kinds = dict[Pair, str]


@dataclass(frozen=True)
class Case:
    """Two texts and their true links, each with its kind."""

    name: str
    group: str
    left_language: str
    right_language: str
    left: Sequence[str]
    right: Sequence[str]
    links: Kinds


def read_cases(folder: Path) -> Iterator[Case]:
    """All cases of a folder: `*.jsonl` of article pairs, and ladders in the shape of Text+Berg.

    A ladder `name.defr` lies beside `name.de` and `name.fr` and has lines `[0,1]:[1]`, perhaps `:score`.
    """
    for file in sorted(folder.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if {"left", "right", "links", "left_lang", "right_lang"} <= set(row):
                group = f"{row['left_lang']}-{row['right_lang']}"
                links = {(tuple(k["left"]), tuple(k["right"])): k["kind"] for k in row["links"]}
                yield Case(
                    str(row["id"]),
                    group,
                    row["left_lang"],
                    row["right_lang"],
                    row["left"],
                    row["right"],
                    links,
                )
    for ladder in sorted(folder.rglob("*.????")):
        languages = ladder.suffix[1:3], ladder.suffix[3:5]
        sides = [ladder.with_suffix(f".{language}") for language in languages]
        if all(side.is_file() for side in sides):
            left, right = (side.read_text(encoding="utf-8").rstrip("\n").split("\n") for side in sides)
            lines = (
                line.split(":") for line in ladder.read_text(encoding="utf-8").splitlines() if line.strip()
            )
            pairs: list[Pair] = [tuple(tuple(ast.literal_eval(part)) for part in line[:2]) for line in lines]  # type: ignore[misc]
            group = f"{'-'.join(languages)} sentences"
            yield Case(ladder.stem, group, *languages, left, right, {pair: kind_of(pair) for pair in pairs})


def kind_of(pair: Pair) -> str:
    """What a link is by its size alone."""
    sizes = {(0, 1): "added", (1, 0): "omitted", (1, 1): "match", (1, 2): "split", (2, 1): "merged"}
    return sizes.get((min(len(pair[0]), 2), min(len(pair[1]), 2)), "rearranged")


def f1(right: int, proposed: int, recalled: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    precision, recall = right / max(proposed, 1), recalled / max(wanted, 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def strict_and_lax(results: Iterable[tuple[Kinds, Kinds]]) -> tuple[float, float]:
    """Strict F1: both sides exactly right; lax: an overlap on both. One-sided links count for precision only.

    Args:
        results: True links and found links of each case.
    """
    strict, lax = [0, 0, 0, 0], [0, 0, 0, 0]
    for truth, found in results:
        for at, links, gold, both in ((0, found, truth, False), (2, truth, found, True)):
            some = [pair for pair in links if not both or all(pair)]
            strict[at] += sum(pair in gold for pair in some)
            lax[at] += sum(pair in gold or overlaps(pair, gold) for pair in some)
            strict[at + 1] += len(some)
            lax[at + 1] += len(some)
    return f1(*strict), f1(*lax)


def overlaps(pair: Pair, links: Iterable[Pair]) -> bool:
    """Whether a link has a paragraph on both sides in common with one of the others."""
    left, right = set(pair[0]), set(pair[1])
    return any(left & set(ours) and right & set(theirs) for ours, theirs in links)


def of_kind(results: Iterable[tuple[Kinds, Kinds]], kind: str) -> tuple[float, int]:
    """F1 of the links of one kind, and how many there truly are."""
    right = proposed = wanted = 0
    for truth, found in results:
        gold = {pair for pair, k in truth.items() if k == kind}
        ours = {pair for pair, k in found.items() if k == kind}
        right, proposed, wanted = right + len(gold & ours), proposed + len(ours), wanted + len(gold)
    return f1(right, proposed, right, wanted), wanted
