"""The weights of `provenance.align.options`, fitted to texts whose links are known.

    python -m tests.benchmark.fit covered --data FOLDER

By maximum likelihood with a Gaussian prior around the weights as they are, as a semi-Markov conditional
random field (Sarawagi & Cohen, "Semi-Markov Conditional Random Fields for Information Extraction", 2004):
the gradient is what the true links show of each signal, less what is expected of it over all alignments.
Articles are fitted as they are and with changes at random; long texts, whose links are by sentences, as
they are. The options that were used last:
`--copies 2`; for `carried` with `--spread 0.5`, for `lexical` with `--spread 1`; for `within` `--copies 3
--spread 0.5`. Needs scipy, of the extra `bench`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np

from provenance.align.constraints import Constraints
from provenance.align.dynamic import Floats, Scores, Size, solve
from provenance.align.encoders import Encoder, covers, find_encoder
from provenance.align.evidence import Evidence
from provenance.align.options import AlignOptions, Weights
from provenance.align.parts import Mode, Part, Texts
from provenance.align.rounds import second_evidence
from provenance.align.segments import segments
from provenance.align.signals import SIGNALS, bead_signals
from provenance.align.vectors import VectorCache
from tests.benchmark.aligners import Known
from tests.benchmark.changes import Rates, blocks_of, case_of, changed, disguised, reworded
from tests.benchmark.scores import Case, Pair, read_cases

# Not fitted, as `moved` and `related_from` are not: see `Weights`.
_SET = ("mixed_kinds",)

# Languages that are spelt in a made-up way to stand for those that the encoder was not trained on.
_DISGUISED = ("cs", "fr", "ru")

# What their tags are then: Latin and Hebrew letters are read in different ways.
_NOWHERE = ("xx", "he")

# Signals that a mode does without.
_NO_VECTORS = ("similarity", "margin", "poor", "nearer", "weakest", "clauses", "clauses_missing", "no_clause")
_NO_MODEL = ("names", "names_missing", "clauses", "clauses_missing", "no_clause", "lexicon")
_UNUSED = {"covered": ("lexicon",), "carried": (), "lexical": _NO_VECTORS, "within": _NO_MODEL}

# Signals that may count against a link; all others speak for one by what they are.
_EITHER_WAY = ("linked", "several", "size", "many")

# Within a language, where hardly a word of another paragraph is found again, what was exchanged must not pass
# for what was reworded.
_EXCHANGES = Rates(neighbours=0.08, others=0.04)

# Share of the words of the most changed paragraphs of a text that are changed, text by text.
_REWORDED = (0.1, 0.3, 0.6)


@dataclass(frozen=True)
class Example:
    """Two texts, or stretches of them, with all that a set of weights is judged by.

    Attributes:
        signals: By bead size, shape `(signals, n - a + 1, m - b + 1)`.
        evidence: What they were computed from.
        true: What the true links show of each signal, shape `(signals,)`.
        constant: What the true links add to the score whatever the weights are, in nats.
    """

    signals: dict[Size, Floats]
    evidence: Evidence
    true: Floats
    constant: float

    def scores(self, weights: Floats) -> Scores:
        """What each bead is worth."""
        n, m = self.evidence.shape
        beads = {size: np.tensordot(weights, table, 1) for size, table in self.signals.items()}
        left, right = np.full(n, self.evidence.left_more), np.full(m, self.evidence.right_more)
        return Scores(n, m, beads, left, right)

    def expected(self, sure: Scores) -> Floats:
        """What is expected of each signal over all alignments, shape `(signals,)`."""
        each = [np.tensordot(table, sure.beads[size], 2) for size, table in self.signals.items()]
        return np.sum(each, axis=0)


def examples(case: Case, mode: Mode, options: AlignOptions, names: Sequence[str]) -> Iterator[Example]:
    """The stretches of a case that no true link crosses."""
    left = Texts(case.left, [0] * len(case.left), case.left_language)
    right = Texts(case.right, [0] * len(case.right), case.right_language)
    stretches = list(segments(left, right, mode, options.exact_cells))
    whole = Part(left, right, Constraints(), [cut for cuts in stretches for cut in cuts])
    parts = [whole.part(cuts) for cuts in stretches]
    for cuts, evidence in zip(stretches, second_evidence(parts, mode, options)[0], strict=True):
        i0, j0 = cuts[0][0], cuts[0][2]
        n, m = evidence.shape
        within = [_within(pair, (i0, i0 + n), (j0, j0 + m)) for pair in case.links]
        if None not in within:
            pairs = [
                _shifted(pair, i0, j0) for pair, inside in zip(case.links, within, strict=True) if inside
            ]
            yield _example(pairs, evidence, names)


def _within(pair: Pair, rows: tuple[int, int], columns: tuple[int, int]) -> bool | None:
    """Whether a link stands in a stretch; None where it crosses its border."""
    inside = {rows[0] <= i < rows[1] for i in pair[0]} | {columns[0] <= j < columns[1] for j in pair[1]}
    return inside.pop() if len(inside) == 1 else None


def _shifted(pair: Pair, i0: int, j0: int) -> Pair:
    return tuple(i - i0 for i in pair[0]), tuple(j - j0 for j in pair[1])


def _example(pairs: Sequence[Pair], evidence: Evidence, names: Sequence[str]) -> Example:
    signals = {}
    for size, found in bead_signals(evidence, names):
        shape = evidence.similarity[size].shape
        signals[size] = np.stack([np.broadcast_to(found[name], shape) for name in names])
    true = np.zeros(len(names))
    constant = 0.0
    for left, right in pairs:
        size = len(left), len(right)
        if size in signals:
            true += signals[size][:, left[0], right[0]]
        else:  # left out, or more than the search links
            constant += len(left) * evidence.left_more + len(right) * evidence.right_more
    return Example(signals, evidence, true, constant)


def unlikelihood(some: Sequence[Example], weights: Floats) -> tuple[float, Floats]:
    """Minus the log of how likely the weights make the true links, in nats, and its gradient."""
    total, gradient = 0.0, np.zeros(len(weights))
    solved = solve([example.scores(weights) for example in some])
    for example, solution in zip(some, solved, strict=True):
        total += solution.weight - float(example.true @ weights) - example.constant
        gradient += example.expected(solution.sure) - example.true
    return total, gradient


def fitted(
    some: Sequence[Example], names: Sequence[str], start: Floats, free: Sequence[bool], spread: float
) -> Floats:
    """The weights under which the true links are likeliest; those that are not free stay as they are."""
    import scipy.optimize

    chosen = np.array(free)

    def loss(values: Floats) -> tuple[float, Floats]:
        weights = start.copy()
        weights[chosen] = values
        total, gradient = unlikelihood(some, weights)
        away = values - start[chosen]
        return total + float((away**2).sum()) / (2 * spread**2), gradient[chosen] + away / spread**2

    bounds = [
        (None if n in _EITHER_WAY else 0.0, None) for n, is_free in zip(names, free, strict=True) if is_free
    ]
    limits = {"maxiter": 100, "ftol": 1e-6}
    found = scipy.optimize.minimize(
        loss, start[chosen], jac=True, method="L-BFGS-B", bounds=bounds, options=limits
    )
    print(f"{found.fun:.1f} nats after {found.nit} steps over {len(some)} stretches")
    result = start.copy()
    result[chosen] = found.x
    return result


def training(cases: Sequence[Case], mode: str, encoder: Encoder, copies: int) -> Iterator[Case]:
    """The texts that a set of weights is fitted to, as they are and, articles, with changes."""
    known = [case for case in cases if all(covers(encoder, tag) for tag in _languages(case))]
    unknown = [case for case in cases if case not in known]
    unknown += [
        _in_disguise(case, hebrew=hebrew) for hebrew in (False, True) for case in cases if _disguisable(case)
    ]
    chosen = {
        "covered": known,
        "carried": unknown,
        "lexical": known + unknown,
        "within": [_within_one(case) for case in cases if not _is_long(case)],
    }[mode]
    for case in chosen:
        if len(case.left) * len(case.right) > AlignOptions().exact_cells:
            yield from [case]  # as often as an article
            continue
        yield case_of(blocks_of(case), case)
        others = [
            block
            for other in chosen
            if other.group == case.group and other.name != case.name and not _is_long(other)
            for block in blocks_of(other)
            if block.single
        ]
        real = mode == "carried" and not {*_languages(case)} & {*_NOWHERE}
        for copy in range(copies * (1 + 2 * real)):  # real languages count for more than made-up ones
            random = Random(f"{case.name} {copy}")
            new = changed(case, others, random, _EXCHANGES if mode == "within" else Rates())
            yield _edited(new, random) if mode == "within" else new


def _is_long(case: Case) -> bool:
    return len(case.left) * len(case.right) > AlignOptions().exact_cells


def _within_one(case: Case) -> Case:
    """The right text of a case twice."""
    links = {((k,), (k,)): "match" for k in range(len(case.right))}
    language = case.right_language
    return replace(case, left=case.right, left_language=language, links=links, group=f"{language}-{language}")


def _edited(case: Case, random: Random) -> Case:
    """The case with the words of the right text changed, some paragraphs lightly, some heavily."""
    words = [word for text in case.right for word in text.split(" ")]
    heaviest = random.choice(_REWORDED)
    right = [reworded(text, words, heaviest * random.random(), random) for text in case.right]
    return replace(case, right=right)


def _languages(case: Case) -> tuple[str, str]:
    return case.left_language, case.right_language


def _disguisable(case: Case) -> bool:
    return len({*_languages(case)} & {*_DISGUISED}) == 1


def _in_disguise(case: Case, *, hebrew: bool) -> Case:
    """The case with one side in a language that nobody knows."""
    tag = _NOWHERE[hebrew]
    if case.left_language in _DISGUISED:
        texts = [disguised(text, hebrew=hebrew) for text in case.left]
        return replace(case, left=texts, left_language=tag, group=f"{case.group} {tag}")
    texts = [disguised(text, hebrew=hebrew) for text in case.right]
    return replace(case, right=texts, right_language=tag, group=f"{case.group} {tag}")


def fit(mode: str, cases: Sequence[Case], encoder: Encoder, copies: int, spread: float) -> Weights:
    """The set of weights of a mode, fitted; what is not fitted, or is 0 in it, stays as it is."""
    options = AlignOptions()
    weights: Weights = getattr(options, mode)
    search = Mode(mode, weights, VectorCache(encoder) if mode in ("covered", "carried") else None)
    names = [name for name in SIGNALS if name not in _SET]
    some = [
        example
        for case in training(cases, mode, encoder, copies)
        for example in examples(case, search, options, names)
    ]
    start = np.array([getattr(weights, name) for name in names])
    found = fitted(some, names, start, [name not in _UNUSED[mode] for name in names], spread)
    values = {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}
    return replace(weights, **values)


def main() -> None:
    """Print a set of weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mode", choices=["covered", "carried", "lexical", "within"])
    parser.add_argument("--data", type=Path, required=True, help="a folder of texts with true links")
    parser.add_argument("--copies", type=int, default=1, help="copies of each article with changes at random")
    parser.add_argument("--spread", type=float, default=4.0, help="standard deviation of the prior, in nats")
    arguments = parser.parse_args()
    encoder = find_encoder("use")
    assert encoder is not None
    print(
        fit(
            arguments.mode,
            list(read_cases(arguments.data)),
            Known(encoder),
            arguments.copies,
            arguments.spread,
        )
    )


if __name__ == "__main__":
    main()
