"""Pages that a browser saved whole, as MHTML or as Safari's web archive: the page in them, with what the browser knew of it."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from briefgen.ingestion.extract import Extract
from briefgen.ingestion.readers import html
from briefgen.ingestion.unreadable import Unreadable

_SAFARI = b"bplist00"
_MAIN = "WebMainResource"


def read(data: bytes, name: str) -> Extract:
    """As the page itself would be read; its address is the one it was saved from. The day of saving says nothing and is not read.

    Raises:
        Unreadable: `damaged` when no page is found in it, else as for `html.read`.
    """
    page, address = _safari(data) if data.startswith(_SAFARI) else _mhtml(data)
    found = html.read(page, name)
    return found if found.facts.url else replace(found, facts=replace(found.facts, url=address))


def _safari(data: bytes) -> tuple[bytes, str]:
    try:
        main = plistlib.loads(data)[_MAIN]
        return bytes(main["WebResourceData"]), str(main.get("WebResourceURL", ""))
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as reason:
        raise Unreadable("damaged", "the web archive holds no page; save the page as HTML") from reason


def _mhtml(data: bytes) -> tuple[bytes, str]:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        part = next(part for part in message.walk() if isinstance(part, EmailMessage) and part.get_content_type() == "text/html")
        page, charset = part.get_payload(decode=True), part.get_content_charset()
        address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    except (MessageError, LookupError, ValueError, TypeError, StopIteration) as reason:
        raise Unreadable("damaged", "the saved page is damaged or cut short; save it again, as HTML") from reason
    if not isinstance(page, bytes):
        raise Unreadable("damaged", "the saved page is damaged or cut short; save it again, as HTML")
    return _as_utf8(page, charset), address if address.startswith(("http://", "https://")) else ""


def _as_utf8(page: bytes, charset: str | None) -> bytes:
    """The charset that the archive gives for the page holds where it fits; else the page is left to say its own."""
    try:
        return page.decode(charset).encode("utf-8") if charset else page
    except (LookupError, UnicodeError):
        return page
