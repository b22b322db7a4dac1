"""Changes at random keep what is true, and the weights are fitted by the right gradient."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from provenance.align.options import LEXICAL, AlignOptions
from provenance.align.parts import Mode
from provenance.align.signals import SIGNALS
from tests.benchmark.changes import (
    Block,
    Rates,
    blocks_of,
    case_of,
    changed,
    disguised,
    reworded,
    sentences,
    with_moves,
)
from tests.benchmark.fit import examples, unlikelihood
from tests.benchmark.scores import Case, read_cases

CASES = list(read_cases(Path(__file__).parents[2] / "data/gold"))
OFTEN = Rates(omitted=0.1, added=0.1, neighbours=0.1, others=0.1, merged=0.2, split=0.2)


def covered_once(case: Case) -> bool:
    """Whether every paragraph of both sides stands in exactly one link."""
    left = sorted(i for pair in case.links for i in pair[0])
    right = sorted(j for pair in case.links for j in pair[1])
    return left == list(range(len(case.left))) and right == list(range(len(case.right)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_blocks_make_up_the_texts_again(case: Case) -> None:
    again = case_of(blocks_of(case), case)
    assert covered_once(again)
    if "moved" not in case.links.values():
        assert (list(again.left), list(again.right)) == (case.left, case.right)
        assert set(again.links) == set(case.links)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_links_stay_true_when_texts_change(case: Case) -> None:
    random = Random(case.name)
    others = [Block(["Someone else."], ["Quelqu'un d'autre."])]
    for _ in range(20):
        new = changed(case, others, random, OFTEN)
        assert covered_once(new)
        for left, right in new.links:  # a link of one with one is one of the old ones
            if len(left) == len(right) == 1:
                pair = case.left.index(new.left[left[0]]), case.right.index(new.right[right[0]])
                assert ((pair[0],), (pair[1],)) in case.links


def test_blocks_that_move_are_called_moved() -> None:
    case = with_moves(CASES[0], Random(3), 2)
    assert covered_once(case)
    assert "moved" in case.links.values()


def test_exchanged_paragraphs_are_left_out_and_added_in_one_place() -> None:
    rates = Rates(0, 0, 1, 0, 0, 0)
    case = Case("", "", "en", "fr", list("abcd"), list("ABCD"), {((k,), (k,)): "match" for k in range(4)})
    new = changed(case, [], Random(1), rates)
    assert sorted(new.links.values()) == ["added", "added", "omitted", "omitted"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained all through the night. The ferry did not sail.", 2),
        ("Mr. Smith said so.", 1),
        ("市長は水曜日にそう述べたと地元の新聞が伝えている。反対派は別の計画を望んでいるという。", 2),
        ("One", 1),
        ("", 0),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_disguise_keeps_figures_and_names() -> None:
    text = "The ferry of Captain Tomas Ekberg carried 1,450 people."
    assert "Tomas Ekberg carried" not in disguised(text, hebrew=False)
    assert "Ekberg" in disguised(text, hebrew=False)
    assert "1,450" in disguised(text, hebrew=True)
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(disguised(text, hebrew=True).lower())


def test_as_many_words_are_changed_as_asked() -> None:
    text = " ".join(f"word{k}" for k in range(600))
    new = reworded(text, ["other"], 0.3, Random(5)).split(" ")
    kept = sum(word.startswith("word") for word in new)
    assert 450 <= kept <= 510  # a third of the changes only puts a word in
    assert reworded(text, ["other"], 0.0, Random(5)) == text


def test_the_gradient_is_that_of_the_likelihood() -> None:
    names = [name for name in SIGNALS if name != "mixed_kinds"]
    mode = Mode("lexical", LEXICAL, None)
    case = replace(CASES[0], left=CASES[0].left[:6], right=CASES[0].right[:6])
    links = {((k,), (k,)): "match" for k in range(6)}
    some = list(examples(replace(case, links=links), mode, AlignOptions(), names))
    weights = np.array([getattr(LEXICAL, name) for name in names])
    loss, gradient = unlikelihood(some, weights)
    assert loss > 0
    for k in range(len(names)):
        step = np.zeros(len(names))
        step[k] = 1e-5
        slope = (unlikelihood(some, weights + step)[0] - unlikelihood(some, weights - step)[0]) / 2e-5
        assert gradient[k] == pytest.approx(slope, abs=1e-4)
