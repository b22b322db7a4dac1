"""A crowd of invented people, credited under names that are misspelt, shortened, turned round and declined.

Who is who is known. Nothing here uses the program's own tables: the names in each script, and their declined
forms, stand in `names.toml`.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

PEOPLE = 200
CREDITS = 5
DESKS = ("foreign", "culture", "sports", "wire", "weekend")


@dataclass(frozen=True)
class Printed:
    """One credit: the true person's number, the name as printed, the desk."""

    person: int
    name: str
    desk: str


@dataclass(frozen=True)
class Somebody:
    """An invented person: given name and family name, as signed, as printed in Latin letters, declined."""

    script: str
    given: tuple[str, str, str]
    family: tuple[str, str, str]


def crowd(seed: int = 1, people: int = PEOPLE, names: str = "names.toml") -> list[Printed]:
    """So many people with five credits each, shuffled."""
    chance = random.Random(seed)
    printed = [
        Printed(number, name, chance.choice(DESKS))
        for number, somebody in enumerate(_everybody(chance, people, names))
        for name in _names(somebody, chance)
    ]
    chance.shuffle(printed)
    return printed


def true_pairs(nodes: dict[str, set[int]]) -> set[frozenset[str]]:
    """The pairs of keys that are one person; a key's numbers are the people credited under it."""
    return {frozenset((a, b)) for a, b in combinations(sorted(nodes), 2) if nodes[a] & nodes[b]}


def _everybody(chance: random.Random, people: int, names: str) -> list[Somebody]:
    table = tomllib.loads((Path(__file__).parent / names).read_text("utf-8"))
    everybody: dict[tuple[str, str], Somebody] = {}
    scripts = list(table)
    while len(everybody) < people:
        script = scripts[len(everybody) % len(scripts)]
        names = table[script]
        sex = chance.choice("mf")
        given = chance.choice(names.get(sex) or names["given"])
        family = chance.choice(names.get(f"family_{sex}") or names["family"])
        somebody = Somebody(script, _three(script, given), _three(script, family))
        everybody.setdefault((somebody.given[1], somebody.family[1]), somebody)
    return list(everybody.values())


def _three(script: str, forms: list[str]) -> tuple[str, str, str]:
    """As signed, in Latin letters, declined; scripts that do not decline have the first again."""
    if script in ("polish", "western"):
        return forms[0], forms[0], forms[1]
    return forms[0], forms[1], forms[2] if len(forms) > 2 else forms[0]


def _names(somebody: Somebody, chance: random.Random) -> list[str]:
    """Five names: as signed, as printed in Latin letters, and three that are changed, some of them twice."""
    changes = [_misspelt, _initialled, _inverted, _declined, _misspelt_and_inverted, _initialled_and_inverted]
    chosen = chance.sample(changes, 3)
    return [_plain(somebody, 0), _plain(somebody, 1), *(change(somebody, chance) for change in chosen)]


def _plain(somebody: Somebody, way: int) -> str:
    if somebody.script == "han" and way == 0:
        return somebody.family[0] + somebody.given[0]
    return f"{somebody.given[way]} {somebody.family[way]}"


def _misspelt(somebody: Somebody, chance: random.Random) -> str:
    way = chance.choice((0, 1))
    if somebody.script == "han" and way == 0:
        return somebody.family[0] + somebody.given[2]
    name = _plain(somebody, way)
    return _with_a_slip(name, chance)


def _with_a_slip(name: str, chance: random.Random) -> str:
    """A letter inside a word dropped, doubled, changed, or swapped with the next; never the first or last."""
    words = name.split()
    long = [k for k, word in enumerate(words) if len(word) >= 5]
    if not long:
        return name
    at = chance.choice(long)
    word = words[at]
    k = chance.randrange(1, len(word) - 2)
    how = chance.choice(("drop", "double", "swap", "wrong"))
    if how == "drop":
        word = word[:k] + word[k + 1 :]
    elif how == "double":
        word = word[: k + 1] + word[k:]
    elif how == "swap":
        word = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
    else:
        word = word[:k] + chance.choice([c for c in name.lower() if c.isalpha()]) + word[k + 1 :]
    return " ".join([*words[:at], word, *words[at + 1 :]])


def _initialled(somebody: Somebody, chance: random.Random) -> str:
    way = 1 if somebody.script == "han" else chance.choice((0, 1))
    return f"{somebody.given[way][0]}. {somebody.family[way]}"


def _inverted(somebody: Somebody, chance: random.Random) -> str:
    way = 1 if somebody.script == "han" else chance.choice((0, 1))
    mark = chance.choice((" ", ", "))
    return f"{somebody.family[way]}{mark}{somebody.given[way]}"


def _declined(somebody: Somebody, chance: random.Random) -> str:
    del chance
    return f"{somebody.given[2]} {somebody.family[2]}" if somebody.script != "han" else _plain(somebody, 0)


def _misspelt_and_inverted(somebody: Somebody, chance: random.Random) -> str:
    return _with_a_slip(_inverted(somebody, chance), chance)


def _initialled_and_inverted(somebody: Somebody, chance: random.Random) -> str:
    way = 1 if somebody.script == "han" else chance.choice((0, 1))
    return f"{somebody.family[way]} {somebody.given[way][0]}."
