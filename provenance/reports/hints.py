"""The hint of a finding, taken apart into words and the commands that it proposes."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"(?:^|(?<=: ))provenance [a-z]+ ")


def split_hint(hint: str) -> tuple[str, tuple[str, ...]]:
    """The words of a hint, and its commands, each a line that can be copied.

    >>> split_hint('once it is known: provenance amend a@en.1 --lang en && provenance audit a')
    ('once it is known:', ('provenance amend a@en.1 --lang en &&', 'provenance audit a'))
    """
    found = _COMMAND.search(hint)
    if found is None:
        return hint, ()
    # A line break after && is none to a shell, so that all of them can be copied at once.
    commands = hint[found.start() :].replace(" && ", " &&\n").split("\n")
    return hint[: found.start()].rstrip(), tuple(commands)
