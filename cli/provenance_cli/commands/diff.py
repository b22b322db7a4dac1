"""`provenance diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.commands.align import Encoder, Pairs, Refresh
from provenance_cli.exits import ExitCode
from provenance_cli.frame import Frame, framed

if TYPE_CHECKING:
    from provenance.compare import Shown
    from provenance.newsroom import Comparison, Newsroom

Delimiter = Annotated[
    str | None,
    typer.Option("--delimiter", metavar="C", help="What parts the cells of csv; , if nothing is said."),
]


@framed("text", "json", "jsonl", "markdown", "html", "csv", "tsv")
def diff(
    frame: Frame,
    left: Annotated[
        str | None,
        typer.Argument(metavar="LEFT", help="A file or a version; alone: REF, against its sources."),
    ] = None,
    right: Annotated[str | None, typer.Argument(metavar="RIGHT", help="Another one.")] = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="WHAT,...", help="Show only omitted, added, moved, facts, doubtful."),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 if anything but plain matches is found.")
    ] = False,
    encoder: Encoder = "auto",
    refresh: Refresh = False,
    pairs: Pairs = None,
    delimiter: Delimiter = None,
) -> int:
    """Show what changed between two texts, or between a version and its recorded sources."""
    from provenance.compare import has_changes, stated_filter

    shown = stated_filter(only) if only is not None else None
    newsroom = frame.newsroom()
    if delimiter is not None and frame.format != "csv":
        raise UsageError("--delimiter goes with --format csv", "leave it out, or add --format csv")
    if pairs is not None:
        if frame.format not in ("text", "json", "jsonl"):
            raise UsageError(
                f"diff: --pairs takes no --format {frame.format}", "its result is JSON Lines, whatever else"
            )
        if left is not None:
            raise UsageError("diff: --pairs takes no LEFT and RIGHT", "name two texts, or --pairs FILE.jsonl")
        from provenance.newsroom.batches import diff_pairs

        return frame.emit_lines(diff_pairs(newsroom, pairs, encoder=encoder))
    if left is None:
        raise UsageError(
            "diff: nothing to compare is named", "name a version, two texts, or --pairs FILE.jsonl"
        )
    if right is None:
        comparisons = newsroom.diff_from_sources(left, encoder=encoder, refresh=refresh)
    else:
        comparisons = (newsroom.diff(*newsroom.texts(left, right), encoder=encoder, refresh=refresh),)
    _emit(frame, comparisons, shown, delimiter, newsroom)
    for comparison in comparisons:
        for note in comparison.changes.notes:
            frame.note(note)
    changed = any(has_changes(c.changes) for c in comparisons)
    return ExitCode.FINDINGS if exit_code and changed else ExitCode.DONE


def _emit(
    frame: Frame,
    comparisons: tuple[Comparison, ...],
    only: frozenset[Shown] | None,
    delimiter: str | None,
    newsroom: Newsroom,
) -> None:
    """Write the comparisons in the format asked for."""
    if frame.format == "json":
        from provenance.reports.json import diff_json, dumps

        objects = [diff_json(c.changes, only=only, masked=c.masked) for c in comparisons]
        frame.emit(dumps(objects[0] if len(objects) == 1 else objects))
    elif frame.format == "jsonl":
        from provenance.reports.json import diff_json

        frame.emit_lines(diff_json(c.changes, only=only, masked=c.masked) for c in comparisons)
    elif frame.format in ("csv", "tsv"):
        from provenance.reports.links import COLUMNS, link_rows
        from provenance.reports.tables import csv_text, tsv_text

        rows = link_rows(comparisons, only=only)
        frame.emit(
            tsv_text(COLUMNS, rows)
            if frame.format == "tsv"
            else csv_text(COLUMNS, rows, delimiter=delimiter or ",")
        )
    elif frame.format == "markdown":
        from provenance.reports.markdown import diff_markdown

        frame.emit("\n\n".join(diff_markdown(c, only=only) for c in comparisons))
    elif frame.format == "html":
        from provenance.reports.html.dossier import diff_html

        frame.emit(diff_html(comparisons, at=newsroom.now, only=only))
    else:
        from provenance.reports.terminal.diff import diff_text

        frame.emit(
            "\n\n".join(
                diff_text(
                    c.changes,
                    c.left.paragraphs,
                    c.right.paragraphs,
                    width=frame.width,
                    colour=frame.colour,
                    only=only,
                )
                for c in comparisons
            )
        )
