"""A copy of what was built that opens with a password only."""

from __future__ import annotations

import os
from pathlib import Path

from briefgen.app.build import Built
from briefgen.errors import SpecError, error
from briefgen.publishing.disk import replace
from briefgen.publishing.encryption import encrypted


def password_in(variable: str) -> str:
    """The password in the environment's `variable`.

    Raises:
        SpecError: there is none.
    """
    password = os.environ.get(variable, "")
    if not password:
        raise SpecError(error("encrypt.variable", f"{variable} is not set, or empty", hints=(f"set {variable} to the password",)))
    return password


def encrypt(built: Built, password: str) -> Path:
    """Write `ID.encrypted.pdf` beside the PDF; where it is.

    Raises:
        SpecError: the password cannot be used.
        EnvironmentFault: pikepdf is not installed.
    """
    path = built.pdf.with_suffix(".encrypted.pdf")
    replace(path, encrypted(built.pdf.read_bytes(), password))
    return path
