"""`provenance align`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from provenance.errors import UsageError
from provenance_cli.frame import Frame, framed

Encoder = Annotated[
    str,
    typer.Option("--encoder", metavar="NAME", help="Sentence encoder: auto, use, e5, st:FOLDER, lexical."),
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Align anew although an alignment is stored; the old one is kept.")
]
Pairs = Annotated[
    Path | None,
    typer.Option("--pairs", metavar="FILE.jsonl", help='Many pairs, {"id", "left", "right"} each.'),
]


@framed("text", "json", "jsonl")
def align(
    frame: Frame,
    left: Annotated[str | None, typer.Argument(metavar="LEFT", help="A file or a version.")] = None,
    right: Annotated[str | None, typer.Argument(metavar="RIGHT", help="Another one.")] = None,
    unit: Annotated[
        Literal["paragraph", "line"],
        typer.Option("--unit", help="What is linked; line: every line of plain text, empty ones too."),
    ] = "paragraph",
    encoder: Encoder = "auto",
    refresh: Refresh = False,
    pairs: Pairs = None,
) -> int:
    """Link the paragraphs of two texts, or of many pairs of texts."""
    newsroom = frame.newsroom()
    if pairs is not None:
        if unit == "line" or refresh:
            raise UsageError("align: --pairs takes no --unit and no --refresh", "leave them out")
        if left is not None:
            raise UsageError(
                "align: --pairs takes no LEFT and RIGHT", "name two texts, or --pairs FILE.jsonl"
            )
        from provenance.newsroom.batches import align_pairs

        return frame.emit_lines(align_pairs(newsroom, pairs, encoder=encoder))
    if left is None or right is None:
        raise UsageError("align: two texts are needed", "name LEFT and RIGHT, or --pairs FILE.jsonl")
    if frame.format == "jsonl":
        raise UsageError("--format jsonl goes with --pairs", "use text or json for two texts")
    texts = newsroom.texts(left, right, unit=unit)
    alignment = newsroom.align(*texts, encoder=encoder, refresh=refresh)
    if frame.format == "json":
        from provenance.reports.json import align_json, dumps

        frame.emit(dumps(align_json(alignment)))
    else:
        from provenance.reports.terminal.align import align_text

        frame.emit(
            align_text(
                alignment, texts[0].paragraphs, texts[1].paragraphs, width=frame.width, colour=frame.colour
            )
        )
    for note in alignment.notes:
        frame.note(note)
    return 0
