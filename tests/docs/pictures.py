"""Makes the pictures in docs/ from the program's own output: `python -m tests.docs.pictures`.

Those of the terminal are SVG; those of the page of an article are taken by Chromium.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from provenance_cli.main import run
from provenance_samples import SAMPLES

FOLDER = Path(__file__).parents[2] / "docs"
COLUMNS = 100

PICTURES: dict[str, tuple[str, ...]] = {
    "log.svg": ("log", "ostrell-dam"),
    "edits.svg": ("diff", "ostrell-dam@fr.2", "--only", "facts"),
}

# Name, what is done on the page before, and how many pixels high.
SCREENSHOTS: dict[str, tuple[str, int]] = {
    "family.png": ("document.body.scrollIntoView()", 770),
    "side-by-side.png": (
        "document.querySelector('input[value=changed]').click();"
        "document.getElementById('en.1--fr.1').scrollIntoView()",
        1085,
    ),
}
WIDTH, COLOURS = 1280, 64

NORMAL = [
    (40, 42, 46),
    (176, 42, 48),
    (36, 116, 60),
    (150, 96, 10),
    (32, 88, 160),
    (120, 60, 140),
    (20, 112, 120),
    (110, 112, 116),
]
BRIGHT = [
    (110, 112, 116),
    (200, 50, 56),
    (40, 132, 68),
    (172, 112, 16),
    (40, 104, 184),
    (140, 72, 160),
    (24, 128, 136),
    (20, 20, 20),
]

# rich's own template loads a font from a server; this one asks for what the reader has.
TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<rect fill="#fbfaf7" x="0" y="0" width="100%" height="100%" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class _Terminal(io.StringIO):
    """A stream that says it is a terminal, so that reports are coloured."""

    def isatty(self) -> bool:
        return True


def printed(arguments: tuple[str, ...]) -> str:
    """What a command prints on a coloured terminal, in a folder where the samples are registered."""
    out = _Terminal()
    with _samples_registered(), contextlib.redirect_stdout(out):
        run(arguments)
    return out.getvalue()


def draw(name: str) -> str:
    """The picture of this name, as SVG."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    theme = TerminalTheme((251, 250, 247), (40, 42, 46), NORMAL, BRIGHT)
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, legacy_windows=False
    )
    command = Text(f"$ provenance {' '.join(PICTURES[name])}\n", style="bold")
    console.print(command, Text.from_ansi(printed(PICTURES[name])), sep="\n", soft_wrap=True)
    return console.export_svg(
        title="", theme=theme, code_format=TEMPLATE, unique_id=name.removesuffix(".svg")
    )


def photograph(folder: Path) -> None:
    """Take the pictures of the page of the sample family, with few colours so that they stay small."""
    from PIL import Image

    from tests.browser.chromium import started

    page = folder / "page.html"
    with _samples_registered():
        run(("report", "ostrell-dam", "--quiet", "-o", str(page)))
    with started(folder) as browser:
        for name, (before, height) in SCREENSHOTS.items():
            browser.open(page.read_text(encoding="utf-8"), width=WIDTH, height=height, fragment="#en.1--fr.1")
            browser.run(before)
            browser.settled("return 0")
            shot = Image.open(io.BytesIO(browser.driver.get_screenshot_as_png())).convert("RGB")
            # The rare colours are the telling ones: median cut would give them up.
            few = shot.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            few.save(FOLDER / name, optimize=True)


@contextlib.contextmanager
def _samples_registered() -> Iterator[None]:
    kept = {name: os.environ.pop(name, None) for name in ("PROVENANCE_DB", "NO_COLOR", "COLUMNS")}
    os.environ["COLUMNS"] = str(COLUMNS)
    try:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            for sample in SAMPLES:
                Path(sample.name).write_bytes(sample.file.read_bytes())
                with contextlib.redirect_stdout(io.StringIO()):
                    dated = () if "published" in str(sample.options) else ("--published", "2025-03-13")
                    own = dated if sample.name.endswith("en.3.txt") else ()
                    run(("register", "--quiet", sample.name, *sample.options, *own))
            yield
    finally:
        del os.environ["COLUMNS"]
        os.environ.update({name: value for name, value in kept.items() if value is not None})


if __name__ == "__main__":
    for picture in PICTURES:
        (FOLDER / picture).write_text(draw(picture), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        photograph(Path(name))
