from __future__ import annotations

import pytest

from provenance.readers.naming import read_name


@pytest.mark.parametrize(
    ("name", "article", "language", "number"),
    [
        ("fish-market.fr.2.txt", "fish-market", "fr", 2),
        ("fish-market.fr.txt", "fish-market", "fr", None),
        ("fr/fish-market.txt", "fish-market", "fr", None),
        ("fr/fish-market.2.txt", "fish-market", "fr", 2),
        ("fr/fish-market.en.txt", "fish-market", "en", None),
        ("C:\\texts\\de\\Fish Market.txt", "fish-market", "de", None),
        ("a/b/story.pt-BR.md", "story", "pt-BR", None),
        ("story.zh_Hant.html", "story", "zh-Hant", None),
        ("story.es-419.3.html", "story", "es-419", 3),
        ("no/story.txt", "story", "no", None),
        ("story.txt", "story", None, None),
        ("story.v2.txt", "story-v2", None, None),
        ("story.2.txt", "story-2", None, None),
        ("story.fr.0.txt", "story-fr-0", None, None),
        ("story.new.txt", "story-new", None, None),
        ("texts/story.final.txt", "story-final", None, None),
        ("Éclair Été.fr.txt", "éclair-été", "fr", None),
        ("....txt", None, None, None),
        ("-", None, None, None),
    ],
)
def test_names(name: str, article: str | None, language: str | None, number: int | None) -> None:
    stated = read_name(name)
    assert (stated.article, stated.language, stated.number) == (article, language, number)
