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


@pytest.fixture(scope="session", autouse=True)
def pdfs_made() -> Iterator[list[bytes]]:
    """The PDFs that were written in this process and not looked at yet; what a brief is only tried out in is thrown away, and left out.

    Copies that are signed or open with a password have tests of their own, and are only kept.
    """
    import pdf_checks

    from briefgen.app import encrypt, pages
    from briefgen.publishing.pades import Signer
    from briefgen.writers.pdf import write

    made: list[bytes] = []

    def written(*arguments: Any) -> bytes:
        made.append(file_bytes(*arguments))
        return made[-1]

    def painted(*arguments: Any, attachments: tuple[Any, ...], **named: Any) -> Any:
        out = write_pdf(*arguments, attachments=attachments, **named)
        if "manifest.json" not in {attachment.name for attachment in attachments}:
            made.pop()
        return out

    def signed(signer: Signer, pdf: bytes) -> bytes:
        pdf_checks.keep(copy := sign(signer, pdf))
        return copy

    def encrypted(pdf: bytes, password: str) -> bytes:
        pdf_checks.keep(copy := lock(pdf, password), password)
        return copy

    file_bytes, write_pdf, sign, lock = write.file_bytes, pages.write_pdf, Signer.signed, encrypt.encrypted
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "file_bytes", written)
        patch.setattr(pages, "write_pdf", painted)
        patch.setattr(Signer, "signed", signed)
        patch.setattr(encrypt, "encrypted", encrypted)
        yield made


@pytest.fixture(autouse=True)
def _every_pdf_is_sound(pdfs_made: list[bytes]) -> Iterator[None]:
    """Checks the PDFs that a test and its fixtures wrote in this process, when the test is over; the same bytes are checked once."""
    yield
    made = pdfs_made.copy()
    pdfs_made.clear()
    if made:
        import pdf_checks

        for data in made:
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
    parser.getgroup("pdf").addoption(
        "--keep-pdfs", metavar="FOLDER", help="keep every PDF that a test writes in FOLDER, for make test-full"
    )
    group = parser.getgroup("golden")
    group.addoption("--golden-show", action="store_true", help="write actual, expected and difference images to tests/golden/actual")
    group.addoption("--golden-update", action="store_true", help="rewrite the expected images; look at each before you commit it")
