"""`provenance audit`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from provenance_cli.exits import ExitCode
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def audit(
    frame: Frame,
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE", help="Articles or files to check; all articles if none is named."),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "never"],
        typer.Option("--fail-on", help="End with 1 from this severity on."),
    ] = "error",
    select: Annotated[
        str | None, typer.Option("--select", metavar="IDS", help="Only these rules: CR101,LN or so.")
    ] = None,
    ignore: Annotated[str | None, typer.Option("--ignore", metavar="IDS", help="Not these rules.")] = None,
) -> int:
    """Check who is credited, in which language, and whether each step from text to text is accounted for."""
    result = frame.newsroom().audit(articles or (), select=_ids(select), ignore=_ids(ignore))
    if frame.format == "json":
        from provenance.reports.json import audit_json, dumps

        frame.emit(dumps(audit_json(result)))
    else:
        from provenance.reports.terminal.audit import audit_text

        frame.emit(audit_text(result, width=frame.width, colour=frame.colour))
    failing = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[fail_on]
    found = any(finding.severity in failing for finding in result.findings)
    return ExitCode.FINDINGS if found else ExitCode.DONE


def _ids(text: str | None) -> tuple[str, ...]:
    """Rule ids in a list separated by commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
