"""`provenance list`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli.frame import Frame, framed


@framed("text", "json")
def list_versions(
    frame: Frame,
    article: Annotated[
        str | None, typer.Option("--article", metavar="SLUG", help="Only this article.")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="T", help="Only this language.")
    ] = None,
    pubstatus: Annotated[
        str | None, typer.Option("--pubstatus", metavar="S", help="usable, withheld or canceled.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Published on this day or before.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="At most so many.")] = None,
    offset: Annotated[int, typer.Option("--offset", min=0, help="After so many.")] = 0,
) -> int:
    """List the registered versions."""
    versions, total = frame.newsroom().versions(
        article=article,
        language=language,
        pubstatus=pubstatus,
        since=since,
        until=until,
        limit=limit,
        offset=offset,
    )
    if frame.format == "json":
        from provenance.reports.json import dumps, list_json

        frame.emit(dumps(list_json(versions, total)))
    else:
        from provenance.reports.terminal.lists import list_text

        frame.emit(list_text(versions, total=total, width=frame.width, colour=frame.colour))
    return 0
