"""`provenance rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli.frame import Frame, framed


@framed("text", "json")
def rules(
    frame: Frame,
    rule: Annotated[
        str | None, typer.Argument(metavar="ID", help="The rule whose page to show: CR101, or its name.")
    ] = None,
) -> int:
    """List the rules of the audit, with what the house makes of them, or show the page of one."""
    listed = frame.newsroom().rules(rule)
    if frame.format == "json":
        from provenance.reports.json import dumps, rules_json

        frame.emit(dumps(rules_json(listed)))
    elif rule is None:
        from provenance.reports.terminal.rules import rules_text

        frame.emit(rules_text(listed, width=frame.width, colour=frame.colour))
    else:
        from provenance.reports.terminal.rules import rule_page

        frame.emit(rule_page(listed[0], width=frame.width, colour=frame.colour))
    return 0
