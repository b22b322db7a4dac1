"""Words that negate by themselves."""

from __future__ import annotations

from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS: Mapping[str, frozenset[str]] = {
    "en": _set(
        "not no never nor neither none nobody nothing nowhere cannot don't doesn't didn't isn't aren't "
        "wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't needn't"
    ),
    "fr": _set("pas jamais rien aucun aucune nul nulle ni guère nullement"),
    "es": _set("no nunca jamás nada nadie ningún ninguno ninguna ni tampoco"),
    "de": _set(
        "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden niemandem "
        "weder nirgends"
    ),
    "it": _set("non mai nessuno nessun nessuna niente nulla né neanche nemmeno neppure"),
    "pt": _set("não nunca jamais nada ninguém nenhum nenhuma nem tampouco"),
    "nl": _set("niet geen nooit niets niemand nergens noch"),
}
"""By primary subtag. French "ne" and "n'" are left out: they accompany the word that negates."""
