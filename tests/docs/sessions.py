"""Console sessions in Markdown: what they type, and what they say is printed."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ELISION = "…"
"""A line of its own for lines that are left out."""


@dataclass(frozen=True)
class Step:
    """One command of a session, and the lines it is said to print."""

    arguments: tuple[str, ...]
    lines: tuple[str, ...]


def steps(markdown: str) -> list[Step]:
    """All commands in the `console` blocks of a page, in order."""
    found: list[Step] = []
    for block in re.findall(r"^```console\n(.*?)^```", markdown, re.S | re.M):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            typed, *lines = part.rstrip("\n").split("\n")
            while typed.endswith("\\"):
                typed = typed[:-1] + lines.pop(0).strip()
            found.append(Step(tuple(shlex.split(typed)), tuple(lines)))
    return found


def agrees(said: tuple[str, ...], printed: str) -> bool:
    """Whether the lines are those printed, but for stretches left out behind an ellipsis."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ELISION else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in (*said, "")
    )
    text = "\n".join(line.rstrip() for line in printed.rstrip("\n").split("\n")) + "\n\n"
    return re.fullmatch(pattern + r"\n*", text) is not None
