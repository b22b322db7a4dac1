from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.credits.identity import alike, missing_people, script
from provenance.values import Credit

ALIKE = [
    ("Ada Quill", "ADA QUILL"),
    ("Ada Quill", "Quill Ada"),
    ("Zoë Łęcka", "Zoe Lecka"),
    ("A. Quill", "Ada Quill"),
    ("J.R. Marr", "Jean-Robert Marr"),
    ("Ada María del Soto Quill", "Ada Quill"),
    ("Quill", "Ada Quill"),
    ("Kim Min-jun", "Minjun Kim"),
    ("Sean O’Brack", "Sean O'Brack"),
    ("Sergei Volkonin", "Sergueï Volkonine"),
    ("Uta Müller", "Uta Mueller"),
    ("Вера Лоскова", "Вера Лоскову"),
    ("王小岚", "王 小岚"),
]
UNLIKE = [
    ("Ada Quill", "Ben Hale"),
    ("Eva Lindholm", "Ida Lindholm"),
    ("Ada Quill", "B. Quill"),
    ("A. Q.", "Ada Quill"),
    ("Al", "Al Quill"),
    ("Ada Quill", "Ada Marsh"),
    ("Ada Quill", ""),
    ("...", "---"),
]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_alike(left: str, right: str) -> None:
    assert alike(left, right)
    assert alike(right, left)


@pytest.mark.parametrize(("left", "right"), UNLIKE)
def test_unlike(left: str, right: str) -> None:
    assert not alike(left, right)
    assert not alike(right, left)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada", "Latin"),
        ("Вера", "Cyrillic"),
        ("王小岚", "Han"),
        ("Ａｄａ", "Latin"),
        ("123", ""),
        ("김A가", "Hangul"),
    ],
)
def test_script(name: str, expected: str) -> None:
    assert script(name) == expected


@given(st.text(), st.text())
def test_alike_is_symmetric_and_never_raises(left: str, right: str) -> None:
    assert alike(left, right) == alike(right, left)


@given(st.text(alphabet="abcdeéë -'", min_size=1))
def test_a_name_is_like_itself(name: str) -> None:
    assert alike(name, name)


@given(st.lists(st.sampled_from(["Ada Quill", "A. Quill", "Ben Hale", "Benn Hale", "Zoë Orme"])))
def test_nobody_is_missing_among_the_same_credits(names: list[str]) -> None:
    credits = [Credit("reporter", name) for name in names]
    assert missing_people(credits, reversed(credits)) == ()
    assert len(missing_people(credits, [])) == len(set(names))
