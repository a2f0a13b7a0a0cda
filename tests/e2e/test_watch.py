import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "unit" / "writers"))
import pdf_checks

ROOT = Path(__file__).resolve().parents[2]
BRIEF = "title: Harbours\ntemplate: in_focus\nsections:\n  - title: Agreements\n    keywords: [harbour]\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for folder in ("briefs", "corpus"):
        (tmp_path / folder).mkdir()
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / "briefs" / "harbours.yaml").write_text(BRIEF)
    (tmp_path / "corpus" / "a.md").write_text("---\npublished: 2024-03-05\n---\n\nArland signed a harbour agreement on March 4, 2024.\n")
    return tmp_path


@pytest.fixture
def lines(desk: Path) -> Iterator["queue.Queue[str]"]:
    """What `briefgen watch` prints, line by line."""
    command = [sys.executable, "-u", "-c", "from briefgen.cli.main import main; main()", "watch", "briefs/harbours.yaml"]
    told: queue.Queue[str] = queue.Queue()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as process:
        assert process.stdout is not None
        reader = threading.Thread(target=lambda: [told.put(line.rstrip("\n")) for line in process.stdout or ()], daemon=True)
        reader.start()
        yield told
        process.terminate()
        process.wait()
        reader.join()
    for path in desk.glob("output/**/*.pdf"):  # another process wrote them
        pdf_checks.assert_sound(path.read_bytes())


def until(told: "queue.Queue[str]", words: str) -> None:
    deadline = time.monotonic() + 60
    seen = []
    while time.monotonic() < deadline:
        try:
            seen.append(told.get(timeout=1))
        except queue.Empty:
            continue
        if words in seen[-1]:
            return
    raise AssertionError(f"{words!r} was not said; said was {seen}")


def test_a_change_is_built_an_error_is_told_and_the_last_good_pdf_stays(desk: Path, lines: "queue.Queue[str]") -> None:
    until(lines, "built edition 1")
    time.sleep(0.5)  # the watcher starts after the first build is told
    (desk / "corpus" / "b.md").write_text("---\npublished: 2024-04-05\n---\n\nBorland signed a harbour agreement on April 4, 2024.\n")
    until(lines, "built edition 2")
    good = (desk / "output" / "harbours.pdf").read_bytes()
    (desk / "briefs" / "harbours.yaml").write_text(BRIEF.replace("title: Harbours", "titel: Harbours"))
    until(lines, "not built; the last good PDF stays as it was")
    assert (desk / "output" / "harbours.pdf").read_bytes() == good
    (desk / "briefs" / "harbours.yaml").write_text(BRIEF.replace("Harbours", "The harbours"))
    until(lines, "built edition 3")
    (desk / "briefgen.toml").write_text("quote_words = 'many'\n")
    until(lines, "not built; the last good PDF stays as it was")
    (desk / "briefgen.toml").write_text("quote_words = 60\n")
    until(lines, "unchanged, still edition 3")
