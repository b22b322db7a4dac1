"""The entry point: runs the command and turns whatever happens into one line and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.errors import ProvenanceError
from provenance_cli import streams
from provenance_cli.exits import ExitCode, exit_code

if TYPE_CHECKING:
    from typer.exceptions import TyperException


def main() -> None:
    """What the console script calls."""
    # Libraries make many objects that live on; looking for garbage among them takes 50 ms of each start.
    gc.set_threshold(50_000)
    streams.use_utf8()
    code = run(sys.argv[1:])
    gc.freeze()  # nor is there anything to look for at the end, where Python would go through all of it
    if code == ExitCode.CLOSED_PIPE and os.name != "nt":
        # The streams point nowhere by now; a normal exit would try to flush them once more.
        os._exit(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command with these arguments.

    Returns:
        The exit code; nothing is raised.
    """
    try:
        return _run(arguments, debug="--debug" in arguments) if arguments else _help()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _help() -> int:
    """A bare `provenance` shows what there is, and counts as wrong usage."""
    return _run(["--help"], debug=False) or ExitCode.USAGE


def _run(arguments: Sequence[str], *, debug: bool) -> int:
    # Loaded here, so that an interruption while libraries load is one like any other.
    from typer.exceptions import TyperException

    from provenance_cli.app import app

    try:
        code = app(args=list(arguments), prog_name="provenance", standalone_mode=False)
        return int(code or ExitCode.DONE)
    except ProvenanceError as error:
        if debug:
            traceback.print_exc()
        _complain(error.message, error.hint)
        return exit_code(error)
    except TyperException as error:
        _complain(*_usage(error))
        return ExitCode.USAGE
    except streams.ClosedPipe:
        return ExitCode.CLOSED_PIPE
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:  # Typer's own help
            _complain("stdout cannot be written: the disk is full", "free some space")
            return ExitCode.OUTPUT
        if debug:
            traceback.print_exc()
        _complain(
            f"internal error: {type(error).__name__}: {error}",
            "this is a defect of provenance; run it again with --debug and report what it prints",
        )
        return ExitCode.INTERNAL


def _usage(error: TyperException) -> tuple[str, str]:
    """Message and hint of a usage error that Typer found."""
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "provenance"
    text = error.format_message() if hasattr(error, "format_message") else str(error)
    return text.rstrip("."), f"try '{where} --help'"


def _complain(message: str, hint: str) -> None:
    """An error: one line saying what and where, and one saying what to do."""
    from provenance.text.normalise import printable  # only when something is wrong

    streams.note(f"error: {printable(_one_line(message))}")
    if hint:
        streams.note(f"  {printable(_one_line(hint))}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
