"""`provenance demo`."""

from __future__ import annotations

import contextlib
import os
import shlex
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from provenance.errors import OutputError, UsageError
from provenance_cli.exits import ExitCode
from provenance_cli.frame import Frame, framed

# Each step: what it shows, and the command as a user would type it beside the sample files.
STEPS: tuple[tuple[str, str], ...] = (
    ("A registry is one file, found from any folder below it.", "init"),
    (
        "An English wire story and its corrected update. Front matter and HTML metadata say what they are.",
        "register ostrell-dam.en.1.md ostrell-dam.en.2.html",
    ),
    (
        "The French translation is plain text: its name says article and language, options say the rest.",
        "register ostrell-dam.fr.1.txt --translation-of ostrell-dam@en.1 --published 2025-03-11T18:20:00Z",
    ),
    (
        "A French copy by another editor, a Spanish version from the French, an English copy off a site.",
        "register ostrell-dam.fr.2.md ostrell-dam.es.1.md ostrell-dam.en.3.txt",
    ),
    ("The family: what was made from what, and by whom.", "log ostrell-dam"),
    ("What the French translation left out, merged and moved.", "diff ostrell-dam@fr.1"),
    ("What the second French editor changed, word by word.", "diff ostrell-dam@fr.2 --only edits"),
    ("The credits that the copy from the site prints.", "credits ostrell-dam@en.3"),
    ("The audit: who is credited, in which language, and which steps nobody accounts for.", "audit"),
)


@framed("text")
def demo(
    frame: Frame,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", help="Keep the files and the registry in DIR.")
    ] = None,
) -> int:
    """Show the whole story on a sample family of six versions, in a temporary registry."""
    from provenance_samples import sample_files

    with _folder(keep) as folder:
        for file in sample_files():
            (folder / file.name).write_bytes(file.read_bytes())
        with frame.results() as out, contextlib.redirect_stdout(out), _working_in(folder):
            for number, (text, line) in enumerate(STEPS, 1):
                print(f"{number}. {text}\n\n$ provenance {line}", flush=True)  # noqa: T201 - redirected
                _run(shlex.split(line), quiet=frame.quiet)
                print(flush=True)  # noqa: T201
            print(_closing(keep), flush=True)  # noqa: T201
    return 0


@contextlib.contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """The folder to work in: the one to keep, which must be new or empty, or a temporary one."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="provenance-demo-", ignore_cleanup_errors=True) as name:
            yield Path(name)
        return
    try:
        keep.mkdir(parents=True, exist_ok=True)
        occupied = any(keep.iterdir())
    except OSError as error:
        raise OutputError(
            f"{keep} cannot be used: {error.strerror or error}", "name a folder you may write to"
        ) from error
    if occupied:
        raise UsageError(f"{keep} is not empty", "name a new folder after --keep")
    yield keep


@contextlib.contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """Work in a folder, untouched by a registry that the environment names."""
    registry = os.environ.pop("PROVENANCE_DB", None)
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        if registry is not None:
            os.environ["PROVENANCE_DB"] = registry


def _run(arguments: Sequence[str], *, quiet: bool) -> None:
    """Run one step as the command itself would; an audit that finds something is no failure here."""
    from provenance_cli.main import run  # `main` imports the commands

    code = run([*arguments, "--quiet"] if quiet else arguments)
    if code == ExitCode.FINDINGS:
        print(f"\n(exit code {code:d}: the audit found errors)")  # noqa: T201
    elif code != ExitCode.DONE:
        raise typer.Exit(code)


def _closing(keep: Path | None) -> str:
    if keep is None:
        return "That was a temporary registry. Keep one to play with: provenance demo --keep DIR"
    return f"The files and the registry are in {keep}. Go there and try: provenance show ostrell-dam@fr.2"
