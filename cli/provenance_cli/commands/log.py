"""`provenance log`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli.frame import Frame, framed


@framed("text", "json")
def log(
    frame: Frame,
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Slug of the article.")],
) -> int:
    """Show the versions of an article as a tree: what was made from what, by whom."""
    versions = frame.newsroom().family(article).versions
    if frame.format == "json":
        from provenance.reports.json import dumps, log_json

        frame.emit(dumps(log_json(article, versions)))
    else:
        from provenance.reports.terminal.log import log_text

        frame.emit(log_text(versions, width=frame.width, colour=frame.colour))
    return 0
