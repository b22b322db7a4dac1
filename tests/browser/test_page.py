"""The page of an article in a real browser: what it shows, what its keys do, and what it never does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provenance.reports.html.dossier import diff_html, dossier_html
from provenance.values import Dossier
from tests.browser.chromium import Browser
from tests.reports.page_cases import NOW, big, ferry, hostile, sample

pytestmark = pytest.mark.browser

VISIBLE_ROWS = """return [...document.querySelectorAll('.pair:not([hidden]) .row')]
  .filter((row) => row.getClientRects().length)
  .map((row) => row.className.split(' ')[1] + ' ' + (row.querySelector('.n')?.textContent ?? ''))"""
CURRENT_PAIR = (
    "return [...document.querySelectorAll('.pair:not([hidden])')].map((pair) => pair.dataset.label)"
)
FOCUSED = "return document.activeElement.closest('.row')?.dataset.link ?? document.activeElement.className"

DOSSIERS: dict[str, Callable[[], Dossier]] = {"sample": sample, "ferry": ferry, "hostile": hostile}


@pytest.mark.parametrize("name", DOSSIERS)
def test_it_asks_for_nothing_and_says_nothing_on_the_console(chromium: Browser, name: str) -> None:
    chromium.open(dossier_html(DOSSIERS[name]()))
    chromium.press("n", "n", "p", "]", "[")
    assert chromium.logged() == []
    assert set(chromium.requested()) - {"data:,"} == {chromium.file.as_uri()}


def test_what_attacks_the_page_runs_nothing(chromium: Browser) -> None:
    chromium.open(dossier_html(hostile()))
    chromium.run(
        "for (const mark of document.querySelectorAll('mark, a, button')) { mark.focus(); mark.blur(); }"
    )
    assert chromium.run("return window.ran") is None
    assert chromium.run("return document.querySelectorAll('script, img, iframe, object, embed').length") == 1
    assert (
        chromium.run("return document.querySelectorAll('[onload], [onerror], [onfocus], [autofocus]').length")
        == 0
    )
    assert "<script>window.ran=1</script>" in chromium.run("return document.body.textContent")
    assert "</title></style></script>" in chromium.run("return document.title")
    assert "javascript:" not in chromium.run("return [...document.links].map((a) => a.href).join(' ')")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["sample", "ferry"])
def test_nothing_keeps_people_from_using_it(
    chromium: Browser, violations: Callable[[], list[str]], name: str, dark: bool
) -> None:
    chromium.open(dossier_html(DOSSIERS[name]()), dark=dark)
    assert violations() == []
    colour = chromium.run("return getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, colour[4:-1].split(","))) < 200) == dark


def test_a_narrow_page_is_usable_too(chromium: Browser, violations: Callable[[], list[str]]) -> None:
    chromium.open(dossier_html(ferry()), width=390)
    assert chromium.run("return document.documentElement.scrollWidth") <= 390
    assert violations() == []
    assert chromium.settled("return document.querySelectorAll('.ribbons path').length") == 0


def test_one_pair_is_shown_and_keys_go_to_the_others(chromium: Browser) -> None:
    chromium.open(dossier_html(ferry()))
    assert chromium.run(CURRENT_PAIR) == ["en.1 → ar.1"]
    chromium.press("]")
    assert chromium.run(CURRENT_PAIR) == ["ar.1 → he.1"]
    assert chromium.run(FOCUSED) == "pairname"
    chromium.press("]", "]")
    assert chromium.run(CURRENT_PAIR) == ["he.1 → he.2"]
    assert chromium.run("return document.getElementById('said').textContent") == "This is the last pair."
    chromium.press("[")
    assert chromium.run(CURRENT_PAIR) == ["ar.1 → he.1"]
    assert chromium.run("return document.getElementById('pair').value") == "ar.1--he.1"


FILTERED = {
    "changed": ["merged ¶3 ar.1", "moved ¶3 he.1", "added ¶5 he.1", "omitted ¶5 ar.1", "moved ¶6 ar.1"],
    "gone": ["omitted ¶5 ar.1", "added ¶5 he.1"],
    "doubtful": ["match ¶7 ar.1"],
    "facts": ["merged ¶3 ar.1"],
}


@pytest.mark.parametrize(("value", "rows"), FILTERED.items(), ids=FILTERED.keys())
def test_filters(chromium: Browser, value: str, rows: list[str]) -> None:
    step = ferry().derivations[1].comparison
    assert step
    chromium.open(diff_html([step], at=NOW))
    assert len(chromium.run(VISIBLE_ROWS)) == 8
    chromium.run(f"document.querySelector('input[value={value}]').click()")
    shown = chromium.run(VISIBLE_ROWS)
    assert sorted(shown) == sorted(rows)
    assert chromium.run("return document.querySelector('.none').hidden") == bool(rows)
    count = chromium.run(f"return document.querySelector('[data-count={value}]').textContent")
    assert int(count) == len({row.split()[0] for row in rows})


def test_keys_go_from_change_to_change(chromium: Browser) -> None:
    step = ferry().derivations[1].comparison
    assert step
    chromium.open(diff_html([step], at=NOW))
    seen = []
    for _ in range(6):
        chromium.press("n")
        seen.append(chromium.run(FOCUSED))
        top = chromium.run("return document.activeElement.getBoundingClientRect().top")
        assert 0 <= top <= 900
    links = [change.link for change in step.changes.links]
    assert {links[int(n)].kind for n in seen} == {"merged", "moved", "added", "omitted", "match"}
    chromium.press("p")
    assert chromium.run(FOCUSED) == seen[-2]
    assert chromium.run("return document.getElementById('said').textContent") == "Change 5 of 6"


def ribbons(chromium: Browser) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chromium.settled(
        """return [...document.querySelectorAll('.pair:not([hidden]) .ribbons path')].map((path) => {
          const box = path.getBoundingClientRect();
          const [left, right] = [path.dataset.left, path.dataset.right].map((id) =>
            document.getElementById(id).getBoundingClientRect());
          return {kind: path.getAttribute('class'), left: path.dataset.left, right: path.dataset.right,
            top: Math.abs(box.top - Math.min(left.top, right.top)),
            bottom: Math.abs(box.bottom - Math.max(left.bottom, right.bottom)),
            start: path.getPointAtLength(0).y - (left.top - path.ownerSVGElement.getBoundingClientRect().top),
            between: box.left >= left.right - 20 && box.right <= right.left + 20};
        })"""
    )
    return found


@pytest.mark.parametrize("width", [1280, 1000])
def test_ribbons_join_the_right_paragraphs(chromium: Browser, width: int) -> None:
    chromium.open(dossier_html(sample()), width=width, fragment="#en.1--fr.1")
    found = ribbons(chromium)
    moved = [ribbon for ribbon in found if ribbon["kind"] == "crosses"]
    assert [(r["left"], r["right"]) for r in moved] == [("en.1--fr.1-l14", "en.1--fr.1-r5")]
    assert moved[0]["top"] < 4
    assert moved[0]["bottom"] < 4
    assert abs(moved[0]["start"]) < 2
    assert moved[0]["between"]


def test_ribbons_follow_the_filter(chromium: Browser) -> None:
    chromium.open(dossier_html(sample()), fragment="#en.1--fr.1")
    before = ribbons(chromium)
    chromium.run("document.querySelector('input[value=changed]').click()")
    after = ribbons(chromium)
    assert [(r["left"], r["right"]) for r in after] == [(r["left"], r["right"]) for r in before]
    assert all(r["top"] < 4 for r in after if r["kind"] == "crosses")
    chromium.run("document.querySelector('input[value=gone]').click()")
    assert ribbons(chromium) == []


def test_an_address_leads_to_a_paragraph_of_another_pair_whatever_is_filtered(chromium: Browser) -> None:
    chromium.open(dossier_html(ferry()))
    chromium.run("document.querySelector('input[value=gone]').click(); location.hash = '#he.1--he.2-r4'")
    chromium.settled("return 1")
    assert chromium.run(CURRENT_PAIR) == ["he.1 → he.2"]
    box = chromium.run(
        "const box = document.getElementById('he.1--he.2-r4').getBoundingClientRect();"
        "return [box.top, box.height]"
    )
    assert 0 < box[0] < 900
    assert box[1] > 0
    chromium.open(dossier_html(ferry()), fragment="#ar.1--he.1-l6")
    assert chromium.run(CURRENT_PAIR) == ["ar.1 → he.1"]
    assert chromium.run("return document.querySelector(':target').id") == "ar.1--he.1-l6"


def test_the_reason_of_a_fact_is_told_on_focus_and_on_hover(chromium: Browser) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.by import By

    step = ferry().derivations[2].comparison
    assert step
    chromium.open(diff_html([step], at=NOW))
    tip = "const tip = document.getElementById('tip'); return tip.hidden ? null : tip.textContent"
    assert chromium.run(tip) is None
    chromium.run("document.querySelector('mark').focus()")
    assert "7 → 14" in chromium.run(tip)
    assert "figure" in chromium.run(tip)
    assert chromium.run("return document.querySelectorAll('mark.on').length") == 2
    chromium.press("\ue00c")  # Escape
    assert chromium.run(tip) is None
    chromium.run("document.activeElement.blur()")
    marks = chromium.driver.find_elements(By.CSS_SELECTOR, "mark")
    ActionChains(chromium.driver).move_to_element(marks[1]).perform()
    assert "7 → 14" in chromium.run(tip)


def test_right_to_left_text_stays_in_its_column_and_starts_at_its_right(chromium: Browser) -> None:
    chromium.open(dossier_html(ferry()), fragment="#en.1--ar.1")
    left, right = (
        chromium.run(
            "const p = document.getElementById(arguments[0]), box = p.getBoundingClientRect();"
            "const n = p.querySelector('.n').getBoundingClientRect();"
            "return {left: box.left, right: box.right, number: n.left, way: getComputedStyle(p).direction}",
            f"en.1--ar.1-{side}2",
        )
        for side in "lr"
    )
    assert left["right"] < right["left"]
    assert (left["way"], right["way"]) == ("ltr", "rtl")
    assert left["number"] - left["left"] < 5
    assert right["right"] - right["number"] < 50


def test_without_scripts_everything_is_there(chromium: Browser) -> None:
    chromium.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chromium.open(dossier_html(ferry()))
        heights = chromium.driver.execute_cdp_cmd(
            "Runtime.evaluate",
            {
                "expression": "`${[...document.querySelectorAll('.pair')].every(p => p.offsetHeight > 99)}`",
                "returnByValue": True,
            },
        )
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert heights["result"]["value"] == "true"


def test_all_pairs_are_printed_and_no_controls(chromium: Browser) -> None:
    chromium.open(dossier_html(ferry()))
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        printed = chromium.run(
            "return [[...document.querySelectorAll('.pair')].every((p) => p.offsetHeight > 99),"
            "document.getElementById('bar').offsetHeight, getComputedStyle(document.body).backgroundColor]"
        )
        pdf = chromium.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"]
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert printed == [True, 0, "rgb(255, 255, 255)"]
    assert len(pdf) > 20_000


def test_a_long_story_in_many_versions_opens(chromium: Browser) -> None:
    chromium.open(dossier_html(big()))
    assert chromium.run(CURRENT_PAIR) == ["en.1 → en.2"]
    chromium.press("n")
    assert chromium.run(FOCUSED).isdigit()
    assert chromium.logged() == []
