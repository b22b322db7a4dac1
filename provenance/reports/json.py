"""The JSON shapes: plain dicts and lists from values; paragraphs count from 0.

Imports nothing heavy. Scores are rounded to `DIGITS`, so that what is printed does not hang on the last bits
of a sum.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from provenance.credits.evidence import disagreements
from provenance.values import (
    Alignment,
    AuditResult,
    Changes,
    Credit,
    CreditReading,
    Edit,
    Fact,
    Finding,
    HistoryEntry,
    Link,
    LinkChanges,
    MachineNotice,
    Paragraph,
    Parent,
    Run,
    Version,
)

if TYPE_CHECKING:
    from provenance.compare.filters import Shown

Object = dict[str, object]

DIGITS = 4
"""Decimals of scores, shares and confidences."""

# Left raw, these would break lines of JSON Lines, act on a terminal, or could not be written as UTF-8.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
)


def dumps(obj: object) -> str:
    """An object as indented JSON, without a final line break."""
    return _safe(json.dumps(obj, ensure_ascii=False, indent=2, allow_nan=False))


def line(obj: object) -> str:
    """An object as one line of JSON Lines, without its line break."""
    return _safe(json.dumps(obj, ensure_ascii=False, allow_nan=False))


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
        "credits": [_registered_credit(credit) for credit in version.credits],
        "machine": _machine(version.machine),
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


def show_json(version: Version, paragraphs: Sequence[Paragraph]) -> Object:
    """The object of `show`: V, whose `paragraphs` are the paragraphs themselves."""
    return {
        **version_json(version),
        "paragraphs": [_paragraph(index, p) for index, p in enumerate(paragraphs)],
        "desk": version.desk,
        "url": version.url,
        "meta": dict(version.meta),
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
        }
        for entry in entries
    ]


def align_json(alignment: Alignment) -> Object:
    """The links of two texts; for `align --pairs` the caller puts an `id` before."""
    return {"links": [_link(link) for link in alignment.links], "run": _run(alignment.run)}


def credits_json(reading: CreditReading) -> Object:
    """The credits of one text; `paragraph` only where it was read paragraph by paragraph."""
    return {
        "credits": [_read_credit(credit) for credit in reading.credits],
        "machine": _machine(reading.machine),
    }


def text_credits_json(reading: CreditReading) -> Object:
    """The same for a whole text, with what its metadata and users state, and the roles in dispute."""
    known = (*reading.credits, *reading.stated)
    return {
        **credits_json(reading),
        "stated": [_read_credit(credit) for credit in reading.stated],
        "disagreements": [
            {"role": found.role, **{kind: list(names) for kind, names in found.names}}
            for found in disagreements(known)
        ],
    }


def diff_json(changes: Changes, only: Collection[Shown] | None = None) -> Object:
    """What changed; `only` limits the links, never the summary."""
    links: Iterable[LinkChanges] = changes.links
    if only is not None:
        from provenance.compare.filters import is_shown  # noqa: PLC0415 - for this shape alone

        links = [link for link in links if is_shown(link, only)]
    return {
        "left": changes.left,
        "right": changes.right,
        "summary": dict(changes.summary),
        "coverage": {"left": _score(changes.coverage.left), "right": _score(changes.coverage.right)},
        "checked": {
            kind: {"compared": c.compared, "differ": c.differ, "skipped": c.skipped}
            for kind, c in changes.checked.items()
        },
        "links": [
            {**_link(c.link), "edits": [_edit(e) for e in c.edits], "facts": [_fact(f) for f in c.facts]}
            for c in links
        ],
        "run": _run(changes.run),
    }


def audit_json(result: AuditResult) -> Object:
    """The object of `audit`; saved, it is a baseline."""
    return {
        "findings": [_finding(finding) for finding in result.findings],
        "skipped": [{"rule": s.rule, "version": s.version, "reason": s.reason} for s in result.skipped],
        "summary": {"error": 0, "warning": 0, "info": 0} | dict(result.summary),
    }


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _score(value: float) -> float:
    return round(value, DIGITS)


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
    return result


def _registered_credit(credit: Credit) -> Object:
    return {
        "role": credit.role,
        "name": credit.name,
        "label": credit.label,
        "person": credit.person,
        "evidence": credit.evidence,
        "language": credit.language,
        "source_language": credit.source_language,
        "paragraph": credit.paragraph,
    }


def _read_credit(credit: Credit) -> Object:
    result: Object = {
        "role": credit.role,
        "name": credit.name,
        "label": credit.label,
        "language": credit.language,
        "source_language": credit.source_language,
        "start": credit.start,
        "end": credit.end,
        "confidence": _score(credit.confidence),
    }
    if credit.paragraph is not None:
        result["paragraph"] = credit.paragraph
    if credit.evidence != "printed":
        result["evidence"] = credit.evidence
    return result


def _machine(machine: MachineNotice | None) -> Object | None:
    if machine is None:
        return None
    result: Object = {"tool": machine.tool, "extent": machine.extent}
    if machine.paragraph is not None:
        result["paragraph"] = machine.paragraph
    return result


def _link(link: Link) -> Object:
    return {
        "left": list(link.left),
        "right": list(link.right),
        "kind": link.kind,
        "score": _score(link.score),
        "status": link.status,
    }


def _run(run: Run) -> Object:
    return {
        "tool": run.tool,
        "version": run.version,
        "encoder": run.encoder,
        "encoder_digest": run.encoder_digest,
        "options": _sorted(run.options),
        "left_hash": run.left_hash,
        "right_hash": run.right_hash,
    }


def _edit(edit: Edit) -> Object:
    return {"op": edit.op, "left": edit.left, "right": edit.right, "class": edit.change}


def _fact(fact: Fact) -> Object:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "left": fact.left,
        "right": fact.right,
        "confidence": _score(fact.confidence),
        "reason": fact.reason,
    }


def _finding(finding: Finding) -> Object:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "article": finding.article,
        "version": finding.version,
        "paragraph": finding.paragraph,
        "message": finding.message,
        "evidence": dict(finding.evidence),
        "hint": finding.hint,
    }


def _sorted(mapping: Mapping[str, object]) -> Object:
    return {key: mapping[key] for key in sorted(mapping)}
