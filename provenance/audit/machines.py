"""What says that a machine translated a text, and whether its readers are told."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.audit.case import Case
from provenance.audit.not_people import what_is
from provenance.credits import read_credits
from provenance.values import Version

# IPTC digital source types, and the shorter words that sites use for them.
_MACHINE_SOURCE_TYPES = (
    "trainedalgorithmicmedia",
    "compositewithtrainedalgorithmicmedia",
    "algorithmicmedia",
)
_KEYS = (
    "translat",
    "digitalsourcetype",
    "digital_source_type",
    "generator",
    "machine",
    "mt_",
    "mt-",
    "engine",
)
_SAYS_NO = frozenset({"", "no", "false", "none", "human", "0", "off"})
_SAYS_YES = frozenset({"yes", "true", "machine", "mt", "automatic", "ai", "1", "on"})


@dataclass(frozen=True, slots=True)
class MachineSign:
    """Something that says a machine translated the text.

    Attributes:
        said: What says so, for a sentence: `a machine (Verto) is on record`.
        seen: The words themselves.
    """

    said: str
    seen: str


def unprinted_sign(case: Case, version: Version) -> MachineSign | None:
    """What beside the text says that a machine translated it; None where nothing does or the text tells."""
    sign = _sign(version)
    return None if sign is None or tells_its_readers(case, version) else sign


def tells_its_readers(case: Case, version: Version) -> bool:
    """Whether the text itself prints a notice of machine translation."""
    if version.machine is not None and version.machine.evidence == "printed":
        return True
    return any(read_credits(p.text, version.language).machine for p in case.paragraphs(version))


def _sign(version: Version) -> MachineSign | None:
    machine = version.machine
    if machine is not None:
        tool = f" ({machine.tool})" if machine.tool else ""
        said = f"a machine{tool} is on record"
        if machine.evidence == "metadata":
            said = f"its metadata names a machine{tool}"
        return MachineSign(said, machine.tool or "a tool that is not named")
    for credit in version.credits:
        if credit.role == "translator" and what_is(credit.name) == "tool":
            return MachineSign(f"its translator is given as {credit.name}, which is a tool", credit.name)
    for key, value in sorted(version.meta.items()):
        if _speaks_of_machine(key[:100].casefold(), value[:200].strip().casefold()):
            return MachineSign(f"its metadata says {key[:60]}: {value[:60]}", f"{key}: {value}")
    return None


def _speaks_of_machine(key: str, value: str) -> bool:
    if not any(part in key for part in _KEYS) or value in _SAYS_NO:
        return False
    if any(value.rpartition("/")[2] == kind for kind in _MACHINE_SOURCE_TYPES):
        return True
    if what_is(value) == "tool":
        return True
    return "machine" in key and value in _SAYS_YES
