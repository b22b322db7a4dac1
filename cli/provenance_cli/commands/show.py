"""`provenance show`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def show(
    frame: Frame,
    ref: Annotated[str, typer.Argument(metavar="REF", help="The version: geneva-talks@fr.2.")],
    raw: Annotated[bool, typer.Option("--raw", help="The original bytes, as they came.")] = False,
    history: Annotated[
        bool, typer.Option("--history", help="What was recorded about it, when and by whom.")
    ] = False,
) -> int:
    """Show one version: its record, its credits, its paragraphs."""
    newsroom = frame.newsroom()
    if raw:
        if history:
            raise UsageError("--raw and --history do not go together", "ask for one of them")
        frame.emit_bytes(newsroom.original(ref))
        return 0
    if history:
        entries = newsroom.history(ref)
        if frame.format == "json":
            from provenance.reports.json import dumps, history_json

            frame.emit(dumps(history_json(entries)))
        else:
            from provenance.reports.terminal.lists import history_text

            frame.emit(history_text(entries, width=frame.width, colour=frame.colour))
        return 0
    version, paragraphs = newsroom.show(ref)
    pins = newsroom.pins(ref)
    if frame.format == "json":
        from provenance.reports.json import dumps, show_json

        frame.emit(dumps(show_json(version, paragraphs, pins)))
    else:
        from provenance.reports.terminal.show import show_text

        frame.emit(show_text(version, paragraphs, pins, width=frame.width, colour=frame.colour))
    return 0
