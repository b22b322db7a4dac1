"""What a declined name may be in the nominative: "Марии Щербаковой" is Мария Щербакова's.

A credit line often declines a name ("в переводе Марии Щербаковой", "w przekładzie Anny Nowakowskiej"). The
words of a name stand in one case and have one gender; what no such reading explains is left as it is. The
tables give endings, not lemmas: the readings are possible ones, and count only where a credit has that name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# By gender and case: the ending, and the endings that the nominative may have instead.
_Table = dict[tuple[str, str], dict[str, tuple[str, ...]]]


def _table(rows: dict[tuple[str, str], str]) -> _Table:
    """Endings from `ending=nominative,...`, a dash for none."""
    return {
        place: {
            ending: tuple(form.replace("-", "") for form in forms.split(","))
            for ending, _, forms in (pair.partition("=") for pair in row.split())
        }
        for place, row in rows.items()
    }


_CYRILLIC = _table(
    {
        ("m", "gen"): "а=- я=ь,й ого=ий,ый,ой,ій его=ий",
        ("m", "dat"): "у=- ю=ь,й ому=ий,ый,ой,ій ему=ий ові=- еві=ь,й",
        ("m", "ins"): "ом=- ем=ь,й,- ым=-,ий,ый,ой им=ий,- єм=й",
        ("m", "loc"): "е=-,ь,й и=й ом=ий,ый,ой ем=ий і=-,ь",
        ("m", "gen of -а"): "ы=а и=а,я а=- ого=ий,ый,ой",
        ("m", "dat of -а"): "е=а,я у=- ому=ий,ый,ой",
        ("m", "ins of -а"): "ой=а ей=я,а ым=-,ий,ый,ой ом=-",
        ("f", "gen"): "ы=а и=а,я,ь ой=а,ая ей=ая ої=а ї=я",
        ("f", "dat"): "е=а,я и=я,ь ой=а,ая ей=ая і=а,я ій=а",
        ("f", "acc"): "у=а ю=я ую=ая ь=ь",
        ("f", "ins"): "ой=а,ая ей=я,а,ая ою=а,ая ею=я,а ью=ь",
    }
)
_GREEK = _table(
    {
        ("m", "gen"): "ου=ος,ης η=ης α=ας ε=ες",
        ("m", "acc"): "ο=ος η=ης α=ας ον=ος",
        ("f", "gen"): "ας=α ης=η ως=ω",
    }
)
_LATIN = _table(
    {
        ("m", "gen"): "a=-,o iego=i ego=y,i ého=ý ka=ek ła=eł",
        ("m", "dat"): "owi=-,o iemu=i emu=y,i ovi=- ému=ý kowi=ek",
        ("m", "ins"): "em=-,o iem=-,o im=i ym=y ým=ý kiem=ek",
        ("m", "gen of -a"): "y=a i=a a=-,o ka=ek ła=eł",
        ("m", "ins of -a"): "ą=a em=-,o iem=- kiem=ek",
        ("f", "gen"): "y=a i=a iej=a ej=a ové=ová é=á ii=ia",
        ("f", "dat"): "ie=a iej=a ej=a e=a ové=ová ce=ka ii=ia",
        ("f", "acc"): "ę=a ą=a u=a ovou=ová ou=á",
        ("f", "ins"): "ą=a ou=a ovou=ová",
    }
)

# What a gender leaves as it is.
_UNDECLINED = {
    "Cyrillic": {"m": re.compile("[оеиуюэыі]$|[иы]х$"), "f": re.compile("[^ая]$")},
    "Greek": {"m": re.compile("ου$"), "f": re.compile("(?:ου|ος|η|α|ά|ω|ώ|οῦ)$")},
    "Latin": {"m": re.compile("[eiouyéí]$"), "f": re.compile("[^aá]$")},
}
_TABLES = {"Cyrillic": _CYRILLIC, "Greek": _GREEK, "Latin": _LATIN}
_LEAST_STEM = 2
_MOST_READINGS = 6
_GENITIVE_S = re.compile("(?<=[^\\Wsxzßaeiou])s$|(?<=[aeiou])s$")


@lru_cache(maxsize=65_536)
def nominatives(name: str, script: str) -> tuple[str, ...]:
    """What a name may be in the nominative, the name itself left out; in lower case.

    Args:
        name: As printed.
        script: The script it is written in, as `scripts.script_of` calls it.

    >>> "мария щербакова" in nominatives("Марии Щербаковой", "Cyrillic")
    True
    """
    table = _TABLES.get(script)
    if table is None or len(name) > 100:
        return ()
    words = _plain(name, script).split()
    if not 1 < len(words) <= 4:
        return ()
    found: dict[str, None] = {}
    for (gender, _), endings in table.items():
        options = [list(_options(word, endings, _UNDECLINED[script][gender])) for word in words]
        if all(options):
            for combined in _combined(options):
                if combined != words:
                    found.setdefault(" ".join(combined))
    if script == "Latin" and _GENITIVE_S.search(words[-1]):
        found.setdefault(" ".join([*words[:-1], words[-1][:-1]]))
    return tuple(found)[:_MOST_READINGS]


def _plain(name: str, script: str) -> str:
    """Lower case; Greek without its accents, which move with the case."""
    small = unicodedata.normalize("NFC", name).lower().replace("'", " ").replace("’", " ")
    if script == "Greek":
        apart = unicodedata.normalize("NFD", small)
        small = "".join(c for c in apart if not unicodedata.combining(c))
        small = re.sub("σ\\b", "ς", small)  # case folding has lost the final one
    return small


def _options(word: str, endings: dict[str, tuple[str, ...]], undeclined: re.Pattern[str]) -> Iterator[str]:
    if word.endswith(".") or len(word) == 1:
        yield word
        return
    for ending in sorted(endings, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            for nominative in endings[ending]:
                yield word.removesuffix(ending) + nominative
    if undeclined.search(word):
        yield word


def _combined(options: list[list[str]]) -> Iterator[list[str]]:
    """One option a word, the first ones first; few, since endings give few."""
    if not options:
        yield []
        return
    for first in options[0][:4]:
        for rest in _combined(options[1:]):
            yield [first, *rest]
