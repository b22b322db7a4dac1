"""Names in Hebrew and in Latin letters by their consonants."""

import pytest

from provenance.align.shared import shared_names
from provenance.align.skeletons import is_hebrew, skeletons


@pytest.mark.parametrize(
    ("hebrew", "latin"),
    [
        ("מרגלית", "Margalit"),
        ("ולדמיר", "Vladmir"),
        ("לינדקוויסט", "Lindqvist"),
        ("בסטוקהולם", "Stockholm"),
        ("צ'רלסטון", "Charleston"),
        ("נתניהו", "Netanyahu"),
    ],
)
def test_a_name_and_its_hebrew_spelling_share_their_consonants(hebrew, latin):
    shared = shared_names([f"אמר {hebrew} אתמול"], [f"said {latin} yesterday"])
    assert shared.both[0, 0] > 0


def test_common_words_in_latin_letters_are_no_names():
    assert skeletons("the margalit said") == set()


def test_short_skeletons_say_too_little():
    assert skeletons("דני Dan") == set()


def test_a_text_is_hebrew_by_its_letters():
    assert is_hebrew("ראש העיר Tarrant אמר")
    assert not is_hebrew("The word שלום means peace in that language")
    assert not is_hebrew("1911 – 12 %")
