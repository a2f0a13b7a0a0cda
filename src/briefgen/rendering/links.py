"""Which addresses may be a link: a source's metadata can hold anything."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https", "mailto")
_LONGEST = 8_000  # octets that a server should take (RFC 9110, 4.1); a PDF of the archival kind takes 32,767


def linkable(address: str) -> bool:
    """True for an absolute http or https address with a host, or a mailto address, of a usual length, without white space or controls."""
    if len(quote(address, errors="replace")) > _LONGEST:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and " " not in address
    return plain and parts.scheme in SCHEMES and bool(parts.netloc or (parts.scheme == "mailto" and parts.path))
