"""The guard for long texts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from provenance.align import AlignOptions, align_paragraphs
from provenance.align.parts import Mode, Texts
from provenance.align.segments import _pieces, segments
from provenance.align.vectors import VectorCache
from tests.align.doubles import WordEncoder, paragraphs, translated

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "lmnrst"]


MODES = [
    Mode("within", AlignOptions().within, None),
    Mode("lexical", AlignOptions().lexical, None),
    Mode("covered", AlignOptions().covered, VectorCache(WordEncoder())),
    Mode("carried", AlignOptions().carried, VectorCache(WordEncoder())),
]


def story(length: int, seed: int) -> list[str]:
    random = Random(seed)
    return [" ".join(random.choices(WORDS, k=random.randint(8, 20))) for _ in range(length)]


def as_texts(texts):
    return Texts(texts, [0] * len(texts), "en")


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
@pytest.mark.parametrize(("n", "m"), [(0, 9), (1, 500), (120, 150), (400, 90), (3, 1500), (1500, 3)])
def test_segments_cover_both_sides_once_within_the_limit(mode, n, m):
    sides = as_texts(story(n, 1)), as_texts(story(m, 2))
    found = [piece for stretch in segments(*sides, mode, 2000) for piece in stretch]
    assert [i for i0, i1, _, _ in found for i in range(i0, i1)] == list(range(n))
    assert [j for _, _, j0, j1 in found for j in range(j0, j1)] == list(range(m))


@pytest.mark.parametrize("language", ["en", "eo"])
def test_a_cut_search_finds_what_the_exact_one_finds(language):
    left = story(160, 3)
    right = left[:50] + story(6, 4) + left[50:90] + left[97:]
    if language == "eo":
        right = [translated(text) for text in right]
    sides = paragraphs(*left), paragraphs(*right)
    exact = align_paragraphs(*sides, "en", language, encoder=WordEncoder())
    cut = align_paragraphs(
        *sides, "en", language, encoder=WordEncoder(), options=replace(AlignOptions(), exact_cells=3000)
    )
    assert {(x.left, x.right) for x in cut.links} == {(x.left, x.right) for x in exact.links}


@pytest.mark.parametrize("language", ["en", "eo"])
def test_what_moved_across_a_cut_is_found(language):
    left = story(160, 3)
    right = [*left[:20], *left[22:140], *left[20:22], *left[140:]]
    if language == "eo":
        right = [translated(text) for text in right]
    options = replace(AlignOptions(), exact_cells=3000)
    found = align_paragraphs(
        paragraphs(*left), paragraphs(*right), "en", language, encoder=WordEncoder(), options=options
    )
    assert [(x.left, x.right) for x in found.links if x.kind == "moved"] == [((20,), (138,)), ((21,), (139,))]
    assert {x.kind for x in found.links} == {"match", "moved"}


def test_one_thousand_equal_lines_are_cut_evenly():
    lines = as_texts(["yes"] * 1000)
    found = [piece for stretch in segments(lines, lines, MODES[0], 250_000) for piece in stretch]
    assert all((i1 - i0) * (j1 - j0) <= 250_000 for i0, i1, j0, j1 in found)
    assert found[-1][1::2] == (1000, 1000)


def test_no_stretch_is_cut_where_a_sentence_goes_on():
    left = [f"{text}{',' if k % 7 else '.'}" for k, text in enumerate(story(160, 3))]
    sides = as_texts(left), as_texts(left)
    starts = [piece[0] for stretch in segments(*sides, MODES[2], 2000) for piece in stretch[1:]]
    assert len(starts) > 3
    assert all(left[i - 1].endswith(".") for i in starts)


@pytest.mark.parametrize("language", ["en", "eo"])
def test_the_few_paragraphs_of_a_short_text_are_found_in_a_long_one(language):
    long = story(1500, 5)
    short = [long[700], long[701], long[760]]
    if language == "eo":
        short = [translated(text) for text in short]
    options = replace(AlignOptions(), exact_cells=1000)
    found = align_paragraphs(
        paragraphs(*short), paragraphs(*long), language, "en", encoder=WordEncoder(), options=options
    )
    linked = [(x.left, x.right) for x in found.links if x.left and x.right]
    assert linked == [((0,), (700,)), ((1,), (701,)), ((2,), (760,))]


@pytest.mark.parametrize(("n", "m"), [(20_000, 20_000), (700, 690), (690, 700)])
def test_lines_that_repeat_go_with_one_another(n, m):
    found = align_paragraphs(paragraphs(*["word"] * n), paragraphs(*["word"] * m), "en", "en")
    assert [(x.left, x.right) for x in found.links if x.left and x.right] == [
        ((k,), (k,)) for k in range(min(n, m))
    ]


def test_what_long_texts_begin_and_end_with_alike_is_linked_around_a_change():
    left = story(300, 6)
    right = [*left[:100], "Quite another sentence stands here.", *left[103:]]
    found = align_paragraphs(paragraphs(*left), paragraphs(*right), "en", "en")
    linked = {(x.left, x.right) for x in found.links if x.kind == "match"}
    assert linked >= {((k,), (k,)) for k in range(100)} | {((k,), (k - 2,)) for k in range(103, 300)}


def test_pieces_cover_a_stretch_that_was_cut_across_its_sure_pairs():
    cuts = [(10, 10), (20, 80), (30, 90)]
    assert list(_pieces((0, 40, 0, 50), cuts)) == [(0, 10, 0, 10), (10, 40, 10, 50)]
