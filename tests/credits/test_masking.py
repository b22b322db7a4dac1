"""Names that are kept from print: found in every form, and nothing else touched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.credits.masking import Masked, Masks, NeverPrint, contains
from provenance.values import Credit, Dateline, HistoryEntry, Paragraph

NAMES = [
    NeverPrint("Max Weber", "Alex Weber", 1),
    NeverPrint("M. Weber", "Alex Weber", 1),
    NeverPrint("Мария Щербакова", "Ян Щербаков", 2),
    NeverPrint("王小明", "王芳", 3),
    NeverPrint("أحمد سالم", "ليلى سالم", 4),
    NeverPrint("Ελένη Ξενάκη", "Νίκος Ξενάκης", 5),
    NeverPrint("Anna Kowalska", "Jan Kowalski", 6),
]
MASKS = Masks(NAMES)

FOUND = {
    "By Max Weber today": "By [Alex Weber] today",
    "MAX WEBER": "[Alex Weber]",
    "Weber, Max (Norlight)": "[Alex Weber] (Norlight)",
    "Max\u00adWe\u00adber": "[Alex Weber]",
    "Max We-\nber": "[Alex Weber]",
    "Max\nWeber's": "[Alex Weber]'s",
    "Max Webers Text": "[Alex Weber] Text",
    "Max J. Weber": "[Alex Weber]",
    "max_weber and max-weber-2": "[Alex Weber] and [Alex Weber]-2",
    "mail maxweber@example.org": "mail [Alex Weber]@example.org",
    "Ma\u0301x We\u200bber": "[Alex Weber]",
    "О Марии Щербаковой и МАРИЮ ЩЕРБАКОВУ": "О [Ян Щербаков] и [Ян Щербаков]",
    "记者王小明报道": "记者[王芳]报道",
    "كتب وأحمد سالم": "كتب [ليلى سالم]",
    "της Ελένης Ξενάκη": "της [Νίκος Ξενάκης]",
    "z Anną Kowalską i Anny Kowalskiej": "z [Jan Kowalski] i [Jan Kowalski]",
}
LEFT = [
    "Markus Weber", "Maxine Weber", "Max went", "Weber", "M. Weber said", "Maximilian Webermann", "小明",
    "王小", "Анна Щербакова", "", "[Alex Weber]",
]  # fmt: skip


@pytest.mark.parametrize(("text", "masked"), FOUND.items())
def test_found_in_every_form(text: str, masked: str) -> None:
    assert MASKS.text(text) == masked
    decomposed = MASKS.text(unicodedata.normalize("NFD", text))
    assert unicodedata.normalize("NFC", decomposed) == unicodedata.normalize("NFC", masked)


@pytest.mark.parametrize("text", LEFT)
def test_nothing_else_is_touched(text: str) -> None:
    assert MASKS.mask(text) == Masked(text)


def test_what_others_may_be_called_is_masked_where_the_person_is_credited() -> None:
    assert MASKS.text("M. Weber said", frozenset({1})) == "[Alex Weber] said"
    assert MASKS.text("M. Weber said", frozenset({2})) == "M. Weber said"


def test_offsets_follow() -> None:
    text = "BONN (Max Weber) - By Max Weber and Bo Lund."
    paragraph = Paragraph("body", text, dateline=Dateline(0, 19, "BONN", "Max Weber"))
    masked = MASKS.paragraph(paragraph)
    assert masked.masked
    assert masked.dateline is not None
    assert masked.text[masked.dateline.start : masked.dateline.end] == "BONN ([Alex Weber]) - "
    for name, shown in {"Max Weber": "[Alex Weber]", "Bo Lund": "Bo Lund"}.items():
        start = text.rindex(name)
        credit = MASKS.credit(Credit("author", name, start=start, end=start + len(name)), text)
        assert masked.text[credit.start : credit.end] == credit.name == shown
        assert credit.masked == (name != shown)


def test_an_entry_is_masked_to_its_depths() -> None:
    payload = {"by": "Max Weber", "credits": [["author", "WEBER, Max"]], "meta": {"max-weber": "Max Weber"}}
    entry = MASKS.entry(
        HistoryEntry(1, "2026-03-14T09:26:53Z", "Max Weber", "register", "s@en.1", payload, "0")
    )
    assert "max" not in repr(entry).casefold()
    assert entry.masked


@pytest.mark.parametrize("name", ["", "!?", "(.*+", "A" * 10_000, "a\u202eb c", "\u0301"])
def test_hostile_names_do_no_harm(name: str) -> None:
    masks = Masks([NeverPrint(name, "Bo", 1)])
    assert masks.text("A plain text.") == "A plain text."


words = st.text("abcdefghéłøжшяабв王小明", min_size=3, max_size=8)


@given(
    words,
    words,
    st.text(max_size=30),
    st.text(max_size=30),
    st.sampled_from([" ", ", ", "-", "\u00a0", "\n"]),
)
def test_a_masked_text_has_the_name_no_more(first: str, last: str, before: str, after: str, gap: str) -> None:
    name = f"{first} {last}"
    masks = Masks([NeverPrint(name, "Q", 1)])
    text = f"{before} {first.upper()}{gap}{last} {after}"
    if contains("Q", name):
        return
    masked = masks.mask(text)
    assert name.casefold() not in masked.text.casefold()
    assert masked.spans


@given(st.text(max_size=60))
def test_without_names_nothing_changes(text: str) -> None:
    assert Masks().mask(text) == Masked(text)
