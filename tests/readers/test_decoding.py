from __future__ import annotations

import codecs

import pytest

from provenance.errors import InputError
from provenance.readers.decoding import decode

FR = "Le conseil a voté mardi la fermeture de l’ancienne halle, après un débat « houleux » – coûts élevés."
DE = "Der Rat hat am Dienstag beschlossen, die alte Fischhalle zu schließen, sagte Bürgermeister Größl."
ES = "El concejo votó el martes a favor de cerrar el mercado, según informó el alcalde señor Muñoz."
PL = "Rada miejska zagłosowała we wtorek za zamknięciem starego targu rybnego, która wywołała protesty."
CS = "Zastupitelstvo v úterý po čtyřhodinové debatě rozhodlo o uzavření staré rybí tržnice u řeky."
TR = "Belediye meclisi salı günü eski balık pazarının kapatılması için oy kullandı, ışık ve gürültü."
RU = "Совет города проголосовал во вторник за закрытие старого рыбного рынка после дебатов."
ZH = "港议会周二经过四小时辩论后投票决定关闭旧鱼市场，此举引发商贩和港区居民的抗议。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FR, "cp1252"),
        (FR, "mac_roman"),
        (FR, "utf-16-le"),
        (FR, "utf-16-be"),
        (DE, "cp1252"),
        (DE, "cp850"),
        (ES, "cp1252"),
        (PL, "cp1250"),
        (PL, "iso8859_2"),
        (CS, "cp1250"),
        (CS, "iso8859_2"),
        (TR, "cp1254"),
        (RU, "cp1251"),
        (RU, "koi8_r"),
        (ZH, "gb18030"),
    ],
)
def test_guessed_and_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "story.txt")
    assert decoded.text == text
    assert decoded.note is not None
    assert decoded.encoding in decoded.note


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FR.encode(), "utf-8"),
        (codecs.BOM_UTF8 + FR.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + FR.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + FR.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + FR.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_told_for_certain(data: bytes, encoding: str) -> None:
    decoded = decode(data, "story.txt")
    assert (decoded.text, decoded.encoding, decoded.note) == (FR, encoding, None)


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\nd", "x").text == "a\nb\nc\nd"


def test_a_declared_encoding_wins_over_utf_8() -> None:
    assert decode("été".encode(), "x.html", "cp1252").text == "Ã©tÃ©"


@pytest.mark.parametrize("declared", ["no-such-encoding", "hex", "ascii"])
def test_a_useless_declaration_is_passed_over(declared: str) -> None:
    assert decode("été".encode(), "x.html", declared).text == "été"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="png"),
        pytest.param(bytes(range(1, 32)) * 40, id="controls"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\0\0", id="half-a-unit"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\0\0\xd8b\0", id="half-a-pair"),
        pytest.param("a\0b".encode("utf-16"), id="nul-in-utf-16"),
    ],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(data, "story.txt")
    assert error.value.message.startswith("story.txt")
    assert error.value.hint
