"""What an audit found, as a page."""

from __future__ import annotations

from importlib.metadata import version as release
from itertools import groupby

from provenance.reports.html.findings import OPEN, by_version
from provenance.reports.html.page import page
from provenance.reports.terminal.audit import in_order, summary_line
from provenance.reports.terminal.style import paint
from provenance.values import AuditResult


def audit_html(result: AuditResult) -> str:
    """Findings by article, what is waived, what was not checked: one file that loads nothing."""
    together = groupby(in_order(result.findings), key=lambda f: f.article)
    found = {article: tuple(findings) for article, findings in together}
    articles = [(article, by_version(findings), len(findings)) for article, findings in found.items()]
    return page(
        "audit.html.j2",
        {
            "articles": articles,
            "opened": len(result.findings) <= OPEN,
            "summary": paint(summary_line(result), colour=False),
            "waived": result.waived,
            "skipped": result.skipped,
            "release": release("translation-provenance"),
        },
    )
