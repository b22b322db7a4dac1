"""Who may be one person: found in a crowd whose truth is known, and told apart where that can be."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from crowd import crowd, true_pairs

from provenance.credits.identity.proposing import Known, propose
from provenance.text.normalise import fold
from tests.growth import LINEAR, growth


@pytest.mark.parametrize("names", ["names.toml", "held_out.toml"])
def test_a_crowd_of_200_people_with_1000_credits(names: str) -> None:
    """By three crowds of names that the comparison was adjusted to, and three of names that it was not."""
    found = proposed = true = 0
    for seed in (1, 2, 3):
        printed = crowd(seed, names=names)
        assert len(printed) == 1000
        nodes: defaultdict[str, set[int]] = defaultdict(set)
        for credit in printed:
            nodes[f"{fold(credit.name)}/{credit.desk}"].add(credit.person)
        people = [Known(key, (key.rpartition("/")[0],)) for key in sorted(nodes)]
        plain = {frozenset((p.left, p.right)) for p in propose(people) if not p.ambiguous}
        truth = true_pairs(nodes)
        found += len(plain & truth)
        proposed += len(plain)
        true += len(truth)
    assert found >= 0.9 * true
    assert found >= 0.95 * proposed


def pairs(*names: str) -> dict[tuple[str, str], tuple[tuple[str, ...], bool]]:
    proposals = propose([Known(name, (name,)) for name in names])
    return {(p.left, p.right): (p.reasons, p.ambiguous) for p in proposals}


CASES = {
    ("Мария Щербакова", "Maria Shcherbakova"): ("transliteration",),
    ("Марии Щербаковой", "Мария Щербакова"): ("case ending",),
    ("Quill, Ada", "Ada Quill"): ("name order",),
    ("A. Quill", "Ada Quill"): ("initials",),
    ("Ada Brumell", "Ada Brunell"): ("misspelling",),
    ("محمد عبد الله", "Mohammed Abdullah"): ("transliteration",),
    ("王小明", "Xiaoming Wang"): ("transliteration", "name order"),
    ("王小明", "王晓明"): ("other characters of the same sound",),
    ("单小明", "Shan Xiaoming"): ("transliteration",),
    ("أحمد طه", "Ahmed Taha"): ("transliteration",),
    ("Marka Sowy", "Marek Sowa"): ("case ending",),
    ("Полины Коваль", "Полина Коваль"): ("case ending",),
    ("Ивана Щербакова", "I. Shcherbakov"): ("transliteration", "initials", "case ending"),
    ("Γιώργου Παπαδόπουλου", "Giorgos Papadopoulos"): ("transliteration", "case ending"),
    ("Anny Nowakowskiej", "Anna Nowakowska"): ("case ending",),
    ("Ada María del Soto Quill", "Ada Quill"): ("a word left out",),
    ("Uta Müller", "Uta Mueller"): ("spelling",),
}


@pytest.mark.parametrize(("names", "reasons"), CASES.items())
def test_each_proposal_says_why(names: tuple[str, str], reasons: tuple[str, ...]) -> None:
    ((found, ambiguous),) = pairs(*names).values()
    assert set(reasons) <= set(found)
    assert not ambiguous


UNLIKE = [
    ("Maria Santos", "Mario Santos"),
    ("Иван Петров", "Анна Петрова"),
    ("Андрей Громыкин", "Андреа Громыкина"),
    ("Eva Lindholm", "Ida Lindholm"),
    ("Ada Quill", "Quill"),
    ("A. Q.", "Ada Quill"),
    ("张伟", "王伟"),
    ("Σπύρος Ψαρράς", "Σοφία Ψαρρά"),
    ("???", "!!!"),
]


@pytest.mark.parametrize("names", UNLIKE)
def test_strangers_are_not_proposed(names: tuple[str, str]) -> None:
    assert pairs(*names) == {}


def test_initials_that_fit_two_strangers_are_ambiguous() -> None:
    found = pairs("J. Marr", "John Marr", "Judith Marr")
    assert {names: ambiguous for names, (_, ambiguous) in found.items()} == {
        ("J. Marr", "John Marr"): True,
        ("J. Marr", "Judith Marr"): True,
    }


def test_a_well_known_name_is_no_misspelling_of_another() -> None:
    names = ["Marta Quill", "Marta Orme", "Marta Hale", "Martha Orsini"]
    known = [*names, "Marla Quill", "Marla Hale", "Marla Voss"]
    assert ("Marta Quill", "Marla Quill") not in pairs(*known)
    assert ("Marta Quill", "Marla Quill") in pairs(*names, "Marla Quill")


def test_who_is_credited_side_by_side_is_not_proposed() -> None:
    ana, anna = Known("ana", ("Ana Leeman",)), Known("anna", ("Anna Leeman",))
    assert [(p.left, p.right) for p in propose([ana, anna])] == [("ana", "anna")]
    assert propose([replace(ana, apart=frozenset({"anna"})), anna]) == ()


def test_work_grows_with_the_crowd_and_not_with_its_square() -> None:
    def work(size: int) -> object:
        chance = random.Random(size)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        names = (" ".join("".join(chance.choices(syllables, k=4)) for _ in range(2)) for _ in range(size))
        return propose([Known(str(number), (name,)) for number, name in enumerate(names)])

    assert growth(work, 300) < LINEAR
