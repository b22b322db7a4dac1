"""Where in its file a paragraph begins, for viewers that show findings beside the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.values import AuditResult, Finding

if TYPE_CHECKING:
    from provenance.store import Registry

_WORDS = 6  # of a paragraph's beginning: enough to find it, few enough not to meet markup


def lines_of(registry: Registry, result: AuditResult) -> dict[str, int]:
    """The line, from 1, on which the paragraph of each finding begins; those not found are left out.

    Args:
        registry: Holds the bytes that versions were read from.
        result: Findings; only those on a paragraph of a registered version are looked up.
    """
    findings = [*result.findings, *(finding for finding, _ in result.waived), *result.known]
    by_version: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.paragraph is not None and finding.version in result.files:
            by_version.setdefault(finding.version, []).append(finding)
    lines = {}
    for ref, found in by_version.items():
        data = registry.original(ref) or b""
        paragraphs = registry.paragraphs(ref)
        text = data.decode("utf-8", errors="replace")
        for finding in found:
            assert finding.paragraph is not None
            if finding.paragraph < len(paragraphs):
                line = _line(text, paragraphs[finding.paragraph].text)
                if line is not None:
                    lines[finding.id] = line
    return lines


def _line(text: str, paragraph: str) -> int | None:
    words = paragraph.split(maxsplit=_WORDS)[:_WORDS]
    beginning = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return None if beginning is None else text.count("\n", 0, beginning.start()) + 1
