"""What an answer is, by what the server calls it and how it begins; and its bytes as they are kept."""

from __future__ import annotations

import codecs
import re
from email.message import Message

from briefgen.fetching.faults import FetchFault
from briefgen.fetching.wire import Answer

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
_HTML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_TEXTS = frozenset({".html", ".txt"})
# Python's codecs that no page is written in; some take very long on hostile bytes.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})


def page_suffix(answer: Answer) -> str:
    """`.html`, `.pdf`, `.txt` or `.docx`.

    Raises:
        FetchFault: it is none of these, or its beginning belies its name.
    """
    named, _ = content_type(answer)
    head = answer.body[:2048]
    if not answer.body.strip():
        raise FetchFault("fetch.empty", "the answer is empty")
    suffix = _SUFFIXES.get(named)
    if named in _UNSAID:
        suffix = ".pdf" if b"%PDF-" in head[:1024] else ".html" if _HTML.match(head) else None
    if suffix is None:
        raise FetchFault("fetch.content-type", f"is {named or 'of no known kind'}, not a page, a PDF, a Word file or a text")
    if suffix == ".pdf" and b"%PDF-" not in head[:1024]:
        raise FetchFault("fetch.content-type", "is called a PDF but is none")
    if suffix in _TEXTS and b"%PDF-" in head[:8]:
        raise FetchFault("fetch.content-type", f"is called {named} but is a PDF")
    return suffix


def kept_bytes(answer: Answer, suffix: str) -> bytes:
    """The bytes to save: as they came, unless only the server said how its text is encoded; then as UTF-8 with a byte order mark."""
    _, charset = content_type(answer)
    if suffix not in _TEXTS or not charset or answer.body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return answer.body
    try:
        if codecs.lookup(charset).name in _NO_CHARSETS:
            return answer.body
        text = answer.body.decode(charset)
    except (LookupError, ValueError):
        return answer.body  # the server is wrong; the reader finds out
    encoded = text.encode("utf-8", "surrogatepass")
    return answer.body if encoded == answer.body and not _says_otherwise(answer.body) else codecs.BOM_UTF8 + encoded


def content_type(answer: Answer) -> tuple[str, str]:
    """Media type in lower case and charset, each empty when not said."""
    message = Message()
    message["content-type"] = answer.headers.get("content-type", "")
    named = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    charset = message.get_param("charset", "")
    return named, charset if isinstance(charset, str) else ""


def _says_otherwise(body: bytes) -> bool:
    """Whether a page's own meta tag names another encoding than UTF-8, which a reader of the file would believe."""
    said = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", body[:4096], re.IGNORECASE)
    return said is not None and said[1].lower() not in (b"utf-8", b"utf8")
