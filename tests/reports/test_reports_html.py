from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib.metadata import version as release
from typing import Any

import pytest

from provenance.reports.html.dossier import diff_html, dossier_html
from provenance.reports.html.page import page
from provenance.reports.html.standing import standing_of
from provenance.reports.markdown import diff_markdown
from provenance.values import Dossier, Fact, Link, Paragraph
from tests.reports.page_cases import NOW, big, comparison, ferry, hostile, sample, version


def without_assets(html: str) -> str:
    """A page without its style, its script and their digests: these are looked at in a browser."""
    html = re.sub(r"(<style>).*?(</style>)", r"\1…\2", html, flags=re.S)
    html = re.sub(r"(<script>).*?(</script>)", r"\1…\2", html, flags=re.S)
    html = html.replace(f"provenance {release('translation-provenance')}", "provenance VERSION")
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", html).rstrip("\n")


PAGES: dict[str, Callable[[], str]] = {
    "report-sample": lambda: dossier_html(sample()),
    "report-ferry": lambda: dossier_html(ferry()),
    "diff-arabic-hebrew": lambda: diff_html(
        [d.comparison for d in ferry().derivations[1:2] if d.comparison], at=NOW
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_golden(name: str, check_golden: Callable[[str, str], None]) -> None:
    check_golden(f"{name}.html", without_assets(PAGES[name]()))


class Elements(HTMLParser):
    """All elements of a page with their attributes, and whether each was closed in its turn."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "path", "rect", "circle"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


DOSSIERS: dict[str, Callable[[], Dossier]] = {
    "sample": sample,
    "ferry": ferry,
    "hostile": hostile,
    "one-version": lambda: big(1, 3),
    "sixty-versions": lambda: big(60, 2),
}


@pytest.mark.parametrize("name", DOSSIERS)
def test_pages_are_sound(name: str) -> None:
    html = dossier_html(DOSSIERS[name]())
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    elements = Elements(html)
    assert (elements.wrong, elements.open) == ([], [])
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in elements.found:
        assert not [a for a in attributes if a.startswith("on") or a in ("style", "srcdoc", "action")]
        assert "src" not in attributes
        href = attributes.get("href", "#")
        if href.startswith("#"):
            assert href == "#" or href[1:] in ids, href
        else:
            assert href == "data:," if tag == "link" else href.startswith("https://example.org/")
        if "aria-describedby" in attributes:
            assert attributes["aria-describedby"] in ids
    assert sum(tag == "script" for tag, _ in elements.found) == 1


def test_what_attacks_the_page_is_shown_as_text() -> None:
    html = without_assets(dossier_html(hostile()))
    assert "&lt;script&gt;window.ran=1&lt;/script&gt;" in html
    assert not re.search(r"<(script>[^…]|img|iframe|svg onload)", html)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\u2069]", html)
    assert "\\u202egnp.exe" in html
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', html))
    assert "49" not in re.findall(r"javascript:window\.ran=5 (.{10})", html)[0]


def test_300_paragraphs_by_5_versions_stay_under_3_megabytes() -> None:
    assert len(dossier_html(big()).encode()) < 3_000_000


def test_every_text_says_its_language_and_direction() -> None:
    elements = Elements(dossier_html(ferry()))
    cells = [a for tag, a in elements.found if "cell" in a.get("class", "").split()]
    assert {(a["lang"], a["dir"]) for a in cells} == {("en", "ltr"), ("ar", "rtl"), ("he", "rtl")}


def test_a_paragraph_in_another_language_says_so() -> None:
    step = ferry().derivations[2]
    assert step.comparison
    first, *others = step.comparison.left.paragraphs
    left = replace(step.comparison.left, paragraphs=(replace(first, language="fr"), *others))
    assert '<p lang="fr" dir="ltr">' in diff_html([replace(step.comparison, left=left)], at=NOW)


@pytest.mark.parametrize(
    ("recorded", "stamp"),
    [
        pytest.param({}, None, id="usable"),
        pytest.param({"pubstatus": "canceled"}, "Withdrawn", id="cancelled"),
        pytest.param({"pubstatus": "withheld"}, "Withdrawn", id="withheld"),
        pytest.param({"published": "2025-03-15"}, "Embargoed", id="a-later-day"),
        pytest.param({"published": "2025-03-14"}, None, id="this-day"),
        pytest.param({"published": "2025-03-14T10:30:00+01:00"}, None, id="this-moment"),
        pytest.param({"published": "2025-03-14T10:31:00+01:00"}, "Embargoed", id="a-minute-later"),
        pytest.param({"published": "2025-03-15", "pubstatus": "canceled"}, "Withdrawn", id="both"),
        pytest.param({"published": None}, None, id="no-date"),
    ],
)
def test_what_keeps_a_version_from_being_used(recorded: dict[str, object], stamp: str | None) -> None:
    standing = standing_of(version("ferry@en.1", **recorded), datetime(2025, 3, 14, 9, 30, tzinfo=UTC))
    assert (standing.stamp if standing else None) == stamp


def test_a_version_that_must_not_be_used_is_stamped_everywhere() -> None:
    html = dossier_html(ferry())
    assert html.count('data-stamp="WITHDRAWN"') > len(ferry().family.texts["ferry@ar.1"])
    assert html.count('data-stamp="EMBARGOED"') >= 6
    assert html.count(">WITHDRAWN</text>") == 1


def test_no_template_can_be_given_an_asset_that_ends_its_element() -> None:
    with pytest.raises(FileNotFoundError):
        page("diff.html.j2", {}, styles=("none.css",))


def test_texts_of_50_000_characters() -> None:
    long = " ".join(f"An account of storm {n} and of what it did." for n in range(1500))[:50_000]
    step = ferry().derivations[2]
    assert step.comparison
    left, right = (
        replace(side, paragraphs=(Paragraph("body", f"{n} {long}"),), language="en")
        for n, side in enumerate((step.comparison.left, step.comparison.right))
    )
    html = diff_html([comparison(left, right, (Link((0,), (0,), "match", 0.9),))], at=NOW)
    assert html.count(long) == 2


def test_what_was_left_out_and_added_stands_first_and_says_when_that_is_on_purpose() -> None:
    step = ferry().derivations[1].comparison
    assert step
    links = tuple(c.link for c in step.changes.links)
    decided = tuple(replace(k, status="confirmed") if k.kind == "omitted" else k for k in links)
    html = diff_html([comparison(step.left, step.right, decided)], at=NOW)
    digest = html[html.index('<div class="digest">') : html.index('<div class="columns">')]
    assert re.findall(r"<b>(\w+)</b>: ([^<]*)", digest)[:2] == [
        ("Omitted", "1 paragraph, 8% of the left text"),
        ("Added", "1 paragraph, 8% of the right text"),
    ]
    assert '<a href="#ar.1--he.1-l5">¶5</a>' in digest
    assert digest.count("(on purpose, confirmed by hand)") == 1
    # What is filtered out of the page cannot be gone to.
    filtered = diff_html([step], at=NOW, only=frozenset({"moved"}))
    assert "8% of the left text" in filtered
    assert 'href="#ar.1--he.1-l5"' not in filtered


@pytest.mark.parametrize(
    ("manner", "told"),
    [("retranslation", "Different translation"), ("unrelated", "These texts do not correspond")],
)
def test_texts_that_are_no_pair_say_so_and_what_a_command_would_note(manner: Any, told: str) -> None:
    step = ferry().derivations[1].comparison
    assert step
    changes = replace(step.changes, manner=manner, notes=("the encoder does not cover Hebrew",))
    odd = replace(step, changes=changes)
    html = diff_html([odd], at=NOW)
    assert f'<p class="warning">{told}' in html
    assert "The encoder does not cover Hebrew." in html
    assert ('<div class="digest">' in html) == (manner == "retranslation")
    assert told in diff_markdown(odd)


def test_an_arrow_between_two_arabic_words_points_from_the_first_to_the_second() -> None:
    step = ferry().derivations[1].comparison
    assert step
    fact = Fact("f1", "date", "الثلاثاء", "الأربعاء", 0.9, "another day")
    first, *others = step.changes.links
    odd = replace(step, changes=replace(step.changes, links=(replace(first, facts=(fact,)), *others)))
    assert "date: <bdi>الثلاثاء</bdi> → <bdi>الأربعاء</bdi>" in diff_html([odd], at=NOW)
    assert "date: الثلاثاء &lrm;→&lrm; الأربعاء" in diff_markdown(odd)
