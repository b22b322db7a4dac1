"""What is recorded about a version is mended on record, whole or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from making_versions import AT, BY, made

from provenance.errors import ProvenanceError, UnknownNameError, UsageError
from provenance.store import Registry
from provenance.values import Credit, MachineNotice, Parent, Version
from provenance.values.registering import Amendment

LATER = AT + timedelta(days=1)


@pytest.fixture
def story(registry: Registry) -> Registry:
    items = [
        made("s@en", "One.\nTwo."),
        made("s@fr", "Un.\nDeux.", translation="s@en.1", credits=["translator=Ana Roy", "editor=Bo Lind"]),
        made("s@es", "Uno.", translation="s@fr.1"),
    ]
    registry.register(items, by=BY, at=AT)
    return registry


def amend(registry: Registry, ref: str, amendment: Amendment, reason: str = "Because.") -> Version:
    return registry.amend(ref, amendment, by="Ida Berg", at=LATER, reason=reason)


def test_parents(story: Registry) -> None:
    added = amend(story, "s@es.1", Amendment(add_parents=(Parent("s@en", "translation"),)))
    assert [p.version for p in added.parents] == ["s@fr.1", "s@en.1"]
    changed = amend(story, "s@es.1", Amendment(add_parents=(Parent("s@en.1", "adaptation", "printed"),)))
    assert changed.parents[1] == Parent("s@en.1", "adaptation", "printed")
    dropped = amend(story, "s@es.1", Amendment(drop_parents=("s@fr.1",)))
    assert [p.version for p in dropped.parents] == ["s@en.1"]


def test_credits(story: Registry) -> None:
    mended = amend(
        story,
        "s@fr",
        Amendment(
            add_credits=(Credit("translator", "Inès Aubry", evidence="declared"),),
            drop_credits=(("translator", "ana  ROY"),),
        ),
    )
    assert [(c.role, c.name, c.person) for c in mended.credits] == [
        ("editor", "Bo Lind", "bo-lind"),
        ("translator", "Inès Aubry", "inès-aubry"),
    ]


def test_plain_facts(story: Registry) -> None:
    machine = MachineNotice("Transla", "raw", None, "declared")
    mended = amend(
        story,
        "s@fr",
        Amendment(published="2026-03-02", pubstatus="canceled", machine=machine, kinds={1: "boilerplate"}),
    )
    assert (mended.published, mended.pubstatus, mended.machine) == ("2026-03-02", "canceled", machine)
    assert [p.kind for p in story.paragraphs("s@fr.1")] == ["body", "boilerplate"]
    assert mended.registered == "2026-03-14T09:26:53Z", "amending is no registering"


def test_another_language_is_another_number_and_the_old_one_is_never_given_again(story: Registry) -> None:
    story.register([made("s@fr-CA", "Autre.")], by=BY, at=AT)
    moved = amend(story, "s@fr.1", Amendment(language="fr-CA"))
    assert (moved.version, moved.language_declared) == ("s@fr-CA.2", "fr-CA")
    assert story.resolve("s@es").parents[0].version == "s@fr-CA.2"
    with pytest.raises(UnknownNameError) as caught:
        story.resolve("s@fr.1")
    assert caught.value.hint == "it is s@fr-CA.2 now"
    done = story.register([made("s@fr.1", "Encore."), made("s@fr", "Toujours.")], by=BY, at=AT)
    assert [version.version for version, _ in done] == ["s@fr.2", "s@fr.3"]
    assert [p.text for p in story.paragraphs("s@fr-CA.2")] == ["Un.", "Deux."]


def test_each_change_is_an_entry_with_its_reason(story: Registry) -> None:
    before = len(story.history("s@fr.1"))
    amend(story, "s@fr.1", Amendment(pubstatus="withheld", published="2026-03-02"), reason="Legal asked.")
    entries = story.history("s@fr.1")[before:]
    assert [(e.action, e.by, e.at, e.subject) for e in entries] == [
        ("amend", "Ida Berg", "2026-03-15T09:26:53Z", "s@fr.1")
    ] * 2
    assert entries[0].payload == {
        "by": "Ida Berg", "published": "2026-03-02", "was": None, "reason": "Legal asked.",
    }  # fmt: skip
    assert story.broken_links() == ()


REFUSED: dict[str, tuple[str, Amendment, type[ProvenanceError], str]] = {
    "nothing": ("s@fr", Amendment(), UsageError, "nothing to change"),
    "nothing new": (
        "s@fr", Amendment(pubstatus="usable", kinds={0: "body"}), UsageError, "nothing to change",
    ),
    "same parent": (
        "s@fr", Amendment(add_parents=(Parent("s@en.1", "translation"),)), UsageError, "nothing to change",
    ),
    "itself": ("s@fr", Amendment(add_parents=(Parent("s@fr.1", "edit"),)), UsageError, "s@fr.1 <- s@fr.1"),
    "circle": (
        "s@en", Amendment(add_parents=(Parent("s@es", "translation"),)), UsageError,
        "s@en.1 <- s@fr.1 <- s@es.1 <- s@en.1",
    ),
    "no such version": ("s@de", Amendment(pubstatus="canceled"), UnknownNameError, "s@de"),
    "no such parent": ("s@fr", Amendment(add_parents=(Parent("t@en", "edit"),)), UnknownNameError, "'t'"),
    "not a parent": ("s@fr", Amendment(drop_parents=("s@es.1",)), UsageError, "not recorded as a source"),
    "not credited": ("s@fr", Amendment(drop_credits=(("editor", "Ana Roy"),)), UnknownNameError, "no editor"),
    "credited already": (
        "s@fr", Amendment(add_credits=(Credit("editor", "bo lind"),)), UsageError, "nothing to change",
    ),
    "no such paragraph": ("s@fr", Amendment(kinds={2: "body"}), UsageError, "no paragraph ¶3"),
    "paragraph below 0": ("s@fr", Amendment(kinds={-1: "body"}), UsageError, "no paragraph"),
    "unknown kind": ("s@fr", Amendment(kinds={0: "poem"}), UsageError, "poem"),  # type: ignore[dict-item]
    "unknown role": (
        "s@fr", Amendment(drop_credits=(("poet", "Ana"),)), UsageError, "poet",  # type: ignore[arg-type]
    ),
    "bad date": ("s@fr", Amendment(published="yesterday"), UsageError, "yesterday"),
    "bad language": ("s@fr", Amendment(language="f!"), UsageError, "f!"),
}  # fmt: skip


def test_what_is_refused_changes_nothing(story: Registry) -> None:
    before = (story.versions(), story.history())
    for name, (ref, amendment, error, said) in REFUSED.items():
        with pytest.raises(error) as caught:
            amend(story, ref, amendment)
        assert said in caught.value.message, name
    with pytest.raises(UsageError, match="needs a reason"):
        amend(story, "s@fr", Amendment(pubstatus="canceled"), reason=" ")
    with pytest.raises(UnknownNameError):
        amend(story, "s@fr", Amendment(pubstatus="canceled", drop_credits=(("editor", "No One"),)))
    assert (story.versions(), story.history()) == before
