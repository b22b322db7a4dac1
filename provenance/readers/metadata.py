"""The keys of the import manifest, read from front matter, HTML metadata or a manifest line.

Bad values are refused by name, so that a typing error never becomes a fact; unknown keys are kept in `meta`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import get_args

from provenance.errors import InputError, UsageError
from provenance.text.normalise import article_slug, fold, normalise, printable
from provenance.text.tags import standard_tag
from provenance.values import PUBLICATION_STATES, ROLES, Credit, Metadata, PublicationStatus, Role

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What front matter holds: strings, lists and mappings of them."""

_SYNONYMS = {
    "lang": "language",
    "date": "published",
    "slug": "article",
    "translation-of": "translation_of",
    "edit-of": "edit_of",
    "adaptation-of": "adaptation_of",
}
_ROLE_KEYS: Mapping[str, Role] = {f"{role}{plural}": role for role in ROLES for plural in ("", "s")}
_REF_KEYS = ("translation_of", "edit_of", "adaptation_of")
_TEXT_KEYS = ("title", "desk", "url", "id")
_REF = re.compile(r"(?P<article>[^@]+)@(?P<language>[A-Za-z0-9-]+)\.(?P<number>[0-9]+)")
_SEVERAL = re.compile(r"\s*;\s*|\s+(?:and|et|und|&)\s+")
_LISTED = re.compile(r"\s*[;,、]\s*|\s+(?:and|et|und|&)\s+")
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"", "false", "no", "off", "none", "null"})


def read_metadata(values: Mapping[str, Value], where: str) -> Metadata:
    """Read the manifest's keys.

    Args:
        values: Strings, lists and mappings of them by key.
        where: Name of the file, for messages.

    Raises:
        InputError: On a value that its key does not allow, naming file, key and what is allowed.
    """
    result = Metadata()
    meta: dict[str, str] = {}
    for raw_key, value in values.items():
        if isinstance(value, str) and not value.strip():
            continue  # a key without a value leaves the matter open
        key = raw_key.strip().lower()
        key = _SYNONYMS.get(key, key)
        place = f"{where}: {printable(raw_key[:60])}"
        if key in _ROLE_KEYS:
            credits = _role_credits(_ROLE_KEYS[key], value, place, listed=key.endswith("s"))
            result = replace(result, credits=_merged(result.credits, credits))
        elif key == "credits":
            result = replace(result, credits=_merged(result.credits, _credits(value, place)))
        elif key == "meta":
            meta |= _free(value, place)
        elif key == "published" and isinstance(value, str) and fold(value) in _YES | _NO:
            meta["published"] = value  # what site generators mean by it is no date
        elif key in _READERS:
            result = _READERS[key](result, value, place)
        elif key in _REF_KEYS:
            result = _with(result, key, tuple(_text(item, place) for item in _items(value)))
        elif key in _TEXT_KEYS:
            result = _with(result, key, _text(value, place) or None)
        else:
            meta[normalise(raw_key)] = _flat(value)
    return replace(result, meta=meta)


def iso_date(text: str) -> str | None:
    """The ISO 8601 form of a date or time, or None if it is not one."""
    stripped = text.strip()
    try:
        if len(stripped) == 10:
            return date.fromisoformat(stripped).isoformat()
        return datetime.fromisoformat(stripped).isoformat()
    except ValueError:
        return None


def merge(first: Metadata, second: Metadata) -> Metadata:
    """`first`, with what it leaves open taken from `second`."""
    changes = {
        field.name: getattr(second, field.name)
        for field in fields(Metadata)
        if field.name != "meta" and getattr(first, field.name) in (None, ())
    }
    return replace(first, **changes, meta={**second.meta, **first.meta})


def _with(result: Metadata, key: str, value: str | tuple[str, ...] | None) -> Metadata:
    return replace(result, **{key: value})  # type: ignore[arg-type]


def _article(result: Metadata, value: Value, place: str) -> Metadata:
    try:
        return replace(result, article=article_slug(_text(value, place)))
    except UsageError as error:
        raise InputError(f"{place}: {error.message}", error.hint) from None


def _language(result: Metadata, value: Value, place: str) -> Metadata:
    try:
        return replace(result, language=standard_tag(_text(value, place)))
    except UsageError as error:
        raise InputError(f"{place}: {error.message}", error.hint) from None


def _version(result: Metadata, value: Value, place: str) -> Metadata:
    """A number, or a whole ref, which then also states article and language."""
    text = _text(value, place)
    ref = _REF.fullmatch(text)
    number = ref["number"] if ref else text
    if not (number.isascii() and number.isdecimal() and len(number) <= 6 and int(number) > 0):
        raise InputError(
            f"{place}: '{printable(text[:60])}' is not a version number",
            "give a whole number from 1, or a ref such as geneva-talks@fr.2",
        )
    result = replace(result, number=int(number))
    if ref:
        result = result if result.article else _article(result, ref["article"], place)
        result = result if result.language else _language(result, ref["language"], place)
    return result


