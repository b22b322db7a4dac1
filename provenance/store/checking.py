"""What may be stored: checked here, at the edge, because table classes check nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from provenance.errors import InputError, UsageError
from provenance.text.normalise import article_slug, printable
from provenance.values import (
    PARAGRAPH_KINDS,
    PUBLICATION_STATES,
    RELATIONS,
    ROLES,
    Credit,
    MachineNotice,
    ParagraphKind,
    Parent,
)
from provenance.values.documents import Evidence, MachineExtent
from provenance.values.refs import LANGUAGE_TAG, MAX_NUMBER, parse_ref
from provenance.values.registering import Amendment, NewVersion

_DATE_HINT = "write an ISO 8601 date, 2026-03-14, or a time with its offset, 2026-03-14T09:30:00+01:00"
_EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
_EXTENTS: tuple[MachineExtent, ...] = get_args(MachineExtent)
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def check_new(item: NewVersion) -> None:
    """Refuse a version that cannot be stored.

    Raises:
        UsageError: A word, number, tag or date that cannot be meant.
        InputError: A text with NUL or half of a surrogate pair.
    """
    if article_slug(item.article) != item.article:
        raise UsageError(
            f"'{printable(item.article[:60])}' is not an article's slug",
            f"write it as {article_slug(item.article)}",
        )
    if item.number is not None and not 1 <= item.number <= MAX_NUMBER:
        raise UsageError(
            f"{item.article}: no version can have number {item.number}", f"count from 1 to {MAX_NUMBER}"
        )
    where = item.source_name or item.article
    check_tag(item.language)
    if item.held:
        if not item.paragraphs:
            raise UsageError(f"{where}: there is no text to register", "a version without a text is not held")
        if item.hash is None or not _HASH.fullmatch(item.hash):
            raise UsageError(f"{where}: a held text needs its SHA-256 as 64 digits")
    elif item.paragraphs or item.original or item.hash is not None:
        raise UsageError(f"{where}: a version that is not held has no text, bytes or hash")
    for paragraph in item.paragraphs:
        check_kind(paragraph.kind)
    _check_parents(item.parents)
    _check_credits(item.credits)
    _check_word("publication status", item.pubstatus, PUBLICATION_STATES)
    _check_machine(item.machine)
    if item.published is not None:
        utc_of(item.published)
    texts = [item.article_printed, item.title, item.language_declared, item.language_detected, item.desk]
    texts += [item.url, item.external_id, item.source_name, item.media_type, item.encoding]
    _check_storable(where, [*texts, *item.meta, *item.meta.values()])
    _check_storable(where, (p.text for p in item.paragraphs))


def check_amendment(amendment: Amendment) -> None:
    """Refuse an amendment that cannot be recorded; raises as `check_new`."""
    _check_parents(amendment.add_parents)
    _check_credits(amendment.add_credits)
    for role, _ in amendment.drop_credits:
        _check_word("role", role, ROLES)
    if amendment.published is not None:
        utc_of(amendment.published)
    if amendment.pubstatus is not None:
        _check_word("publication status", amendment.pubstatus, PUBLICATION_STATES)
    _check_machine(amendment.machine)
    if amendment.language is not None:
        check_tag(amendment.language)
    for kind in amendment.kinds.values():
        check_kind(kind)


def check_tag(tag: str) -> None:
    """Refuse what cannot stand in a ref as a language; the caller has brought it to standard form."""
    if not LANGUAGE_TAG.fullmatch(tag):
        raise UsageError(
            f"'{printable(tag[:60])}' is not a language tag", "give a BCP 47 tag such as fr or pt-BR"
        )


def check_kind(kind: ParagraphKind) -> None:
    """Refuse an unknown paragraph kind."""
    _check_word("paragraph kind", kind, PARAGRAPH_KINDS)


def check_actor(by: str) -> None:
    """Refuse a name of who acts that is none or cannot be stored.

    Raises:
        UsageError: Nobody is named.
        InputError: The name has NUL or half of a surrogate pair.
    """
    if not by.strip():
        raise UsageError("nobody is named as acting", "give a name with --by NAME")
    if _UNSTORABLE.search(by):
        raise InputError("the name of who acts has NUL or half of a surrogate pair", "give it with --by NAME")


def utc_of(text: str, *, end: bool = False) -> str:
    """An ISO 8601 date or time in UTC, in a form that sorts; a bare date counts as its midnight in UTC.

    Args:
        text: As stated.
        end: Take the last second of a bare date instead of its first.

    Raises:
        UsageError: No such date, or a time without its offset.
    """
    try:
        if _DAY.fullmatch(text):
            day = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
            moment = day + timedelta(hours=23, minutes=59, seconds=59) if end else day
        else:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                raise UsageError(f"'{printable(text[:60])}' is a time without an offset", _DATE_HINT)
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(f"'{printable(text[:60])}' is not a date", _DATE_HINT) from None
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _check_parents(parents: Iterable[Parent]) -> None:
    for parent in parents:
        parse_ref(parent.version)
        _check_word("relation", parent.relation, RELATIONS)
        _check_word("evidence", parent.evidence, _EVIDENCE)


def _check_credits(credits: Iterable[Credit]) -> None:
    for credit in credits:
        _check_word("role", credit.role, ROLES)
        _check_word("evidence", credit.evidence, _EVIDENCE)
        if not credit.name.strip():
            raise UsageError(f"a credit as {credit.role} names nobody", 'write it as "ROLE=NAME"')
        if not (math.isfinite(credit.confidence) and 0 <= credit.confidence <= 1):
            raise UsageError(f"the confidence {credit.confidence} of a credit is outside of 0 to 1")
        _check_storable("credit", (credit.name, credit.label, credit.language, credit.source_language))


def _check_machine(machine: MachineNotice | None) -> None:
    if machine is not None:
        _check_word("machine extent", machine.extent, _EXTENTS)
        _check_word("evidence", machine.evidence, _EVIDENCE)
        _check_storable("machine translation", (machine.tool,))


def _check_word(what: str, word: str, words: Iterable[str]) -> None:
    if word not in words:
        raise UsageError(f"unknown {what} '{printable(str(word)[:60])}'", f"it is one of: {', '.join(words)}")


def _check_storable(where: str, texts: Iterable[str | None]) -> None:
    if any(text is not None and _UNSTORABLE.search(text) for text in texts):
        raise InputError(
            f"{printable(where)}: NUL or half of a surrogate pair in the text",
            "save it again as UTF-8 in an editor",
        )
