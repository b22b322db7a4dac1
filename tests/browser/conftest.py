"""One browser for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import NoReturn

import pytest

from tests.browser.chromium import Browser, NoBrowserError, started


def _without_browser(reason: str) -> NoReturn:
    """Skip, and say so; where `PROVENANCE_REQUIRE_BROWSER` is set, as in CI, a skip is a failure."""
    if os.environ.get("PROVENANCE_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, driven by Selenium."""
    try:
        with started(tmp_path_factory.mktemp("chromium")) as browser:
            yield browser
    except NoBrowserError as error:
        _without_browser(str(error))


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which looks for what keeps people from using a page."""
    if find_spec("axe_core_python") is None:
        _without_browser("axe-core-python is not installed: pip install 'translation-provenance[test]'")
    from importlib.resources import files

    return files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture
def violations(chromium: Browser, axe: str) -> Callable[[], list[str]]:
    """What axe-core finds wrong with the page that is open, one line each."""

    def look() -> list[str]:
        chromium.run(axe)
        result = chromium.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations']})"
            ".then(done, (error) => done({error: String(error)}));"
        )
        assert "error" not in result, result
        return [
            f"{found['id']}: {found['help']}: {[node['html'][:160] for node in found['nodes'][:3]]}"
            for found in result["violations"]
        ]

    return look
