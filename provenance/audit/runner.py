"""Runs the rules over families and puts what they say in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from provenance.audit.case import Case
from provenance.audit.house import DEFAULT, House
from provenance.audit.registry import RULES
from provenance.audit.rule import Rule
from provenance.audit.settling import counted
from provenance.errors import UsageError
from provenance.lineage.alone import FILE
from provenance.text.normalise import printable
from provenance.values import SEVERITIES, AuditResult, Family, Finding, RuleCard, Skipped, Version

STDIN = "-"
"""The name of a text that came from no file."""


def audit(
    families: Iterable[Family],
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    house: House = DEFAULT,
    only: Collection[str] | None = None,
) -> AuditResult:
    """Check every version that is not cancelled.

    Args:
        families: Articles with all their versions; they are looked at one at a time.
        select: Rule ids or beginnings of them (`CR`, `CR101`), in any case; empty means those of the house.
        ignore: Likewise, besides those of the house; wins over `select`.
        house: The rules of the newsroom.
        only: Refs of the versions to check, the others being there to be compared with; None checks all.

    Returns:
        Findings by article, then by version in the order of registration, then errors first.

    Raises:
        UsageError: If `select` or `ignore` names no rule.
    """
    rules = chosen_rules(select, ignore, house)
    found: list[tuple[_Place, Finding]] = []
    skipped: dict[Skipped, _Place] = {}
    files: dict[str, str] = {}
    for family in families:
        case = Case(family, house)
        for position, version in enumerate(family.versions):
            if version.pubstatus == "canceled" or (only is not None and version.version not in only):
                continue
            place = (family.article, position)
            for outcome in _outcomes(rules, case, version):
                if isinstance(outcome, Finding):
                    found.append((place, outcome))
                    file = version.source or version.meta.get(FILE)
                    if file and file != STDIN:
                        files[version.version] = file
                else:
                    skipped.setdefault(outcome, place)
    found.sort(key=_finding_order)
    findings = tuple(finding for _, finding in found)
    return AuditResult(
        findings=findings,
        skipped=tuple(sorted(skipped, key=lambda entry: (skipped[entry], entry.rule, entry.reason))),
        summary=counted(findings),
        files=files,
    )


def chosen_rules(
    select: Collection[str] = (), ignore: Collection[str] = (), house: House = DEFAULT
) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored, in the order of the registry.

    A rule that is off, by itself or by the house, runs where it is selected by its whole id.

    Raises:
        UsageError: If an entry is neither a rule id nor the beginning of one.
    """
    entries = select or house.select
    wanted = _matching(entries) if entries else {rule.id for rule in RULES}
    unwanted = _matching((*ignore, *house.ignore))
    named = {entry.strip().upper() for entry in entries}
    return tuple(
        rule
        for rule in RULES
        if rule.id in wanted and rule.id not in unwanted and (rule.id in named or _is_on(rule, house))
    )


def _is_on(rule: Rule, house: House) -> bool:
    level = house.levels.get(rule.id)
    return rule.by_default if level is None else level != "off"


def rule_cards(house: House = DEFAULT) -> tuple[RuleCard, ...]:
    """All rules as values, with how hard the house counts them."""
    on = {rule.id for rule in chosen_rules(house=house)}
    return tuple(
        RuleCard(
            rule.id,
            rule.name,
            rule.severity,
            house.severity(rule.id, rule.severity) if rule.id in on else "off",
            rule.page,
        )
        for rule in RULES
    )


_Place = tuple[str, int]  # article, position of the version


def _outcomes(rules: Iterable[Rule], case: Case, version: Version) -> Iterator[Finding | Skipped]:
    for rule in rules:
        if rule.reads_text and not version.held:
            yield rule.skipped(version, "its text is not held")
        else:
            yield from rule.check(case, version)


def _finding_order(entry: tuple[_Place, Finding]) -> tuple[_Place, int, str, int, str]:
    place, finding = entry
    paragraph = -1 if finding.paragraph is None else finding.paragraph
    return place, SEVERITIES.index(finding.severity), finding.rule, paragraph, finding.id


def _matching(entries: Collection[str]) -> set[str]:
    ids: set[str] = set()
    for entry in entries:
        prefix = entry.strip().upper()
        fitting = {rule.id for rule in RULES if prefix and rule.id.startswith(prefix)}
        if not fitting:
            known = ", ".join(rule.id for rule in RULES)
            raise UsageError(
                f"no rule is called '{printable(entry[:60])}'",
                f"the rules are {known}; a beginning such as CR stands for all that share it",
            )
        ids |= fitting
    return ids
