"""`provenance people` and what stands after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from provenance.errors import UsageError
from provenance_cli.frame import Frame, framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.newsroom.people import Directory
    from provenance.values.people import Decided

Who = Annotated[str, typer.Argument(metavar="KEY", help="The person, by key or by name.")]


@framed("text", "json", "csv", "html")
def list_people(
    frame: Frame,
    who: Annotated[
        str | None, typer.Argument(metavar="KEY_OR_NAME", help="One person; all if nobody is named.")
    ] = None,
    proposals: Annotated[
        bool, typer.Option("--proposals", help="Who may be one person, and why; nothing is joined by itself.")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="The decisions on people, with the entry that undoes each.")
    ] = False,
    delimiter: Annotated[str, typer.Option("--delimiter", metavar="C", help="Parts the cells of csv.")] = ",",
) -> int:
    """Show who is credited, where and for what."""
    if proposals and history:
        raise UsageError("--proposals and --history do not go together", "ask for one of them")
    directory = frame.newsroom().people
    if history:
        _show_history(frame, who)
    elif proposals:
        from provenance.reports.people import proposals_report

        frame.emit(
            proposals_report(
                directory.proposals(who), frame.format, frame.width, frame.colour, delimiter=delimiter
            )
        )
    else:
        from provenance.reports.people import people_report

        frame.emit(
            people_report(
                directory.all(who), frame.format, frame.width, frame.colour, alone=who is not None,
                delimiter=delimiter,
            )
        )  # fmt: skip
    return 0


@framed("text", "json")
def merge(
    frame: Frame,
    kept: Annotated[str, typer.Argument(metavar="A", help="The person who is kept, by key or by name.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The person who is the same one.")],
) -> int:
    """Decide that B is A: what B is credited for counts as A's.

    Two who are credited side by side on one version are merged with --force only.
    """
    return _decide(frame, lambda people: people.merge(kept, other, force=frame.force))


@framed("text", "json")
def split(
    frame: Frame,
    key: Who,
    credit: Annotated[
        list[str] | None, typer.Option("--credit", metavar="REF", help="A version that credits another.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--as", metavar="KEY", help="Who it is: a known key, or a new one.")
    ] = None,
) -> int:
    """Decide that a person's credits on some versions are somebody else's."""
    if not to:
        raise UsageError("nobody is named to give the credits to", "name a key, known or new, with --as KEY")
    return _decide(frame, lambda people: people.split(key, credit or (), to))


@framed("text", "json")
def rename(
    frame: Frame,
    key: Who,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name now in use.")],
    never_print_old: Annotated[
        bool,
        typer.Option("--never-print-old", help="Print the name before nowhere: [NAME] stands in its place."),
    ] = False,
) -> int:
    """Give a person another name; texts with the old one still credit the person."""
    return _decide(frame, lambda people: people.rename(key, name, never_print_old=never_print_old))


@framed("text", "json")
def alias(
    frame: Frame,
    key: Who,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Another name the person is credited under.")],
    never_print: Annotated[bool, typer.Option("--never-print", help="Print this name nowhere.")] = False,
) -> int:
    """Record another name by which a person is known."""
    return _decide(frame, lambda people: people.alias(key, name, never_print=never_print))


@framed("text", "json")
def undo(
    frame: Frame,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="Its number, see `people list --history`.")],
) -> int:
    """Take a decision on people back; it stays on record."""
    return _decide(frame, lambda people: people.undo(entry))


def _show_history(frame: Frame, who: str | None) -> None:
    entries = frame.newsroom().people.decisions(who)
    if frame.format == "json":
        from provenance.reports.json import dumps, history_json

        frame.emit(dumps(history_json(entries)))
    elif frame.format == "text":
        from provenance.reports.terminal.lists import history_text

        frame.emit(history_text(entries, width=frame.width, colour=frame.colour))
    else:
        raise UsageError(f"--format {frame.format} does not go with --history", "use text or json")


def _decide(frame: Frame, decide: Callable[[Directory], Decided]) -> int:
    directory = frame.newsroom().people
    decided = decide(directory)
    if frame.format == "json":
        from provenance.reports.json import decided_json, dumps

        frame.emit(dumps(decided_json(decided)))
    else:
        from provenance.reports.people import decided_text

        frame.emit(decided_text(decided))
    for note in directory.notes:
        frame.note(note)
    return 0


def people_app() -> typer.Typer:
    """The commands that stand after `people`."""
    app = typer.Typer(
        name="people",
        help="Show who is credited, where and for what; decide who is one person.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    app.command("list")(list_people)
    app.command("merge")(merge)
    app.command("split")(split)
    app.command("rename")(rename)
    app.command("alias")(alias)
    app.command("undo")(undo)
    return app
