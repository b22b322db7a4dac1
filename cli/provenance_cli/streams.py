"""Results on stdout or whole-or-not-at-all in a file; notes and errors on stderr; UTF-8 everywhere."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from provenance.errors import OutputError, UsageError


class ClosedPipe(Exception):  # noqa: N818 - an event, not an error: the reader has seen enough
    """Whoever read our stdout has gone away."""


def use_utf8() -> None:
    """Make the three standard streams UTF-8 on every platform, pipes included.

    File names that are not valid UTF-8 arrive as lone surrogates; they are shown escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def note(text: str) -> None:
    """One line for the person at the terminal, on stderr; lost in silence where stderr is closed."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()


@contextlib.contextmanager
def stdout() -> Iterator[TextIO]:
    """Stdout, flushed at the end.

    Raises:
        ClosedPipe: The reader has gone.
        OutputError: It cannot be written to: a full disk, for one.
    """
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        _silence_stdout()
        # Windows reports a closed pipe as EINVAL.
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
            raise ClosedPipe from error
        raise OutputError(
            f"stdout cannot be written: {error.strerror or error}",
            "free some space, or name another place with -o FILE",
        ) from error


@contextlib.contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[TextIO]:
    """A new file that appears at `path` only once everything has been written.

    A link is followed, as a shell's `>` and `tee` do: what it leads to is replaced, and the link stays. A
    file that is replaced hands its permissions on. A device or a pipe is written to as it stands: a file in
    its place would be its end.

    Raises:
        UsageError: Something is there already and `force` is off.
        OutputError: The file cannot be written.
    """
    named, path = path, Path(os.path.realpath(path))
    if path.is_dir():
        raise UsageError(f"{named} is a folder", "name a file after -o")
    if path.is_symlink():
        raise OutputError(f"{named} is a link that leads nowhere but to itself", "name another file")
    special = path.exists() and not path.is_file()
    if path.exists() and not force and not special:
        raise UsageError(f"{named} exists already", "name another file, or add --force to replace it")
    partial: Path | None = None
    try:
        if special:
            with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as device:
                yield device
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        partial = Path(name)
        os.close(handle)
        with partial.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            yield file
        _give_mode(partial, path)
        partial.replace(path)
        partial = None
    except OSError as error:
        raise OutputError(
            f"{named} cannot be written: {error.strerror or error}",
            "check that the folder exists, may be written to, and has space left",
        ) from error
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)


def _give_mode(partial: Path, path: Path) -> None:
    """The mode of the file that is replaced, or that a plain `open` would give: `mkstemp` gives 0600."""
    if path.exists():
        partial.chmod(stat.S_IMODE(path.stat().st_mode))
        return
    mask = os.umask(0)
    os.umask(mask)
    partial.chmod(0o666 & ~mask)


def _silence_stdout() -> None:
    """Keep the interpreter from flushing the broken stream once more at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
