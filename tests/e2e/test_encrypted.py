"""A copy under a password: opens with it only, reads the same, and claims nothing that is not so."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parents[1] / "unit" / "writers"))
import pdf_profiles
from pdf_view import View

from briefgen.errors import SpecError
from briefgen.publishing.encryption import encrypted

Run = Callable[..., tuple[int, str, str]]
BUILD = ("build", "briefs/harbours.yaml")


def test_a_copy_under_a_password(harbours: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEF_PASSWORD", "mở cửa")
    code, out, _ = run(*BUILD, "--password-env", "BRIEF_PASSWORD")
    assert code in (0, 1)
    assert "  output/harbours.encrypted.pdf, under the password: no PDF/A" in out
    path = harbours / "output/harbours.encrypted.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="mở cửa") as opened, pikepdf.open(harbours / "output/harbours.pdf") as plain:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.allow.accessibility
        assert len(opened.pages) == len(plain.pages)
        told, before = opened.open_metadata(), plain.open_metadata()
        assert (before["pdfaid:part"], before["pdfuaid:part"]) == ("3", "1")
        assert "pdfaid:part" not in told
        assert told["pdfuaid:part"] == "1"
        view = View(path.read_bytes(), opened)
        assert [fault for rule in pdf_profiles.UA_1.values() for fault in rule(view)] == []
    assert run("verify", str(path))[0] == 3
    assert run("verify", "output/harbours.pdf")[0] == 0


def test_a_password_has_to_be_there(harbours: Path, run: Run) -> None:
    code, _, err = run(*BUILD, "--password-env", "NO_SUCH_VARIABLE")
    assert (code, "NO_SUCH_VARIABLE is not set, or empty" in err) == (2, True)
    assert not (harbours / "output").exists()


def test_a_password_that_readers_would_cut_is_refused() -> None:
    held = BytesIO()
    pikepdf.new().save(held)
    for password in ("", "ở" * 60):
        with pytest.raises(SpecError, match="1 to 127 bytes"):
            encrypted(held.getvalue(), password)


@pytest.mark.debian
def test_verapdf_passes_a_copy_under_a_password_as_accessible(
    harbours: Path, run: Run, monkeypatch: pytest.MonkeyPatch, verapdf: Callable[..., list[dict[str, Any]]]
) -> None:
    """It is for every reader, and no archive, which it does not say either."""
    monkeypatch.setenv("BRIEF_PASSWORD", "word")
    assert run(*BUILD, "--password-env", "BRIEF_PASSWORD")[0] in (0, 1)
    accessible, archival = verapdf("--password", "word", harbours / "output/harbours.encrypted.pdf")
    assert accessible["compliant"], accessible
    assert {"6.1.3-2", "6.6.4-1"} <= {found["rule"] for found in archival["rules"]}
