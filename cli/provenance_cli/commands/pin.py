"""`provenance pin`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def pin(
    frame: Frame,
    left: Annotated[str, typer.Argument(metavar="LEFT", help="A version: geneva-talks@en.1.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="Another one.")],
    decisions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar='"3=4+5"...',
            help='Counted from 1: "3=4+5" linked, "6=" or "=6" deliberately none, "7~9" never linked.',
        ),
    ] = None,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm", help="They were checked and the translation stands; alone: all links as they are."
        ),
    ] = False,
    table: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="A csv, tsv or jsonl table of links; its column decision: confirmed, pinned, rejected, 3=4.",
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take these decisions back.")] = False,
) -> int:
    """Decide by hand what is linked; it is kept by content, in later versions too."""
    if remove and (confirm or table is not None or not decisions):
        raise UsageError("pin: --remove takes decisions and nothing else", 'name them: "3=4+5"')
    newsroom = frame.newsroom()
    decided = newsroom.decisions(left, right, decisions or (), confirm=confirm, table=table)
    notes = newsroom.unpin(decided) if remove else newsroom.pin(decided)
    if frame.format == "json":
        from provenance.reports.json import decisions_json, dumps

        frame.emit(dumps(decisions_json(decided.decided, decided.left.name, decided.right.name)))
    else:
        from provenance.reports.terminal.pins import decisions_text

        texts = decided.left.paragraphs, decided.right.paragraphs
        frame.emit(decisions_text(decided.decided, *texts, width=frame.width, colour=frame.colour))
    for note in notes:
        frame.note(note)
    return 0
