"""Words that go together, learned from the two texts."""

import numpy as np

from provenance.align.dynamic import Scores
from provenance.align.lexicon import learned_words, linked

LEFT = ["harbour ferry", "harbour council", "harbour crane", "music", "crane music", "nothing"]
RIGHT = ["höfnin ferjan", "höfnin ráðið", "höfnin kraninn", "tónlist", "kraninn tónlist", "ekkert"]


def test_words_that_meet_in_several_pairs_of_paragraphs_are_a_pair():
    shared = learned_words(LEFT, RIGHT, np.eye(6))
    assert shared[0, 0] > 0.3
    assert shared[0, 3] == 0


def test_words_that_stand_once_say_nothing():
    shared = learned_words(LEFT, RIGHT, np.eye(6))
    assert shared[5].max() == 0


def test_a_pair_of_paragraphs_is_no_witness_for_itself():
    # `crane` and `kraninn` meet twice; without either place only one meeting is left to speak for it.
    alone = learned_words(["crane", "other", "crane"], ["kraninn", "annað", "annað"], np.eye(3))
    assert alone[0, 0] == 0


def test_inflected_words_and_hebrew_words_with_a_prefix_are_recognised():
    left = ["ferries late", "ferry sinks", "ferry found", "weather"]
    right = ["המעבורת", "מעבורת", "במעבורת", "גשם"]
    together = np.eye(4)
    assert learned_words([text.replace("ferries", "ferry") for text in left], right, together)[0, 0] > 0


def test_the_other_way_round_the_table_is_mirrored():
    together = np.array([[0.9, 0.1, 0, 0, 0, 0], *np.eye(6)[1:]])
    one, other = learned_words(LEFT, RIGHT, together), learned_words(RIGHT, LEFT, together.T.copy())
    assert np.array_equal(one, other.T)


def test_a_bead_links_all_its_paragraphs():
    beads = {(1, 1): np.array([[0.25, 0.0], [0.0, 0.5]]), (2, 1): np.array([[0.5, 0.0]])}
    sure = Scores(2, 2, beads, np.zeros(2), np.zeros(2))
    assert linked(sure).tolist() == [[0.75, 0.0], [0.5, 0.5]]
