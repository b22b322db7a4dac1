"""`provenance waive`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def waive(
    frame: Frame,
    findings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FINDING",
            help="The id that the audit shows, or a rule on a version, CR107:ferry@fr.1, or on its fourth "
            "paragraph, CR107:ferry@fr.1:4.",
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why it is accepted; kept on record.")
    ] = None,
    list_them: Annotated[
        bool, typer.Option("--list", help="List what was waived, and what was lifted again.")
    ] = False,
    lift: Annotated[
        bool, typer.Option("--lift", help="Take waivers back: the findings count again.")
    ] = False,
) -> int:
    """Accept a finding of the audit, on record, so that it does not count; list waivers, or lift them."""
    accepted = frame.newsroom().waivers
    if list_them and lift:
        raise UsageError("--list and --lift together", "give one of them")
    if list_them:
        waivers = accepted.all()
        notes: tuple[str, ...] = ()
    elif lift:
        if not findings:
            raise UsageError("--lift: no waiver is named", "`provenance waive --list` shows them")
        waivers = accepted.lift(findings)
        notes = tuple(f"lifted: {waiver.name} counts again" for waiver in waivers)
    else:
        if reason is None:
            raise UsageError("a waiver needs a reason", "say why it is accepted: --reason TEXT")
        done = accepted.add(findings or (), reason=reason)
        waivers = tuple(waiver for waiver, _ in done)
        notes = tuple(
            f"{waiver.name} is waived already, by {waiver.by}: {waiver.reason}"
            for waiver, new in done
            if not new
        )
    if frame.format == "json":
        from provenance.reports.json import dumps, waivers_json

        frame.emit(dumps(waivers_json(waivers)))
    else:
        from provenance.reports.terminal.waivers import waivers_text

        frame.emit(waivers_text(waivers, width=frame.width, colour=frame.colour))
    for note in (*accepted.notes, *notes):
        frame.note(note)
    return 0
