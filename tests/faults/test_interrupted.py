"""Ctrl-C reaches the program and all its children, a scheduler's SIGTERM the program: one sentence, code 130, nothing half-done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

BRIEF = """title: Ferries
corpus: ../corpus
cutoff: 2024-12-31
sections:
  - {title: Agreements, keywords: [ferry, agreement]}
"""
PROGRAM = """
import signal, sys
from briefgen.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
print("ready", flush=True)
main(sys.argv[1:])
"""


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["before the children", "while they read"])
def test_an_interruption_is_one_sentence(tmp_path: Path, moment: str, told: signal.Signals) -> None:
    for folder in ("corpus", "briefs", ".briefgen"):
        (tmp_path / folder).mkdir()
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs/ferries.yaml").write_text(BRIEF)
    for number in range(40):
        words = f"Arland and Borland signed ferry agreement {number} on March 4, 2024.\n"
        (tmp_path / f"corpus/{number}.txt").write_text(words * 3000 if moment == "while they read" else words)
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "build", "briefs/ferries.yaml"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == b"ready\n"
    until(lambda: bool(list(tmp_path.glob(".briefgen/library-*"))))
    if moment == "while they read":
        until(lambda: len(children(started.pid)) > 1)  # the process that forks them, and the one that counts what is shared
        until(lambda: any(children(child) for child in children(started.pid)))
    family = [started.pid, *children(started.pid)]
    if told is signal.SIGINT:
        os.killpg(started.pid, told)
    else:
        started.send_signal(told)
    _, said = started.communicate(timeout=30)
    assert (started.returncode, said) == (130, b"interrupted; nothing half-done was left behind\n")
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))
    assert not list(tmp_path.rglob("*.tmp"))
    assert not (tmp_path / "output/ferries.pdf").exists()
