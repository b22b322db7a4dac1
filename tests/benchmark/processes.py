"""How long commands take from the start of their process, beside the least that the libraries take."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance_samples import SAMPLES

ROOT = Path(__file__).parents[2]
RUNS = 7
PARAGRAPHS = 40

_SEARCHES = ("provenance", "sentweave", "galechurch")
_TURNS = 3

Row = tuple[str, str, str]

BARE_TYPER = """
import typer
app = typer.Typer()
@app.command()
def one(x: int = 1): ...
@app.command()
def two(x: int = 1): ...
app(["--help"])
"""


def seconds(arguments: Sequence[str], folder: Path) -> float:
    """Wall-clock time of a process."""
    started = time.perf_counter()
    subprocess.run(arguments, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def against(ours: Sequence[str], peer: Sequence[str], folder: Path) -> tuple[float, float]:
    """Median time of our command and median ratio to the peer's, run in turn."""
    pairs = [(seconds(ours, folder), seconds(peer, folder)) for _ in range(RUNS + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)


def startup(folder: Path, articles: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Iterator[Row]:
    """Start-up times against the least that the libraries take.

    Args:
        folder: An empty folder to work in.
        articles: Paragraphs in two languages; of them two versions of 40 paragraphs are made.
    """
    python, command = sys.executable, [sys.executable, "-m", "provenance_cli"]
    help_time, help_ratio = against([*command, "--help"], [python, "-c", BARE_TYPER], folder)
    yield (
        "`provenance --help`",
        f"{help_time:.2f} s",
        f"{help_ratio:.2f} × a bare Typer program's (at most 1.3)",
    )
    names = [str(ROOT / "data" / "provenance_samples" / sample.name) for sample in SAMPLES]
    run([*command, "register", "--quiet", *names], folder)
    bare = [python, "-c", "import typer, sqlmodel"]
    list_time, list_ratio = against([*command, "list"], bare, folder)
    yield (
        "`provenance list`",
        f"{list_time:.2f} s",
        f"{list_ratio:.2f} × `import typer, sqlmodel` (at most 1.5)",
    )
    for language, side in (("en", 0), ("de", 1)):
        paragraphs = [text for article in articles for text in article[side]][:PARAGRAPHS]
        (folder / f"forty.{language}.1.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        run([*command, "register", "--quiet", f"forty.{language}.1.txt", "--lang", language], folder)
    first = seconds([*command, "diff", "forty@en.1", "forty@de.1"], folder)
    yield "`provenance diff`, two versions of 40 paragraphs, first", f"{first:.2f} s", "the model is loaded"
    again, ratio = against([*command, "diff", "forty@en.1", "forty@de.1"], bare, folder)
    yield "`provenance diff`, the same again", f"{again:.2f} s", f"{ratio:.2f} × `import typer, sqlmodel`"
    refreshed = seconds([*command, "diff", "forty@en.1", "forty@de.1", "--refresh"], folder)
    yield (
        "`provenance diff --refresh`, the same",
        f"{refreshed:.2f} s",
        "vectors are kept: no model is loaded",
    )
    help_text = subprocess.run(
        [*command, "diff", "--help"], capture_output=True, text=True, check=True
    ).stdout
    if "html" in help_text:
        page = folder / "forty.html"
        options = ["--format", "html", "-o", str(page), "--force"]
        took = seconds([*command, "diff", "forty@en.1", "forty@de.1", *options], folder)
        yield (
            "`provenance diff --format html`, the same",
            f"{took:.2f} s",
            f"{page.stat().st_size / 1024:,.0f} kB",
        )
    yield "`provenance demo`", f"{seconds([*command, 'demo'], folder):.1f} s", "at most 30 s on two cores"


def searches() -> Iterator[Row]:
    """Time and memory of the search on vectors that are given, beside the peers': medians of turns."""
    half: dict[str, float] = {}
    for segments in (4000, 8000):
        turns = [{name: _search(name, segments) for name in _SEARCHES} for _ in range(_TURNS)]
        for name in _SEARCHES:
            results = [turn[name] for turn in turns]
            what = f"search, {segments:,} × {segments:,} segments, {name}"
            if not all("seconds" in result for result in results):
                yield what, "–", "not installed" if {} in results else "failed"
                continue
            took = statistics.median(result["seconds"] for result in results)
            said = [f"{results[0]['megabytes']:,.0f} MB at most", f"strict F1 {results[0]['f1']:.3f}"]
            ours = [turn["provenance"].get("seconds") for turn in turns]
            if name != "provenance" and all(ours):
                ratio = statistics.median(
                    r["seconds"] / mine for r, mine in zip(results, ours, strict=True) if mine
                )
                said.insert(0, f"{ratio:.1f} × ours")
            if name in half:
                said.append(f"{took / half[name]:.1f} × half of it")
            half[name] = took
            yield what, f"{took:.1f} s", "; ".join(said)


def _search(name: str, segments: int) -> dict[str, float]:
    """What one search took; empty where the peer is not installed."""
    call = [sys.executable, "-W", "ignore", "-m", "tests.benchmark.search", name, str(segments)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    result: dict[str, float] = json.loads(done.stdout) if done.returncode == 0 else {"failed": 1.0}
    return result


def run(arguments: Sequence[str], folder: Path) -> None:
    """A command whose time does not matter."""
    subprocess.run(arguments, cwd=folder, check=True, stdout=subprocess.DEVNULL)
