"""Decisions and vectors in the registry, on every database: kept, found again, on record."""

from __future__ import annotations

import pytest
from making_versions import AT, BY, made

from provenance.errors import UnknownNameError
from provenance.store import Registry
from provenance.values import Alignment, Run
from provenance.values.decisions import parse_decisions


@pytest.fixture
def story(registry: Registry) -> Registry:
    items = [made("s@en", "One.\nTwo.\nThree."), made("s@fr", "Un.\nDeux.", translation="s@en.1")]
    registry.register([*items, made("t@de", "One.\nZwei.")], by=BY, at=AT)
    return registry


def store(registry: Registry, *typed: str, left: str = "s@en.1", right: str = "s@fr.1", by: str = BY) -> None:
    decided = [(decision, by) for decision in parse_decisions(typed)]
    registry.store_pins(left, right, decided, by=by, at=AT)


def test_pins_hold_between_articles_and_languages_and_are_mirrored(story: Registry) -> None:
    store(story, "1=2", "3=")
    assert [str(pin.decision) for pin in story.pins_between("s@en.1", "s@fr.1")] == ["1=2", "3="]
    assert [str(pin.decision) for pin in story.pins_between("s@fr.1", "s@en.1")] == ["2=1", "=3"]
    assert story.pins_between("t@de.1", "s@fr.1") == ()
    (pin,) = story.pins_of("s@fr.1")
    assert (pin.left, pin.right, str(pin.decision), pin.by, pin.at) == (
        "s@fr.1",
        "s@en.1",
        "2=1",
        BY,
        "2026-03-14T09:26:53Z",
    )
    assert story.pins_of("t@de.1") == (), "the same words in another article are another paragraph"


def test_within_one_language_pins_hold_both_ways(story: Registry) -> None:
    story.register([made("s@en", "One.\nTwo, edited.", edit="s@en.1")], by=BY, at=AT)
    store(story, "2=2", right="s@en.2")
    assert {str(pin.decision) for pin in story.pins_between("s@en.1", "s@en.2")} == {"2=2"}
    assert [str(pin.decision) for pin in story.pins_of("s@en.2")] == ["2=2"]


def test_every_decision_is_on_record_and_can_be_taken_back(story: Registry) -> None:
    store(story, "1=1")
    store(story, "1=2")
    story.remove_pins("s@en.1", "s@fr.1", parse_decisions(["1=2"]), by="Bo", at=AT)
    assert story.pins_between("s@en.1", "s@fr.1") == ()
    acts = [(entry.action, entry.by) for entry in story.history() if "pin" in entry.action]
    assert acts == [("pin", BY), ("unpin", BY), ("pin", BY), ("unpin", "Bo")]
    assert story.broken_links() == ()
    with pytest.raises(UnknownNameError, match="nobody has decided this"):
        story.remove_pins("s@en.1", "s@fr.1", parse_decisions(["1=2"]), by="Bo", at=AT)


def test_vectors_are_kept_by_encoder_and_text(story: Registry) -> None:
    left, right = (story.resolve(ref).hash or "" for ref in ("s@en.1", "s@fr.1"))
    run = Run("provenance", "0", "use", "digest", {}, left, right)
    for vectors in ({"a": b"\0\1", "b": b"\2\3"}, {"b": b"\2\3", "c": b"\4\5"}):
        story.store_alignment(Alignment((), run), "s@en.1", "s@fr.1", by=BY, at=AT, vectors=vectors)
    assert story.vectors("digest", ["a", "c", "d"]) == {"a": b"\0\1", "c": b"\4\5"}
    assert story.vectors("another", ["a"]) == {}
    entries = [entry for entry in story.history() if entry.action == "encode"]
    assert [(entry.payload or {}).get("texts") for entry in entries] == [2, 1]
