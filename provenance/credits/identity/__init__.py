"""Person names and identity: how alike two names are, who may be one person, who is missing."""

from provenance.credits.identity.comparing import Likeness, likeness
from provenance.credits.identity.crediting import DEFAULT, alike, missing_people, same_person
from provenance.credits.identity.words import is_initialled, name_words, script

__all__ = [
    "DEFAULT",
    "Likeness",
    "alike",
    "is_initialled",
    "likeness",
    "missing_people",
    "name_words",
    "same_person",
    "script",
]
