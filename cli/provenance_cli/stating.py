"""The options by which a user states facts about a version, shared by `register` and `amend`."""

from __future__ import annotations

from typing import Annotated

import typer

Article = Annotated[
    str | None, typer.Option("--article", metavar="SLUG", help="The article it is a version of.")
]
Language = Annotated[str | None, typer.Option("--lang", metavar="T", help="Its language, BCP 47: fr, fr-CA.")]
TranslationOf = Annotated[
    list[str] | None,
    typer.Option("--translation-of", metavar="REF", help="A version it was translated from."),
]
EditOf = Annotated[
    list[str] | None, typer.Option("--edit-of", metavar="REF", help="A version it was edited from.")
]
AdaptationOf = Annotated[
    list[str] | None, typer.Option("--adaptation-of", metavar="REF", help="A version it freely adapts.")
]
Credit = Annotated[
    list[str] | None, typer.Option("--credit", metavar='"ROLE=NAME"', help="Somebody credited on it.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="ISO 8601; a time needs an offset.")
]
Machine = Annotated[
    str | None, typer.Option("--machine", metavar="TOOL", help="It was translated by this machine.")
]
Pubstatus = Annotated[
    str | None, typer.Option("--pubstatus", metavar="S", help="usable, withheld or canceled.")
]
