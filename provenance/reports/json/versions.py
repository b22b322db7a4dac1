"""The shapes of versions, their paragraphs and their history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from provenance.reports.json.credits import machine_json, registered_credit_json
from provenance.reports.json.links import pins_json
from provenance.reports.json.writing import Object, masked_mark
from provenance.values import HistoryEntry, Paragraph, Parent, Version

if TYPE_CHECKING:
    from provenance.values.decisions import Pin


def version_json(version: Version) -> Object:
    """The object V of `list`, `log` and `register`."""
    return {
        "version": version.version,
        "article": version.article,
        "language": version.language,
        "hash": version.hash,
        "parents": [_parent(parent) for parent in version.parents],
        "published": version.published,
        "pubstatus": version.pubstatus,
        "registered": version.registered,
        "title": version.title,
        "paragraphs": version.paragraphs,
        "words": version.words,
        "held": version.held,
        "language_declared": version.language_declared,
        "language_detected": version.language_detected,
        "credits": [registered_credit_json(credit) for credit in version.credits],
        "machine": machine_json(version.machine),
        **masked_mark(version.masked),
    }


def list_json(versions: Iterable[Version], total: int) -> Object:
    """The object of `list`; `total` counts what a limit left out too."""
    return {"versions": [version_json(v) for v in versions], "total": total}


def log_json(article: str, versions: Iterable[Version]) -> Object:
    """The object of `log`."""
    return {"article": article, "versions": [version_json(v) for v in versions]}


def register_json(versions: Iterable[tuple[Version, bool]]) -> Object:
    """The object of `register`; the flag tells whether a version is new."""
    return {"versions": [{**version_json(v), "created": created} for v, created in versions]}


def show_json(version: Version, paragraphs: Sequence[Paragraph], pins: Sequence[Pin] = ()) -> Object:
    """The object of `show`: V, whose `paragraphs` are the paragraphs themselves, and decisions on them."""
    return {
        **version_json(version),
        "paragraphs": [_paragraph(index, p) for index, p in enumerate(paragraphs)],
        "desk": version.desk,
        "url": version.url,
        "meta": dict(version.meta),
        "pins": pins_json(pins),
    }


def history_json(entries: Iterable[HistoryEntry]) -> list[Object]:
    """History entries, one flat object each."""
    return [
        {
            "seq": entry.seq,
            "at": entry.at,
            "by": entry.by,
            "action": entry.action,
            "subject": entry.subject,
            "payload": None if entry.payload is None else dict(entry.payload),
            "digest": entry.digest,
            **masked_mark(entry.masked),
        }
        for entry in entries
    ]


def _parent(parent: Parent) -> Object:
    return {"version": parent.version, "relation": parent.relation, "evidence": parent.evidence}


def _paragraph(index: int, paragraph: Paragraph) -> Object:
    result: Object = {
        "index": index,
        "kind": paragraph.kind,
        "text": paragraph.text,
        "language": paragraph.language,
    }
    if paragraph.dateline is not None:
        d = paragraph.dateline
        result["dateline"] = {
            "start": d.start,
            "end": d.end,
            "place": d.place,
            "agency": d.agency,
            "date": d.date,
        }
    result |= masked_mark(paragraph.masked)
    return result
