from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.audit.house import DEFAULT, PRESETS, House
from provenance.audit.registry import RULES
from provenance.audit.runner import audit, chosen_rules
from provenance.errors import UsageError
from provenance.lineage.alone import family_of
from provenance.values import (
    ROLES,
    Credit,
    Document,
    Family,
    MachineNotice,
    Metadata,
    Paragraph,
    Parent,
    Version,
)
from tests.audit.families import family

ROUND_TRIP = """
[[version]]
ref = "ferry@en.1"
credits = ["reporter=Ada Quill"]

[[version]]
ref = "ferry@fr.1"
text = ["Le bac", "Il part."]
parents = ["translation ferry@en.1"]
credits = ["editor=Luc Orme"]

[[version]]
ref = "ferry@en.2"
text = ["The ferry", "It leaves.", "(Report A. Quill, French version Noé Tarn)"]
credits = ["reporter=A. Quill; paragraph=3", "translator=Noé Tarn; language=fr; paragraph=3"]
"""


def test_findings_stand_by_version_and_errors_first() -> None:
    result = audit([family(ROUND_TRIP.replace("ferry", "tide")), family(ROUND_TRIP)])
    order = [(f.version, f.severity, f.rule) for f in result.findings]
    ferry = [
        ("ferry@en.1", "info", "CR103"),
        ("ferry@fr.1", "error", "CR101"),
        ("ferry@fr.1", "error", "CR107"),
        ("ferry@en.2", "error", "CR114"),
        ("ferry@en.2", "error", "LN101"),
        ("ferry@en.2", "warning", "LN102"),
    ]
    assert order == ferry + [(ref.replace("ferry", "tide"), *rest) for ref, *rest in ferry]
    assert result.summary == {"error": 8, "warning": 2, "info": 2}


def test_nothing_to_audit() -> None:
    result = audit([])
    assert (result.findings, result.skipped) == ((), ())
    assert result.summary == {"error": 0, "warning": 0, "info": 0}


def test_a_version_that_is_not_held_is_skipped_once_for_each_rule_that_reads_texts() -> None:
    not_held = family('[[version]]\nref = "ferry@fr.1"\nheld = false')
    assert [s.rule for s in audit([not_held]).skipped] == [r.id for r in RULES if r.reads_text]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), [rule.id for rule in RULES if rule.by_default]),
        (["CR101"], (), ["CR101"]),
        (["LN102", "cr114"], (), ["CR114", "LN102"]),
        (["LN"], (), [rule.id for rule in RULES if rule.id.startswith("LN")]),
        (["CR"], ["CR10", "CR110", "CR111", "CR115", "CR116"], ["CR112", "CR113", "CR114"]),
        ((), ["CR", "LA", "LN", "MT", "ST", "FA"], []),
        (["LN101"], ["LN101"], []),
        (["CR106"], (), ["CR106"]),
    ],
)
def test_choosing_rules(select: list[str], ignore: list[str], expected: list[str]) -> None:
    assert [rule.id for rule in chosen_rules(select, ignore)] == expected


@pytest.mark.parametrize("entry", ["ZZ9", "CR1011", "", " ", "CR101,CR102", "\x1b[31m", "missing"])
@pytest.mark.parametrize("option", ["select", "ignore"])
def test_unknown_rules_are_refused_and_the_known_ones_named(option: str, entry: str) -> None:
    with pytest.raises(UsageError) as refused:
        audit([], **{option: [entry]})
    assert "\x1b" not in refused.value.message
    assert all(rule.id in refused.value.hint for rule in RULES)


def test_ids_stay_when_versions_are_renumbered_and_the_article_renamed() -> None:
    def ids(toml: str) -> set[str]:
        return {finding.id for finding in audit([family(toml)]).findings}

    before = ids(ROUND_TRIP)
    assert len(before) == 6
    assert ids(ROUND_TRIP.replace("en.2", "en.7").replace("fr.1", "fr.4").replace("en.1", "en.3")) == before
    assert ids(ROUND_TRIP.replace("It leaves", "It left")).isdisjoint(
        {f.id for f in audit([family(ROUND_TRIP)]).findings if f.version == "ferry@en.2"}
    )


def test_ids_stay_when_the_version_that_is_missing_gets_known() -> None:
    known = '[[version]]\nref = "ferry@fr.9"\nheld = false\ncredits = ["translator=Noé Tarn"]\n'
    alone, with_it = (
        {f.id for f in audit([family(toml)], select=["LN101"]).findings}
        for toml in (ROUND_TRIP, known + ROUND_TRIP)
    )
    assert alone == with_it != set()


def test_a_text_that_is_not_registered_gets_the_ids_it_would_have() -> None:
    credits = (
        Credit("reporter", "A. Quill", paragraph=2),
        Credit("translator", "Noé Tarn", language="fr", paragraph=2),
    )
    texts = ("The ferry", "It leaves.", "(Report A. Quill, French version Noé Tarn)")
    document = Document(
        tuple(Paragraph("body", text) for text in texts), credits=credits, language_detected="en"
    )
    alone = audit([family_of(document, "ferry", file="copy.txt")], select=["CR", "LN101"])
    registered = audit([family(ROUND_TRIP)], select=["CR", "LN101"])
    assert [f.rule for f in alone.findings] == ["CR114", "LN101"]
    assert [f.id for f in alone.findings] == [f.id for f in registered.findings[-2:]]
    assert all("provenance register copy.txt --article ferry" in f.hint for f in alone.findings)


