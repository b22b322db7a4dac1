"""The face of the library: a registry joined to the algorithms."""

from provenance.newsroom.facts import Facts, stated_facts
from provenance.newsroom.newsroom import Newsroom
from provenance.newsroom.results import Registration
from provenance.values import Comparison, Text

__all__ = ["Comparison", "Facts", "Newsroom", "Registration", "Text", "stated_facts"]
