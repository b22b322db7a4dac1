"""The second pass on small tables whose best answer is plain to see."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.align.dynamic import Bead, Scores, best_paths
from provenance.align.moves import around, find_moves
from provenance.align.signals import SIZES

GOOD, POOR = 4.0, -6.0


def table(pairs, n, m, left_out=-3.0):
    """Scores in which the given pairs (i, j) are good links and no other bead is."""
    beads = {(a, b): np.full((n - a + 1, m - b + 1), 2 * POOR) for a, b in SIZES if a <= n and b <= m}
    beads[1, 1][:] = POOR
    for i, j in pairs:
        beads[1, 1][i, j] = GOOD
    return Scores(n, m, beads, np.full(n, left_out), np.full(m, left_out))


def moved(scores, price=-4.0):
    return {(found.bead.i, found.bead.j) for found in find_moves(scores, best_paths([scores])[0], price)}


IN_ORDER = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(IN_ORDER, set(), id="nothing-moved"),
        pytest.param([(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)], {(0, 4)}, id="first-moved-to-the-end"),
        pytest.param([(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)], {(4, 0)}, id="last-moved-to-the-start"),
        pytest.param([(0, 3), (1, 4), (2, 0), (3, 1), (4, 2)], {(0, 3), (1, 4)}, id="a-block-of-two"),
    ],
)
def test_what_moved_is_found(pairs, expected):
    assert moved(table(pairs, 5, 5)) == expected


def test_a_block_pays_the_price_once():
    pairs = [(0, 4), (1, 5), (2, 0), (3, 1), (4, 2), (5, 3)]
    scores = table(pairs, 6, 6)
    gains = sorted(found.gain for found in find_moves(scores, best_paths([scores])[0], -4.0))
    assert gains == pytest.approx([GOOD + 6 - 4, GOOD + 6])


def test_a_price_too_high_leaves_it_omitted_and_added():
    assert moved(table([(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)], 5, 5), price=-20.0) == set()


def test_a_paragraph_that_was_tucked_into_a_neighbour_is_freed():
    scores = table([(0, 0), (2, 1), (3, 2), (1, 3)], 4, 4)
    scores.beads[2, 1][0, 0] = GOOD - 1  # 0+1 = 0 is worth more than 0 = 0 with 1 left out
    assert Bead(0, 0, 2, 1) in best_paths([scores])[0]
    assert moved(scores) == {(1, 3)}
    rest = best_paths([around(scores, [Bead(1, 3, 1, 1)])])[0]
    assert [b for b in rest if b.a and b.b] == [Bead(0, 0, 1, 1), Bead(2, 1, 1, 1), Bead(3, 2, 1, 1)]


def test_two_that_swapped_are_two_links_and_not_one():
    scores = table([(0, 0), (1, 2), (2, 1), (3, 3)], 4, 4)
    scores.beads[2, 2][1, 1] = GOOD - 1
    assert Bead(1, 1, 2, 2) in best_paths([scores])[0]
    assert moved(scores) == {(2, 1)}
    rest = best_paths([around(scores, [Bead(2, 1, 1, 1)])])[0]
    assert Bead(1, 2, 1, 1) in rest


def probabilities(scores, price=-4.0):
    return [found.probability for found in find_moves(scores, best_paths([scores])[0], price)]


def test_one_of_two_that_swapped_is_as_sure_as_the_two_links_are_better_than_one_of_both():
    scores = table([(0, 0), (1, 2), (2, 1), (3, 3)], 4, 4)
    scores.beads[2, 2][1, 1] = GOOD - 1
    assert probabilities(scores) == [pytest.approx(0.73, abs=0.01)]  # better by 1 nat, the price paid


def test_what_would_hold_a_whole_block_that_moved_is_not_held_against_its_links():
    """A bead of two with two is worth about as much as the two links together, and so more than either."""
    scores = table([(0, 4), (1, 5), (2, 0), (3, 1), (4, 2), (5, 3)], 6, 6)
    scores.beads[2, 2][0, 4] = GOOD
    assert min(probabilities(scores)) > 0.97


def test_a_link_out_of_order_is_as_unsure_as_another_of_its_paragraphs_is_good():
    scores = table([(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)], 6, 6)
    scores.beads[1, 2][0, 4] = GOOD - 3.0 - 0.1  # leaves one paragraph less out
    assert probabilities(scores) == [pytest.approx(0.52, abs=0.02)]


def test_moved_paragraphs_stay_out_of_the_search_whatever_leaving_out_costs():
    scores = table(IN_ORDER, 5, 5, left_out=0.0)
    assert moved(scores) == set()
    assert {(b.i, b.j) for b in best_paths([around(scores, [Bead(2, 2, 1, 1)])])[0] if b.a and b.b} == {
        (0, 0),
        (1, 1),
        (3, 3),
        (4, 4),
    }
