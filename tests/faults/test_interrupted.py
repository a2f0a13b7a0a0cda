"""Ctrl-C at a terminal reaches the program and all its children: one sentence, code 130, nothing half-done."""

import os
import signal
import subprocess
import sys
import time
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


@pytest.mark.parametrize("moment", ["before the children", "while they read"])
def test_an_interruption_is_one_sentence(tmp_path: Path, moment: str) -> None:
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
    time.sleep(0.2 if moment == "before the children" else 1.5)
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert (started.returncode, said) == (130, b"interrupted; nothing half-done was left behind\n")
    assert not list(tmp_path.rglob("*.tmp"))
    assert not (tmp_path / "output/ferries.pdf").exists()