def _published(result: Metadata, value: Value, place: str) -> Metadata:
    text = _text(value, place)
    published = iso_date(text)
    if published is None:
        raise InputError(
            f"{place}: '{printable(text[:60])}' is not a date",
            "give an ISO 8601 date or time such as 2022-01-10 or 2022-01-10T14:30+01:00",
        )
    return replace(result, published=published)


def _pubstatus(result: Metadata, value: Value, place: str) -> Metadata:
    text = _text(value, place)
    allowed: Mapping[str, PublicationStatus] = {state: state for state in PUBLICATION_STATES}
    if text not in allowed:
        raise InputError(
            f"{place}: '{printable(text[:60])}' is not a publication status",
            f"give one of {', '.join(PUBLICATION_STATES)}",
        )
    return replace(result, pubstatus=allowed[text])


def _machine(result: Metadata, value: Value, place: str) -> Metadata:
    text = _text(value, place)
    if fold(text) in _NO:
        return replace(result, machine=None)
    return replace(result, machine="unspecified" if fold(text) in _YES else text)


_READERS = {
    "article": _article,
    "language": _language,
    "version": _version,
    "published": _published,
    "pubstatus": _pubstatus,
    "machine": _machine,
}


def _credits(value: Value, place: str) -> list[Credit]:
    """A list of `{role, name}` or `ROLE=NAME`, one such string, or a mapping of role to names."""
    if isinstance(value, str):
        value = [value] if value.strip() else []
    if isinstance(value, Mapping) and not {"role", "name"} <= value.keys():
        return [
            credit
            for role, names in value.items()
            for credit in _role_credits(_role(role, place), names, place)
        ]
    credits: list[Credit] = []
    for item in [value] if isinstance(value, Mapping) else value:
        if isinstance(item, Mapping) and {"role", "name"} <= item.keys():
            role, name = _text(item["role"], place), _text(item["name"], place)
            person = _text(item["person"], place) if "person" in item else None
        elif isinstance(item, str) and "=" in item:
            role, name = item.split("=", 1)
            person = None
        elif isinstance(item, Mapping):
            credits += _credits(item, place) if len(item) else []
            continue
        else:
            raise InputError(
                f"{place}: '{printable(_flat(item)[:60])}' is not a credit",
                'write {role: translator, name: A. Name}, or "translator=A. Name"',
            )
        credits.append(_credit(_role(role, place), name, place, person))
    return credits


def _role(text: str, place: str) -> Role:
    role = _ROLE_KEYS.get(fold(text))
    if role is None:
        raise InputError(
            f"{place}: '{printable(text[:60])}' is not a role", f"give one of {', '.join(get_args(Role))}"
        )
    return role


def _role_credits(role: Role, value: Value, place: str, *, listed: bool = False) -> list[Credit]:
    if isinstance(value, Mapping):
        value = value.get("name", "")
    if isinstance(value, str):
        value = (_LISTED if listed else _SEVERAL).split(" ".join(value.split()))
    names = [item.get("name", "") if isinstance(item, Mapping) else item for item in value]
    return [_credit(role, _text(name, place), place) for name in names if name]


def _credit(role: Role, name: str, place: str, person: str | None = None) -> Credit:
    collapsed = " ".join(normalise(name).split())
    if not any(map(str.isalnum, collapsed)):
        raise InputError(f"{place}: the {role} has no name", "give a name, or leave the key out")
    return Credit(role=role, name=collapsed, evidence="metadata", person=person)


def _merged(first: Sequence[Credit], second: Sequence[Credit]) -> tuple[Credit, ...]:
    by_person = {(credit.role, fold(credit.name)): credit for credit in (*second, *first)}
    order = dict.fromkeys((credit.role, fold(credit.name)) for credit in (*first, *second))
    return tuple(by_person[key] for key in order)


def _items(value: Value) -> Sequence[Value]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    return value if isinstance(value, Sequence) else [value]


def _text(value: Value, place: str) -> str:
    if not isinstance(value, str):
        raise InputError(
            f"{place}: '{printable(_flat(value)[:60])}' is a list or mapping", "give one line of text here"
        )
    return normalise(value)


def _free(value: Value, place: str) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise InputError(
            f"{place}: meta is not a mapping", "write one indented 'key: value' a line under meta"
        )
    return {normalise(key): _flat(item) for key, item in value.items()}


def _flat(value: Value) -> str:
    return normalise(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
