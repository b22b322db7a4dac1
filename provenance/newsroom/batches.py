"""Many texts in one call: JSON Lines in and out, a bad line reported and passed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from pathlib import Path

from provenance.align.encoders import find_encoder
from provenance.credits import read_credits
from provenance.errors import EncoderError, InputError, ProvenanceError
from provenance.newsroom.newsroom import Newsroom
from provenance.newsroom.texts import text_of_strings
from provenance.reports.json import align_json, credits_json, diff_json
from provenance.text.tags import standard_tag
from provenance.values import CreditReading, Text

Row = Mapping[str, object]


def credits_of_lines(newsroom: Newsroom, file: Path) -> Iterator[Row]:
    """The credits of each line, `{"id", "text", "lang"}` in, `{"id", "credits", "machine"}` out.

    Names are masked as everywhere; offsets count in the text as it was given.
    """

    def read(row: Row) -> Row:
        text = _string(row, "text")
        reading = read_credits(text, _language(row, "lang"))
        masks = newsroom.masks
        shown = CreditReading(tuple(map(masks.credit, reading.credits)), masks.machine(reading.machine))
        return credits_json(shown)

    return _each(file, read)


def align_pairs(newsroom: Newsroom, file: Path, *, encoder: str) -> Iterator[Row]:
    """The links of each pair, `{"id", "left", "right", "left_lang"?, "right_lang"?}` in."""
    find_encoder(encoder)  # an unknown one is a matter of the call, not of each line

    def align(row: Row) -> Row:
        left, right = _side(newsroom, row, "left"), _side(newsroom, row, "right")
        return align_json(newsroom.align(left, right, encoder=encoder))

    return _each(file, align)


def diff_pairs(newsroom: Newsroom, file: Path, *, encoder: str) -> Iterator[Row]:
    """What changed across each pair; the same rows in as for `align_pairs`."""
    find_encoder(encoder)

    def diff(row: Row) -> Row:
        left, right = _side(newsroom, row, "left"), _side(newsroom, row, "right")
        comparison = newsroom.diff(left, right, encoder=encoder)
        return diff_json(comparison.changes, masked=comparison.masked)

    return _each(file, diff)


def _each(file: Path, answer: Callable[[Row], Row]) -> Iterator[Row]:
    """One answer for each line that is not blank, in order.

    Raises:
        InputError: The file itself cannot be read.
    """
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _answer(line, number, answer)
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror or error}", "check its name and its permissions"
        ) from error


def _answer(line: bytes, number: int, answer: Callable[[Row], Row]) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        return {"id": number, "error": f"line {number}: not JSON in UTF-8: {error}"}
    if not isinstance(row, dict):
        return {"id": number, "error": f"line {number}: not a JSON object"}
    identity = row.get("id", number)
    try:
        return {"id": identity, **answer(row)}
    except EncoderError:
        raise  # this is so for every line; a registry only those need that name versions
    except ProvenanceError as error:
        return {"id": identity, "error": f"line {number}: {error.message}"}


def _finite(text: str) -> float:
    """A number that JSON can say again; Python reads `1e999`, `NaN` and `Infinity` too, which are none."""
    value = float(text)
    if not isfinite(value):
        raise ValueError(f"{text} is no number of JSON")
    return value


def _side(newsroom: Newsroom, row: Row, side: str) -> Text:
    """A side is a list of strings, all taken as body text, or a ref."""
    value = row.get(side)
    if isinstance(value, str):
        return newsroom.version_text(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return newsroom.masked(text_of_strings(value, side, _language(row, f"{side}_lang")))
    raise InputError(f'"{side}" is neither a list of strings nor a ref')


def _string(row: Row, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise InputError(f'"{key}" is not a string')
    return value


def _language(row: Row, key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"{key}" is not a language tag')
    return standard_tag(value)
