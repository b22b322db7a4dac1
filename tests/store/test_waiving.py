"""Waivers: stored once, lifted once, always on record."""

from __future__ import annotations

import pytest
from making_versions import AT, BY, made

from provenance.errors import UnknownNameError, UsageError
from provenance.store import Location, Registry, create
from provenance.values import Waiver

ID = "0123456789abcdef"


@pytest.fixture
def registry(location: Location) -> Registry:
    registry = create(location, AT)
    registry.register([made("s@en"), made("s@fr", translation="s@en.1")], by=BY, at=AT)
    return registry


def test_a_waiver_is_stored_with_who_when_and_why(registry: Registry) -> None:
    ((waiver, new),) = registry.waive([Waiver("CR107", "s@fr", "agreed", ID)], by="ana", at=AT)
    assert new
    assert (waiver.version, waiver.by, waiver.reason, waiver.name) == ("s@fr.1", "ana", "agreed", ID)
    assert registry.waivers() == (waiver,)
    entry = registry.history("s@fr.1")[-1]
    assert (entry.action, entry.by) == ("waive", "ana")
    assert entry.payload is not None
    assert entry.payload["reason"] == "agreed"
    assert registry.broken_links() == ()


def test_a_waiver_that_is_in_force_is_left_as_it_is(registry: Registry) -> None:
    place = Waiver("CR107", "s@fr.1", "agreed", paragraph=0)
    registry.waive([place], by="ana", at=AT)
    ((waiver, new),) = registry.waive([Waiver("CR107", "s@fr.1", "again", paragraph=0)], by="bo", at=AT)
    assert (new, waiver.by, waiver.reason) == (False, "ana", "agreed")
    assert len(registry.waivers()) == 1


def test_lifting_is_on_record_and_happens_once(registry: Registry) -> None:
    registry.waive([Waiver("CR107", "s@fr.1", "agreed", ID)], by="ana", at=AT)
    (lifted,) = registry.lift([ID[:8]], by="bo", at=AT)
    assert (lifted.lifted_by, lifted.by) == ("bo", "ana")
    with pytest.raises(UnknownNameError) as refused:
        registry.lift([ID], by="bo", at=AT)
    assert "bo lifted it on" in refused.value.hint
    ((_, new),) = registry.waive([Waiver("CR107", "s@fr.1", "after all", ID)], by="ana", at=AT)
    assert new
    assert [w.lifted_at is None for w in registry.waivers()] == [False, True]


def test_all_or_nothing_is_lifted(registry: Registry) -> None:
    registry.waive([Waiver("CR107", "s@fr.1", "agreed", ID)], by="ana", at=AT)
    with pytest.raises(UnknownNameError):
        registry.lift([ID, "CR101:s@fr.1"], by="bo", at=AT)
    assert [w.lifted_at for w in registry.waivers()] == [None]


@pytest.mark.parametrize(
    ("waiver", "error"),
    [
        (Waiver("CR107", "s@fr.1", "  "), UsageError),
        (Waiver("CR107", "s@de.1", "x"), UnknownNameError),
        (Waiver("CR107", "s@fr.1", "x", paragraph=99), UsageError),
    ],
)
def test_what_cannot_be_waived(registry: Registry, waiver: Waiver, error: type[Exception]) -> None:
    with pytest.raises(error):
        registry.waive([Waiver("CR101", "s@fr.1", "x"), waiver], by="ana", at=AT)
    assert registry.waivers() == ()
