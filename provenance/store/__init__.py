"""The registry: articles, their versions, who is credited, and who did what when."""

from provenance.store.history import BrokenLink
from provenance.store.locating import Location, locate
from provenance.store.opening import create, in_memory, open_registry
from provenance.store.registry import Registry

__all__ = ["BrokenLink", "Location", "Registry", "create", "in_memory", "locate", "open_registry"]
