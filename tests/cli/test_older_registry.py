"""What commands do with a registry that an older release made: who writes upgrades it, who reads does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Command
from tests.later import later_release

SIDES = ("lights@en.1", "lights@fr.1")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["amend", SIDES[0], "--published", "2026-01-10", "--reason", "found"], id="amend"),
        pytest.param(["pin", *SIDES, "1=1"], id="pin"),
        pytest.param(["pin", *SIDES, "--confirm"], id="pin-confirm"),
        pytest.param(["waive", f"CR107:{SIDES[1]}", "--reason", "meant"], id="waive"),
        pytest.param(["people", "merge", "pavel-orsini", "nora-quist"], id="people-merge"),
        pytest.param(["people", "rename", "nora-quist", "Nora Brook"], id="people-rename"),
        pytest.param(["people", "alias", "nora-quist", "N. Brook"], id="people-alias"),
    ],
)
def test_a_writing_command_upgrades_it_and_says_so(
    registered: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    later_release(tmp_path, monkeypatch)
    if "merge" in arguments:
        arguments = [*arguments, "--force"]
    done = registered(*arguments)
    assert done.code == 0, done.err
    assert done.err.count("upgraded to this release; a backup of what it was is at") == 1
    assert "upgraded" not in registered(*arguments).err


@pytest.mark.parametrize(
    "arguments",
    [["people", "list"], ["waive", "--list"], ["show", SIDES[0]], ["diff", *SIDES]],
    ids=lambda arguments: "-".join(arguments[:2]),
)
def test_a_reading_command_names_what_upgrades_it(
    registered: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    later_release(tmp_path, monkeypatch)
    done = registered(*arguments)
    assert done.code == 5
    assert "`provenance init` brings it up to this one" in done.err
