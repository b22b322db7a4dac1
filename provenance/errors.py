"""Everything that can go wrong on purpose: one tree, each error with a hint.

The message says what is wrong and where; the hint says what to do. Both are one line of plain text.
The command maps each branch of the tree to an exit code; the library knows nothing of exit codes.
"""

from __future__ import annotations


class ProvenanceError(Exception):
    """The root of the tree.

    Attributes:
        message: What is wrong and where, one line, no full stop needed.
        hint: What to do about it, one line; empty where nothing can be done.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ProvenanceError):
    """The request itself cannot be meant: an unknown role, a bad language tag, a cycle of sources."""


class InputError(ProvenanceError):
    """An input cannot be read: missing, empty, binary, of an unknown type, malformed."""


class UnknownNameError(ProvenanceError):
    """No article, version or person answers to the name given."""


class AmbiguousNameError(ProvenanceError):
    """Several versions or persons answer to the name given; the message lists them."""


class RegistryError(ProvenanceError):
    """The registry is missing, damaged, from a newer release, or cannot be written."""


class EncoderError(ProvenanceError):
    """A sentence encoder is not installed, covers neither language, or returned unusable vectors."""


class OutputError(ProvenanceError):
    """A result cannot be written where it was asked for."""
