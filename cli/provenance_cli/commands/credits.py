"""`provenance credits`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.frame import Frame, framed


@framed("text", "json", "jsonl")
def credits_of(
    frame: Frame,
    text: Annotated[str | None, typer.Argument(metavar="FILE_OR_REF", help="The text to read.")] = None,
    lines: Annotated[
        Path | None,
        typer.Option("--lines", metavar="FILE.jsonl", help='Credit lines, {"id", "text", "lang"} each.'),
    ] = None,
) -> int:
    """Read the credits that a text prints, beside what its metadata state; or those of many credit lines."""
    if (text is None) == (lines is None):
        raise UsageError("credits: name one text, or --lines FILE.jsonl", "try 'provenance credits --help'")
    if lines is not None:
        from provenance.newsroom.batches import credits_of_lines

        return frame.emit_lines(credits_of_lines(frame.newsroom(), lines))
    if frame.format == "jsonl":
        raise UsageError("--format jsonl goes with --lines", "use text or json for one text")
    reading = frame.newsroom().credits(str(text))
    if frame.format == "json":
        from provenance.reports.json import dumps, text_credits_json

        frame.emit(dumps(text_credits_json(reading)))
    else:
        from provenance.reports.terminal.show import credits_text

        frame.emit(credits_text(reading, width=frame.width, colour=frame.colour))
    return 0
