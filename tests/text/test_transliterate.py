"""Names of every script in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.transliterate import latin

CASES = {
    "Ольга Хрущёва": "Olga Khrushchyova",
    "Юлія Гриценко": "Yuliya Gritsenko",
    "Богдан Гнатюк": "Bogdan Gnatyuk",
    "Ђорђе Ћирић": "Djordje Ciric",
    "Ευαγγελία Μπουρίτσα": "Evangelia Bouritsa",
    "ΓΙΩΡΓΟΣ ΑΓΓΕΛΟΠΟΥΛΟΣ": "GIORGOS ANGELOPOULOS",
    "Παύλος Αυγερινός": "Pavlos Avgerinos",
    "أحمد بن سالم": "Ahmd Bn Salm",
    "یوسف": "Yusf",
    "王小明": "Wang Xiao Ming",
    "たなか はるこ": "tanaka haruko",
    "김민수": "GimMinSu",
    "José María O’Brien": "Jose Maria O’Brien",
    "Nguyễn Thị Ánh": "Nguyen Thi Anh",
    "Łucja Åström-Đorđević": "Lucja Astrom-Dordevic",
    "ＡＢＣ": "ABC",
    "J. Okonjo 3": "J. Okonjo 3",
}


@pytest.mark.parametrize(("text", "read"), CASES.items(), ids=CASES.values())
def test_names_are_read(text: str, read: str) -> None:
    assert latin(text) == read


def test_decomposed_letters_read_like_composed_ones() -> None:
    assert latin("Jose\u0301 Ёлкин") == latin("Jos\u00e9 Е\u0308лкин")


@given(st.text(max_size=60))
def test_anything_can_be_read_and_no_letter_of_another_script_is_left(text: str) -> None:
    assert not any(c.isalpha() and not c.isascii() for c in latin(text))
