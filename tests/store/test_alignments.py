"""Stored alignments come back as they were, by their run, and are never replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making_versions import AT, BY, made
from sqlmodel import select

from provenance.errors import UnknownNameError, UsageError
from provenance.store import Registry
from provenance.store.tables import LinkRow
from provenance.values import Alignment, Link, Run


@pytest.fixture
def run(registry: Registry) -> Run:
    items = [made("s@en", "One.\nTwo."), made("s@fr", "Un.\nDeux.", translation="s@en.1")]
    left, right = (v.hash or "" for v, _ in registry.register(items, by=BY, at=AT))
    return Run(
        "provenance", "0.1.0", "use", "d" * 64, {"gap": 0.25, "moves": True, "unit": "paragraph"}, left, right
    )


LINKS = (
    Link((0,), (0,), "match", 0.1 + 0.2),
    Link((1,), (), "omitted", 1.0),
    Link((), (1,), "added", 0.0, "pinned"),
)


def test_stored_and_found_again(registry: Registry, run: Run) -> None:
    alignment = Alignment(LINKS, run, ("The encoder does not cover one side.",))
    assert registry.stored_alignment(run) is None
    assert registry.store_alignment(alignment, "s@en.1", "s@fr.1", by=BY, at=AT)
    assert registry.stored_alignment(run) == alignment
    assert [e.action for e in registry.history()] == ["init", "register", "register", "align"]
    assert registry.broken_links() == ()


def test_any_difference_in_the_run_is_another_one(registry: Registry, run: Run) -> None:
    registry.store_alignment(Alignment(LINKS, run), "s@en.1", "s@fr.1", by=BY, at=AT)
    others = [
        replace(run, version="0.2.0"),
        replace(run, encoder="e5"),
        replace(run, encoder_digest=""),
        replace(run, options={**run.options, "gap": 0.5}),
        replace(run, left_hash=run.right_hash, right_hash=run.left_hash),
    ]
    assert [registry.stored_alignment(other) for other in others] == [None] * len(others)
    same = replace(run, options=dict(sorted(run.options.items(), reverse=True)))
    assert registry.stored_alignment(same) is not None


def test_nothing_is_replaced_and_nothing_is_stored_twice(registry: Registry, run: Run) -> None:
    first, second = Alignment(LINKS, run), Alignment(LINKS[:1], run)
    stored = [
        registry.store_alignment(a, "s@en", "s@fr", by=BY, at=AT) for a in (first, first, second, second)
    ]
    assert stored == [True, False, True, False]
    assert registry.stored_alignment(run) == second
    assert len([e for e in registry.history() if e.action == "align"]) == 2
    with registry._read() as session:
        assert len(session.exec(select(LinkRow.position)).all()) == len(LINKS) + 1


def test_what_is_refused(registry: Registry, run: Run) -> None:
    alignment = Alignment(LINKS, run)
    with pytest.raises(UsageError, match="is not one of"):
        registry.store_alignment(alignment, "s@fr.1", "s@en.1", by=BY, at=AT)
    with pytest.raises(UnknownNameError):
        registry.store_alignment(alignment, "s@en.1", "s@de.1", by=BY, at=AT)
    for score in (-0.1, 1.1, float("nan")):
        wrong = Alignment((Link((0,), (0,), "match", score),), run)
        with pytest.raises(UsageError, match="score"):
            registry.store_alignment(wrong, "s@en.1", "s@fr.1", by=BY, at=AT)
    assert registry.stored_alignment(run) is None


def test_a_family_with_the_newest_alignment_of_each_version_with_its_source(
    registry: Registry, run: Run
) -> None:
    family = registry.family("s")
    assert registry.with_alignments(family) == family
    first = Alignment(LINKS[:1], run)
    other = Alignment(LINKS, replace(run, encoder="none"), ("Without an encoder.",))
    turned = Alignment(LINKS[:1], replace(run, left_hash=run.right_hash, right_hash=run.left_hash))
    registry.store_alignment(first, "s@en.1", "s@fr.1", by=BY, at=AT)
    registry.store_alignment(other, "s@en.1", "s@fr.1", by=BY, at=AT)
    registry.store_alignment(turned, "s@fr.1", "s@en.1", by=BY, at=AT)
    assert registry.with_alignments(family).alignments == {("s@en.1", "s@fr.1"): other}
