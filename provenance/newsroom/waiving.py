"""What the audit is told to accept: findings, or rules on versions and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.audit.registry import RULES
from provenance.audit.runner import audit
from provenance.errors import AmbiguousNameError, UnknownNameError, UsageError
from provenance.newsroom.access import Access
from provenance.newsroom.auditing import registered
from provenance.text.normalise import normalise, printable
from provenance.values import SHORTEST_ID, Finding, Waiver

_ID = re.compile(rf"[0-9a-f]{{{SHORTEST_ID},16}}")
_PLACE = re.compile(r"([A-Za-z]{2}\d{3}):(.+@[^:@]+|sha:[0-9a-f]+)(?::¶?(\d{1,9}))?")


class Waivers:
    """The waivers of a registry.

    Args:
        access: The way to it, and to the rules of the house, by which findings are looked for.

    Attributes:
        notes: What there is to say of opening the registry for the last decision: that it was upgraded.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self.notes: tuple[str, ...] = ()

    def all(self) -> tuple[Waiver, ...]:
        """All of them, lifted ones too, oldest first."""
        return self._access.registry.waivers()

    def add(self, names: Sequence[str], *, reason: str) -> tuple[tuple[Waiver, bool], ...]:
        """Accept findings, or rules on versions or paragraphs; all of them or none.

        Args:
            names: Ids of findings, or `CR107:ferry@fr.1`, or `CR107:ferry@fr.1:4` for its fourth paragraph.
            reason: Why; kept in the history.

        Returns:
            Each waiver, with False where it was in force already.

        Raises:
            UnknownNameError: There is no such finding, rule or version.
            AmbiguousNameError: Several findings begin with an id.
            UsageError: No reason is given, a version has no such paragraph, or the rules of the house, which
                are read where findings are named, cannot be meant.
        """
        with self._access.writing() as registry:  # before it is read: an older one is upgraded now
            self.notes = registry.notes
            planned = _planned(self._access, names, reason)
            return registry.waive(planned, by=self._access.by, at=self._access.now())

    def lift(self, names: Sequence[str]) -> tuple[Waiver, ...]:
        """Take waivers back, all or none.

        Raises:
            UnknownNameError: One of them is not in force.
        """
        with self._access.writing() as registry:
            self.notes = registry.notes
            return registry.lift(names, by=self._access.by, at=self._access.now())


def _planned(access: Access, names: Sequence[str], reason: str) -> tuple[Waiver, ...]:
    """The waivers that names ask for; findings are looked for in an audit of the whole registry.

    Raises:
        UsageError: No reason, or nothing named.
        UnknownNameError: No such finding, or rule.
        AmbiguousNameError: Several findings begin with an id.
    """
    text = " ".join(normalise(reason).split())
    if not text:
        raise UsageError("a waiver needs a reason", "say why it is accepted: --reason TEXT")
    if not names:
        raise UsageError("no finding is named", "give the id that `provenance audit` shows")
    ids = [name.lower() for name in names if not _PLACE.fullmatch(name)]
    for id in ids:
        if not _ID.fullmatch(id):
            raise _no_finding(id)
    found = _findings(access, ids) if ids else {}
    return tuple(
        _of_place(access, name, text) if _PLACE.fullmatch(name) else _of_finding(found[name.lower()], text)
        for name in names
    )


def _findings(access: Access, ids: Sequence[str]) -> dict[str, Finding]:
    articles = access.registry.articles()
    result = audit(registered(access, articles), house=access.house())
    found = {}
    for id in ids:
        fitting = {f.id: f for f in reversed(result.findings) if f.id.startswith(id)}
        if not fitting:
            raise _no_finding(id)
        if len(fitting) > 1:
            listed = ", ".join(f"{f.id} ({f.rule} on {f.version})" for f in fitting.values())
            raise AmbiguousNameError(f"several findings begin with {id}: {listed}", "give more of the id")
        (found[id],) = fitting.values()
    return found


def _no_finding(id: str) -> UnknownNameError:
    return UnknownNameError(
        f"the audit has no finding '{printable(id[:80])}'",
        "`provenance audit` shows the ids; a rule on a version is CR107:ferry@fr.1, on a paragraph "
        "CR107:ferry@fr.1:4",
    )


def _of_finding(finding: Finding, reason: str) -> Waiver:
    return Waiver(finding.rule, finding.version, reason, finding.id, finding.paragraph)


def _of_place(access: Access, name: str, reason: str) -> Waiver:
    match = _PLACE.fullmatch(name)
    assert match is not None
    rule, ref, paragraph = match[1].upper(), match[2], match[3]
    if rule not in {known.id for known in RULES}:
        raise UnknownNameError(f"no rule is called '{rule}'", "`provenance rules` lists them")
    if paragraph is not None and int(paragraph) < 1:
        raise UsageError(f"{printable(name)}: paragraphs count from 1", f"write {rule}:{ref}:1 for the first")
    version = access.registry.resolve(ref)
    return Waiver(rule, version.version, reason, paragraph=int(paragraph) - 1 if paragraph else None)
