"""What `register` stores, what it refuses, and how it numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from making_versions import AT, BY, made

from provenance.errors import AmbiguousNameError, InputError, ProvenanceError, UnknownNameError, UsageError
from provenance.store import Registry, in_memory
from provenance.values import Credit, Dateline, MachineNotice, Paragraph, Parent
from provenance.values.registering import NewVersion


def names(registry: Registry, *items: NewVersion, **more: Any) -> list[str]:
    done = registry.register(items, by=BY, at=AT, **more)
    return [f"{'+' if created else '='}{version.version}" for version, created in done]


def test_everything_that_is_stored_is_read_back(registry: Registry) -> None:
    registry.register([made("story@en", "Original.")], by=BY, at=AT)
    paragraphs = (
        Paragraph("headline", "Le pont « ouvre »"),
        Paragraph(
            "body", "VALDORA, 3 mars – Le pont 🌉 a ouvert.", "fr", Dateline(0, 18, "VALDORA", None, "3 mars")
        ),
    )
    credits = (
        Credit("translator", "Inès Aubry", evidence="declared"),
        Credit("reporter", "Ana Roy", "Reporting by", "fr", "en", "printed", 1, 3, 10, 0.75),
    )
    item = NewVersion(
        article="story",
        language="fr-CA",
        paragraphs=paragraphs,
        hash="ab" * 32,
        original=b"\xff\x00raw",
        media_type="text/html",
        encoding="cp1252",
        parents=(Parent("story@en.1", "translation", "metadata"),),
        credits=credits,
        published="2026-03-03T10:00:00+01:00",
        pubstatus="withheld",
        machine=MachineNotice("Transla", "post-edited", 1, "printed"),
        title="Le pont",
        words=9,
        language_declared="fr-CA",
        language_detected="fr",
        desk="Nord",
        url="https://example.org/pont",
        external_id="x-1",
        meta={"rubrique": "Ponts"},
        source_name="pont.html",
    )
    ((version, created),) = registry.register([item], by=BY, at=AT)
    assert created
    assert version == registry.resolve("story@fr-CA.1")
    assert (version.version, version.article, version.language, version.number) == (
        "story@fr-CA.1", "story", "fr-CA", 1,
    )  # fmt: skip
    assert version.registered == "2026-03-14T09:26:53Z"
    assert version.parents == (Parent("story@en.1", "translation", "metadata"),)
    assert [(c.name, c.person) for c in version.credits] == [
        ("Ana Roy", "ana-roy"),
        ("Inès Aubry", "inès-aubry"),
    ]
    assert tuple(replace(c, person=None) for c in version.credits) == credits[::-1]
    assert version.machine == item.machine
    kept = ("hash", "published", "pubstatus", "title", "words", "held", "desk", "url", "meta")
    assert [getattr(version, name) for name in kept] == [getattr(item, name) for name in kept]
    assert (version.language_declared, version.language_detected) == ("fr-CA", "fr")
    assert (version.id, version.source, version.paragraphs) == ("x-1", "pont.html", 2)
    assert registry.paragraphs("story@fr-CA.1") == paragraphs
    assert registry.original("story@fr-CA.1") == b"\xff\x00raw"


def test_versions_known_but_not_held_have_no_text(registry: Registry) -> None:
    registry.register([made("story@en"), made("story@fr", None, translation="story@en.1")], by=BY, at=AT)
    version = registry.resolve("story@fr")
    assert (version.held, version.hash, version.paragraphs) == (False, None, 0)
    assert registry.paragraphs("story@fr") == ()
    assert registry.original("story@fr") is None
    assert "story@fr.1" not in registry.family("story").texts


def test_the_same_text_again_is_the_same_version_and_untouched(registry: Registry) -> None:
    first = made("story@en", "One.", credits=["author=Ana Roy"])
    assert names(registry, first) == ["+story@en.1"]
    again = replace(first, credits=(Credit("editor", "Bo Lind"),), title="Other", number=7)
    assert names(registry, again) == ["=story@en.1"]
    assert [c.name for c in registry.resolve("story@en.1").credits] == ["Ana Roy"]
    assert len(registry.history("story@en.1")) == 1


def test_the_same_text_with_another_parent_is_a_version_of_its_own(registry: Registry) -> None:
    one, two = made("story@en", "One."), made("story@en", "Two.", edit="story@en.1")
    back = made("story@en", "One.", edit="story@en.2")
    assert names(registry, one, two, back) == ["+story@en.1", "+story@en.2", "+story@en.3"]
    assert names(registry, back, one) == ["=story@en.3", "=story@en.3"]


def test_a_sign_off_without_change_derives_from_its_own_text(registry: Registry) -> None:
    signed = made("story@en", "One.", edit="story@en.1")
    assert names(registry, made("story@en", "One."), signed) == ["+story@en.1", "+story@en.2"]


def test_the_same_text_in_another_article_or_language_is_another_version(registry: Registry) -> None:
    items = [made("a@en", "One."), made("b@en", "One."), made("a@de", "One.")]
    assert names(registry, *items) == ["+a@en.1", "+b@en.1", "+a@de.1"]
    assert {registry.original(ref) for ref in ("a@en", "b@en", "a@de")} == {b"One."}


def test_a_version_not_held_is_told_apart_by_parent_and_number(registry: Registry) -> None:
    registry.register([made("story@en")], by=BY, at=AT)
    unheld = made("story@fr", None, translation="story@en.1")
    assert names(registry, unheld, unheld) == ["+story@fr.1", "=story@fr.1"]
    assert names(registry, made("story@fr.3", None)) == ["+story@fr.3"]
    assert names(registry, made("story@fr", None, edit="story@fr.1")) == ["+story@fr.4"]


NUMBERS = {
    "as they come": (["s@en", "s@en", "s@fr"], ["s@en.1", "s@en.2", "s@fr.1"]),
    "as wished, in any order": (["s@en.2", "s@en.1"], ["s@en.2", "s@en.1"]),
    "others leave wished numbers free": (["s@en", "s@en.1", "s@en"], ["s@en.2", "s@en.1", "s@en.3"]),
    "a gap stays open to a wish": (["s@en.5", "s@en", "s@en.2"], ["s@en.5", "s@en.6", "s@en.2"]),
    "a taken number gives way": (["s@en.1", "s@en.1"], ["s@en.1", "s@en.2"]),
    "regions are languages of their own": (
        ["s@fr-CA", "s@fr-FR", "s@fr"],
        ["s@fr-CA.1", "s@fr-FR.1", "s@fr.1"],
    ),
}


@pytest.mark.parametrize(("given", "numbered"), NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers(given: list[str], numbered: list[str]) -> None:
    items = [made(ref, f"Text {place}.") for place, ref in enumerate(given)]
    with in_memory() as registry:
        done = registry.register(items, by=BY, at=AT)
    assert [version.version for version, _ in done] == numbered


BATCHES = {
    "parent later, by number": ([("s@fr", "s@en.1"), ("s@en.1", "")], ["s@en.1", ""]),
    "parent later, not numbered": ([("s@fr", "s@en.1"), ("s@en", "")], ["s@en.1", ""]),
    "parent later, by language": ([("s@fr", "s@en"), ("s@en", "")], ["s@en.1", ""]),
    "parent later, by article": ([("s@es", "s"), ("s@fr", "s"), ("s@en", "")], ["s@en.1", "s@en.1", ""]),
    "parent earlier, newest so far": ([("s@en", ""), ("s@fr", "s@en"), ("s@en", "")], ["", "s@en.1", ""]),
    "a chain backwards": (
        [("s@es", "s@fr.1"), ("s@fr.1", "s@en.1"), ("s@en.1", "")],
        ["s@fr.1", "s@en.1", ""],
    ),
    "of another article": ([("t@fr", "s@en.1"), ("s@en.1", "")], ["s@en.1", ""]),
    "several parents": (
        [("s@en.1", ""), ("s@en.2", ""), ("s@fr", "s@en.2 s@en.1")],
        ["", "", "s@en.2 s@en.1"],
    ),
    "in any case": ([("s@fr", "S@EN.1"), ("s@en.1", "")], ["s@en.1", ""]),
}


@pytest.mark.parametrize(("given", "parents"), BATCHES.values(), ids=BATCHES.keys())
def test_refs_within_a_batch(given: list[tuple[str, str]], parents: list[str]) -> None:
    items = [made(ref, f"Text {place}.", translation=source) for place, (ref, source) in enumerate(given)]
    with in_memory() as registry:
        done = registry.register(items, by=BY, at=AT)
    assert [" ".join(p.version for p in version.parents) for version, _ in done] == parents


def test_a_parent_by_hash_later_in_the_batch() -> None:
    source = made("s@en", "Source.")
    assert source.hash is not None
    with in_memory() as registry:
        done = registry.register(
            [made("s@fr", "Texte.", translation=f"sha:{source.hash[:12]}"), source], by=BY, at=AT
        )
    assert [p.version for p in done[0][0].parents] == ["s@en.1"]


def test_a_wished_number_that_is_taken_is_still_the_name_within_its_batch() -> None:
    with in_memory() as registry:
        registry.register([made("s@en.1", "Old.")], by=BY, at=AT)
        items = [made("s@en.1", "New."), made("s@fr", "Neuf.", translation="s@en.1")]
        done = registry.register(items, by=BY, at=AT)
    assert [version.version for version, _ in done] == ["s@en.2", "s@fr.1"]
    assert [p.version for p in done[1][0].parents] == ["s@en.2"]


def test_a_long_manifest_backwards_is_no_matter() -> None:
    items = [
        made(f"s@en.{n}", f"Text {n}.", edit=f"s@en.{n - 1}" if n > 1 else "") for n in range(1200, 0, -1)
    ]
    from provenance.store.planning import plan

    assert plan(items, lambda ref: False).order == tuple(range(1199, -1, -1))


CIRCLES = {
    "two": (["s@en.1 s@fr.1", "s@fr.1 s@en.1"], "s@fr.1 <- s@en.1"),
    "itself": (["s@en.1 s@en.1"], "s@en.1 <- s@en.1"),
    "three": (["s@en.1 s@fr.1", "s@fr.1 s@es.1", "s@es.1 s@en.1"], "s@en.1"),
}


@pytest.mark.parametrize(("given", "path"), CIRCLES.values(), ids=CIRCLES.keys())
def test_circles_are_refused_and_nothing_is_stored(given: list[str], path: str) -> None:
    pairs = [line.split() for line in given]
    items = [made("t@en"), *(made(ref, f"Text {ref}.", translation=source) for ref, source in pairs)]
    with in_memory() as registry:
        with pytest.raises(UsageError, match=r"circle|own source") as caught:
            registry.register(items, by=BY, at=AT)
        assert path in caught.value.message
        assert registry.total() == 0
        assert registry.history() == ()


REFUSED: dict[str, tuple[NewVersion, type[ProvenanceError]]] = {
    "unknown parent": (made("s@en", edit="nowhere@en.1"), UnknownNameError),
    "parent is no ref": (made("s@en", edit="@@"), UsageError),
    "article is no slug": (made("Two Words@en"), UsageError),
    "article with a dot": (made("s.t@en"), UsageError),
    "no language tag": (made("s@x!"), UsageError),
    "number 0": (made("s@en.0"), UsageError),
    "number beyond all": (made("s@en.1000000"), UsageError),
    "no text": (made("s@en", paragraphs=()), UsageError),
    "no hash": (made("s@en", hash=None), UsageError),
    "hash of another kind": (made("s@en", hash="abc"), UsageError),
    "not held, but a text": (made("s@en", held=False), UsageError),
    "unknown kind": (made("s@en", paragraphs=(Paragraph("poem", "x"),)), UsageError),  # type: ignore[arg-type]
    "unknown role": (made("s@en", credits=["poet=Ana Roy"]), UsageError),
    "credit of nobody": (made("s@en", credits=["author= "]), UsageError),
    "unknown status": (made("s@en", pubstatus="gone"), UsageError),
    "no such day": (made("s@en", published="2026-02-30"), UsageError),
    "time without offset": (made("s@en", published="2026-02-03T10:00:00"), UsageError),
    "year beyond all": (made("s@en", published="0001-01-01T00:00:00+14:00"), UsageError),
    "NUL in a text": (made("s@en", paragraphs=(Paragraph("body", "a\0b"),)), InputError),
    "lone surrogate in a title": (made("s@en", title="\ud800"), InputError),
    "NUL in meta": (made("s@en", meta={"a": "\0"}), InputError),
    "unknown machine extent": (made("s@en", machine=MachineNotice("T", "half")), UsageError),  # type: ignore[arg-type]
    "confidence beyond 1": (
        replace(made("s@en"), credits=(Credit("author", "Ana", confidence=1.5),)), UsageError,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("item", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_meant_is_refused_whole(item: NewVersion, error: type[ProvenanceError]) -> None:
    with in_memory() as registry:
        with pytest.raises(error):
            registry.register([made("good@en"), item], by=BY, at=AT)
        assert (registry.total(), registry.history()) == (0, ())


def test_an_ambiguous_parent_is_refused(registry: Registry) -> None:
    registry.register([made("s@fr-CA"), made("s@fr-FR")], by=BY, at=AT)
    with pytest.raises(AmbiguousNameError, match=r"s@fr-CA, s@fr-FR"):
        registry.register([made("s@en", translation="s@fr")], by=BY, at=AT)


def test_a_failure_in_the_middle_stores_nothing(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    from provenance.store import registering

    calls = []

    def fails_the_third_time(*arguments: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            raise MemoryError
        return genuine(*arguments, **more)

    genuine = registering.add_credits
    monkeypatch.setattr(registering, "add_credits", fails_the_third_time)
    with pytest.raises(MemoryError):
        registry.register([made(f"s{n}@en", f"Text {n}.") for n in range(4)], by=BY, at=AT)
    assert registry.total() == 0
    assert [entry.action for entry in registry.history()] == ["init"]


def test_a_dry_run_says_all_and_stores_nothing(registry: Registry) -> None:
    registry.register([made("s@en", "One.")], by=BY, at=AT)
    items = [
        made("s@en", "One."),
        made("s@en", "Two.", edit="s@en.1"),
        made("s@fr", "Un.", translation="s@en.2"),
    ]
    before = registry.history()
    expected = ["=s@en.1", "+s@en.2", "+s@fr.1"]
    assert names(registry, *items, dry_run=True) == expected
    assert (registry.total(), registry.history()) == (1, before)
    assert names(registry, *items) == expected


def test_a_naive_time_is_refused() -> None:
    with in_memory() as registry, pytest.raises(ValueError, match="without a zone"):
        registry.register([made("s@en")], by=BY, at=datetime(2026, 3, 14))


@pytest.mark.parametrize("by", ["", "  ", "a\0b"])
def test_somebody_must_act(by: str) -> None:
    with in_memory() as registry, pytest.raises((UsageError, InputError)):
        registry.register([made("s@en")], by=by, at=AT)


PEOPLE = {
    "one name, and two authors": (["Ana Roy", "Ana Roy"], ["ana-roy", "ana-roy-2"]),
    "case and spaces aside": (["Ana Roy", "ANA  ROY"], ["ana-roy", "ana-roy-2"]),
    "accents count": (["Inès Roy", "Ines Roy"], ["inès-roy", "ines-roy"]),
    "other letters stay": (["Анна Рой", "安娜", "آنا روي"], ["анна-рой", "安娜", "آنا-روي"]),
    "two of one key": (["Ana Roy", "Ana-Roy", "Ana/Roy"], ["ana-roy", "ana-roy-2", "ana-roy-3"]),
    "a key that looks numbered": (["Ana Roy 2", "Ana Roy", "Ana-Roy"], ["ana-roy-2", "ana-roy", "ana-roy-3"]),
    "no letters": (["???", "!!!"], ["person", "person-2"]),
}


@pytest.mark.parametrize(("printed", "keys"), PEOPLE.values(), ids=PEOPLE.keys())
def test_keys_of_people(printed: list[str], keys: list[str]) -> None:
    with in_memory() as registry:
        ((version, _),) = registry.register(
            [made("s@en", credits=[f"author={n}" for n in printed])], by=BY, at=AT
        )
    assert [credit.person for credit in version.credits] == keys


def test_equal_names_are_one_person_within_a_desk_only(registry: Registry) -> None:
    items = [
        made(f"s{place}@en", credits=["author=Ana Roy"], desk=desk)
        for place, desk in enumerate(["Nord", "Nord", "Sud", None, None])
    ]
    done = registry.register(items, by=BY, at=AT)
    keys = [version.credits[0].person for version, _ in done]
    assert keys == ["ana-roy", "ana-roy", "ana-roy-2", "ana-roy-3", "ana-roy-3"]
