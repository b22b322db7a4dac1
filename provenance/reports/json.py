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
    ROLES,
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
    RuleCard,
    Run,
    Version,
    Waiver,
)

if TYPE_CHECKING:
    from provenance.compare.filters import Shown
    from provenance.values.decisions import Decision, Pin
    from provenance.values.people import Decided, Person, Proposal

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
        **_masked(version.masked),
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
            **_masked(entry.masked),
        }
        for entry in entries
    ]


def people_json(people: Iterable[Person]) -> list[Object]:
    """People, one flat object each, with how many versions credit them in each role."""
    return [person_row(person) for person in people]


def person_row(person: Person) -> Object:
    """The columns of a person, `PEOPLE_COLUMNS`."""
    roles, languages = dict(person.roles or {}), dict(person.languages or {})
    return {
        "person": person.key,
        "name": person.name,
        "names": list(person.names),
        "roles": list(roles),
        **{role: roles.get(role, 0) for role in ROLES},
        "languages": list(languages),
        "versions": list(person.versions),
        "first": person.first,
        "last": person.last,
        "words": person.words,
        "paragraphs": None if person.paragraphs is None else _score(person.paragraphs),
        "masked": person.masked,
    }


PEOPLE_COLUMNS = (
    *("person", "name", "names", "roles", *ROLES),
    *("languages", "versions", "first", "last", "words", "paragraphs", "masked"),
)


def proposals_json(proposals: Iterable[Proposal]) -> list[Object]:
    """Pairs who may be one person, one flat object each."""
    return [
        {
            "left": proposal.left,
            "right": proposal.right,
            "left_name": proposal.left_name,
            "right_name": proposal.right_name,
            "score": _score(proposal.score),
            "reasons": list(proposal.reasons),
            "ambiguous": proposal.ambiguous,
        }
        for proposal in proposals
    ]


def decided_json(decided: Decided) -> list[Object]:
    """A decision on people that was just recorded."""
    return [
        {
            "entry": decided.entry,
            "action": decided.action,
            "person": decided.person,
            "name": decided.name,
            "undone": decided.undone,
            "never_printed": decided.hidden,
        }
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


def diff_json(changes: Changes, only: Collection[Shown] | None = None, *, masked: bool = False) -> Object:
    """What changed; `only` limits the links, never the summary."""
    links: Iterable[LinkChanges] = changes.links
    if only is not None:
        from provenance.compare.filters import is_shown  # noqa: PLC0415 - for this shape alone

        links = [link for link in links if is_shown(link, only)]
    return {
        "left": changes.left,
        "right": changes.right,
        "manner": changes.manner,
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
        **_masked(masked),
    }


def decisions_json(decided: Sequence[tuple[Decision, str]], left: str, right: str) -> list[Object]:
    """The objects of `pin`, one a decision; indexes count from 0."""
    return [
        {**_decision(decision), "by": by, "left_version": left, "right_version": right}
        for decision, by in decided
    ]


def pins_json(pins: Sequence[Pin]) -> list[Object]:
    """The decisions in `show`: `left` counts in the version shown, `right` in `right_version`."""
    return [
        {**_decision(pin.decision), "by": pin.by, "right_version": pin.right, "at": pin.at} for pin in pins
    ]


def audit_json(result: AuditResult) -> Object:
    """The object of `audit`; saved, it is a baseline."""
    return {
        "findings": [_finding(finding) for finding in result.findings],
        "skipped": [{"rule": s.rule, "version": s.version, "reason": s.reason} for s in result.skipped],
        "summary": {"error": 0, "warning": 0, "info": 0} | dict(result.summary),
        "waived": [{**_finding(finding), "waiver": _waiver(waiver)} for finding, waiver in result.waived],
        "known": [_finding(finding) for finding in result.known],
        "gone": list(result.gone),
        "registry": result.registry,
    }


def _decision(decision: Decision) -> Object:
    return {
        "decision": str(decision),
        "left": list(decision.left),
        "right": list(decision.right),
        "linked": decision.linked,
        "status": decision.status,
    }


def waivers_json(waivers: Iterable[Waiver]) -> list[Object]:
    """What the audit is told to accept, one flat object each."""
    return [_waiver(waiver) for waiver in waivers]


def rules_json(cards: Iterable[RuleCard]) -> list[Object]:
    """The rules of the audit, one flat object each."""
    return [
        {
            "id": card.id,
            "name": card.name,
            "severity": card.severity,
            "level": card.level,
            "summary": card.summary,
            "page": card.page,
        }
        for card in cards
    ]


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
    result |= _masked(paragraph.masked)
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
        **_masked(credit.masked),
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
    result |= _masked(credit.masked)
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
        **_masked(finding.masked),
    }


def _waiver(waiver: Waiver) -> Object:
    return {
        "name": waiver.name,
        "finding": waiver.finding,
        "rule": waiver.rule,
        "version": waiver.version,
        "paragraph": waiver.paragraph,
        "reason": waiver.reason,
        "by": waiver.by,
        "at": waiver.at,
        "lifted_by": waiver.lifted_by,
        "lifted_at": waiver.lifted_at,
    }


def _masked(masked: bool) -> Object:
    """The mark of what holds a present name in place of one that is kept from print; nothing elsewhere."""
    return {"masked": True} if masked else {}


def _sorted(mapping: Mapping[str, object]) -> Object:
    return {key: mapping[key] for key in sorted(mapping)}
