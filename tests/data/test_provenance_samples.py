"""The sample family is what data/README.md says it is, and reads as its truth file says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest

import provenance_samples
from provenance.readers import read_file
from provenance.values import Document
from provenance_samples import ARTICLE, SAMPLES, Sample, sample_files

TRUTH = json.loads((Path(__file__).parents[2] / "data/gold/sample_links.json").read_text(encoding="utf-8"))
FURNITURE = {"byline", "caption", "boilerplate"}  # of the page, not of the story

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.ref)


def read(ref: str) -> Document:
    name = next(sample.name for sample in SAMPLES if sample.ref == ref)
    return read_file(Path(provenance_samples.__file__).parent / name)


def texts(ref: str) -> list[str]:
    return [paragraph.text for paragraph in read(ref).paragraphs]


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_they_are_all_there_and_no_others() -> None:
    folder = Path(provenance_samples.__file__).parent
    assert sorted(p.name for p in folder.iterdir() if p.suffix not in {".py", ""}) == sorted(
        sample.name for sample in SAMPLES
    )
    assert [file.name for file in sample_files()] == [sample.name for sample in SAMPLES]


@each_sample
def test_the_name_of_the_file_gives_the_ref(sample: Sample) -> None:
    slug, language, number, suffix = sample.name.split(".")
    assert sample.ref == f"{slug}@{language}.{number}"
    assert slug == ARTICLE
    assert suffix in {"txt", "md", "html"}


@each_sample
def test_the_bytes_are_plain_utf_8(sample: Sample) -> None:
    text = sample.file.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn"}} == {"\n"}
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_source_comes_before_what_is_made_from_it() -> None:
    seen: list[str] = []
    for sample in SAMPLES:
        metadata = read(sample.ref).metadata
        named = {*metadata.translation_of, *metadata.edit_of}
        named |= {word for word in sample.options if word.startswith(f"{ARTICLE}@")}
        assert named <= set(seen), sample.ref
        seen.append(sample.ref)


@pytest.mark.parametrize(
    ("ref", "translation_of", "edit_of"),
    [
        pytest.param("ostrell-dam@en.1", (), (), id="original"),
        pytest.param("ostrell-dam@en.2", (), ("ostrell-dam@en.1",), id="update"),
        pytest.param("ostrell-dam@fr.1", (), (), id="plain text cannot say"),
        pytest.param("ostrell-dam@fr.2", (), ("ostrell-dam@fr.1",), id="edited copy"),
        pytest.param("ostrell-dam@es.1", ("ostrell-dam@fr.1",), (), id="pivot"),
        pytest.param("ostrell-dam@en.3", (), (), id="copy names no source"),
    ],
)
def test_the_files_state_their_sources(
    ref: str, translation_of: tuple[str, ...], edit_of: tuple[str, ...]
) -> None:
    metadata = read(ref).metadata
    assert metadata.translation_of == translation_of
    assert metadata.edit_of == edit_of


@each_sample
def test_the_paragraphs_are_those_of_the_truth_file(sample: Sample) -> None:
    kinds = [paragraph.kind for paragraph in read(sample.ref).paragraphs]
    assert kinds == TRUTH["kinds"][sample.ref]


@each_sample
def test_it_has_the_length_of_a_wire_story(sample: Sample) -> None:
    paragraphs = [p for p in read(sample.ref).paragraphs if p.kind not in FURNITURE]
    assert 14 <= len(paragraphs) <= 20
    assert 350 <= sum(len(p.text.split()) for p in paragraphs) <= 650


@each_sample
def test_the_language_is_what_the_name_says(sample: Sample) -> None:
    document = read(sample.ref)
    assert document.language_detected == sample.name.split(".")[1]
    assert document.metadata.language in {None, document.language_detected}


@each_sample
def test_the_dateline_is_read(sample: Sample) -> None:
    dateline = next(p.dateline for p in read(sample.ref).paragraphs if p.dateline)
    assert dateline.place == "LOMVIK"
    assert dateline.agency == "Norlight"


REPORTERS = [("reporter", "Hanne Kverndal"), ("reporter", "Rafael Quintela")]


@pytest.mark.parametrize(
    ("ref", "rest"),
    [
        pytest.param("ostrell-dam@en.1", [("editor", "Moira Stanhope")], id="en.1"),
        pytest.param("ostrell-dam@en.2", [("editor", "Moira Stanhope")], id="en.2"),
        pytest.param(
            "ostrell-dam@fr.1",
            [("translator", "Maëlle Corvisier"), ("editor", "Bastien Lherminat")],
            id="fr.1",
        ),
        pytest.param(
            "ostrell-dam@fr.2",
            [("translator", "Maëlle Corvisier"), ("editor", "Solange Trévidic")],
            id="fr.2",
        ),
        pytest.param(
            "ostrell-dam@es.1",
            [("translator", "Inés Baldoví"), ("editor", "Gonzalo Urrestia")],
            id="es.1",
        ),
        pytest.param(
            "ostrell-dam@en.3",
            [("translator", "Maëlle Corvisier"), ("editor", "Bastien Lherminat")],
            id="en.3",
        ),
    ],
)
def test_the_credit_line_is_read(ref: str, rest: list[tuple[str, str]]) -> None:
    document = read(ref)
    last = max(i for i, paragraph in enumerate(document.paragraphs) if paragraph.kind == "credit")
    printed = [(credit.role, credit.name) for credit in document.credits if credit.paragraph == last]
    assert printed == REPORTERS + rest


def test_the_translation_is_hard_wrapped_at_72_columns() -> None:
    lines = provenance_samples.SAMPLES[2].file.read_text(encoding="utf-8").split("\n")
    assert max(map(len, lines)) <= 72
    assert sum(len(line) > 60 for line in lines) > 20


def test_the_update_corrects_one_figure() -> None:
    gold = TRUTH["pairs"]["ostrell-dam@en.1 ostrell-dam@en.2"]
    left, right = texts("ostrell-dam@en.1"), texts("ostrell-dam@en.2")
    differ = [
        (numbers(left[i]) - numbers(right[j]), numbers(right[j]) - numbers(left[i]))
        for link in gold
        for i, j in zip(link["left"], link["right"], strict=False)
        if numbers(left[i]) != numbers(right[j])
    ]
    assert differ == [(Counter(["4,300"]), Counter(["3,400"]))]


def test_the_edited_copy_changes_some_wording_and_one_fact() -> None:
    left, right = texts("ostrell-dam@fr.1"), texts("ostrell-dam@fr.2")
    changed = [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    assert changed == [1, 2, 5, 6, 7, 10, 11, 12, 13, 14]
    differ = [i for i in changed if numbers(left[i]) != numbers(right[i])]
    assert differ == [11]
    assert left[11].replace("18 millions", "16 millions") == right[11]


def test_they_can_be_read_from_an_archive(tmp_path: Path) -> None:
    archive = tmp_path / "samples.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in Path(provenance_samples.__file__).parent.iterdir():
            if path.is_file():
                file.write(path, f"provenance_samples/{path.name}")
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import provenance_samples as s; "
        f"assert s.__file__.startswith({str(archive)!r}); "
        "print(sum(len(file.read_bytes()) for file in s.sample_files()))"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
    )
    assert int(run.stdout) == sum(len(file.read_bytes()) for file in sample_files())
