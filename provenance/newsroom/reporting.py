"""The dossier of an article: its family, what changed at each recorded step, what its audit found."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.values import Derivation, Dossier, Parent, Text, Version

if TYPE_CHECKING:
    from provenance.newsroom.newsroom import Newsroom


def make_dossier(newsroom: Newsroom, article: str, *, encoder: str, at: datetime) -> Dossier:
    """Put together all there is to say about an article.

    Each version is compared with each of its recorded sources; alignments that are stored are used. A step
    whose texts are not both held stands there with the reason.

    Args:
        newsroom: Where the article is registered.
        article: Its slug.
        encoder: Name of the sentence encoder.
        at: Now.

    Raises:
        UnknownNameError: There is no such article.
    """
    family = newsroom.family(article)
    texts: dict[str, Text] = {}

    def text(ref: str) -> Text:
        if ref not in texts:
            texts[ref] = newsroom.version_text(ref)
        return texts[ref]

    def step(version: Version, parent: Parent) -> Derivation:
        try:
            source, made = text(parent.version), text(version.version)
        except InputError as error:
            return Derivation(version.version, parent, missing=error.message)
        return Derivation(version.version, parent, newsroom.diff(source, made, encoder=encoder))

    steps = tuple(step(version, parent) for version in family.versions for parent in version.parents)
    # Audited last: rules look at the alignments that the steps have just stored.
    return Dossier(family, steps, newsroom.audit([family.article]), at)
