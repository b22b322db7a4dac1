"""Exit codes, and which error ends with which."""

from __future__ import annotations

from enum import IntEnum

from provenance.errors import (
    AmbiguousNameError,
    EncoderError,
    InputError,
    OutputError,
    ProvenanceError,
    RegistryError,
    UnknownNameError,
    UsageError,
)


class ExitCode(IntEnum):
    """What the command ends with; other people's scripts read these."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    NAME = 4
    REGISTRY = 5
    OUTPUT = 6
    INTERNAL = 70
    INTERRUPTED = 130
    CLOSED_PIPE = 141


_CODES: dict[type[ProvenanceError], ExitCode] = {
    UsageError: ExitCode.USAGE,
    EncoderError: ExitCode.USAGE,
    InputError: ExitCode.INPUT,
    UnknownNameError: ExitCode.NAME,
    AmbiguousNameError: ExitCode.NAME,
    RegistryError: ExitCode.REGISTRY,
    OutputError: ExitCode.OUTPUT,
}


def exit_code(error: ProvenanceError) -> ExitCode:
    """The code that this error ends the command with; 70 for one that no branch covers."""
    return next((code for kind, code in _CODES.items() if isinstance(error, kind)), ExitCode.INTERNAL)