def test_sources_that_a_lone_file_states_are_kept() -> None:
    document = Document(
        (Paragraph("body", "Le bac part."),),
        metadata=Metadata(language="fr", translation_of=("ferry@en.1",), machine="Verto"),
    )
    result = audit([family_of(document, "ferry")], ignore=["MT", "CR103"])
    assert result.findings == ()
    assert {s.rule for s in result.skipped} == {"CR107", "LA101", "LN105"}


LANGUAGES = st.sampled_from(["en", "en-GB", "fr", "de", "sr", "nb", "no", "da", "zh-Hant", "und", "x", ""])
NAMES = st.sampled_from(
    ["Ada Quill", "A. Quill", "Вера Лоскова", "王小岚", "-", "", "$(x) 'y'\n\u202e", "\ud800\0"]
)
TAGS = st.none() | LANGUAGES
TEXTS = st.sampled_from(["The ferry leaves.", "French version Ada Quill " * 50, "\0\ud800", "x"])
CREDITS = st.builds(
    Credit,
    role=st.sampled_from(ROLES),
    name=NAMES,
    label=st.none() | TEXTS,
    language=TAGS,
    source_language=TAGS,
    evidence=st.sampled_from(["printed", "metadata", "declared"]),
    paragraph=st.none() | st.integers(-2, 5),
    person=st.none() | st.sampled_from(["ada-quill", "vera"]),
)
REFS = st.sampled_from([*(f"ferry@en.{n}" for n in range(1, 7)), "other@fr.1", "", "@", "sha:12", "ferry@"])
VERSIONS = st.builds(
    Version,
    version=st.just(""),
    article=st.just("ferry"),
    language=LANGUAGES,
    number=st.integers(1, 9),
    hash=st.none() | st.sampled_from(["a" * 64, "b" * 64]),
    parents=st.lists(
        st.builds(Parent, REFS, st.sampled_from(["translation", "edit", "adaptation"])), max_size=3
    ).map(tuple),
    published=st.sampled_from([None, "2031-05-04", "2031-05-04T10:00", "2031-05-04T10:00+02:00", "soon", ""]),
    pubstatus=st.sampled_from(["usable", "withheld", "canceled"]),
    registered=st.sampled_from(["", "2031-05-04"]),
    title=st.none() | TEXTS,
    paragraphs=st.just(0),
    words=st.just(0),
    held=st.booleans(),
    language_declared=TAGS,
    language_detected=TAGS,
    credits=st.lists(CREDITS, max_size=5).map(tuple),
    machine=st.none() | st.builds(MachineNotice, st.none() | NAMES, paragraph=st.none() | st.integers(-2, 5)),
    meta=st.sampled_from(
        [
            {},
            {"file": "a b.txt"},
            {"embargo": "2031-05-05T00:00Z"},
            {"embargo": "\0\ud800", "generator": "DeepL"},
        ]
    ),
    desk=st.sampled_from([None, "Night"]),
)


@st.composite
def families(draw: st.DrawFn) -> Family:
    drawn = draw(st.lists(VERSIONS, max_size=6))
    versions = tuple(replace(v, version=f"ferry@en.{n}") for n, v in enumerate(drawn, 1))
    kinds = st.sampled_from(["body", "headline", "credit", "boilerplate"])
    paragraph = st.builds(Paragraph, kinds, TEXTS, TAGS, masked=st.booleans())
    paragraphs = st.lists(paragraph, max_size=4).map(tuple)
    return Family("ferry", versions, {v.version: draw(paragraphs) for v in versions if draw(st.booleans())})


@given(families(), st.sampled_from([DEFAULT, *PRESETS.values()]))
@settings(max_examples=300, deadline=None)
def test_no_family_makes_an_audit_fail(drawn: Family, house: House) -> None:
    result = audit([drawn], house=house)
    assert result == audit([drawn], house=house)
    assert not {f.rule for f in result.findings} & {r for r, level in house.levels.items() if level == "off"}
    assert sum(result.summary.values()) == len(result.findings)
    cancelled = {v.version for v in drawn.versions if v.pubstatus == "canceled"}
    assert not cancelled & {entry.version for entry in (*result.findings, *result.skipped)}
    for finding in result.findings:
        assert all(isinstance(value, str) and len(value) <= 200 for value in finding.evidence.values())
        assert finding.hint
        assert finding.message.endswith(".")


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_articles_does_not_matter(shuffler: random.Random) -> None:
    articles = [family(ROUND_TRIP.replace("ferry", name)) for name in ("ferry", "tide", "mast", "oar")]
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    assert audit(shuffled) == audit(articles)


def test_a_text_that_credits_thousands_costs_bounded_time() -> None:
    lines = [f"translator=Ada Quill{n}" + ("; language=fr" if n % 2 else "") for n in range(3_000)]
    lines += [f"reporter=Ben Hale{n}" for n in range(3_000)]
    source, copy = (str([line.replace("Qu", letter) for line in lines]) for letter in ("Qu", "Ko"))
    crowded = family(
        f'[[version]]\nref = "ferry@en.1"\ncredits = {source}\n'
        f'[[version]]\nref = "ferry@en.2"\nparents = ["edit ferry@en.1"]\ncredits = {copy}\n'
        f'[[version]]\nref = "ferry@fr.1"\ncredits = {source}\n'
    )
    result = audit([crowded])
    assert "6000 credits on one text are too many" in "".join(s.reason for s in result.skipped)
    assert all(len(finding.message) < 1_000 for finding in result.findings)
