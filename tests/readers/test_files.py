from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.readers import files, read_bytes, read_file

STORY = """Le conseil de Port-Velmar ferme la halle

PORT-VELMAR, 4 mars (Nordfil) - Le conseil municipal de Port-Velmar a voté mardi la fermeture de l'ancienne halle aux poissons, après un débat.

The mayor told reporters outside the hall that the town had waited long enough for this and that nothing could stop it now.

(Reportage Ilse Quandt, version française Anaïs Bréval, édité par Luc Hautmont)
(Traduit de l'anglais par Anaïs Bréval)
Lien source
"""  # noqa: E501


def test_a_document_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "fish-market.fr.2.txt"
    file.write_text(STORY, "utf-8")
    document = read_file(file)
    assert [paragraph.kind for paragraph in document.paragraphs] == [
        "headline",
        "body",
        "body",
        "credit",
        "credit",
        "boilerplate",
    ]
    assert [paragraph.language for paragraph in document.paragraphs[1:3]] == ["fr", "en"]
    dateline = document.paragraphs[1].dateline
    assert dateline is not None
    assert (dateline.place, dateline.agency, dateline.date) == ("PORT-VELMAR", "Nordfil", "4 mars")
    assert (document.metadata.article, document.metadata.language, document.metadata.number) == (
        "fish-market",
        "fr",
        2,
    )
    assert document.original == STORY.encode()
    assert (document.media_type, document.encoding, document.notes) == ("text/plain", "utf-8", ())
    assert document.title == "Le conseil de Port-Velmar ferme la halle"


def test_credits_point_into_their_paragraphs() -> None:
    document = read_bytes(STORY.encode(), "-")
    assert [(c.role, c.name, c.paragraph) for c in document.credits] == [
        ("reporter", "Ilse Quandt", 3),
        ("translator", "Anaïs Bréval", 3),
        ("editor", "Luc Hautmont", 3),
    ]
    for credit in document.credits:
        assert credit.paragraph is not None
        assert document.paragraphs[credit.paragraph].text[credit.start : credit.end] == credit.name


def test_a_person_credited_twice_counts_once_and_keeps_both_languages() -> None:
    (translator,) = (c for c in read_bytes(STORY.encode(), "-").credits if c.role == "translator")
    assert (translator.language, translator.source_language) == ("fr", "en")


def test_front_matter_wins_over_the_file_name() -> None:
    stated = read_bytes(b"---\nlang: nb\n---\nBody text.", "story.no.3.md").metadata
    assert (stated.article, stated.language, stated.number) == ("story", "nb", 3)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"<!DOCTYPE html><p>Text", "text/html"),
        (b"\n<HTML lang=fr><p>Text", "text/html"),
        (b"<!-- x --><html><p>Text", "text/html"),
        (b"---\ntitle: x\n---\nText", "text/markdown"),
        (b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\nText", "text/markdown"),
        (b"Text", "text/plain"),
        (b"--- Text", "text/plain"),
        (b"<p>Text", "text/plain"),
    ],
)
def test_standard_input_is_told_by_its_beginning(data: bytes, media_type: str) -> None:
    assert read_bytes(data, "-").media_type == media_type


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "story.txt", "empty"),
        (b" \r\n\t ", "story.txt", "empty"),
        ("\ufeff \n".encode("utf-16"), "story.txt", "no text"),
        (b"\x89PNG\0\0", "story.txt", "binary"),
        (b"text", "story.docx", ".docx"),
        (b"text", "story", "no type"),
        (b"a\xcc\x81" + b"\xcc\x96\xcc\x81" * 5000, "story.txt", "combining"),
    ],
)
def test_bad_bytes(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_bytes(data, name)
    assert name in error.value.message
    assert said in error.value.message
    assert error.value.hint
    assert "\n" not in error.value.message


def test_an_unknown_type_names_the_known_ones() -> None:
    with pytest.raises(InputError) as error:
        read_bytes(b"text", "story.pdf")
    assert all(suffix in error.value.hint for suffix in (".txt", ".md", ".html"))


def test_bad_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path)
    with pytest.raises(InputError, match=r"there is no file .*\\x00"):
        read_file(f"{tmp_path}/nul\0.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / ("x" * 300 + ".txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("text")
    file.chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        read_file(file)


def test_a_pipe_is_refused_rather_than_waited_on(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "story.txt")
    with pytest.raises(InputError, match="not a regular file"):
        read_file(tmp_path / "story.txt")


def test_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (tmp_path / "story.txt").write_text("eleven bytes")
    for read in (lambda: read_file(tmp_path / "story.txt"), lambda: read_bytes(b"eleven bytes", "story.txt")):
        with pytest.raises(InputError, match="larger"):
            read()
