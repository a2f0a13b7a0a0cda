"""Which addresses may be a link: a source's metadata can hold anything."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")


def linkable(address: str) -> bool:
    """True for an absolute http or https address with a host, or a mailto address, without white space or controls."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and " " not in address
    return plain and parts.scheme in SCHEMES and bool(parts.netloc or (parts.scheme == "mailto" and parts.path))
