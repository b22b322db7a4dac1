"""Words that state a fact by themselves, and which languages mark names by a capital."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _calendar(weekdays: str, months: str, short: str = "") -> Mapping[str, str]:
    days = {word: f"weekday {n}" for n, names in enumerate(weekdays.split(), 1) for word in names.split("/")}
    named = {word: f"month {n}" for n, names in enumerate(months.split(), 1) for word in names.split("/")}
    given = {word: f"month {n}" for word, n in (pair.split(":") for pair in short.split())}
    return MappingProxyType(days | named | given)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CALENDAR: Mapping[str, Mapping[str, str]] = {
    "en": _calendar(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "January February March April May June July August September October November December",
        "Jan:1 Feb:2 Aug:8 Sept:9 Oct:10 Nov:11 Dec:12",
    ),
    "fr": _calendar(
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "janvier février mars avril mai juin juillet août/aout septembre octobre novembre décembre",
    ),
    "es": _calendar(
        "lunes martes miércoles jueves viernes sábado domingo",
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    ),
    "de": _calendar(
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag",
        "Januar/Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "it": _calendar(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    "pt": _calendar(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    "nl": _calendar(
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
}
"""By primary subtag: the word as written inside a sentence, and the day or month that it means.

English and German words count with their capital only: "may" and "march" are verbs. Of abbreviations only the
English ones that are nothing else are listed.
"""

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

ALL_NOUNS_CAPITAL = _set("de lb")
"""Languages that capitalise every noun, so that a capital does not tell a name."""

NO_CAPITALS = _set(
    "ar fa he ur ps ku ckb zh ja ko th km lo my hi bn ta te ml kn gu pa mr ne si ka am yi ug yue"
)
"""Languages whose script has no capitals, or does not use them."""
