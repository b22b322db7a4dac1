"""What every command has: the options that stand after it, and where its results go."""

from __future__ import annotations

import functools
import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from provenance.errors import UsageError
from provenance_cli import streams
from provenance_cli.exits import ExitCode

if TYPE_CHECKING:
    from provenance.newsroom import Newsroom

# Where nobody looks (a pipe, a file), reports are laid out for this many columns.
COLUMNS_WITHOUT_TERMINAL = 100

Db = Annotated[
    str | None,
    typer.Option("--db", metavar="URL_OR_PATH", help="The registry; else $PROVENANCE_DB, else found upward."),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the result to FILE, whole or not at all."),
]
Force = Annotated[bool, typer.Option("--force", help="Let -o replace an existing file.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who acts; else $PROVENANCE_BY, else your login.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No notes on stderr.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback if something goes wrong.")]


@dataclass(frozen=True, slots=True)
class Frame:
    """The common options of one call, as given, and what they decide."""

    db: str | None
    format: str
    output: Path | None
    force: bool
    by: str | None
    quiet: bool

    @property
    def colour(self) -> bool:
        """Whether reports are coloured: only on a terminal, and not where `NO_COLOR` is set."""
        return self.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int:
        """Columns to lay reports out for."""
        looked_at = self.output is None and (sys.stdout.isatty() or "COLUMNS" in os.environ)
        return shutil.get_terminal_size().columns if looked_at else COLUMNS_WITHOUT_TERMINAL

    @property
    def actor(self) -> str:
        """Who acts."""
        return self.by or os.environ.get("PROVENANCE_BY") or _login()

    def note(self, text: str) -> None:
        """A remark on stderr, unless `--quiet`."""
        if not self.quiet:
            streams.note(f"note: {text}")

    @contextmanager
    def results(self) -> Iterator[TextIO]:
        """Where results are written: stdout, or the file of `-o`, whole or not at all."""
        if self.output is None:
            with streams.stdout() as out:
                yield out
        else:
            with streams.whole_file(self.output, force=self.force) as out:
                yield out

    def emit(self, text: str) -> None:
        """Write one whole result, ended by one line break."""
        with self.results() as out:
            out.write(text.rstrip("\n") + "\n")

    def emit_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        with self.results() as out:
            out.flush()
            out.buffer.write(data)

    def emit_lines(self, rows: Iterable[Mapping[str, object]]) -> int:
        """Write one JSON object a line, each as soon as it is there, whatever `--format` says.

        Returns:
            The exit code: 3 where a row has an `error`, else 0.
        """
        from provenance.reports.json import line  # only batches need it

        code = ExitCode.DONE
        with self.results() as out:
            for row in rows:
                out.write(line(row) + "\n")
                out.flush()
                if "error" in row:
                    code = ExitCode.INPUT
        return code

    def newsroom(self) -> Newsroom:
        """The newsroom of these options; it opens the registry only when one is needed."""
        from provenance.newsroom import Newsroom  # heavy

        return Newsroom(self.db, by=self.actor)


def framed(*formats: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command the common options, handed to it as one `Frame`, its first parameter.

    Args:
        formats: What `--format` may be; the first is the default.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

        @functools.wraps(function)
        def wrapper(
            *,
            db: str | None,
            format: str,
            output: Path | None,
            force: bool,
            by: str | None,
            quiet: bool,
            debug: bool,
            **options: object,
        ) -> int:
            if format not in formats:
                raise UsageError(
                    f"--format {format}: not a format of this command", f"use one of: {', '.join(formats)}"
                )
            return function(Frame(db, format, output, force, by, quiet), **options)

        named = typer.Option("--format", metavar="|".join(formats), help="Form of the result.")
        common = {
            "db": (Db, None),
            "format": (Annotated[str, named], formats[0]),
            "output": (Output, None),
            "force": (Force, False),
            "by": (By, None),
            "quiet": (Quiet, False),
            "debug": (Debug, False),
        }
        # Typer reads a command's options from its signature.
        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
            for name, (kind, default) in common.items()
        ]
        wrapper.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
        wrapper.__annotations__ = {p.name: p.annotation for p in parameters}
        return wrapper

    return decorate


def _login() -> str:
    """The login name, or `unknown` where the system has none for us (a bare container)."""
    import getpass  # only where nothing else says who acts

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
