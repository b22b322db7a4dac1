"""From refs to versions, and what is said where there is none or several."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from making_versions import AT, BY, made

from provenance.errors import AmbiguousNameError, ProvenanceError, UnknownNameError
from provenance.store import Registry, in_memory
from provenance.values.registering import Amendment


@pytest.fixture(scope="module")
def bridge() -> Iterator[Registry]:
    items = [
        made("bridge@en", "One."),
        made("bridge@fr", "Un.", translation="bridge@en.1"),
        made("bridge@en", "Two.", edit="bridge@en.1"),
        made("bridge@en", "Three.", edit="bridge@en.2", pubstatus="canceled"),
        made("bridge@fr-CA", "Un, là-bas.", edit="bridge@fr.1"),
        made("bridge@pt-BR", "Um."),
        made("bridge@zh-Hans", "一"),
        made("bridge@zh-Hant", "壹"),
        made("gone@en", "Gone.", pubstatus="canceled"),
        made("late@fr", "Tard.", translation="bridge@en.1"),
        made("late@fr", "Plus tard.", edit="late@fr.1"),
        made("copy@en", "One."),
        made("found@fr", "Premier."),
        made("found@en", "First."),
    ]
    with in_memory() as registry:
        registry.register(items, by=BY, at=AT)
        registry.amend("found@fr.1", Amendment(language="fr-CH"), by=BY, at=AT, reason="Swiss")
        yield registry


FOUND = {
    "bridge@en.1": "bridge@en.1",
    "BRIDGE@EN.1": "bridge@en.1",
    "bridge@en.3": "bridge@en.3",
    "bridge@en": "bridge@en.2",
    "bridge@fr": "bridge@fr.1",
    "bridge@fr-ca": "bridge@fr-CA.1",
    "bridge@pt": "bridge@pt-BR.1",
    "bridge": "bridge@en.2",
    "late": "late@fr.2",
    "found": "found@fr-CH.1",
}


@pytest.mark.parametrize(("ref", "version"), FOUND.items(), ids=FOUND.keys())
def test_found(bridge: Registry, ref: str, version: str) -> None:
    assert bridge.resolve(ref).version == version


NOT_FOUND: dict[str, tuple[type[ProvenanceError], str]] = {
    "bridge@en.4": (UnknownNameError, "there is bridge@en.1"),
    "bridge@pt.1": (UnknownNameError, "bridge@pt-BR.1"),
    "bridge@de": (UnknownNameError, "there is bridge@en.1"),
    "bridge@z": (ProvenanceError, ""),
    "bridge@zh": (AmbiguousNameError, "name one of them"),
    "brigde": (UnknownNameError, "did you mean bridge?"),
    "brigde@fr.1": (UnknownNameError, "did you mean bridge?"),
    "qqqqqqqqqqqq": (UnknownNameError, "provenance list"),
    "gone@en": (UnknownNameError, "with its number"),
    "gone": (UnknownNameError, "with its number"),
    "found@fr.1": (UnknownNameError, "it is found@fr-CH.1 now"),
    "sha:0000000000": (UnknownNameError, "provenance list"),
}


@pytest.mark.parametrize(
    ("ref", "error", "hint"), [(r, *e) for r, e in NOT_FOUND.items()], ids=NOT_FOUND.keys()
)
def test_not_found(bridge: Registry, ref: str, error: type[ProvenanceError], hint: str) -> None:
    with pytest.raises(error) as caught:
        bridge.resolve(ref)
    assert hint in caught.value.hint


def test_hash_prefixes(bridge: Registry) -> None:
    two = bridge.resolve("bridge@en.2").hash or ""
    assert bridge.resolve(f"sha:{two[:10]}").version == "bridge@en.2"
    assert bridge.resolve(f"sha:{two}").version == "bridge@en.2"
    one = bridge.resolve("bridge@en.1").hash or ""
    with pytest.raises(AmbiguousNameError, match=r"bridge@en\.1, copy@en\.1"):
        bridge.resolve(f"sha:{one}")


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("bridge", True),
        ("BRIDGE", True),
        ("brigde", False),
        ("bridge@en", False),
        ("a b", False),
        ("", False),
    ],
)
def test_article_exists(bridge: Registry, text: str, exists: bool) -> None:
    assert bridge.article_exists(text) is exists


def test_a_family_has_all_versions_and_texts(bridge: Registry) -> None:
    family = bridge.family("bridge")
    assert [v.version for v in family.versions][:3] == ["bridge@en.1", "bridge@fr.1", "bridge@en.2"]
    assert {ref: texts[0].text for ref, texts in family.texts.items()}["bridge@fr-CA.1"] == "Un, là-bas."
    assert family.texts.keys() == {v.version for v in family.versions}
    with pytest.raises(UnknownNameError):
        bridge.family("nothing")
