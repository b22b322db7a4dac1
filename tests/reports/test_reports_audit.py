"""The whole audit of the sample family, as its readers get it: golden files that are read by eye."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.audit.registry import RULES
from provenance.audit.runner import audit
from provenance.audit.settling import counted
from provenance.newsroom import Newsroom, stated_facts
from provenance.reports.html.audit import audit_html
from provenance.reports.markdown_audit import audit_markdown
from provenance.reports.terminal.audit import audit_text
from provenance.values import AuditResult
from provenance_samples import SAMPLES
from tests.audit.families import family, house_of

OPTIONS = {"--translation-of": "translation_of", "--published": "published"}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    """The audit of the sample family, each version compared with its recorded sources."""
    folder: Path = tmp_path_factory.mktemp("family")
    newsroom = Newsroom(str(folder / "provenance.db"), by="ana")
    newsroom.create()
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.file.read_bytes())
        stated = dict(zip(sample.options[::2], sample.options[1::2], strict=True))
        source = stated.get("--translation-of")
        facts = stated_facts(translation_of=[source] if source else (), published=stated.get("--published"))
        newsroom.register([str(folder / sample.name)], facts)
    for ref in ("en.2", "fr.1", "fr.2", "es.1"):
        newsroom.diff_from_sources(f"ostrell-dam@{ref}")
    return newsroom.audit()


def test_golden_text(result: AuditResult, check_golden: Callable[[str, str], None]) -> None:
    check_golden("audit-family.80.txt", audit_text(result, width=80, colour=False))


def test_golden_markdown(result: AuditResult, check_golden: Callable[[str, str], None]) -> None:
    check_golden("audit-family.md", audit_markdown(result))


def test_golden_of_what_each_rule_says(check_golden: Callable[[str, str], None]) -> None:
    check_golden("audit-rules.80.txt", audit_text(every_rule(), width=80, colour=False))


def every_rule() -> AuditResult:
    """What each rule says of the example on its page that fails."""
    findings = []
    for rule in RULES:
        example = re.split(r"^(?:Fails|Passes):\n", rule.page, flags=re.MULTILINE)[1].replace(
            "ferry", "tides"
        )
        found = audit(
            [family(textwrap.dedent(example))], select=[rule.id], house=house_of(textwrap.dedent(example))
        )
        findings += [replace(f, article=rule.id.lower()) for f in found.findings]
    return AuditResult(tuple(findings), (), counted(findings))


def test_the_page_has_every_finding(result: AuditResult) -> None:
    page = audit_html(result)
    assert page.count('<article class="finding') == len(result.findings) > 0
    assert all(f"finding-{finding.id}" in page for finding in result.findings)
