"""Families written as small TOML, as in the pages of the rules: for tests and for the examples themselves.

[[version]]
ref = "ferry@fr.1"
parents = ["translation ferry@en.1"]
credits = ["translator=Noé Tarn; language=fr; label=French version; from=en; paragraph=3; by=declared"]
text = ["first paragraph", "second"]
declared = "fr"
detected = "fr"
paragraph_languages = ["fr", ""]
machine = "Verto"         # tool; machine_printed = 2 is the paragraph that says it
held = false
pubstatus = "withheld"
title = "Harbour town votes"
kinds = ["headline", "body"]
masked = [2]              # paragraphs that hold a name kept from print; of a credit: "; masked=yes"
published = "2031-05-04"
desk = "Night desk"
meta = { embargo = "2031-05-05" }
links = ["1-1", "2-", "-2", "3+4-3"]   # the stored alignment with the first source: its paragraphs, then ours
"""

from __future__ import annotations

import tomllib
from typing import Any

from provenance.audit.house import House
from provenance.audit.house_file import parse_house
from provenance.audit.registry import RULES
from provenance.text.normalise import content_hash
from provenance.values import (
    Alignment,
    Credit,
    Family,
    Link,
    LinkKind,
    MachineNotice,
    Paragraph,
    Parent,
    Run,
    Version,
)


def family(toml: str) -> Family:
    return family_of_entries(tomllib.loads(toml)["version"])


def house_of(toml: str) -> House:
    """The house rules that an example states in tables named `[house....]`, as they would stand in a file."""
    stated = toml.partition("[[version]]")[0].replace("[house.", "[")
    return house_rules(stated)


def house_rules(toml: str) -> House:
    return parse_house(toml.encode(), "provenance.toml", [rule.id for rule in RULES])


def family_of_entries(entries: list[dict[str, Any]]) -> Family:
    versions = tuple(_version(entry) for entry in entries)
    texts = {v.version: _paragraphs(e) for v, e in zip(versions, entries, strict=True) if v.held}
    alignments = {
        (v.parents[0].version, v.version): _alignment(e["links"])
        for v, e in zip(versions, entries, strict=True)
        if "links" in e
    }
    return Family(versions[0].article, versions, texts, alignments)


def _alignment(links: list[str]) -> Alignment:
    """Links as they are stored; a link that a person pinned ends in an exclamation mark."""
    return Alignment(tuple(_link(text) for text in links), Run("provenance", "0.1.0", "use", "", {}, "", ""))


def _link(text: str) -> Link:
    pinned = text.endswith("!")
    left, right = (
        tuple(int(n) - 1 for n in side.split("+") if n) for side in text.removesuffix("!").split("-")
    )
    kind: LinkKind = (
        "added" if not left
        else "omitted" if not right
        else "match" if len(left) == len(right) == 1
        else "merged" if len(right) == 1
        else "split" if len(left) == 1
        else "rearranged"
    )  # fmt: skip
    return Link(left, right, kind, 0.9, "pinned" if pinned else "proposed")


def _version(entry: dict[str, Any]) -> Version:
    known = {
        "ref", "parents", "credits", "text", "declared", "detected", "paragraph_languages", "machine",
        "machine_printed", "held", "pubstatus", "title", "meta", "registered",
        "kinds", "links", "published", "desk", "masked",
    }  # fmt: skip
    assert set(entry) <= known, f"unknown keys {set(entry) - known}"
    ref = entry["ref"]
    article, _, rest = ref.partition("@")
    language, _, number = rest.partition(".")
    held = entry.get("held", True)
    paragraphs = _paragraphs(entry)
    printed = entry.get("machine_printed")
    return Version(
        version=ref,
        article=article,
        language=language,
        number=int(number),
        hash=content_hash(p.text for p in paragraphs) if held else None,
        parents=tuple(_parent(text) for text in entry.get("parents", ())),
        published=entry.get("published"),
        pubstatus=entry.get("pubstatus", "usable"),
        registered=entry.get("registered", "2031-05-04T03:02:01+00:00"),
        title=entry.get("title"),
        paragraphs=len(paragraphs) if held else 0,
        words=0,
        held=held,
        language_declared=entry.get("declared"),
        language_detected=entry.get("detected", language if "declared" not in entry and held else None),
        credits=tuple(_credit(text) for text in entry.get("credits", ())),
        machine=MachineNotice(
            entry["machine"],
            paragraph=printed - 1 if printed else None,
            evidence="printed" if printed else "declared",
        )
        if "machine" in entry
        else None,
        desk=entry.get("desk"),
        meta=entry.get("meta", {}),
    )


def _paragraphs(entry: dict[str, Any]) -> tuple[Paragraph, ...]:
    texts = entry.get("text", ["A text of its own for " + entry["ref"].partition(".")[0]])
    languages = entry.get("paragraph_languages", [""] * len(texts))
    kinds = entry.get("kinds", ["body"] * len(texts))
    masked = [number - 1 for number in entry.get("masked", ())]
    return tuple(
        Paragraph(kind, text, language=tag or None, masked=index in masked)
        for index, (kind, text, tag) in enumerate(zip(kinds, texts, languages, strict=True))
    )


def _parent(text: str) -> Parent:
    relation, ref = text.split()
    assert relation in ("translation", "edit", "adaptation")
    return Parent(ref, relation)  # type: ignore[arg-type]


def _credit(text: str) -> Credit:
    first, *more = text.split("; ")
    role, name = first.split("=", 1)
    facts = dict(part.split("=", 1) for part in more)
    assert set(facts) <= {"language", "label", "from", "paragraph", "by", "person", "masked"}, facts
    return Credit(
        role=role,  # type: ignore[arg-type]
        name=name,
        label=facts.get("label"),
        language=facts.get("language"),
        source_language=facts.get("from"),
        evidence=facts.get("by", "printed"),  # type: ignore[arg-type]
        paragraph=int(facts["paragraph"]) - 1 if "paragraph" in facts else None,
        person=facts.get("person"),
        masked=facts.get("masked") == "yes",
    )
