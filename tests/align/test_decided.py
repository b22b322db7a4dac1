"""Decisions by hand: how they are typed, where they hold, and what the aligner does around them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align import align_paragraphs, planned_run
from provenance.align.decided import decisions_in_force, text_keys
from provenance.errors import UsageError
from provenance.values.decisions import Decision, Pin, check_decisions, parse_decisions
from tests.align.doubles import paragraphs

PLACES = ("inn", "mill", "school", "chapel", "harbour", "library")
ENGLISH = [f"The {place} of Lomvik has {n} rooms and a garden." for n, place in enumerate(PLACES, 3)]
EDITED = [text.replace("a garden", "no garden") for text in ENGLISH]


def said(*typed: str) -> list[str]:
    return [str(decision) for decision in parse_decisions(typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3=4+5", ["3=4+5"]),
        (" ¶5 + 4 = ¶3 ", ["4+5=3"]),
        ("6=", ["6="]),
        ("=6", ["=6"]),
        ("6+7=", ["6=", "7="]),
        ("7~9", ["7~9"]),
        ("7~9+10", ["7~9", "7~10"]),
    ],
)
def test_what_is_typed_is_understood(typed: str, meant: list[str]) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "=", "~", "3", "3~", "~3", "3=4=5", "0=1", "3=a", "3+3=4", "-1=2", "3=4,5", "9" * 40 + "=1"]
)
def test_what_cannot_be_meant_is_refused(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_decisions([typed])
    assert caught.value.hint


@pytest.mark.parametrize(
    "typed", [["3=4", "3=5"], ["3=4", "2=4"], ["3=", "3=4"], ["7=8+9", "7~9"], ["=2", "2=2"]]
)
def test_contradictions_are_refused(typed: list[str]) -> None:
    with pytest.raises(UsageError, match="contradict"):
        check_decisions(parse_decisions(typed), 9, 9)


def test_paragraphs_that_are_not_there_are_named() -> None:
    with pytest.raises(UsageError, match=r"s@en\.1 has no paragraph ¶7"):
        check_decisions(parse_decisions(["7=1"]), 6, 6, names=("s@en.1", "s@fr.1"))
    with pytest.raises(UsageError, match="right has no paragraph"):
        align_paragraphs(paragraphs("a"), paragraphs("b"), "en", "en", decisions=parse_decisions(["1=2"]))


def links(*typed: str, left: list[str] = ENGLISH, right: list[str] = EDITED) -> list[tuple[str, str, str]]:
    found = align_paragraphs(
        paragraphs(*left), paragraphs(*right), "en", "en", decisions=parse_decisions(typed)
    ).links
    return [(str(Decision(k.left, k.right)), k.kind, k.status) for k in found]


def test_the_rest_is_aligned_around_what_was_decided() -> None:
    assert [link for link in links("2=3", "3=2") if link[2] == "pinned"] == [
        ("2=3", "match", "pinned"),
        ("3=2", "moved", "pinned"),
    ]
    assert [link for link in links("2=3", "3=2") if link[2] == "proposed"] == [
        (f"{k}={k}", "match", "proposed") for k in (1, 4, 5, 6)
    ]
    assert ("2=", "omitted", "pinned") in links("2=")
    assert ("=2", "added", "proposed") in links("2=")
    assert ("=2", "added", "pinned") in links("=2")
    assert ("2=1+4", "split", "pinned") in links("2=1+4")
    never = links("2~2")
    assert ("2=", "omitted", "proposed") in never
    assert ("=2", "added", "proposed") in never


def test_decisions_are_part_of_the_run_and_mirrored() -> None:
    sides = (paragraphs(*ENGLISH), paragraphs(*EDITED), "en", "en")
    plain, pinned, confirmed = (
        planned_run(*sides, decisions=parse_decisions(typed, status=status))
        for typed, status in ((["1=2"][:0], "pinned"), (["1=2"], "pinned"), (["1=2"], "confirmed"))
    )
    assert plain != pinned != confirmed != plain
    assert "decisions" not in plain.options
    assert align_paragraphs(*sides, decisions=parse_decisions(["1=2"])).run == pinned


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_decision_holds_and_every_paragraph_stands_once(data: st.DataObject) -> None:
    n, m = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    left = data.draw(st.lists(st.sampled_from(ENGLISH), min_size=n, max_size=n))
    right = data.draw(st.lists(st.sampled_from(EDITED), min_size=m, max_size=m))
    pairs = zip(data.draw(st.permutations(range(n))), data.draw(st.permutations(range(m))), strict=False)
    kinds = st.sampled_from(["", "=", "~", "<", ">"])
    decisions = [
        Decision(
            () if kind == ">" else (i,), () if kind == "<" else (j,), linked=kind != "~"
        )
        for i, j in pairs
        if (kind := data.draw(kinds))
    ]  # fmt: skip
    sides = (paragraphs(*left), paragraphs(*right))
    found = align_paragraphs(*sides, "en", "en", decisions=decisions).links
    assert sorted(i for k in found for i in k.left) == list(range(n))
    assert sorted(j for k in found for j in k.right) == list(range(m))
    for decision in decisions:
        if decision.linked:
            assert any(
                (k.left, k.right, k.status) == (decision.left, decision.right, "pinned") for k in found
            )
        else:
            assert not any(decision.left[0] in k.left and decision.right[0] in k.right for k in found)
    mirrored = align_paragraphs(*sides[::-1], "en", "en", decisions=[d.mirrored() for d in decisions]).links
    assert {(k.left, k.right, k.status) for k in found} == {(k.right, k.left, k.status) for k in mirrored}


def pins(*typed: str, left: list[str] = ENGLISH, right: list[str] = EDITED) -> list[Pin]:
    ours, theirs = text_keys(left), text_keys(right)
    return [
        Pin(
            number,
            "s@en.1",
            "s@fr.1",
            decision,
            tuple(ours[i] for i in decision.left),
            tuple(theirs[j] for j in decision.right),
            "ana",
            "",
        )
        for number, decision in enumerate(parse_decisions(typed))
    ]


def held(kept: list[Pin], left: list[str], right: list[str]) -> list[str]:
    return [str(decision) for decision in decisions_in_force(kept, left, right)[0]]


def test_decisions_are_found_again_by_what_the_paragraphs_say() -> None:
    kept = pins("2=3+4", "5=", "1~6")
    assert held(kept, ENGLISH, EDITED) == ["1~6", "2=3+4", "5="]
    assert held(kept, ["New.", *ENGLISH], EDITED) == ["2~6", "3=3+4", "6="]
    assert held(kept, ENGLISH, [*EDITED[:2], "New.", *EDITED[2:]]) == ["1~7", "2=4+5", "5="]
    changed = [*EDITED[:3], "Another text.", *EDITED[4:]]
    assert held(kept, ENGLISH, changed) == ["1~6", "5="]


def test_of_paragraphs_that_say_the_same_each_is_its_own() -> None:
    twice = ["Read more.", "Text.", "Read more."]
    kept = pins("3=3", left=twice, right=twice)
    assert held(kept, twice, twice) == ["3=3"]
    assert held(kept, twice[:2], twice) == []


def test_an_omission_lapses_where_the_words_stand_there_after_all() -> None:
    kept = pins("5=")
    assert held(kept, ENGLISH, [*EDITED, ENGLISH[4]]) == []


def test_of_two_that_contradict_the_later_holds() -> None:
    kept = pins("2=3") + pins("2=4")
    decisions, overruled = decisions_in_force(kept, ENGLISH, EDITED)
    assert [str(d) for d in decisions] == ["2=4"]
    assert [str(pin.decision) for pin in overruled] == ["2=3"]
