"""What the project takes and how well it aligns, measured here and now.

    python -m tests.benchmark                 our own texts
    python -m tests.benchmark --data FILE     article pairs in the shape of data/gold/pairs.jsonl

Times are compared with a peer in the same run, pair by pair, since a machine's speed drifts; the median of
the ratios is what counts. Quality is strict F1: a link counts if both of its sides are exactly right; links
with one side only count for precision and not for recall, as in published scores of sentence alignment.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from provenance import align_paragraphs, read_credits
from provenance.values import Paragraph
from provenance_samples import SAMPLES

ROOT = Path(__file__).parents[2]
RUNS = 7

BARE_TYPER = """
import typer
app = typer.Typer()
@app.command()
def one(x: int = 1): ...
@app.command()
def two(x: int = 1): ...
app(["--help"])
"""

LINES = (
    ("(Reporting by Ada Quill and Noé Tarn in Lomvik; editing by Moira Stanhope)", "en"),
    ("(Reportage Ada Quill, version française Lise Aubrac, édité par Jean Morvan)", "fr"),
    ("(Información de Ada Quill; traducido por Inés Baldoví; editado por Gonzalo Urrestia)", "es"),
    ("(Bericht von Ada Quill, redigiert von Uwe Hahn)", "de"),
)

Row = tuple[str, str, str]


def seconds(arguments: Sequence[str], folder: Path) -> float:
    """Wall-clock time of a process."""
    started = time.perf_counter()
    subprocess.run(arguments, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def against(ours: Sequence[str], peer: Sequence[str], folder: Path) -> tuple[float, float]:
    """Median time of our command and median ratio to the peer's, run in turn."""
    pairs = [(seconds(ours, folder), seconds(peer, folder)) for _ in range(RUNS + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)


def startup(folder: Path) -> Iterable[Row]:
    """Start-up times against the least that the libraries take."""
    python, command = sys.executable, [sys.executable, "-m", "provenance_cli"]
    help_time, help_ratio = against([*command, "--help"], [python, "-c", BARE_TYPER], folder)
    yield (
        "`provenance --help`",
        f"{help_time:.2f} s",
        f"{help_ratio:.2f} × a bare Typer program's (at most 1.3)",
    )
    names = [str(ROOT / "data" / "provenance_samples" / sample.name) for sample in SAMPLES]
    subprocess.run(
        [*command, "register", "--quiet", *names], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    bare = [python, "-c", "import typer, sqlmodel"]
    list_time, list_ratio = against([*command, "list"], bare, folder)
    yield (
        "`provenance list`",
        f"{list_time:.2f} s",
        f"{list_ratio:.2f} × `import typer, sqlmodel` (at most 1.5)",
    )
    subprocess.run(
        [*command, "diff", "ostrell-dam@es.1", "--quiet"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    again, _ = against([*command, "diff", "ostrell-dam@es.1"], bare, folder)
    yield "`provenance diff`, alignment stored", f"{again:.2f} s", "no model is loaded"
    demo = seconds([*command, "demo"], folder)
    yield "`provenance demo`", f"{demo:.1f} s", "at most 30 s on two cores"


def rate(work: Callable[[], int]) -> float:
    """How many a second, the best of some runs."""
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        done = work()
        best = max(best, done / (time.perf_counter() - started))
    return best


def credit_lines() -> Iterable[Row]:
    """Credit lines a second on one core."""

    def read() -> int:
        for _ in range(500):
            for line, language in LINES:
                read_credits(line, language)
        return 500 * len(LINES)

    read_credits(*LINES[0])
    yield "credit lines", f"{rate(read):,.0f} a second", "one core"


def quality(file: Path) -> Iterable[Row]:
    """Strict F1 of article pairs by pair of languages."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    tallies: dict[str, list[int]] = {}
    started, paragraphs = time.perf_counter(), 0
    for row in rows:
        left, right = ([Paragraph("body", text) for text in row[side]] for side in ("left", "right"))
        found = align_paragraphs(left, right, row["left_lang"], row["right_lang"])
        paragraphs += len(left) + len(right)
        gold = {(tuple(link["left"]), tuple(link["right"])) for link in row["links"]}
        ours = {(link.left, link.right) for link in found.links}
        both = {pair for pair in gold if all(pair)}
        for name in ("all pairs", f"{row['left_lang']}-{row['right_lang']}"):
            tally = tallies.setdefault(name, [0, 0, 0, 0])
            for place, number in enumerate((len(gold & ours), len(ours), len(both & ours), len(both))):
                tally[place] += number
    took = time.perf_counter() - started
    for name, (right_ones, proposed, recalled, wanted) in tallies.items():
        precision, recall = right_ones / max(proposed, 1), recalled / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        yield f"paragraph links, {name}", f"{f1:.3f}", "strict F1"
    yield "paragraphs aligned", f"{paragraphs / took:,.0f} a second", "model loaded in that time; one core"


def main() -> None:
    """Print one Markdown table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT / "data" / "gold" / "pairs.jsonl")
    data: Path = parser.parse_args().data
    print("| what | measured | against |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for rows in (startup(Path(name)), credit_lines(), quality(data)):
            for row in rows:
                print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
