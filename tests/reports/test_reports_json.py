from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import AUDIT, EN_FR, FR, HISTORY, READING, VERSIONS, changes_of

from provenance.reports.json import (
    align_json,
    audit_json,
    credits_json,
    diff_json,
    dumps,
    history_json,
    line,
    list_json,
    log_json,
    register_json,
    show_json,
)

OBJECTS: dict[str, object] = {
    "list": list_json(VERSIONS, 40),
    "log": log_json("ferry", VERSIONS[:2]),
    "show": show_json(VERSIONS[2], FR),
    "register": register_json([(VERSIONS[0], True), (VERSIONS[3], False)]),
    "history": history_json(HISTORY),
    "align": align_json(EN_FR),
    "credits": credits_json(READING),
    "diff-within": diff_json(changes_of("within")[0]),
    "diff-across": diff_json(changes_of("across")[0]),
    "audit": audit_json(AUDIT),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_golden(name: str, check_golden: Callable[[str, str], None]) -> None:
    check_golden(f"{name}.json", dumps(OBJECTS[name]))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("list", {"versions", "total"}, id="list"),
        pytest.param("log", {"article", "versions"}, id="log"),
        pytest.param("align", {"links", "run"}, id="align"),
        pytest.param("credits", {"credits", "machine"}, id="credits"),
        pytest.param(
            "diff-within",
            {"left", "right", "summary", "manner", "coverage", "checked", "links", "run"},
            id="diff",
        ),
        pytest.param(
            "audit",
            {"findings", "skipped", "summary", "waived", "known", "gone", "registry"},
            id="audit",
        ),
    ],
)
def test_keys_of_the_interface(name: str, keys: set[str]) -> None:
    assert set(json.loads(dumps(OBJECTS[name]))) == keys


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


@given(VALUES)
def test_any_object_comes_back_and_is_safe_to_write(obj: object) -> None:
    for text in (dumps(obj), line(obj)):
        assert json.loads(text) == obj
        text.encode("utf-8")
    assert len(line(obj).splitlines()) == 1


@pytest.mark.parametrize("text", ["\ud800", "a\u2028b", "\x85\x9b\x7f\x1b[31m", "\u202eabc", "\0"])
def test_what_could_break_a_line_or_act_on_a_terminal_is_escaped(text: str) -> None:
    written = line({"text": text})
    assert written.isprintable()
    assert json.loads(written) == {"text": text}


def test_letters_of_all_scripts_stay_readable() -> None:
    assert line(["é 漢 ل"]) == '["é 漢 ل"]'


def test_filters_limit_links_not_the_summary() -> None:
    changes = changes_of("within")[0]
    filtered = diff_json(changes, only={"omitted"})
    assert filtered["summary"] == diff_json(changes)["summary"]
    assert isinstance(filtered["links"], list)
    assert [found["kind"] for found in filtered["links"]] == ["omitted"]


def test_json_needs_neither_rich_nor_other_heavy_libraries() -> None:
    code = (
        "import sys, provenance.reports.json\n"
        "heavy = ('rich', 'rapidfuzz', 'numpy', 'sqlmodel', 'langdetect', 'lxml')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
