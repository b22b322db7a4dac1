"""What an audit found, by article and version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby, islice

from provenance.reports.hints import split_hint
from provenance.reports.terminal.layout import cell, hanging, wrap
from provenance.reports.terminal.prose import counted, listed
from provenance.reports.terminal.style import Line, Span, Tone, clean, painted
from provenance.values import AuditResult, Finding, Severity, Skipped

_ORDER: tuple[Severity, ...] = ("error", "warning", "info")
_TONES: dict[Severity, Tone] = {"error": "error", "warning": "warning", "info": "info"}
_WORDS: dict[Severity, str] = {"info": "remark"}
_INDENT = 4
_MOST_SKIPPED = 20  # versions with checks that could not be made: a registry of thousands has thousands
SHOWN_DIGITS = 8
"""Of an id: what `waive` takes."""


def audit_text(result: AuditResult, *, width: int, colour: bool) -> str:
    """Findings by article and version, what was not checked, and a summary line.

    A command that a finding proposes stands on a line of its own and is never broken, so that it can be
    copied.

    Args:
        result: What the audit says.
        width: Cells of a line.
        colour: Whether to use ANSI colours.
    """
    lines: list[Line] = []
    for article, findings in groupby(in_order(result.findings), key=lambda f: f.article):
        lines.append([Span(clean(article), "strong")])
        for version, of_version in groupby(findings, key=lambda f: f.version):
            lines += [[], [Span(f"  {clean(version)}", "accent")]]
            told: set[str] = set()
            for finding in of_version:
                lines += _finding(finding, told, width)
                told.update(finding.evidence.values())
        lines.append([])
    lines += _skipped(result.skipped, width)
    return painted([*lines, *wrap(summary_line(result), width)], colour=colour)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of one article and version together; otherwise in the order they came in."""
    findings = list(findings)
    articles = {a: n for n, a in reversed(list(enumerate(f.article for f in findings)))}
    versions = {v: n for n, v in reversed(list(enumerate(f.version for f in findings)))}
    return sorted(
        findings, key=lambda f: (articles[f.article], versions[f.version], _ORDER.index(f.severity))
    )


def _finding(finding: Finding, told: Collection[str], width: int) -> list[Line]:
    """A finding; evidence that an earlier one of the same version has quoted is not quoted again."""
    margin = Span(" " * _INDENT)
    room = width - _INDENT
    where = "" if finding.paragraph is None else f"  ¶{finding.paragraph + 1}"
    heading = [
        Span(f"{_WORDS.get(finding.severity, finding.severity):<8}", _TONES[finding.severity]),
        Span(clean(finding.rule), "strong"),
        Span(f" {clean(finding.name)}{where}"),
        Span(f"  {clean(finding.id[:SHOWN_DIGITS])}", "dim"),
    ]
    inner = 8
    lines: list[Line] = [[], *([margin, *line] for line in wrap(heading, room, hang=inner))]
    body = [cell(line, 0) for line in wrap([Span(clean(finding.message))], room - inner)]
    evidence = {clean(n).replace("_", " "): clean(v) for n, v in finding.evidence.items() if v not in told}
    gutter = max(map(len, evidence), default=0) + 2
    for name, value in evidence.items():
        body += hanging(Span(f"{name:<{gutter}}", "dim"), [Span(value)], gutter, room - inner)
    body += _hint(clean(finding.hint), room - inner)
    return lines + [[margin, Span(" " * inner), *line] for line in body]


def _hint(hint: str, width: int) -> list[Line]:
    if not hint:
        return []
    words, commands = split_hint(hint)
    lines: list[Line] = []
    if words:
        lines += hanging(Span("→", "accent"), [Span(words)], 2, width)
    for number, command in enumerate(commands):
        lines.append([Span("  " if words or number else "→ ", "accent"), Span(command, "accent")])
    return lines


def _skipped(skipped: Sequence[Skipped], width: int) -> list[Line]:
    if not skipped:
        return []
    lines: list[Line] = [[Span("Not checked", "strong")]]
    together: dict[tuple[str, str], list[str]] = {}
    for check in skipped:
        together.setdefault((check.version, check.reason), []).append(clean(check.rule))
    for (version, reason), rules in islice(together.items(), _MOST_SKIPPED):
        label = f"  {clean(version)}  "
        lines += hanging(Span(label, "dim"), [Span(f"{clean(reason)}: {listed(rules)}")], len(label), width)
    if len(together) > _MOST_SKIPPED:
        rest = f"  and {len(together) - _MOST_SKIPPED:,} more; --format json has them all"
        lines += wrap([Span(rest, "dim")], width)
    return [*lines, []]


def summary_line(result: AuditResult) -> Line:
    """How much was found, in how many articles, and what could not be checked or does not count."""
    counts = {severity: result.summary.get(severity, 0) for severity in _ORDER}
    missed = f"; {counted(len(result.skipped), 'check')} could not be made" if result.skipped else ""
    missed += _set_aside(result)
    if not any(counts.values()):
        new = " that is new" if result.known else ""
        return [Span(f"Nothing found{new}", "come"), Span(f"{missed}.")]
    articles = len({finding.article for finding in result.findings})
    names = {"error": "errors", "warning": "warnings", "info": "remarks"}
    line: Line = []
    for severity, number in counts.items():
        if number:
            one = "remark" if severity == "info" else severity
            tone = _TONES[severity]
            line += [*([Span(", ")] if line else []), Span(counted(number, one, names[severity]), tone)]
    return [*line, Span(f" in {counted(articles, 'article')}{missed}.")]


def _set_aside(result: AuditResult) -> str:
    """What was found but does not count, for the end of the summary."""
    parts = []
    if result.waived:
        parts.append(f"{counted(len(result.waived), 'finding')} waived (`provenance waive --list`)")
    if result.known:
        parts.append(f"{counted(len(result.known), 'finding')} of the baseline left out")
    if result.gone:
        parts.append(f"{len(result.gone):,} of the baseline not found any more")
    return "".join(f"; {part}" for part in parts)
