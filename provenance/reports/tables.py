"""Tables for spreadsheets (csv) and for programs (tsv, JSON Lines), from columns and rows of plain values.

csv is for people who open it in a spreadsheet: it begins with a byte order mark, without which Excel takes
UTF-8 for something else; a cell that a spreadsheet would run as a formula is put behind an apostrophe; what
cannot be seen is shown as an escape. tsv and JSON Lines hand on every text unaltered.

Where a cell holds the separator, a quotation mark or a line break, it is quoted as in RFC 4180.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from provenance.errors import UsageError
from provenance.reports.json.writing import line
from provenance.text.normalise import printable

Row = Mapping[str, object]

BYTE_ORDER_MARK = "\ufeff"
_FORMULAS = frozenset("=+-@＝＋－＠")  # the wide ones begin a formula in East Asian spreadsheets
_UNSEEN = " \t\r\n\v\f\u00a0\u200b\ufeff"


def csv_text(columns: Sequence[str], rows: Iterable[Row], *, delimiter: str = ",") -> str:
    """A table for spreadsheets, one row a line, ended by CR LF.

    Args:
        columns: Names of the columns, in order.
        rows: Values by column; one that is missing or None gives an empty cell, a list its items joined by
            "+".
        delimiter: One character; spreadsheets of many countries expect `;`.

    Raises:
        UsageError: The delimiter is not one character, or one that cells cannot be told apart by.
    """
    if len(delimiter) != 1 or delimiter in '"\r\n\0' + BYTE_ORDER_MARK or "\ud800" <= delimiter <= "\udfff":
        raise UsageError(
            f"--delimiter {delimiter!r}: not one character that can part cells", "give ; or , or | or a tab"
        )
    lines = [columns, *([_defused(_cell(row.get(name))) for name in columns] for row in rows)]
    return BYTE_ORDER_MARK + "".join(_joined(cells, delimiter) + "\r\n" for cells in lines)


def tsv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A table for programs, cells parted by tabs, rows ended by line feeds, every text unaltered.

    Args:
        columns: Names of the columns, in order.
        rows: Values by column, as in `csv_text`.
    """
    lines = [columns, *([str(_cell(row.get(name))) for name in columns] for row in rows)]
    return "".join(_joined(cells, "\t") + "\n" for cells in lines)


def jsonl_text(rows: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(line(row) + "\n" for row in rows)


def _cell(value: object) -> str | int | float:
    """A value as it stands in a table; numbers stay numbers, so that `-1` is not taken for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return "+".join(str(_cell(item)) for item in value)
    return str(value)


def _defused(value: str | int | float) -> str:
    """A cell that no spreadsheet runs, and that acts on no terminal; its own line breaks are kept."""
    if not isinstance(value, str):
        return str(value)
    shown = "\n".join(printable(part) for part in value.splitlines()) if value else value
    return f"'{shown}" if shown.lstrip(_UNSEEN)[:1] in _FORMULAS else shown


def _joined(cells: Iterable[str], delimiter: str) -> str:
    # The csv module leaves a lone CR unquoted before Python 3.13; a reader would break the line there.
    return delimiter.join(
        '"' + cell.replace('"', '""') + '"' if any(c in cell for c in (delimiter, '"', "\r", "\n")) else cell
        for cell in cells
    )
