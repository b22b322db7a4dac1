"""Vectors: computed once, exact sums, blocks encoded as one text."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.align.vectors import Side, VectorCache, similarities
from tests.align.doubles import WordEncoder


def test_each_text_is_encoded_once():
    encoder = WordEncoder()
    cache = VectorCache(encoder)
    first = cache.vectors(["a b", "c", "a b"])
    assert encoder.encoded == ["a b", "c"]
    assert (cache.vectors(["c", "a b"]) == first[[1, 0]]).all()
    assert encoder.encoded == ["a b", "c"]


def test_a_long_text_is_encoded_in_pieces_of_bounded_number():
    encoder = WordEncoder()
    VectorCache(encoder).vectors(["ab " * 400_000])
    assert sum(len(text) for text in encoder.encoded) <= 32 * 4000
    assert all(len(text) <= 4000 for text in encoder.encoded)


def random_side(n: int, seed: int) -> Side:
    random = np.random.default_rng(seed)
    vectors = random.normal(size=(n, 512))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Side(vectors.astype(np.float16), random.integers(5, 400, size=n).astype(np.float64))


def test_cosines_do_not_depend_on_the_order_of_summation():
    left, right = random_side(40, 1), random_side(30, 2)
    tables = similarities(left, right)
    for (a, b), table in tables.items():
        rows, columns = left.blocks(a), right.blocks(b)
        shuffled = np.random.default_rng(3).permutation(512)
        exact = rows[:, shuffled].astype(np.float64) @ columns[:, shuffled].astype(np.float64).T
        assert (table == exact).all()


def test_cosines_are_near_those_of_the_vectors_themselves():
    left, right = random_side(12, 1), random_side(9, 2)
    assert similarities(left, right)[1, 1] == pytest.approx(
        left.vectors.astype(float) @ right.vectors.T.astype(float), abs=2e-3
    )


def test_a_block_is_the_sum_weighted_by_length_unless_it_was_encoded():
    side = random_side(4, 5)
    total = side.vectors.astype(float) * side.lengths[:, None]
    expected = total[1] + total[2]
    assert side.blocks(2)[1] == pytest.approx(expected / np.linalg.norm(expected), abs=1e-3)
    merged = side.encoded({(1, 2): side.vectors[0]})
    assert merged.blocks(2)[1] == pytest.approx(side.vectors[0].astype(float), abs=1e-3)
