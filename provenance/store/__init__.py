"""The registry: articles, their versions, who is credited, and who did what when.

Names are loaded when they are first asked for: where a registry is can be told without the libraries that
open it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.store.history import BrokenLink
    from provenance.store.locating import Location, locate
    from provenance.store.opening import create, in_memory, open_registry
    from provenance.store.registry import Registry

__all__ = ["BrokenLink", "Location", "Registry", "create", "in_memory", "locate", "open_registry"]

_HOMES = {
    "BrokenLink": "history",
    "Location": "locating",
    "Registry": "registry",
    "create": "opening",
    "in_memory": "opening",
    "locate": "locating",
    "open_registry": "opening",
}


def __getattr__(name: str) -> object:
    """A name of this package, from the module that holds it (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
