"""Golden files: what a report looks like, kept beside the tests and looked at by eye.

After a wanted change, `PROVENANCE_REGENERATE=1 pytest tests/reports` writes them anew; read the difference
before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def check_golden() -> Callable[[str, str], None]:
    """Compare a report with its golden file."""

    def check(name: str, report: str) -> None:
        file = GOLDEN / name
        if os.environ.get("PROVENANCE_REGENERATE"):
            file.write_text(report + "\n", encoding="utf-8", newline="\n")
        assert file.is_file(), f"{file} is missing: run PROVENANCE_REGENERATE=1 pytest tests/reports"
        assert report + "\n" == file.read_text(encoding="utf-8")

    return check
