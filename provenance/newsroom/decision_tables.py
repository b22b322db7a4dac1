"""Decisions from a table of links that people have gone through: csv, tsv or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from provenance.errors import InputError, ProvenanceError, UsageError
from provenance.text.normalise import printable
from provenance.values.decisions import Decision, DecisionStatus, parse_decisions, single_decisions

Cells = Mapping[str, object]

_LINKED: dict[str, DecisionStatus] = {
    "confirm": "confirmed",
    "confirmed": "confirmed",
    "pin": "pinned",
    "pinned": "pinned",
}
_APART = frozenset({"reject", "rejected"})
_WORDS = 'write confirmed, pinned or rejected, or what it should be: "3=4+5", "6=", "7~9"'
_DELIMITERS = "\t;|,"
_MOST_BYTES = 200_000_000
_MOST_INDEX = 10_000_000
_INDEXES = re.compile(r"[\[\s]*(?:\d{1,8}(?:[\s+,;]+\d{1,8})*)?[\s\]]*")


def decisions_of_table(
    file: Path, *, by: str, versions: tuple[str, str]
) -> tuple[list[tuple[Decision, str]], int]:
    """The decisions that the rows of a table hold, each with who made it.

    A row has `left` and `right` (paragraph indexes from 0, as exported), `decision`, and perhaps `by`. In
    `decision` stands `confirmed`, `pinned` or `rejected`, which speak of the row's own link, or what a person
    would type ("3=4+5", counted from 1). A row without one decides nothing.

    Args:
        file: The table; its suffix says which form it has.
        by: Who decided where the row does not say.
        versions: Refs of the two versions. Rows that name others, in `left_version` and `right_version`, are
            passed over.

    Returns:
        The decisions, and how many rows were passed over.

    Raises:
        InputError: The file cannot be read, or a row cannot be meant; nothing is taken then.
        UsageError: It has another suffix.
    """
    found: list[tuple[Decision, str]] = []
    passed_over = 0
    for number, cells in _rows(file):
        try:
            decisions = _decisions(cells)
        except ProvenanceError as error:
            raise InputError(f"{file} line {number}: {error.message}", error.hint) from error
        if not decisions:
            continue
        named = tuple(_text(cells.get(name)) for name in ("left_version", "right_version"))
        if any(named) and named != versions:
            passed_over += 1
            continue
        person = _text(cells.get("by")) or by
        found += [(decision, person) for decision in decisions]
    return found, passed_over


def _decisions(cells: Cells) -> tuple[Decision, ...]:
    said = _text(cells.get("decision"))
    if not said:
        return ()
    word = said.lower()
    if word not in _LINKED and word not in _APART:
        try:
            return parse_decisions([said])
        except UsageError as error:
            raise UsageError(error.message, _WORDS) from error
    left, right = _indexes(cells.get("left"), "left"), _indexes(cells.get("right"), "right")
    if word in _APART:
        if not (left and right):
            raise UsageError("only a link of paragraphs on both sides can be rejected", _WORDS)
        return single_decisions(Decision(left, right, linked=False))
    if not (left or right):
        raise UsageError("the row names no paragraphs", "keep the columns left and right as they came")
    return single_decisions(Decision(left, right, status=_LINKED[word]))


def _indexes(value: object, side: str) -> tuple[int, ...]:
    """Indexes from 0: a list, a number, or numbers joined by `+`."""
    items = value if isinstance(value, list) else [value]
    numbers: list[int] = []
    for item in items:
        if isinstance(item, int) and not isinstance(item, bool) and 0 <= item <= _MOST_INDEX:
            numbers.append(item)
        elif item is not None:
            text = _text(item)
            if not _INDEXES.fullmatch(text):
                shown = printable(text[:40])
                raise UsageError(
                    f"'{shown}' in column {side} is no paragraph index", "indexes count from 0: 3, or 3+4"
                )
            numbers += [int(digits) for digits in re.findall(r"\d+", text)]
    if len(set(numbers)) < len(numbers):
        raise UsageError(f"column {side} names a paragraph twice", "indexes count from 0: 3, or 3+4")
    return tuple(sorted(numbers))


def _text(value: object) -> str:
    """A cell as text, without the apostrophe that keeps spreadsheets from running it."""
    text = "" if value is None else str(value).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _rows(file: Path) -> Iterator[tuple[int, Cells]]:
    """Each row with its line number."""
    suffix = file.suffix.lower()
    if suffix not in (".csv", ".tsv", ".jsonl"):
        raise UsageError(f"{file}: not a table of decisions", "name a .csv, .tsv or .jsonl file after --from")
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InputError(f"{file} is larger than {_MOST_BYTES // 1_000_000} MB", "split it")
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror or error}", "check its name and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    if suffix == ".jsonl":
        yield from _json_rows(file, text)
        return
    header = text.partition("\n")[0]
    delimiter = "\t" if suffix == ".tsv" else max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        if "decision" not in (reader.fieldnames or ()):
            raise InputError(f"{file} has no column 'decision'", f"add one; {_WORDS}")
        for row in reader:
            yield reader.line_num, {str(name): cell for name, cell in row.items()}
    except csv.Error as error:
        raise InputError(f"{file} line {reader.line_num}: {error}", "save it again as csv or tsv") from error


def _json_rows(file: Path, text: str) -> Iterator[tuple[int, Cells]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{file} line {number}: not JSON: {error}", "one object a line") from error
        if not isinstance(row, dict):
            raise InputError(f"{file} line {number}: not a JSON object", "one object a line")
        yield number, row
