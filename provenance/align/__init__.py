"""Links between the paragraphs of two texts, across languages or within one.

Importing this package loads neither numpy nor an encoder; the first use of a name does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.align.encoders import Encoder, encoder_names
    from provenance.align.options import AlignOptions, Weights
    from provenance.align.paragraphs import align_paragraphs
    from provenance.align.runs import planned_run

__all__ = ["AlignOptions", "Encoder", "Weights", "align_paragraphs", "encoder_names", "planned_run"]

_HOMES = {
    "AlignOptions": "provenance.align.options",
    "Encoder": "provenance.align.encoders",
    "Weights": "provenance.align.options",
    "align_paragraphs": "provenance.align.paragraphs",
    "encoder_names": "provenance.align.encoders",
    "planned_run": "provenance.align.runs",
}


def __getattr__(name: str) -> object:
    """Imports a public name from its module at first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)
