"""`provenance amend`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli import stating
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def amend(
    frame: Frame,
    ref: Annotated[str, typer.Argument(metavar="REF", help="The version: geneva-talks@fr.2.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept in the history.")],
    lang: stating.Language = None,
    translation_of: stating.TranslationOf = None,
    edit_of: stating.EditOf = None,
    adaptation_of: stating.AdaptationOf = None,
    credit: stating.Credit = None,
    published: stating.Published = None,
    machine: stating.Machine = None,
    pubstatus: stating.Pubstatus = None,
    drop_parent: Annotated[
        list[str] | None, typer.Option("--drop-parent", metavar="REF", help="A source it does not have.")
    ] = None,
    drop_credit: Annotated[
        list[str] | None,
        typer.Option("--drop-credit", metavar='"ROLE=NAME"', help="A credit it does not have."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="4=boilerplate", help="What a paragraph, counted from 1, is."),
    ] = None,
) -> int:
    """Mend what is recorded about a version; its text never changes, and each change is on record."""
    from provenance.newsroom import stated_facts

    facts = stated_facts(
        language=lang,
        translation_of=translation_of or (),
        edit_of=edit_of or (),
        adaptation_of=adaptation_of or (),
        credits=credit or (),
        published=published,
        machine=machine,
        pubstatus=pubstatus,
    )
    version, notes = frame.newsroom().amend(
        ref,
        facts,
        reason=reason,
        drop_parents=drop_parent or (),
        drop_credits=drop_credit or (),
        kinds=kind or (),
    )
    if frame.format == "json":
        from provenance.reports.json import dumps, version_json

        frame.emit(dumps([version_json(version)]))
    else:
        from provenance.reports.terminal.lists import list_text

        frame.emit(list_text([version], width=frame.width, colour=frame.colour))
    for note in notes:
        frame.note(note)
    return 0
