"""One invented wire story in six versions, to show and to test what `provenance` does.

A safety office orders a reservoir lowered; the story is written in English, updated, translated into
French, edited there, made into Spanish from the French, and copied by a machine back into English. The
file names follow `SLUG.LANG.N.EXT`, so that the folder can be registered as it stands; the one fact that
the files cannot state, the source of the plain-text French version, is in its `Sample.options`.

Everybody and everything in it is invented: people, places, institutions, the agency, the currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

ARTICLE = "ostrell-dam"
"""Slug of the article that all samples are versions of."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of the family.

    Attributes:
        name: Name of the file in this package.
        ref: The version that it becomes when the samples are registered into an empty registry.
        says: What it is, in one line for a reader of the demo.
        options: Further words for the `register` command, what the file itself cannot say.
    """

    name: str
    ref: str
    says: str
    options: tuple[str, ...] = ()

    @property
    def file(self) -> Traversable:
        """The file, wherever the package is installed (a folder, or inside an archive)."""
        return files(__name__).joinpath(self.name)


SAMPLES: tuple[Sample, ...] = (
    Sample(
        name="ostrell-dam.en.1.md",
        ref="ostrell-dam@en.1",
        says="the English original, as the agency sent it",
    ),
    Sample(
        name="ostrell-dam.en.2.html",
        ref="ostrell-dam@en.2",
        says="the English update on the agency's site: a figure corrected, a paragraph added",
    ),
    Sample(
        name="ostrell-dam.fr.1.txt",
        ref="ostrell-dam@fr.1",
        says="the French translation of the original: shortened, and told in another order",
        options=("--translation-of", "ostrell-dam@en.1", "--published", "2025-03-11T18:20:00Z"),
    ),
    Sample(
        name="ostrell-dam.fr.2.md",
        ref="ostrell-dam@fr.2",
        says="the French version as another editor passed it on: some wording, and one figure, changed",
    ),
    Sample(
        name="ostrell-dam.es.1.md",
        ref="ostrell-dam@es.1",
        says="the Spanish version, made from the French one",
    ),
    Sample(
        name="ostrell-dam.en.3.txt",
        ref="ostrell-dam@en.3",
        says="an English copy from a news aggregator, made by machine from the French; it names no source",
    ),
)
"""All samples, in the order in which they are to be registered: every source before what is made from it."""


def sample_files() -> list[Traversable]:
    """The files of the sample family, in the order in which they are to be registered."""
    return [sample.file for sample in SAMPLES]
