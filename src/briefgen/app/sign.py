"""A copy of what was built that carries an electronic signature."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.app.build import Built
from briefgen.app.encrypt import password_in
from briefgen.errors import SpecError, error
from briefgen.publishing.disk import replace
from briefgen.publishing.signature import signer

if TYPE_CHECKING:
    from briefgen.publishing.pades import Signer


def signer_of(file: Path | None, variable: str | None, *, at: dt.datetime) -> Signer | None:
    """Who signs, by the PKCS#12 file and the environment's variable that holds its password; None when neither is given.

    Raises:
        SpecError: one is missing, the file does not open, or its certificate is not one to sign with at `at`.
        EnvironmentFault: pyHanko is not installed.
    """
    if file is None and not variable:
        return None
    if file is None or not variable:
        hint = "name the certificate with --sign-with, and with --sign-password-env the variable that holds its password"
        raise SpecError(error("sign.both", "signing needs a certificate and its password", hints=(hint,)))
    password = password_in(variable)
    try:
        p12 = file.read_bytes()
    except OSError as reason:
        raise SpecError(error("sign.file", f"{file} cannot be read: {reason.strerror}")) from reason
    return signer(p12, password, at=at)


def sign(built: Built, by: Signer) -> Path:
    """Write `ID.signed.pdf` beside the PDF; where it is."""
    path = built.pdf.with_suffix(".signed.pdf")
    replace(path, by.signed(built.pdf.read_bytes()))
    return path
