"""`provenance audit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from provenance_cli import selecting
from provenance_cli.exits import ExitCode
from provenance_cli.frame import Frame, framed

if TYPE_CHECKING:
    from provenance.newsroom import Newsroom
    from provenance.values import AuditResult


@framed("text", "json", "markdown", "csv", "html", "sarif")
def audit(
    frame: Frame,
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE", help="Articles or files to check; all articles if none is named."),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "never"] | None,
        typer.Option(
            "--fail-on", help="End with 1 from this severity on; error, unless the house says else."
        ),
    ] = None,
    select: Annotated[
        str | None, typer.Option("--select", metavar="IDS", help="Only these rules: CR101,LN or so.")
    ] = None,
    ignore: Annotated[str | None, typer.Option("--ignore", metavar="IDS", help="Not these rules.")] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help="A saved audit (json) whose findings do not count."),
    ] = None,
    delimiter: Annotated[
        str, typer.Option("--delimiter", metavar="CHAR", help="What parts the cells of csv.")
    ] = ",",
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
    """Check who is credited, in which language, and whether each step from text to text is accounted for."""
    newsroom = frame.newsroom()
    chosen = selecting.selection(
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
    result = newsroom.audit(
        articles or (), select=_ids(select), ignore=_ids(ignore), selection=chosen, baseline=baseline
    )
    frame.emit(_report(frame, newsroom, result, delimiter))
    for note in result.notes:
        frame.note(note)
    failing = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
    level = fail_on or newsroom.house().fail_on or "error"
    found = any(finding.severity in failing[level] for finding in result.findings)
    return ExitCode.FINDINGS if found else ExitCode.DONE


def _report(frame: Frame, newsroom: Newsroom, result: AuditResult, delimiter: str) -> str:
    match frame.format:
        case "json":
            from provenance.reports.json import audit_json, dumps

            return dumps(audit_json(result))
        case "markdown":
            from provenance.reports.markdown_audit import audit_markdown

            return audit_markdown(result)
        case "csv":
            from provenance.reports.findings import COLUMNS, finding_rows
            from provenance.reports.tables import csv_text

            return csv_text(COLUMNS, finding_rows(result), delimiter=delimiter)
        case "html":
            from provenance.reports.html.audit import audit_html

            return audit_html(result)
        case "sarif":
            from provenance.reports.json import dumps
            from provenance.reports.sarif import sarif

            return dumps(sarif(result, newsroom.rules(), newsroom.lines(result)))
        case _:
            from provenance.reports.terminal.audit import audit_text

            return audit_text(result, width=frame.width, colour=frame.colour)


def _ids(text: str | None) -> tuple[str, ...]:
    """Rule ids in a list separated by commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
