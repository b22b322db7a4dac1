"""The benchmark counts what it says it counts, and says which peer is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmark import aligners, search
from tests.benchmark.quality import quality
from tests.benchmark.scores import Case, Kinds, kind_of, of_kind, read_cases, strict_and_lax

TRUTH: Kinds = {((0,), (0,)): "match", ((1, 2), (1,)): "merged", ((3,), ()): "omitted", ((4,), (2,)): "moved"}


def test_true_links_have_the_highest_score_and_others_less() -> None:
    assert strict_and_lax([(TRUTH, TRUTH)]) == (1.0, 1.0)
    found = {((0,), (0,)): "match", ((1,), (1,)): "match", ((2,), ()): "omitted", ((3,), (2,)): "match"}
    strict, lax = strict_and_lax([(TRUTH, found)])
    assert strict == pytest.approx(2 * (1 / 4) * (1 / 3) / (1 / 4 + 1 / 3))
    assert lax == pytest.approx(2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3))
    assert of_kind([(TRUTH, found)], "omitted") == (0.0, 1)
    assert of_kind([(TRUTH, TRUTH)], "moved") == (1.0, 1)


def test_cases_are_read_in_both_shapes(tmp_path: Path) -> None:
    links = [{"left": [0], "right": [0, 1], "kind": "split"}]
    row = {"id": 1, "left_lang": "en", "right_lang": "fr", "left": ["a"], "right": ["b", "c"], "links": links}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    for suffix, text in (("de", "eins\nzwei\n"), ("fr", "un\n"), ("defr", "[0,1]:[0]:0.5\n")):
        (tmp_path / "deep" / f"x.{suffix}").write_text(text, encoding="utf-8")
    first, second = read_cases(tmp_path)
    assert (first.group, first.links) == ("en-fr", {((0,), (0, 1)): "split"})
    assert (second.left, second.right, second.links) == (["eins", "zwei"], ["un"], {((0, 1), (0,)): "merged"})
    assert kind_of(((0, 1), (0, 1))) == "rearranged"


def test_a_missing_peer_is_said_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligners, "find_spec", lambda _: None)
    assert aligners.galechurch() is None
    case = Case(
        "x", "en-fr", "en", "fr", ["a", "b"], ["a", "b"], {((0,), (0,)): "match", ((1,), (1,)): "match"}
    )
    rows = list(quality([case], {"given": lambda c: c.links, "peer": aligners.galechurch()}))
    assert rows[0] == ["F1, strict (lax)", "cases", "given", "peer"]
    assert rows[1] == ["all", "1", "1.000 (1.000)", aligners.MISSING]
    assert "bench" in aligners.MISSING


def test_the_search_runs_on_given_vectors() -> None:
    assert search.main("provenance", 60)["f1"] > 0.9
