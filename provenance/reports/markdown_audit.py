"""What an audit found, as Markdown (GitHub Flavored Markdown 0.29) for a code host or a ticket."""

from __future__ import annotations

from itertools import groupby

from provenance.reports.markdown import escaped
from provenance.reports.terminal.audit import in_order, summary_line
from provenance.reports.terminal.style import paint
from provenance.text.normalise import printable
from provenance.values import AuditResult, Finding

_WORDS = {"error": "Error", "warning": "Warning", "info": "Remark"}
_FENCES = 3


def audit_markdown(result: AuditResult) -> str:
    """Findings by article and version, what was not checked, and a summary; every text is escaped."""
    lines = ["# Audit", "", escaped(paint(summary_line(result), colour=False))]
    for article, findings in groupby(in_order(result.findings), key=lambda f: f.article):
        lines += ["", f"## {escaped(article)}"]
        for version, of_version in groupby(findings, key=lambda f: f.version):
            lines += ["", f"### {escaped(version)}"]
            for finding in of_version:
                lines += _finding(finding)
    if result.skipped:
        lines += ["", "## Not checked", ""]
        lines += [f"- {escaped(s.version)}, {escaped(s.rule)}: {escaped(s.reason)}" for s in result.skipped]
    return "\n".join(lines)


def _finding(finding: Finding) -> list[str]:
    where = "" if finding.paragraph is None else f" ¶{finding.paragraph + 1}"
    lines = [
        "",
        f"**{_WORDS[finding.severity]}** {escaped(f'{finding.rule} {finding.name}{where}')} "
        f"`{printable(finding.id)}`",
        "",
        escaped(finding.message),
    ]
    if finding.evidence:
        lines.append("")
        lines += [
            f"- {escaped(name.replace('_', ' '))}: {escaped(seen)}" for name, seen in finding.evidence.items()
        ]
    if finding.hint:
        lines += ["", *_code(printable(finding.hint))]
    return lines


def _code(text: str) -> list[str]:
    """A block that shows a command as it is typed, whatever it holds."""
    longest = max((len(run) for run in _runs_of_backticks(text)), default=0)
    fence = "`" * max(_FENCES, longest + 1)
    return [f"{fence}text", text, fence]


def _runs_of_backticks(text: str) -> list[str]:
    return ["".join(run) for character, run in groupby(text) if character == "`"]
