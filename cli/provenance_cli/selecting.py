"""The options by which a user selects versions, shared by all commands that take many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.values.registering import Selection

Article = Annotated[str | None, typer.Option("--article", metavar="SLUG", help="Only this article.")]
Language = Annotated[str | None, typer.Option("--language", metavar="T", help="Only this language.")]
Desk = Annotated[str | None, typer.Option("--desk", metavar="NAME", help="Only versions of this desk.")]
Person = Annotated[
    str | None, typer.Option("--person", metavar="KEY", help="Only versions that credit this person.")
]
Pubstatus = Annotated[
    str | None, typer.Option("--pubstatus", metavar="S", help="usable, withheld or canceled.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Published on this day or before.")
]
Meta = Annotated[
    list[str] | None, typer.Option("--meta", metavar="K=V", help="Only versions with this metadata.")
]
Limit = Annotated[int | None, typer.Option("--limit", min=0, help="At most so many versions.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="After so many versions.")]


def stated_meta(pairs: Iterable[str]) -> dict[str, str]:
    """Keys and values of `K=V` options.

    Raises:
        UsageError: One has no `=`.
    """
    found = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"--meta {pair!r} is not K=V", "write --meta section=world")
        found[key.strip()] = value
    return found


def selection(
    *,
    article: str | None,
    language: str | None,
    desk: str | None,
    person: str | None,
    pubstatus: str | None,
    since: str | None,
    until: str | None,
    meta: Iterable[str],
    limit: int | None,
    offset: int,
) -> Selection:
    """What the options select."""
    from provenance.newsroom.facts import publication_status
    from provenance.values.registering import Selection

    return Selection(
        article=article,
        language=language,
        desk=desk,
        person=person,
        pubstatus=publication_status(pubstatus) if pubstatus is not None else None,
        since=since,
        until=until,
        meta=stated_meta(meta),
        limit=limit,
        offset=offset,
    )
