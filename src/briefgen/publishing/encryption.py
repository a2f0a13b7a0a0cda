"""A copy of a PDF that opens with a password only; the edition itself stays as it is."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

from briefgen.errors import EnvironmentFault, SpecError, error, missing_extra

_LONGEST = 127
"""Bytes of a password that PDF 2.0 takes (ISO 32000-2, 7.6.4.3.3)."""


def encrypted(pdf: bytes, password: str) -> bytes:
    """The PDF under AES-256 (revision 6 of the standard handler), without its claim to be PDF/A, which allows no encryption.

    Screen readers may read it, as PDF/UA asks; who has the password may do everything. The keys are random: the bytes differ each time.

    Raises:
        SpecError: the password is empty, or longer than 127 bytes.
        EnvironmentFault: pikepdf is not installed.
    """
    if not password or len(password.encode()) > _LONGEST:
        raise SpecError(error("encrypt.password", f"a password has 1 to {_LONGEST} bytes"))
    try:
        import pikepdf
    except ImportError as reason:
        raise EnvironmentFault(
            error("environment.no-pikepdf", "the library for encrypting is not installed", hints=(missing_extra("encrypt"),))
        ) from reason
    held = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for claim in ("pdfaid:part", "pdfaid:conformance"):
                with suppress(KeyError):
                    del metadata[claim]
        document.save(held, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return held.getvalue()
