"""`provenance list`."""

from __future__ import annotations

from provenance_cli import selecting
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def list_versions(
    frame: Frame,
    article: selecting.Article = None,
    language: selecting.Language = None,
    desk: selecting.Desk = None,
    person: selecting.Person = None,
    pubstatus: selecting.Pubstatus = None,
    since: selecting.Since = None,
    until: selecting.Until = None,
    meta: selecting.Meta = None,
    limit: selecting.Limit = None,
    offset: selecting.Offset = 0,
) -> int:
    """List the registered versions."""
    versions, total = frame.newsroom().versions(
        selecting.selection(
            article=article,
            language=language,
            desk=desk,
            person=person,
            pubstatus=pubstatus,
            since=since,
            until=until,
            meta=meta or (),
            limit=limit,
            offset=offset,
        )
    )
    if frame.format == "json":
        from provenance.reports.json import dumps, list_json

        frame.emit(dumps(list_json(versions, total)))
    else:
        from provenance.reports.terminal.lists import list_text

        frame.emit(list_text(versions, total=total, width=frame.width, colour=frame.colour))
    return 0
