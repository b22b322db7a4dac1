"""The hand-made links keep the rules that an alignment keeps."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "data/gold"
PAIRS: list[dict[str, Any]] = [
    json.loads(line) for line in (GOLD / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
TRUTH: dict[str, Any] = json.loads((GOLD / "sample_links.json").read_text(encoding="utf-8"))

CASES = [
    pytest.param(pair["links"], len(pair["left"]), len(pair["right"]), id=pair["id"]) for pair in PAIRS
] + [
    pytest.param(links, *(len(TRUTH["kinds"][ref]) for ref in pair.split()), id=pair)
    for pair, links in TRUTH["pairs"].items()
]
every_case = pytest.mark.parametrize(("links", "lefts", "rights"), CASES)


def in_order(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By first left index, each added one right after the link with the right paragraph before it."""
    ordered = sorted((link for link in links if link["left"]), key=lambda link: link["left"][0])
    for link in sorted((link for link in links if not link["left"]), key=lambda link: link["right"][0]):
        before = link["right"][0] - 1
        at = next((i for i, other in enumerate(ordered) if before in other["right"]), -1)
        ordered.insert(at + 1, link)
    return ordered


def kind_of_size(lefts: int, rights: int) -> str:
    match min(lefts, 2), min(rights, 2):
        case 1, 1:
            return "match"
        case 2, 1:
            return "merged"
        case 1, 2:
            return "split"
        case 1, 0:
            return "omitted"
        case 0, 1:
            return "added"
        case 2, 2:
            return "rearranged"
    raise AssertionError(f"{lefts}-{rights} is no link")


@every_case
def test_every_paragraph_stands_in_exactly_one_link(
    links: list[dict[str, Any]], lefts: int, rights: int
) -> None:
    assert sorted(i for link in links for i in link["left"]) == list(range(lefts))
    assert sorted(i for link in links for i in link["right"]) == list(range(rights))
    assert all(link[side] == sorted(link[side]) for link in links for side in ("left", "right"))


@every_case
def test_the_links_are_in_order(links: list[dict[str, Any]], lefts: int, rights: int) -> None:
    assert links == in_order(links)


@every_case
def test_the_kind_fits_the_size_and_the_order(links: list[dict[str, Any]], lefts: int, rights: int) -> None:
    last = -1
    for link in links:
        if link["kind"] == "moved":
            assert link["left"]
            assert link["right"]
            continue
        assert link["kind"] == kind_of_size(len(link["left"]), len(link["right"]))
        if link["left"] and link["right"]:
            assert link["right"][0] > last, "out of order, so it moved"
            last = link["right"][-1]


@every_case
def test_what_is_called_moved_is_out_of_order(links: list[dict[str, Any]], lefts: int, rights: int) -> None:
    placed = [link for link in links if link["left"] and link["right"]]
    for moved in (link for link in placed if link["kind"] == "moved"):
        assert any(
            (moved["left"] < other["left"]) != (moved["right"] < other["right"])
            for other in placed
            if other["kind"] != "moved"
        )


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_a_pair_is_small_clean_and_shows_every_change(pair: dict[str, Any]) -> None:
    assert pair["left_lang"] != pair["right_lang"]
    for text in (*pair["left"], *pair["right"]):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert not any(unicodedata.category(c).startswith("C") for c in text)
    for side in ("left", "right"):
        assert 8 <= len(pair[side]) <= 12
    assert {"omitted", "added", "moved"} <= {link["kind"] for link in pair["links"]}


def test_the_set_as_a_whole_shows_everything() -> None:
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS) >= 8
    assert len({(pair["left_lang"], pair["right_lang"]) for pair in PAIRS}) == len(PAIRS)
    assert {"he", "zh"} <= {pair["right_lang"] for pair in PAIRS}
    kinds = {link["kind"] for pair in PAIRS for link in pair["links"]}
    assert kinds == {"match", "merged", "split", "rearranged", "moved", "omitted", "added"}
    sides = [pair[side] for pair in PAIRS for side in ("left", "right")]
    assert any(len(set(side)) < len(side) for side in sides), "a sentence that stands twice"
    assert any(text.startswith("1. ") for side in sides for text in side), "a list"
