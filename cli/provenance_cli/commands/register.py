"""`provenance register`."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli import stating
from provenance_cli.frame import Frame, framed


@framed("text", "json")
def register(
    frame: Frame,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Texts, .txt .md .html; - is stdin.")
    ] = None,
    article: stating.Article = None,
    lang: stating.Language = None,
    translation_of: stating.TranslationOf = None,
    edit_of: stating.EditOf = None,
    adaptation_of: stating.AdaptationOf = None,
    credit: stating.Credit = None,
    published: stating.Published = None,
    machine: stating.Machine = None,
    pubstatus: stating.Pubstatus = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Record a version that is known but not held.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be registered; store nothing.")
    ] = False,
) -> int:
    """Register versions of articles, all of them or none.

    What is not said by an option is taken from front matter or HTML metadata, then from the file
    name (SLUG.LANG[.N].EXT or LANG/SLUG.EXT), then detected. A source is never guessed.
    """
    from provenance.newsroom import stated_facts

    facts = stated_facts(
        article=article,
        language=lang,
        translation_of=translation_of or (),
        edit_of=edit_of or (),
        adaptation_of=adaptation_of or (),
        credits=credit or (),
        published=published,
        machine=machine,
        pubstatus=pubstatus,
    )
    registration = frame.newsroom().register(files or (), facts, no_text=no_text, dry_run=dry_run)
    if frame.format == "json":
        from provenance.reports.json import dumps, register_json

        frame.emit(dumps(register_json(registration.versions)))
    else:
        from provenance.reports.terminal.lists import register_text

        frame.emit(register_text(registration.versions, dry_run=dry_run, colour=frame.colour))
    for note in registration.notes:
        frame.note(note)
    return 0
