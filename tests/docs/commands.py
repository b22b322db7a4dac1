"""Makes docs/commands.md from the command's own help: `python -m tests.docs.commands`."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from provenance_cli.app import app
from provenance_cli.main import run

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
TOP = """\
# Commands

Made from the command's own help by `python -m tests.docs.commands`; a test fails where the two differ.
"""


def help_of(*command: str) -> str:
    """What `--help` prints, 80 columns wide."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = run([*command, "--help"])
    if code != 0:
        raise SystemExit(f"provenance {' '.join(command)} --help ended with {code}")
    return out.getvalue().rstrip("\n")


def names() -> list[tuple[str, ...]]:
    """All commands, those of a group after it."""
    found: list[tuple[str, ...]] = [(command.name or "",) for command in app.registered_commands]
    for group in app.registered_groups:
        inner = group.typer_instance
        name = inner.info.name if inner is not None else None
        if inner is not None and isinstance(name, str):
            found += [(name,), *((name, command.name or "") for command in inner.registered_commands)]
    return found


def page() -> str:
    """The whole page."""
    parts = [TOP, f"```\n{help_of()}\n```\n"]
    parts += [f"## {' '.join(name)}\n\n```\n{help_of(*name)}\n```\n" for name in names()]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
