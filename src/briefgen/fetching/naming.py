"""File names for what is saved: one address, one name, for as long as the address lasts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import unquote

from briefgen.fetching.target import Target

_SLUG_LENGTH = 60
_TAIL = re.compile(r"\.(?:html?|xhtml|php|aspx?|jsp|pdf|docx|txt|rss|xml|amp)$")


def file_name(target: Target, suffix: str, *, title: str = "", key: str = "") -> str:
    """`host_slug_hash.suffix`; safe on every file system.

    title: where the slug is from; default: the last part of the path that says anything. key: what is hashed; default: the address.
    """
    parts = [unquote(part) for part in target.request.partition("?")[0].split("/")]
    slug = slug_of(title) or next((found for part in reversed(parts) if (found := slug_of(part))), "page")
    digest = hashlib.sha256((key or target.url).encode()).hexdigest()[:10]
    host = re.sub(r"[^a-z0-9.-]+", "-", target.host.removeprefix("www."))
    return f"{host}_{slug}_{digest}{suffix}"


def slug_of(text: str) -> str:
    """ASCII letters and digits of a text joined by hyphens, without accents; may be empty."""
    plain = unicodedata.normalize("NFKD", _TAIL.sub("", text.lower()).replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")
