"""Track where each version of an article came from: its sources, its translators, its editors."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.align import align_paragraphs as align_paragraphs
    from provenance.audit.runner import audit as audit
    from provenance.compare.changes import compare as compare
    from provenance.credits import read_credits as read_credits
    from provenance.newsroom import Newsroom as Newsroom
    from provenance.readers import read_bytes as read_bytes
    from provenance.readers import read_file as read_file

_HOMES = {
    "Newsroom": "newsroom",
    "align_paragraphs": "align",
    "audit": "audit.runner",
    "compare": "compare.changes",
    "read_bytes": "readers",
    "read_credits": "credits",
    "read_file": "readers",
}

__all__ = [
    "Newsroom",
    "align_paragraphs",
    "audit",
    "compare",
    "read_bytes",
    "read_credits",
    "read_file",
]


def __getattr__(name: str) -> object:
    # Loaded when asked for: the store alone takes 0.3 s, and the command's `--help` needs none of it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
