"""From a file to findings: a machine-made English copy of a French version, as such copies come."""

from __future__ import annotations

from pathlib import Path

from provenance.audit.runner import audit
from provenance.lineage.alone import family_of
from provenance.readers import read_file

COPY = """Island ferry: Port Ellan goes to the ballot box


PORT ELLAN (Nordwire) – Polling stations in Port Ellan opened at dawn on Monday, and by noon one voter in
three had said whether the island should keep its winter ferry.

The municipality would pay for the crossings out of the harbour dues, which no trader wants to see rise again.

Mayor Oswin Tharp told a crowd at the fish market that a narrow result would settle nothing at all.

“Whoever loses by nine votes will ask for a second count,” he said under a leaking awning.

FOUR THOUSAND PASSENGERS A MONTH

The ship, built in a yard that has since closed, carries four thousand people a month and most of the post.

(Report Ada Quill and Ben Hale, French version Corin Tessard, edited by Maude Servin)



Source link"""
CREDIT_LINE = COPY.splitlines()[-5]


def test_a_machine_made_copy_is_caught(tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    file.write_text(COPY, encoding="utf-8")
    result = audit([family_of(read_file(file), "port-ellan", file="copy.txt")])
    findings = {finding.rule: finding for finding in result.findings}
    assert {rule for rule, finding in findings.items() if finding.severity == "error"} == {"CR114", "LN101"}
    step = findings["LN101"]
    assert step.message == (
        "The text is English, but its credits are those of a French version (translated by Corin Tessard). "
        "Someone, or a machine, has put it into English, and neither a credit nor a recorded version "
        "accounts for that step (French → English)."
    )
    assert dict(step.evidence) == {
        "credit_line": CREDIT_LINE,
        "text_language": "English (detected)",
        "credited_language": "French",
        "translator": "Corin Tessard",
        "editor": "Maude Servin",
        "step": "French → English",
    }
    assert step.hint.startswith(
        'provenance register --no-text --article port-ellan --lang fr --credit "translator=Corin Tessard" '
        '--credit "editor=Maude Servin" && provenance register copy.txt --article port-ellan && '
    )
    assert "French version" in findings["CR114"].message
