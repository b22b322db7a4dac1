"""Options of the alignment: limits of the search and the weights of its signals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to the log-odds of a bead, in nats per unit of the signal.

    Leaving a paragraph out scores 0, but for how often a side does so (`Evidence.left_more`). The unit of
    each signal is described in `signals.py`. The sets below were fitted by `python -m tests.benchmark.fit`,
    as a semi-Markov conditional random field by maximum likelihood with a Gaussian prior (Sarawagi & Cohen
    2004): on news paragraphs in five language pairs, as they are and with paragraphs left out, added,
    exchanged for others of the same story and of others, merged and split at random, and on literary
    sentences in German and French.

    Attributes:
        linked: Any link at all; an intercept.
        similarity: Cosine of the two blocks, or share of words in order within a language.
        margin: Similarity above what the two blocks have with their best neighbours on average.
        poor: What the margin lacks to 0.1, negative; 0 above.
        nearer: What the similarity lacks to that of the members of either block with their nearest opposite,
            on average, negative; 0 where nothing is nearer.
        weakest: Margin of the member of a block that fits worst; 0 for 1-1.
        length: Minus the log of 1 + the squared Gale-Church length deviation.
        numbers: Log of 1 + the weight of the numbers that both blocks print.
        numbers_missing: Minus the log of 1 + the weight of the numbers that only one prints.
        names: As `numbers`, of words that are spelt alike.
        names_missing: As `numbers_missing`, of words that have a counterpart elsewhere in the other text.
        clauses: As `numbers`, of clauses that mean the same.
        clauses_missing: As `numbers_missing`, of clauses that mean what another paragraph says.
        no_clause: 1 where the blocks hold no clause that means the same, and less the more there are; makes
            up for what `clauses` asks of blocks that hold one.
        lexicon: Log of 1 + the weight of the words of both blocks that go together elsewhere in the texts.
        several: 1 for beads that hold more than one paragraph on a side.
        size: Paragraphs beyond three.
        many: 1 for beads that hold more than one paragraph on both sides.
        open_end: Boundaries inside a block at which a sentence is still open.
        mixed_kinds: 1 where headlines or subheads are linked with anything else. Not fitted: of two
            equally good places a headline takes the headline.
        moved: Score of a link standing out of order; the first link of a block that moved together pays it.
            Not fitted: set by what finds most paragraphs that moved, in the texts and at random.
        related_from: Worth of the best path per paragraph of the shorter side, halved, in nats, from which
            two texts are taken to belong together. Not fitted: set between the least that related articles
            came to and the most that unrelated ones did.
    """

    linked: float
    similarity: float
    margin: float
    poor: float
    nearer: float
    weakest: float
    length: float
    numbers: float
    numbers_missing: float
    names: float
    names_missing: float
    clauses: float
    clauses_missing: float
    no_clause: float
    lexicon: float
    several: float
    size: float
    many: float
    open_end: float
    mixed_kinds: float
    moved: float
    related_from: float


# Two languages that the encoder was trained on.
COVERED = Weights(
    linked=-1.65,
    similarity=7.46,
    margin=6.29,
    poor=1.77,
    nearer=6.56,
    weakest=0.56,
    length=1.68,
    numbers=0.1,
    numbers_missing=1.25,
    names=0.0,
    names_missing=1.65,
    clauses=5.19,
    clauses_missing=0.95,
    no_clause=4.83,
    lexicon=0.0,
    several=0.67,
    size=0.0,
    many=-0.44,
    open_end=1.93,
    mixed_kinds=-3.0,
    moved=-3.0,
    related_from=1.0,
)

# A language that it was not: fitted on Czech, and with one side of other texts spelt in a made-up way, in
# Latin letters in part and in Hebrew ones wholly, so that figures, names, punctuation and some stems carry
# over.
CARRIED = Weights(
    linked=7.52,
    similarity=1.59,
    margin=3.22,
    poor=2.19,
    nearer=0.17,
    weakest=2.17,
    length=2.89,
    numbers=2.7,
    numbers_missing=3.14,
    names=3.1,
    names_missing=1.46,
    clauses=2.87,
    clauses_missing=1.82,
    no_clause=0.0,
    lexicon=1.48,
    several=1.14,
    size=0.06,
    many=-0.37,
    open_end=1.91,
    mixed_kinds=-3.0,
    moved=-4.75,
    related_from=1.7,
)

# No encoder: fitted on all of these, the vectors left out.
LEXICAL = Weights(
    linked=7.22,
    similarity=0.0,
    margin=0.0,
    poor=0.0,
    nearer=0.0,
    weakest=0.0,
    length=2.78,
    numbers=4.68,
    numbers_missing=3.2,
    names=3.35,
    names_missing=1.6,
    clauses=0.0,
    clauses_missing=0.0,
    no_clause=0.0,
    lexicon=0.9,
    several=1.05,
    size=0.12,
    many=-0.87,
    open_end=2.07,
    mixed_kinds=-3.0,
    moved=-5.0,
    related_from=2.0,
)

# One language: fitted on texts whose words and paragraphs were changed at random, lightly to heavily.
WITHIN = Weights(
    linked=0.84,
    similarity=9.34,
    margin=12.26,
    poor=0.0,
    nearer=0.0,
    weakest=3.08,
    length=0.81,
    numbers=1.38,
    numbers_missing=1.22,
    names=0.0,
    names_missing=0.0,
    clauses=0.0,
    clauses_missing=0.0,
    no_clause=0.0,
    lexicon=0.0,
    several=1.09,
    size=-0.38,
    many=-0.78,
    open_end=0.39,
    mixed_kinds=-3.0,
    moved=-4.0,
    related_from=1.0,
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
