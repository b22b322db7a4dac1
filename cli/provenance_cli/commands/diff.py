"""`provenance diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.commands.align import Encoder, Pairs, Refresh
from provenance_cli.exits import ExitCode
from provenance_cli.frame import Frame, framed


@framed("text", "json", "jsonl")
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
) -> int:
    """Show what changed between two texts, or between a version and its recorded sources."""
    from provenance.compare import has_changes, stated_filter

    shown = stated_filter(only) if only is not None else None
    newsroom = frame.newsroom()
    if pairs is not None:
        if left is not None:
            raise UsageError("diff: --pairs takes no LEFT and RIGHT", "name two texts, or --pairs FILE.jsonl")
        from provenance.newsroom.batches import diff_pairs

        return frame.emit_lines(diff_pairs(newsroom, pairs, encoder=encoder))
    if left is None:
        raise UsageError(
            "diff: nothing to compare is named", "name a version, two texts, or --pairs FILE.jsonl"
        )
    if frame.format == "jsonl":
        raise UsageError("--format jsonl goes with --pairs", "use text or json here")
    if right is None:
        comparisons = newsroom.diff_from_sources(left, encoder=encoder, refresh=refresh)
    else:
        comparisons = (newsroom.diff(*newsroom.texts(left, right), encoder=encoder, refresh=refresh),)
    if frame.format == "json":
        from provenance.reports.json import diff_json, dumps

        objects = [diff_json(c.changes, only=shown) for c in comparisons]
        frame.emit(dumps(objects[0] if len(objects) == 1 else objects))
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
                    only=shown,
                )
                for c in comparisons
            )
        )
    for comparison in comparisons:
        for note in comparison.changes.notes:
            frame.note(note)
    changed = any(has_changes(c.changes) for c in comparisons)
    return ExitCode.FINDINGS if exit_code and changed else ExitCode.DONE
