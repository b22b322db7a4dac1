"""The shapes of credits and of notices of machine translation."""

from __future__ import annotations

from provenance.credits.evidence import disagreements
from provenance.reports.json.writing import Object, masked_mark, score
from provenance.values import Credit, CreditReading, MachineNotice


def credits_json(reading: CreditReading) -> Object:
    """The credits of one text; `paragraph` only where it was read paragraph by paragraph."""
    return {
        "credits": [_read_credit(credit) for credit in reading.credits],
        "machine": machine_json(reading.machine),
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


def registered_credit_json(credit: Credit) -> Object:
    """A credit of a registered version: whose it is, and where it was found."""
    return {
        "role": credit.role,
        "name": credit.name,
        "label": credit.label,
        "person": credit.person,
        "evidence": credit.evidence,
        "language": credit.language,
        "source_language": credit.source_language,
        "paragraph": credit.paragraph,
        **masked_mark(credit.masked),
    }


def machine_json(machine: MachineNotice | None) -> Object | None:
    """A notice of machine translation, or null."""
    if machine is None:
        return None
    result: Object = {"tool": machine.tool, "extent": machine.extent}
    if machine.paragraph is not None:
        result["paragraph"] = machine.paragraph
    return result


def _read_credit(credit: Credit) -> Object:
    result: Object = {
        "role": credit.role,
        "name": credit.name,
        "label": credit.label,
        "language": credit.language,
        "source_language": credit.source_language,
        "start": credit.start,
        "end": credit.end,
        "confidence": score(credit.confidence),
    }
    if credit.paragraph is not None:
        result["paragraph"] = credit.paragraph
    result |= masked_mark(credit.masked)
    if credit.evidence != "printed":
        result["evidence"] = credit.evidence
    return result
