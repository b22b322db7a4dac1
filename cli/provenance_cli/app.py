"""The command tree. Commands import what is heavy when they run, so that `--help` stays quick."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance_cli.commands.align import align
from provenance_cli.commands.amend import amend
from provenance_cli.commands.audit import audit
from provenance_cli.commands.credits import credits_of
from provenance_cli.commands.demo import demo
from provenance_cli.commands.diff import diff
from provenance_cli.commands.init import init
from provenance_cli.commands.list import list_versions
from provenance_cli.commands.log import log
from provenance_cli.commands.people import people_app
from provenance_cli.commands.pin import pin
from provenance_cli.commands.register import register
from provenance_cli.commands.report import report
from provenance_cli.commands.rules import rules
from provenance_cli.commands.show import show
from provenance_cli.commands.waive import waive

app = typer.Typer(
    name="provenance",
    help="Link the versions of an article across languages, see what changed, audit who is credited.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # 20 ms that only this option needs

        typer.echo(f"provenance {version('translation-provenance')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which release this is."),
    ] = False,
) -> None:
    """Link the versions of an article across languages, see what changed, audit who is credited."""


app.command("demo")(demo)
app.command("init")(init)
app.command("register")(register)
app.command("amend")(amend)
app.command("list")(list_versions)
app.command("show")(show)
app.command("log")(log)
app.command("credits")(credits_of)
app.command("align")(align)
app.command("diff")(diff)
app.command("pin")(pin)
app.command("audit")(audit)
app.command("rules")(rules)
app.command("waive")(waive)
app.command("report")(report)
app.add_typer(people_app())
