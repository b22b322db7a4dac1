"""`pin`: decisions by hand, and what they do to `align`, `diff` and `show`; vectors that are kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from provenance.align.encoders import UseEncoder
from tests.cli.running import Command

SIDES = ("lights@en.1", "lights@fr.1")


def links(provenance: Command, *arguments: str) -> list[tuple[list[int], list[int], str, str]]:
    done = provenance("align", *(arguments or SIDES), "--format", "json")
    assert done.code == 0, done.err
    return [(k["left"], k["right"], k["kind"], k["status"]) for k in json.loads(done.out)["links"]]


def test_the_first_words_of_both_sides_are_shown_and_the_decision_holds(registered: Command) -> None:
    before = links(registered)
    done = registered("pin", *SIDES, "2=3")
    assert done.code == 0
    first, *words = done.out.splitlines()
    assert "¶2 = ¶3 (pinned)" in first
    assert [line.split()[0] for line in words] == ["¶2", "¶3"]
    assert "1 recorded" in done.err
    after = links(registered)
    assert ([1], [2], "match", "pinned") in [(k[0], k[1], "match", k[3]) for k in after]
    assert after != before
    mirrored = links(registered, *SIDES[::-1])
    assert ([2], [1], "pinned") in [(k[0], k[1], k[3]) for k in mirrored]


def test_a_deliberate_omission_stays_deliberate(registered: Command) -> None:
    registered("pin", *SIDES, "2=", "=2")
    done = registered("diff", *SIDES, "--quiet")
    assert "on purpose, pinned by hand" in done.out
    assert "On purpose, decided by hand: 1 omission and 1 addition." in done.out
    listed = registered("show", "lights@en.1")
    assert "¶2 has deliberately no counterpart (pinned)" in listed.out
    assert "¶2 has deliberately no counterpart (pinned)" in registered("show", SIDES[1]).out
    shown = json.loads(registered("show", "lights@en.1", "--format", "json").out)["pins"]
    assert [(pin["decision"], pin["by"], pin["right_version"]) for pin in shown] == [("2=", "ana", SIDES[1])]


def test_decisions_carry_over_to_the_next_version(registered: Command, desk: Path) -> None:
    registered("pin", *SIDES, "2=", "3=3")
    text = (desk / "lights.fr.txt").read_text(encoding="utf-8")
    (desk / "new.txt").write_text(f"Une ligne de plus, pour voir.\n\n{text}", encoding="utf-8")
    done = registered("register", "new.txt", "--article", "lights", "--lang", "fr", "--edit-of", SIDES[1])
    assert done.code == 0, done.err
    after = links(registered, "lights@en.1", "lights@fr.2")
    assert ([1], [], "omitted", "pinned") in after
    assert next(k for k in after if k[0] == [2])[1::2] == ([3], "pinned")


def test_a_decision_can_be_taken_back(registered: Command) -> None:
    before = links(registered)
    registered("pin", *SIDES, "2=")
    done = registered("pin", *SIDES[::-1], "=2", "--remove", "--by", "bo")
    assert done.code == 0
    assert "taken back: =2 by ana" in done.err
    assert links(registered) == before
    assert json.loads(registered("show", "lights@en.1", "--format", "json").out)["pins"] == []
    again = registered("pin", *SIDES, "2=", "--remove")
    assert (again.code, again.out) == (4, "")


def test_who_decides_otherwise_replaces_their_own_word_and_overrules_others(
    registered: Command,
) -> None:
    registered("pin", *SIDES, "2=2")
    assert "replaces 2=2 by ana" in registered("pin", *SIDES, "2=3").err
    done = registered("pin", *SIDES, "2=", "--by", "bo")
    assert "overrules 2=3 by ana" in done.err
    assert ([1], [], "omitted", "pinned") in links(registered)
    assert "is overruled by a later decision" in registered("diff", *SIDES).err
    kept = json.loads(registered("show", "lights@en.1", "--format", "json").out)["pins"]
    assert [(pin["decision"], pin["by"]) for pin in kept] == [("2=3", "ana"), ("2=", "bo")]
    assert "1 recorded already" in registered("pin", *SIDES, "2=", "--by", "bo").err


def test_confirming_without_decisions_confirms_all_links(registered: Command) -> None:
    before = links(registered)
    assert registered("pin", *SIDES, "--confirm").code == 0
    assert links(registered) == [(k[0], k[1], k[2], "confirmed") for k in before]


def test_confirming_what_was_pinned_is_said(registered: Command) -> None:
    registered("pin", *SIDES, "2=2")
    done = registered("pin", *SIDES, "--confirm")
    assert "replaces 2=2 by ana on lights@en.1 and lights@fr.1, which was pinned" in done.err
    assert ([1], [1], "match", "confirmed") in links(registered)
    assert "replaces" not in registered("pin", *SIDES, "--confirm").err


def test_where_no_encoder_is_used_across_languages_it_is_named_so(registered: Command) -> None:
    assert "Encoder: lexical." in registered("align", *SIDES, "--encoder", "lexical").out
    assert "Encoder" not in registered("align", SIDES[0], SIDES[0]).out


ROWS = "left,right,kind,decision,by\r\n0,0,match,confirmed,\r\n1,1,match,rejected,bo\r\n2,2,match,,\r\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("links.csv", "\ufeff" + ROWS),
        ("links.csv", ROWS.replace(",", ";")),
        ("links.tsv", ROWS.replace(",", "\t")),
        ("links.csv", ROWS.replace("rejected", "2~2")),
        (
            "links.jsonl",
            '{"left": [0], "right": [0], "decision": "confirmed"}\n\n'
            '{"left": [1], "right": [1], "decision": "rejected", "by": "bo"}\n{"left": [2], "right": [2]}',
        ),
    ],
)
def test_a_table_of_several_people(registered: Command, desk: Path, name: str, text: str) -> None:
    (desk / name).write_bytes(text.encode())
    done = registered("pin", *SIDES, "--from", name, "--format", "json")
    assert done.code == 0, done.err
    assert [(row["decision"], row["status"], row["by"]) for row in json.loads(done.out)] == [
        ("1=1", "confirmed", "ana"),
        ("2~2", "pinned", "bo"),
    ]
    assert ([0], [0], "match", "confirmed") in links(registered)


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t")])
def test_a_table_of_links_is_exported_decided_on_and_read_back(
    registered: Command, desk: Path, form: str, delimiter: str
) -> None:
    before = links(registered)
    table = desk / f"links.{form}"
    parted = ("--delimiter", delimiter) if form == "csv" else ()
    registered("diff", *SIDES, "--format", form, *parted, "-o", str(table))
    text = table.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    undecided = registered("pin", *SIDES, "--from", table.name)
    assert (undecided.code, "holds no decision" in undecided.err) == (3, True)
    for row, word in zip(rows, ("confirmed", "pinned", "rejected"), strict=False):
        row["decision"] = word
    rows[3]["decision"] = "=4" if not rows[3]["left"] else "4="
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    done = registered("pin", *SIDES, "--from", table.name, "--format", "json")
    assert done.code == 0, done.err
    assert [(row["decision"], row["status"]) for row in json.loads(done.out)] == [
        ("1=1", "confirmed"),
        ("2=2", "pinned"),
        ("3~3", "pinned"),
        ("4=", "pinned"),
    ]
    after = {(tuple(left), tuple(right)): status for left, right, _, status in links(registered)}
    assert after[(0,), (0,)] == "confirmed"
    assert after[(1,), (1,)] == "pinned"
    assert ((2,), (2,)) not in after
    assert after[(3,), ()] == "pinned"
    assert len(before) == len(rows)


def test_people_may_contradict_one_another_but_not_themselves(registered: Command, desk: Path) -> None:
    rows = "left\tright\tdecision\tby\n0\t0\t1=1\tbo\n0\t0\t1=2\tcy\n1\t0+1\t'=3\tbo\n"
    (desk / "t.tsv").write_text(rows, encoding="utf-8")
    assert "overrules 1=1 by bo" in registered("pin", *SIDES, "--from", "t.tsv").err
    (desk / "t.tsv").write_text(rows.replace("cy", "bo"), encoding="utf-8")
    done = registered("pin", *SIDES, "--from", "t.tsv")
    assert done.code == 3
    assert "1=1 and 1=2 contradict each other" in done.err


def test_rows_of_other_versions_are_passed_over(registered: Command, desk: Path) -> None:
    rows = "left_version,right_version,left,right,decision\nx@en.1,x@fr.1,0,0,pinned\n"
    (desk / "t.csv").write_text(rows + "lights@en.1,lights@fr.1,1,1,pinned\n", encoding="utf-8")
    done = registered("pin", *SIDES, "--from", "t.csv", "--format", "json")
    assert [row["decision"] for row in json.loads(done.out)] == ["2=2"]
    assert "1 rows of t.csv are about other versions" in done.err


REFUSED = [
    (["lights.en.txt", "lights@fr.1", "1=1"], 2, "lights.en.txt is a file"),
    (["lights@en.1", "lights@fr.1"], 2, "nothing is decided"),
    (["lights@en.1", "lights@fr.1", "90=1"], 2, "lights@en.1 has no paragraph ¶90"),
    (["lights@en.1", "lights@fr.1", "1:1"], 2, "is not a decision"),
    (["lights@en.1", "lights@fr.1", "1=1", "1=2"], 2, "contradict each other"),
    (["lights@en.1", "lights@en.1", "1=1"], 2, "is one text"),
    (["lights@en.1", "lights@de.1", "1=1"], 4, "no version lights@de.1"),
    (["lights@en.1", "lights@fr.1", "--remove"], 2, "--remove"),
    (["lights@en.1", "lights@fr.1", "--from", "none.csv"], 3, "none.csv cannot be read"),
    (["lights@en.1", "lights@fr.1", "--from", "links.xlsx"], 2, "not a table"),
    (["lights@en.1", "lights@fr.1", "--from", "bare.csv"], 3, "no column 'decision'"),
    (["lights@en.1", "lights@fr.1", "--from", "odd.csv"], 3, "odd.csv line 3"),
    (["lights@en.1", "lights@fr.1", "--from", "index.csv"], 3, "is no paragraph index"),
    (["lights@en.1", "lights@fr.1", "--from", "latin.csv"], 3, "not UTF-8"),
    (["lights@en.1", "lights@fr.1", "--from", "bad.jsonl"], 3, "bad.jsonl line 2"),
]


def test_what_is_refused_stores_nothing(registered: Command, desk: Path) -> None:
    (desk / "bare.csv").write_text("left,right\n0,0\n", encoding="utf-8")
    (desk / "odd.csv").write_text("left,right,decision\n0,0,1=1\n0,0,perhaps\n", encoding="utf-8")
    (desk / "index.csv").write_text("left,right,decision\n¶1,0,pinned\n", encoding="utf-8")
    (desk / "latin.csv").write_bytes(b"left,right,decision\n0,0,\xe9\n")
    (desk / "bad.jsonl").write_text('{"decision": "1=1"}\n[]\n', encoding="utf-8")
    for arguments, code, says in REFUSED:
        done = registered("pin", *arguments)
        assert done.code == code, (arguments, done.err)
        assert says in done.err, arguments
        assert len(done.err.splitlines()) == 2, arguments
    assert json.loads(registered("show", "lights@en.1", "--format", "json").out)["pins"] == []


def test_no_text_is_encoded_twice(registered: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    first = registered("align", *SIDES, "--format", "json")

    def refuse(*_: Any) -> None:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(UseEncoder, "encode", refuse)
    assert registered("align", *SIDES, "--format", "json").out == first.out
    again = registered("align", *SIDES, "--refresh", "--format", "json")
    assert again.out == first.out, "vectors that were kept give the same bytes"
    assert "aligned anew: 0 links differ" in again.err
    assert registered("pin", *SIDES, "2~2").code == 0
    assert registered("align", *SIDES).code == 0
