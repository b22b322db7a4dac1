"""Which persons of a registry may be one: proposals with their reasons, for somebody to decide.

Names are put into blocks by what they sound like, so that only names of one block are compared: time grows
with the size of blocks, not with the square of the registry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from provenance.credits.identity.comparing import Likeness, likeness, readings
from provenance.credits.identity.words import Word
from provenance.values.people import Proposal


@dataclass(frozen=True, slots=True)
class Known:
    """A person as far as proposals need one.

    Attributes:
        key: The person's key.
        names: The names under which the person is credited.
        apart: Keys of those who are credited beside the person on one version by the same source.
    """

    key: str
    names: tuple[str, ...]
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ProposeOptions:
    """When two persons are proposed to be one.

    Attributes:
        least: Likeness in [0, 1] from which two names are proposed.
        rare: Persons by whom a word may be borne to be taken for a misspelling of another.
        rare_share: The same as a share in [0, 1] of those who bear the other word.
        margin: How much likelier one of several full names must be for initials to stand for it.
        largest_block: Persons of a block that are compared with each other.
        namesakes: Persons of one name who are proposed pair by pair; further ones with the first only.
    """

    least: float = 0.74
    rare: int = 1
    rare_share: float = 0.15
    margin: float = 0.04
    largest_block: int = 400
    namesakes: int = 8


DEFAULT = ProposeOptions()


def propose(people: Sequence[Known], options: ProposeOptions = DEFAULT) -> tuple[Proposal, ...]:
    """The pairs of persons that may be one, likeliest first.

    Two who are credited side by side on one version are not proposed: who credits both takes them for two.
    Initials that fit several persons who are unlike each other are proposed as `ambiguous`.
    """
    bearers = Counter(word for person in people for word in _words(person))
    pairs: dict[tuple[int, int], Likeness] = {}
    for i, j in _candidates(people, options):
        if people[j].key in people[i].apart or people[i].key in people[j].apart:
            continue
        found = _likest(people[i], people[j], bearers, options)
        if found is not None and found.score >= options.least:
            pairs[i, j] = found
    ambiguous = _ambiguous(people, pairs, options)
    proposals = (
        Proposal(people[i].key, people[j].key, round(found.score, 4), found.reasons, (i, j) in ambiguous)
        for (i, j), found in pairs.items()
    )
    return tuple(sorted(proposals, key=lambda p: (p.ambiguous, -p.score, p.left, p.right)))


def _likest(left: Known, right: Known, bearers: Counter[str], options: ProposeOptions) -> Likeness | None:
    """The likeness of the two names that are most alike, those by mere slips of well-known words left out."""
    best: Likeness | None = None
    for ours in left.names:
        for theirs in right.names:
            found = likeness(ours, theirs)
            if found is None or not all(_is_slip(pair, bearers, options) for pair in found.slips):
                continue
            if best is None or found.score > best.score:
                best = found
    return best


def _is_slip(pair: tuple[str, str], bearers: Counter[str], options: ProposeOptions) -> bool:
    """Whether one of two words is so rare that it may be a misspelling: "Mario" beside many is none."""
    fewer, more = sorted((bearers[pair[0]], bearers[pair[1]]))
    return fewer <= max(options.rare, more * options.rare_share)


def _ambiguous(
    people: Sequence[Known], pairs: dict[tuple[int, int], Likeness], options: ProposeOptions
) -> set[tuple[int, int]]:
    """Pairs in which initials fit several groups of persons who are not proposed to be one themselves."""
    groups = _groups(
        len(people), (pair for pair, found in pairs.items() if not found.initials and not found.short)
    )
    fitting: defaultdict[int, dict[int, float]] = defaultdict(dict)
    shortened = [_is_shortened(person) for person in people]
    for (i, j), found in pairs.items():
        for short, whole in ((i, j), (j, i)):
            if found.initials and shortened[short] and not shortened[whole]:
                group = groups[whole]
                fitting[short][group] = max(found.score, fitting[short].get(group, 0.0))
    torn = {i for i, scores in fitting.items() if _is_torn(scores.values(), options)}
    doubtful = set()
    for (i, j), found in pairs.items():
        if found.short and (i in torn or j in torn):
            doubtful.add((i, j))
        elif found.initials:
            for short, whole in ((i, j), (j, i)):
                scores = fitting[short]
                if (
                    short in torn
                    or max(scores.values(), default=0.0) - scores.get(groups[whole], 1.0) >= options.margin
                ):
                    doubtful.add((i, j))
    return doubtful


def _is_shortened(person: Known) -> bool:
    """Whether all that is known of a person is a name with initials."""
    return all(
        any(word.initial for word in reading.words) for name in person.names for reading in readings(name)[:1]
    )


def _is_torn(scores: Iterable[float], options: ProposeOptions) -> bool:
    best, *others = sorted(scores, reverse=True)
    return bool(others) and best - others[0] < options.margin


def _groups(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each person the group of those proposed to be one, however far apart (union-find)."""
    parent = list(range(size))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in pairs:
        parent[root(i)] = root(j)
    return [root(i) for i in range(size)]


def _candidates(people: Sequence[Known], options: ProposeOptions) -> Iterator[tuple[int, int]]:
    blocks: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for index, person in enumerate(people):
        for key in _block_keys(person):
            blocks[key].add(index)
    namesakes: Counter[tuple[str, ...]] = Counter()
    rank = []
    for person in people:
        rank.append(namesakes[person.names])
        namesakes[person.names] += 1
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = sorted(blocks[key])[: options.largest_block]
        for pair in combinations(members, 2):
            i, j = pair
            if rank[i] and rank[j] >= options.namesakes and people[i].names == people[j].names:
                continue  # of a hundred called J. Marr, each with the first
            if pair not in seen:
                seen.add(pair)
                yield pair


def _block_keys(person: Known) -> Iterable[tuple[str, str]]:
    """For each full word and each other word of a name: how the one sounds, and how the other begins.

    A slip in the one word leaves the other; an initial begins as its name does.
    """
    keys = set()
    for name in person.names:
        for reading in readings(name):
            words = [word for word in reading.words if not word.particle]
            if len(words) == 1:
                keys.add((words[0].text, ""))
            for whole in words:
                if whole.initial or not whole.sounds:
                    continue
                heard = {whole.sounds}
                if len(whole.sounds) > 2:  # a slip may cost a sound, add one or change it
                    heard |= {whole.sounds[:k] + whole.sounds[k + 1 :] for k in range(len(whole.sounds))}
                for other in words:
                    if other is not whole:
                        keys |= {(sound, opening) for opening in _opening_classes(other) for sound in heard}
            if 2 <= len(words) <= 3:
                keys.add(("".join(w.spelling for w in words), ""))
                keys.add(("".join(w.spelling for w in reversed(words)), ""))
    return keys


_CLASSES = {
    **dict.fromkeys("aeou", "A"), **dict.fromkeys("iy", "AJ"), "j": "JAS", **dict.fromkeys("kqx", "K"),
    "c": "KS", "g": "KJA", "h": "K", **dict.fromkeys("sz", "S"), **dict.fromkeys("bv", "BF"),
    **dict.fromkeys("fw", "F"),
    "p": "BF", "d": "TJ", "t": "T",
}  # fmt: skip


def _opening_classes(word: Word) -> str:
    return _CLASSES.get(word.text[0], word.text[0])


def _words(person: Known) -> set[str]:
    """The words of a person's names, and the names as wholes: those in Han are compared as such."""
    words = {"".join(name.split()) for name in person.names}
    for name in person.names:
        words |= {w.text for reading in readings(name) if not reading.declined for w in reading.words}
    return words
