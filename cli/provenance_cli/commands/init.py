"""`provenance init`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli.frame import Frame, framed


@framed("text", "json")
def init(
    frame: Frame,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="Bring an older registry up to this release.")
    ] = False,
) -> int:
    """Create a registry here, or where --db says, and print its full path."""
    from provenance.reports.json import dumps

    shown, notes = frame.newsroom().create(upgrade=upgrade)
    frame.emit(dumps({"registry": shown}) if frame.format == "json" else shown)
    for note in notes:
        frame.note(note)
    return 0
