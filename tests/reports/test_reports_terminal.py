from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import AUDIT, EN_1, EN_FR, FR, HISTORY, READING, VERSIONS, changes_of
from rich.cells import cell_len

from provenance.reports.terminal.align import align_text
from provenance.reports.terminal.audit import audit_text
from provenance.reports.terminal.diff import diff_text
from provenance.reports.terminal.layout import clip, width_of, wrap
from provenance.reports.terminal.lists import history_text, list_text, register_text
from provenance.reports.terminal.log import log_text
from provenance.reports.terminal.show import credits_text, show_text
from provenance.reports.terminal.style import Span
from provenance.values import AuditResult, Credit, CreditReading, Paragraph, Parent

ANSI = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = "red \x1b[31m\u202e\u2066over\n\x07\x9b\ud800"

Report = Callable[[int, bool], str]


def diff_of(name: str, width: int, colour: bool) -> str:
    changes, left, right = changes_of(name)
    return diff_text(changes, left, right, width=width, colour=colour)


REPORTS: dict[str, Report] = {
    "log": lambda w, c: log_text(VERSIONS, width=w, colour=c),
    "list": lambda w, c: list_text(VERSIONS, total=40, width=w, colour=c),
    "show": lambda w, c: show_text(VERSIONS[2], FR, width=w, colour=c),
    "credits": lambda w, c: credits_text(READING, width=w, colour=c),
    "audit": lambda w, c: audit_text(AUDIT, width=w, colour=c),
    "history": lambda w, c: history_text(HISTORY, width=w, colour=c),
    "align": lambda w, c: align_text(EN_FR, EN_1, FR, width=w, colour=c),
    "diff-within": lambda w, c: diff_of("within", w, c),
    "diff-across": lambda w, c: diff_of("across", w, c),
    "diff-arabic-chinese": lambda w, c: diff_of("arabic-chinese", w, c),
    "diff-japanese": lambda w, c: diff_of("japanese", w, c),
}


@pytest.mark.parametrize("width", [50, 80, 160])
@pytest.mark.parametrize("name", REPORTS)
def test_golden(name: str, width: int, check_golden: Callable[[str, str], None]) -> None:
    check_golden(f"{name}.{width}.txt", REPORTS[name](width, False))


@pytest.mark.parametrize("name", ["diff-within", "log", "audit"])
def test_golden_in_colour(name: str, check_golden: Callable[[str, str], None]) -> None:
    check_golden(f"{name}.colour.txt", REPORTS[name](80, True))


def test_golden_register(check_golden: Callable[[str, str], None]) -> None:
    versions = [(VERSIONS[0], True), (VERSIONS[3], True), (VERSIONS[5], False)]
    check_golden("register.txt", register_text(versions) + "\n" + register_text(versions[:1], dry_run=True))


@pytest.mark.parametrize("width", [40, 59, 60, 61, 80, 140, 200])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    for line in ANSI.sub("", REPORTS[name](width, True)).splitlines():
        if "provenance amend" not in line:  # commands are never broken
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("name", [n for n in REPORTS if n != "diff-within"])
def test_colour_adds_nothing_but_colour(name: str) -> None:
    if name != "diff-japanese":
        plain, coloured = REPORTS[name](80, False), ANSI.sub("", REPORTS[name](80, True))
        assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


def test_marks_without_colour_and_colours_without_marks() -> None:
    assert "[-12-]" in diff_of("within", 80, False)
    assert "{+14+}" in diff_of("within", 80, False)
    assert "\x1b[31;9m12\x1b[0m" in diff_of("within", 80, True)
    assert "[-" not in ANSI.sub("", diff_of("within", 80, True))


def hostile_reports() -> dict[str, str]:
    version = replace(
        VERSIONS[2],
        title=HOSTILE,
        credits=(Credit("translator", HOSTILE, label=HOSTILE, person=HOSTILE),),
        parents=(Parent(HOSTILE, "translation"),),
        meta={HOSTILE: HOSTILE},
        desk=HOSTILE,
        url=HOSTILE,
    )
    texts = [Paragraph(p.kind, HOSTILE) for p in EN_1]
    changes, _, right = changes_of("across")
    finding = replace(AUDIT.findings[0], message=HOSTILE, hint=HOSTILE, evidence={HOSTILE: HOSTILE})
    entry = replace(HISTORY[0], by=HOSTILE, subject=HOSTILE, payload={HOSTILE: HOSTILE})
    wide = {"width": 80, "colour": False}
    return {
        "log": log_text([version], **wide),
        "list": list_text([version], **wide),
        "show": show_text(version, texts, **wide),
        "credits": credits_text(CreditReading(version.credits), **wide),
        "register": register_text([(version, True)]),
        "audit": audit_text(AuditResult((finding,), (), {"error": 1}), **wide),
        "history": history_text([entry], **wide),
        "align": align_text(EN_FR, texts, FR, **wide),
        "diff": diff_text(changes, texts, right, **wide),
    }


