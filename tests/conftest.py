"""What all tests share: a check of every PDF, and options for the tests whose expectation is a picture."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

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


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("golden")
    group.addoption("--golden-show", action="store_true", help="write actual, expected and difference images to tests/golden/actual")
    group.addoption("--golden-update", action="store_true", help="rewrite the expected images; look at each before you commit it")
