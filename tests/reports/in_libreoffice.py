"""Whether a table opens in LibreOffice with every script intact: `python -m tests.reports.in_libreoffice`.

Not part of the suite: it needs Debian's `libreoffice-calc-nogui`. LibreOffice is told what its import dialog
takes from the byte order mark, that the file is UTF-8; without the dialog it does not look.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from provenance.reports.tables import csv_text

TEXTS = (
    "Éteints à Noël, œuvre; cœur",
    "托尔门港灯熄灭，“90年来首次”",
    "عبّارة فارنهولم تبقى في الميناء",
    'המעבורת "נשארה" בנמל',
    "=1+1",
    "+٣",
    "-3 °C",
    "@SUM(A1)",
    "007",
    "1e5",
    "2025-03-04",
)
COMMA_QUOTE_UTF8_TEXT = "44,34,76,1,1/2/2/2"
"""Separator, quotation mark, encoding (76 is UTF-8), first row, and the second column as text."""
FILTER = "Text - txt - csv (StarCalc)"


def reopened(folder: Path) -> list[str]:
    """The texts after LibreOffice has read the table and written it anew."""
    file = folder / "table.csv"
    file.write_text(csv_text(["n", "text"], [{"n": n, "text": t} for n, t in enumerate(TEXTS)]), newline="")
    command = ["soffice", "--headless", f"--infilter={FILTER}:{COMMA_QUOTE_UTF8_TEXT}"]
    command += ["--convert-to", f"csv:{FILTER}:44,34,76,1", "--outdir", str(folder / "out"), str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=300)
    with (folder / "out" / "table.csv").open(encoding="utf-8-sig", newline="") as opened:
        return [row["text"] for row in csv.DictReader(opened)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        differ = [
            f"{ours} came back as {theirs}"
            for ours, theirs in zip(TEXTS, reopened(Path(name)), strict=True)
            if theirs not in (ours, f"'{ours}")
        ]
    sys.exit("\n".join(differ) or 0)
