"""Chromium without a window; pages are opened from disk, as a colleague would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)


class NoBrowserError(Exception):
    """There is no browser here, or nothing to drive it with; the message says what to install."""


@dataclass
class Browser:
    """A browser with one page open.

    Attributes:
        driver: What drives it.
        folder: Where pages are written before they are opened.
        file: The page that is open.
    """

    driver: Chrome
    folder: Path
    file: Path = field(default_factory=Path)

    def open(
        self, html: str, *, width: int = 1280, height: int = 900, dark: bool = False, fragment: str = ""
    ) -> None:
        """Write a page to disk and open it; what was logged before is forgotten."""
        number = len(list(self.folder.iterdir()))
        self.file = self.folder / f"page{number}.html"
        self.file.write_text(html, encoding="utf-8")
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
        self.logged(), self.requested()
        self.driver.get(self.file.as_uri() + fragment)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns, run in the page."""
        return self.driver.execute_script(script, *arguments)

    def settled(self, script: str) -> Any:
        """The same, after the page has drawn itself twice."""
        return self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"requestAnimationFrame(() => requestAnimationFrame(() => done((() => {{{script}}})())));"
        )

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        from selenium.webdriver import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def logged(self) -> list[dict[str, Any]]:
        """What the console has said since this was last asked."""
        entries: list[dict[str, Any]] = self.driver.get_log("browser")
        return entries

    def requested(self) -> list[str]:
        """Every address asked for since this was last asked, but for those of the browser's own pages."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
            and not message["params"]["documentURL"].startswith("chrome:")
        ]


@contextmanager
def started(folder: Path) -> Iterator[Browser]:
    """Chromium with a profile of its own, driven by Selenium.

    Args:
        folder: An empty folder for its profile and its pages.

    Raises:
        NoBrowserError: It cannot be started for want of something.
    """
    if find_spec("selenium") is None:
        raise NoBrowserError("selenium is not installed: pip install 'translation-provenance[test]'")
    names = ("chromium", "chromium-browser", "google-chrome")
    binary = next((found for name in names if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        raise NoBrowserError("no Chromium here: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    pages = folder / "pages"
    pages.mkdir()
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with webdriver.Chrome(options=options, service=Service(driver)) as session:
        yield Browser(session, pages)
