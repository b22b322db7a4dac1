"""The aligner on articles whose links were made by hand: a floor, not a target."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.align import align_paragraphs
from provenance.align.runs import planned_run
from tests.align.doubles import paragraphs

GOLD = Path(__file__).parents[2] / "data/gold/pairs.jsonl"
PAIRS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def strict_f1(encoder: str) -> float:
    """Over all pairs together; links with one side only count for precision and not for recall."""
    right = proposed = recalled = wanted = 0
    for pair in PAIRS:
        found = align_paragraphs(
            paragraphs(*pair["left"]),
            paragraphs(*pair["right"]),
            pair["left_lang"],
            pair["right_lang"],
            encoder=encoder,
        )
        gold = {(tuple(link["left"]), tuple(link["right"])) for link in pair["links"]}
        ours = {(link.left, link.right) for link in found.links}
        both = {link for link in gold if all(link)}
        right, proposed = right + len(gold & ours), proposed + len(ours)
        recalled, wanted = recalled + len(both & ours), wanted + len(both)
    precision, recall = right / proposed, recalled / wanted
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(("encoder", "floor"), [("use", 0.93), ("lexical", 0.85)])
def test_articles_are_aligned_as_by_hand(encoder: str, floor: float) -> None:
    assert strict_f1(encoder) >= floor


@pytest.mark.parametrize("pair", [p for p in PAIRS if p["right_lang"] != "he"], ids=lambda pair: pair["id"])
def test_what_was_exchanged_for_something_else_is_not_surely_linked(pair: dict[str, Any]) -> None:
    """Where something was left out and something else added in its place, the two are no sure link."""
    sides = paragraphs(*pair["left"]), paragraphs(*pair["right"])
    found = align_paragraphs(*sides, pair["left_lang"], pair["right_lang"], encoder="use")
    omitted = {i for link in pair["links"] if not link["right"] for i in link["left"]}
    added = {j for link in pair["links"] if not link["left"] for j in link["right"]}
    wrong = [link for link in found.links if omitted & set(link.left) and added & set(link.right)]
    assert all(link.score < 0.7 for link in wrong)


def test_what_auto_takes_is_said() -> None:
    pair = next(pair for pair in PAIRS if pair["right_lang"] == "he")
    sides = paragraphs(*pair["left"][:3]), paragraphs(*pair["right"][:3])
    found = align_paragraphs(*sides, "en", "he")
    assert any("use does not cover Hebrew (he)" in note for note in found.notes)
    assert found.run == planned_run(*sides, "en", "he")
    assert align_paragraphs(*sides, "en", "he", encoder="lexical").run.encoder == "none"
