"""How the process ends and what it leaves on its streams, whatever stands behind them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from tests.cli.running import Command, process

COMMAND = [sys.executable, "-m", "provenance_cli"]
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and /dev are POSIX")


@ON_POSIX
def test_a_closed_pipe_ends_quietly(stories: Path, registered: Command) -> None:
    with subprocess.Popen(
        [*COMMAND, "show", "lights@en.1"], cwd=stories, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()
    assert child.returncode == 141
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("asked", ["list", "--help"])
def test_a_full_disk_behind_stdout_is_said(asked: str, stories: Path, registered: Command) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, asked], cwd=stories, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 6
    lines = done.stderr.decode().splitlines()
    assert lines[0].startswith("error: stdout cannot be written")
    assert len(lines) == 2


def _wait_until_read(pipe: IO[bytes]) -> None:
    """Wait until whoever is at the other end of a pipe has taken what is in it, and so waits for more."""
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    for _ in range(600):
        if not int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder):
            return
        time.sleep(0.05)
    pytest.fail("stdin was not read within 30 seconds")


@ON_POSIX
def test_ctrl_c_ends_with_130(desk: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "register", "-", "--article", "lights"],
        cwd=desk,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        child.stdin.write(b"Lights")
        child.stdin.flush()
        _wait_until_read(child.stdin)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=30)
    assert child.returncode == 130
    assert b"Traceback" not in said
    assert not (desk / "provenance.db").exists()


@ON_POSIX
def test_a_pipe_is_written_to_and_stays_a_pipe(stories: Path, registered: Command) -> None:
    pipe = stories / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert registered("list", "-o", str(pipe)).code == 0
        assert b"lights@fr.1" in os.read(reader, 65536)
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_output_is_utf8_whatever_the_locale_says(stories: Path, registered: Command) -> None:
    done = process(
        "show",
        "lights@fr.1",
        cwd=stories,
        env={"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert "s'éteignent" in done.stdout.decode("utf-8")


def test_stdin_is_a_file_called_dash(desk: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "register", "-", "--article", "lights", "--lang", "en"],
        cwd=desk,
        input=b"Lights out\n\nThe lights went out, the harbour master said on Monday.\n",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert b"lights@en.1" in done.stdout


def test_colour_only_on_a_terminal(registered: Command) -> None:
    assert "\x1b[" not in registered("log", "lights").out


def test_quiet_silences_notes(registered: Command) -> None:
    assert registered("register", "lights.fr.txt").err.startswith("note: ")
    assert registered("register", "lights.fr.txt", "--quiet").err == ""


def test_hostile_text_is_shown_escaped(desk: Path, provenance: Command) -> None:
    hostile = "Lights \x1b[31mout\x07 \u202egnihton\u202c here\n\nThe \x1b]0;title\x07harbour was dark.\n"
    hostile += "\nNobody on the quay could say why, and the harbour master did not want to guess.\n" * 40
    (desk / "dark.en.txt").write_text(hostile, encoding="utf-8")
    assert provenance("register", "dark.en.txt").code == 0
    for arguments in (
        ("show", "dark@en.1"),
        ("list",),
        ("log", "dark"),
        ("diff", "dark@en.1", "dark.en.txt"),
    ):
        shown = provenance(*arguments)
        assert shown.code == 0, shown.err
        assert not set("\x1b\x07\u202e") & set(shown.out)
    assert provenance("show", "dark@en.1", "--raw", "-o", "raw.txt").code == 0
    assert (desk / "raw.txt").read_bytes() == hostile.encode()


def test_an_internal_error_is_one_line(registered: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("provenance.reports.terminal.lists.list_text", broken)
    result = registered("list")
    assert result.code == 70
    assert "Traceback" not in result.err
    assert "Traceback" in registered("list", "--debug").err


def test_a_bare_command_shows_the_help(provenance: Command) -> None:
    result = provenance()
    assert result.code == 2
    assert "Commands:" in result.out
    assert result.err == ""
