"""What the project takes and how well it aligns, beside its peers, measured here and now.

    python -m tests.benchmark                   our own texts
    python -m tests.benchmark --data FOLDER     other texts, in the shape of data/gold or of Text+Berg

Times of processes are compared with a peer in the same run, pair by pair, since a machine's speed drifts;
the median of the ratios is what counts. Quality is strict F1 (a link counts if both of its sides are exactly
right) and lax F1 (if it overlaps a true one on both sides); links with one side only count for precision and
not for recall, as in published scores of sentence alignment. Peers come with the extra `bench`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmark.aligners import all_aligners
from tests.benchmark.processes import ROOT, searches, startup
from tests.benchmark.quality import quality
from tests.benchmark.rates import credit_lines, word_diff
from tests.benchmark.scores import read_cases

GOLD = ROOT / "data" / "gold"


def machine() -> str:
    """The machine in words: `2 cores, 24 GB, Linux, Python 3.11`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    python = ".".join(map(str, sys.version_info[:2]))
    try:
        memory = f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB, "
    except (AttributeError, ValueError, OSError):
        memory = ""
    return f"{cores} cores, {memory}{platform.system()} on {platform.machine()}, Python {python}"


def table(rows: Iterable[Sequence[str]]) -> None:
    """A Markdown table, each row as soon as it is there; the first is the heading."""
    for number, row in enumerate(rows):
        print(f"| {' | '.join(row)} |", flush=True)
        if not number:
            print(f"|{'---|' * len(row)}", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=GOLD, help="a folder of texts with true links")
    parser.add_argument("--only", choices=["quality", "speed"], help="one of the two tables")
    arguments = parser.parse_args()
    cases = list(read_cases(arguments.data))
    if not cases:
        parser.error(f"{arguments.data}: no texts with links in it")
    print(f"Measured on {datetime.now(UTC):%d %B %Y}: {machine()}.\n")
    if arguments.only != "speed":
        table(quality(cases, all_aligners()))
        print()
    if arguments.only != "quality":
        articles = [(c.left, c.right) for c in read_cases(GOLD) if c.left_language == "en"]
        with tempfile.TemporaryDirectory() as name:
            work = (startup(Path(name), articles), credit_lines(), word_diff(), searches())
            table([("what", "measured", "against")])
            for rows in work:
                for row in rows:
                    print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
