"""A copy of a PDF that carries an electronic signature; the edition itself stays as it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from briefgen.errors import EnvironmentFault, error, missing_extra

if TYPE_CHECKING:
    from briefgen.publishing.pades import Signer


def signer(p12: bytes, password: str, *, at: dt.datetime) -> Signer:
    """Who signs at the moment `at`, by the key and certificate of a PKCS#12 file.

    Raises:
        SpecError: the file does not open, or its certificate is not one to sign with on that day.
        EnvironmentFault: pyHanko is not installed.
    """
    try:
        from briefgen.publishing.pades import Signer
    except ImportError as reason:
        raise EnvironmentFault(
            error("environment.no-pyhanko", "the library for signing is not installed", hints=(missing_extra("sign"),))
        ) from reason
    return Signer(p12, password, at=at)
