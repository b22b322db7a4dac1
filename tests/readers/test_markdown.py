from __future__ import annotations

import pytest

from provenance.errors import InputError
from provenance.readers import read_bytes
from provenance.readers.markdown import read_markdown
from provenance.values import Credit, Document


def read(front_matter: str, body: str = "Body text.") -> Document:
    return read_bytes(f"---\n{front_matter}\n---\n{body}\n".encode(), "story.md")


def test_blocks_lose_their_markup_and_keep_their_text() -> None:
    source = """\
# Fish *market* closes

*By [Ilse Quandt](https://x.example)*

The council **voted** on Tuesday
to close the `old` market &amp; more.\\
A hard break.

![The old hall](hall.jpg)

## What next

> We have waited.

- item one
- item two
  goes on

<div><p>Raw <b>HTML</b> here.</p><script>no()</script></div>
"""
    assert [(block.kind, block.text) for block in read_markdown(source, "story.md").blocks] == [
        ("headline", "Fish market closes"),
        (None, "By Ilse Quandt"),
        (None, "The council voted on Tuesday to close the old market & more. A hard break."),
        ("caption", "The old hall"),
        ("subhead", "What next"),
        ("quote", "We have waited."),
        ("list-item", "item one"),
        ("list-item", "item two goes on"),
        (None, "Raw HTML here."),
    ]


def test_front_matter_has_the_keys_of_the_manifest() -> None:
    stated = read(
        """\
article: Fish Market
lang: no
title: "Fish: market"
version: 2
translation_of: fish-market@en.1
edit_of: [fish-market@no.1]
published: 2021-03-04
pubstatus: withheld
machine: Tolk 3
desk: Monde
url: https://x.example/1
id: 007
meta: {theme: sea}
Section: Harbour"""
    ).metadata
    assert (stated.article, stated.language, stated.number, stated.title) == (
        "fish-market",
        "no",
        2,
        "Fish: market",
    )
    assert (stated.translation_of, stated.edit_of) == (("fish-market@en.1",), ("fish-market@no.1",))
    assert (stated.published, stated.pubstatus, stated.machine) == ("2021-03-04", "withheld", "Tolk 3")
    assert (stated.desk, stated.url, stated.id) == ("Monde", "https://x.example/1", "007")
    assert stated.meta == {"theme": "sea", "Section": "Harbour"}


def test_a_version_may_be_a_whole_ref() -> None:
    stated = read("version: fish-market@fr.3").metadata
    assert (stated.article, stated.language, stated.number) == ("fish-market", "fr", 3)


@pytest.mark.parametrize(
    ("front_matter", "credits"),
    [
        ("credits: [{role: translator, name: Ann Roe}]", [("translator", "Ann Roe")]),
        ("credits: {role: editor, name: Ann Roe}", [("editor", "Ann Roe")]),
        ("credits: ['translator=Ann Roe', 'editor=Bo Li']", [("translator", "Ann Roe"), ("editor", "Bo Li")]),
        ("credits: {translator: Ann Roe, reporter: [Bo Li, Cy Dahl]}",
         [("translator", "Ann Roe"), ("reporter", "Bo Li"), ("reporter", "Cy Dahl")]),
        ("author: Ann Roe and Bo Li", [("author", "Ann Roe"), ("author", "Bo Li")]),
        ("author: Roe, Ann", [("author", "Roe, Ann")]),
        ("authors: Ann Roe, Bo Li", [("author", "Ann Roe"), ("author", "Bo Li")]),
        ("translators:\n- Ann Roe\n- name: Bo Li", [("translator", "Ann Roe"), ("translator", "Bo Li")]),
        ("editor: Ann  Roe\ncredits: [editor=ann roe]", [("editor", "Ann Roe")]),
        ("author:", []),
    ],
)  # fmt: skip
def test_credits(front_matter: str, credits: list[tuple[str, str]]) -> None:
    found = read(front_matter).metadata.credits
    assert [(credit.role, credit.name) for credit in found] == credits
    assert all(credit.evidence == "metadata" for credit in found)


def test_a_credit_may_name_its_person() -> None:
    stated = read("credits: [{role: editor, name: Ann Roe, person: ann-roe-2}]").metadata
    assert stated.credits == (Credit("editor", "Ann Roe", evidence="metadata", person="ann-roe-2"),)


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        pytest.param("lang: french", ("lang", "french"), id="language"),
        pytest.param("credits: [{role: boss, name: Ann Roe}]", ("credits", "boss"), id="role"),
        pytest.param("credits: [Ann Roe]", ("credits", "Ann Roe"), id="credit-without-role"),
        pytest.param("credits: ['editor=']", ("credits", "editor"), id="credit-without-name"),
        pytest.param("published: yesterday", ("published", "yesterday"), id="date"),
        pytest.param("version: two", ("version", "two"), id="version"),
        pytest.param("version: 0", ("version", "'0'"), id="version-0"),
        pytest.param("pubstatus: draft", ("pubstatus", "draft"), id="status"),
        pytest.param("title: [a, b]", ("title",), id="list-for-text"),
        pytest.param("article: '...'", ("article",), id="slug"),
        pytest.param("meta: x", ("meta",), id="meta"),
        pytest.param("a: [1\nb: 2", ("line 3",), id="not-yaml"),
        pytest.param("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", ("line 3", "aliases"), id="aliases"),
        pytest.param("a: " + "[" * 300, ("lists",), id="brackets"),
        pytest.param("- " * 20_000, (), id="deep"),
        pytest.param("a: " + "x" * 70_000, ("longer",), id="long"),
        pytest.param("? [a]\n: b", ("key",), id="key-is-a-list"),
    ],
)
def test_bad_values_are_refused(front_matter: str, said: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as error:
        read(front_matter)
    assert error.value.message.startswith("story.md")
    assert all(word in error.value.message for word in said)
    assert error.value.hint
    assert "\n" not in error.value.message


@pytest.mark.parametrize(
    "source",
    ["---\ntitle: x\n\nBody text.", "---\nJust text.\n---\nBody text.", "---\n---\nBody text."],
)
def test_what_is_no_front_matter_is_text(source: str) -> None:
    document = read_bytes(source.encode(), "story.md")
    assert document.metadata.title is None
    assert document.paragraphs[-1].text == "Body text."


def test_a_site_generators_published_flag_is_no_date() -> None:
    stated = read("published: true").metadata
    assert stated.published is None
    assert stated.meta == {"published": "true"}


@pytest.mark.parametrize("body", ["> " * 3000 + "x", "[" * 30_000])
def test_nesting_is_bounded(body: str) -> None:
    with pytest.raises(InputError):
        read_markdown(body, "story.md")
