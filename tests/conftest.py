"""What all tests share: a check of every PDF, veraPDF to hold some to, and options for the tests whose expectation is a picture."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent / "unit" / "writers"))


@pytest.fixture(autouse=True)
def _every_pdf_is_sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Checks the PDFs that a test writes in this process, when the test is over; the same bytes are checked once.

    A brief that is cut to fit is tried out many times, and only what comes last is kept: the last five of a test are checked.
    """
    from briefgen.writers.pdf import write

    made: list[bytes] = []

    def kept(*arguments: object) -> bytes:
        data: bytes = finished(*arguments)
        made.append(data)
        return data

    finished = write.file_bytes
    monkeypatch.setattr(write, "file_bytes", kept)
    yield
    if made:
        import pdf_checks

        for data in made[-5:]:
            pdf_checks.assert_sound(data)


@pytest.fixture(scope="session")
def verapdf() -> Callable[..., list[dict[str, Any]]]:
    """Runs veraPDF in a process of its own: files or folders and the options of `verapdf.py` to its results, one a file and profile."""

    def run(*arguments: object) -> list[dict[str, Any]]:
        command = [sys.executable, str(Path(__file__).parent / "unit" / "writers" / "verapdf.py"), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 3), done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def pytest_configure(config: pytest.Config) -> None:
    if folder := config.getoption("--keep-pdfs"):
        import pdf_checks

        pdf_checks.keep_in(Path(folder).absolute())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("pdf").addoption("--keep-pdfs", metavar="FOLDER", help="keep every PDF that a test writes in FOLDER, for make verapdf")
    group = parser.getgroup("golden")
    group.addoption("--golden-show", action="store_true", help="write actual, expected and difference images to tests/golden/actual")
    group.addoption("--golden-update", action="store_true", help="rewrite the expected images; look at each before you commit it")
