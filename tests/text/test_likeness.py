"""Keys of names, and how they sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.text.likeness import opening, sound


@given(st.text("tschkzdjpqxwyeauoh", min_size=1, max_size=12))
def test_the_first_sound_is_that_of_the_whole_key(key: str) -> None:
    heard = sound(key)[0]
    assert opening(key) == ("a" if heard in "aeiouh" else heard)