@pytest.mark.parametrize("name", hostile_reports())
def test_texts_cannot_act_on_the_terminal(name: str) -> None:
    report = hostile_reports()[name]
    assert "red " in report
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff]", report)


def test_right_to_left_cells_are_isolated_and_others_are_not() -> None:
    for line in diff_of("arabic-chinese", 80, False).splitlines():
        left, _, right = line.partition("│")
        assert ("\u2068" in left) == bool(re.search("[\u0600-\u06ff]", left))
        assert left.count("\u2068") == left.count("\u2069")
        assert "\u2068" not in right


def test_filters_of_a_diff() -> None:
    changes, left, right = changes_of("within")
    shown = diff_text(changes, left, right, width=80, colour=False, only={"omitted", "moved"})
    assert "Bread and milk" in shown
    assert "moved: ¶7 on the left is ¶4 on the right" in shown
    assert "lifeboats" not in shown
    assert "4 paragraphs matched" in shown
    nothing = diff_text(*changes_of("arabic-chinese"), width=80, colour=False, only={"moved"})
    assert "Nothing of that kind: moved." in nothing


def test_merged_paragraphs_keep_their_own_marks() -> None:
    changes, _, _ = changes_of("within")
    from provenance.compare.changes import compare
    from provenance.values import Alignment, Link

    left = [Paragraph("body", "One old boat."), Paragraph("body", "Two boats.")]
    right = [Paragraph("body", "One new boat. Two ships.")]
    merged = Alignment((Link((0, 1), (0,), "merged", 0.9),), changes.run)
    compared = compare(
        left, right, merged, left_name="a", right_name="b", left_language="en", right_language="en"
    )
    lines = diff_text(compared, left, right, width=80, colour=False).splitlines()
    assert any(line.startswith("¶1 One [-old-] boat.") for line in lines)
    assert any(line.startswith("¶2 Two [-boats-].") for line in lines)
    assert any("merged: ¶1+¶2 → ¶1" in line for line in lines)


def test_a_version_is_drawn_once_and_a_cycle_is_not_lost() -> None:
    one = replace(VERSIONS[0], parents=(Parent(VERSIONS[1].version, "edit"),))
    two = replace(VERSIONS[1], parents=(Parent(VERSIONS[0].version, "edit"),))
    text = log_text([one, two], width=80, colour=False)
    assert text.count("● ferry@en.1") == text.count("● ferry@en.2") == 1


def test_a_source_in_another_article_is_named() -> None:
    version = replace(VERSIONS[0], parents=(Parent("harbour@de.1", "adaptation"),))
    assert "adaptation of harbour@de.1" in log_text([version], width=80, colour=False)


def test_a_deep_chain_is_drawn() -> None:
    chain = [
        replace(
            VERSIONS[0],
            version=f"ferry@en.{n}",
            parents=(Parent(f"ferry@en.{n - 1}", "edit"),) if n > 1 else (),
        )
        for n in range(1, 1500)
    ]
    assert "ferry@en.1499" in log_text(chain, width=80, colour=False)


@pytest.mark.parametrize(
    ("report", "word"),
    [
        pytest.param(log_text([], width=80, colour=False), "No versions", id="log"),
        pytest.param(list_text([], width=80, colour=False), "No versions", id="list"),
        pytest.param(register_text([]), "Nothing registered", id="register"),
        pytest.param(history_text([], width=80, colour=False), "No history", id="history"),
        pytest.param(credits_text(CreditReading(), width=80, colour=False), "No credits", id="credits"),
        pytest.param(
            audit_text(AuditResult((), (), {}), width=80, colour=False), "Nothing found", id="audit"
        ),
    ],
)
def test_nothing_to_show_is_said(report: str, word: str) -> None:
    assert word in report


@given(st.text("ab 漢字。「e\u0301ل-é\u00a0", max_size=80), st.integers(2, 30), st.integers(0, 4))
def test_wrapping_keeps_the_text_and_the_width(text: str, width: int, hang: int) -> None:
    lines = wrap([Span(text[:7]), Span(text[7:], "strong")], width, hang=hang)
    joined = "".join(span.text for line in lines for span in line)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert len(lines) == 1 or all(lines)
    assert all(width_of(line) <= width for line in lines)


@given(st.text("ab 漢字e\u0301", max_size=40), st.integers(2, 20))
def test_clipping_keeps_the_width(text: str, width: int) -> None:
    line = clip([Span(text)], width)
    shown = "".join(span.text for span in line)
    assert width_of(line) <= width
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_a_word_of_a_megabyte_is_wrapped_in_bounded_time() -> None:
    lines = wrap([Span("x" * 1_000_000)], 40)
    assert len(lines) == 25_000
