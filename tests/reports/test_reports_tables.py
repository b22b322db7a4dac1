from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import UsageError
from provenance.reports.tables import BYTE_ORDER_MARK, csv_text, jsonl_text, tsv_text

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
ROWS = st.lists(st.fixed_dictionaries({"a": TEXTS, "b": TEXTS}))


def read(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@given(ROWS)
def test_tsv_comes_back_unchanged(rows: list[dict[str, str]]) -> None:
    assert read(tsv_text(["a", "b"], rows), "\t") == [["a", "b"], *([row["a"], row["b"]] for row in rows)]


@given(ROWS)
def test_json_lines_come_back_unchanged(rows: list[dict[str, str]]) -> None:
    assert [json.loads(line) for line in jsonl_text(rows).splitlines()] == rows


@given(ROWS, st.sampled_from(",;|\t"))
def test_no_cell_of_csv_is_a_formula_or_acts_on_a_terminal(
    rows: list[dict[str, str]], delimiter: str
) -> None:
    text = csv_text(["a", "b"], rows, delimiter=delimiter)
    assert text.startswith(BYTE_ORDER_MARK)
    cells = read(text.removeprefix(BYTE_ORDER_MARK), delimiter)
    assert len(cells) == len(rows) + 1
    for row in cells:
        assert len(row) == 2
        for cell in row:
            assert not cell.strip().startswith(("=", "+", "-", "@"))
            assert all(character >= " " or character in "\t\n" for character in cell)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="formula"),
        pytest.param("\u00a0 @SUM(1)", "'\u00a0 @SUM(1)", id="behind-blanks"),
        pytest.param("＝１＋１", "'＝１＋１", id="wide"),
        pytest.param("-12 °C", "'-12 °C", id="text-with-a-minus"),
        pytest.param(-0.5, "-0.5", id="number"),
        pytest.param([3, 4], "3+4", id="indexes"),
        pytest.param((), "", id="no-indexes"),
        pytest.param(None, "", id="none"),
        pytest.param(True, "true", id="truth"),
        pytest.param('12 "boats"; Ünal, 中文', '12 "boats"; Ünal, 中文', id="any-script"),
    ],
)
def test_what_a_cell_of_csv_holds(value: object, cell: str) -> None:
    assert read(csv_text(["a"], [{"a": value}], delimiter=";"), ";")[1:] in ([[cell]], [[]])


@pytest.mark.parametrize("delimiter", ["", "ab", '"', "\n", "\r", "\ufeff", "\ud800"])
def test_delimiters_that_cannot_be(delimiter: str) -> None:
    with pytest.raises(UsageError, match="--delimiter"):
        csv_text(["a"], [], delimiter=delimiter)
