"""Options of the alignment: limits of the search and the weights of its signals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to the log-odds of a bead, in nats per unit of the signal.

    The unit of each signal is described in `signals.py`. The sets below were fitted as a semi-Markov
    conditional random field by maximum likelihood with a Gaussian prior (Sarawagi & Cohen 2004) on news
    paragraphs in five language pairs and on literary sentences in German and French; two-fold
    cross-validation lost less than half a point of F1 against fitting on everything.

    Attributes:
        linked: Any link at all; an intercept.
        similarity: Cosine of the two blocks, or share of words in order within a language.
        margin: Similarity above what the two blocks have with their best neighbours on average.
        poor: What the margin lacks to 0.1, negative; 0 above.
        weakest: Margin of the member of a block that fits worst; 0 for 1-1.
        length: Minus the log of 1 + the squared Gale-Church length deviation.
        numbers: Log of 1 + the weight of the numbers that both blocks print.
        numbers_missing: Minus the log of 1 + the weight of the numbers that only one prints.
        names: As `numbers`, of words that are spelt alike.
        names_missing: As `numbers_missing`, of words that have a counterpart elsewhere in the other text.
        several: 1 for beads that hold more than one paragraph on a side.
        size: Paragraphs beyond three.
        many: 1 for beads that hold more than one paragraph on both sides.
        open_end: Boundaries inside a block at which a sentence is still open.
        mixed_kinds: 1 where headlines or subheads are linked with anything else. Not fitted: of two
            equally good places a headline takes the headline.
        left_out: Score of leaving out one paragraph.
        moved: Score of a link standing out of order; the first link of a block that moved together pays it.
        related_from: Worth of the best path per paragraph of the shorter side, halved, in nats, from which
            two texts are taken to belong together. Not fitted: set between the least that related articles
            came to and the most that unrelated ones did.
    """

    linked: float
    similarity: float
    margin: float
    poor: float
    weakest: float
    length: float
    numbers: float
    numbers_missing: float
    names: float
    names_missing: float
    several: float
    size: float
    many: float
    open_end: float
    mixed_kinds: float
    left_out: float
    moved: float
    related_from: float


# Two languages that the encoder was trained on.
COVERED = Weights(
    linked=-0.63,
    similarity=1.83,
    margin=9.62,
    poor=3.21,
    weakest=3.4,
    length=1.79,
    numbers=1.16,
    numbers_missing=2.27,
    names=1.96,
    names_missing=1.71,
    several=-1.92,
    size=-2.27,
    many=-0.69,
    open_end=2.33,
    mixed_kinds=-2.0,
    left_out=-2.67,
    moved=-4.5,
    related_from=1.5,
)

# A language that it was not: fitted with one side spelt in a made-up way, in Latin and in Hebrew letters, so
# that only figures, names, punctuation and some stems carry over.
CARRIED = Weights(
    linked=1.57,
    similarity=-1.68,
    margin=8.06,
    poor=5.79,
    weakest=-0.61,
    length=1.96,
    numbers=4.76,
    numbers_missing=2.86,
    names=2.16,
    names_missing=1.78,
    several=-2.73,
    size=-3.01,
    many=-1.11,
    open_end=1.96,
    mixed_kinds=-2.0,
    left_out=-2.98,
    moved=-4.5,
    related_from=1.85,
)

# No encoder: fitted on both kinds of text, the vectors left out.
LEXICAL = Weights(
    linked=0.38,
    similarity=0.0,
    margin=0.0,
    poor=0.0,
    weakest=0.0,
    length=2.33,
    numbers=4.62,
    numbers_missing=2.71,
    names=2.59,
    names_missing=1.61,
    several=-2.69,
    size=-3.09,
    many=-0.32,
    open_end=1.53,
    mixed_kinds=-2.0,
    left_out=-3.1,
    moved=-5.0,
    related_from=1.9,
)

# One language: fitted on texts whose words, paragraphs and order were changed at random, lightly to heavily.
WITHIN = Weights(
    linked=-1.1,
    similarity=8.87,
    margin=12.26,
    poor=0.0,
    weakest=3.54,
    length=2.11,
    numbers=0.38,
    numbers_missing=0.5,
    names=0.0,
    names_missing=0.0,
    several=0.07,
    size=-2.83,
    many=-0.72,
    open_end=-0.27,
    mixed_kinds=-2.0,
    left_out=0.0,
    moved=-4.0,
    related_from=1.5,
)


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """Options of `align_paragraphs`.

    Attributes:
        covered: Weights across two languages that the encoder was trained on.
        carried: Weights where it was not trained on one of them.
        lexical: Weights without an encoder.
        within: Weights within one language.
        exact_cells: Places in the table (left paragraphs times right paragraphs) up to which all of it is
            searched; larger pairs are cut at sure places first. At least 1.
        reencode_above: Probability in [0, 1] of being a link above which a block of paragraphs is encoded
            once more as one text.
        doubt: By how many nats a 1-1 link between texts that do not belong together must be better.
    """

    covered: Weights = COVERED
    carried: Weights = CARRIED
    lexical: Weights = LEXICAL
    within: Weights = WITHIN
    exact_cells: int = 10_000
    reencode_above: float = 0.02
    doubt: float = 3.0
