"""Messages saved as .eml, by the standard library's parser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.extract import Extract, PageFacts, Trust
from briefgen.ingestion.mended import mended
from briefgen.ingestion.readers.mail_text import PREFIX, labelled
from briefgen.ingestion.readers.markup import paragraphs
from briefgen.ingestion.unreadable import Unreadable

_COVER_WORDS = 40
"""Words of a message that only passes on the one attached to it."""
_ONE_BYTE = re.compile(r"(?:us-ascii|ascii|iso-8859-\d+|latin-?1|windows-125\d|cp125\d)$", re.IGNORECASE)


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """The message's text, plain part before HTML part; what it answers and what stands below the signature mark are boilerplate.

    A forwarded message is that message: sender, date and subject are those of the one passed on, as far as they are given.

    Raises:
        Unreadable: `damaged`, or `no-text` when there is no text part.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        if not message.keys():
            raise Unreadable("damaged", "the file is not a mail message: it has no header")
        message = _innermost(message)
        text = _body(message)
        facts = _facts(message)
        attached = _attached(message)
    except (MessageError, LookupError, ValueError, TypeError) as reason:
        raise Unreadable("damaged", "the message is damaged and cannot be taken apart") from reason
    if not text.strip():
        raise Unreadable("no-text", _no_text(attached))
    marks, header = labelled(text, str(message.get("Subject", "")))
    return Extract(
        text=text,
        trust=Trust.EXTRACTED,
        marks=marks,
        facts=facts if header is None else _passed_on(facts, header),
        attachments=attached,
    )


def _innermost(message: EmailMessage) -> EmailMessage:
    """The message that this one only passes on as its one attached message; else this one."""
    while True:
        inner = [part.get_content() for part in message.iter_attachments() if part.get_content_type() == "message/rfc822"]
        if len(inner) != 1 or not isinstance(inner[0], EmailMessage) or len(_body(message).split()) > _COVER_WORDS:
            return message
        message = inner[0]


def _attached(message: EmailMessage) -> tuple[str, ...]:
    """Names of the attached files, less pictures and signatures, which hold no text."""
    found = []
    for part in message.walk():
        name = part.get_filename()
        if name and part.get_content_maintype() != "image" and not name.lower().endswith((".asc", ".p7s", ".vcf", ".ics")):
            found.append(" ".join(name.split()))
    return tuple(found)


def _no_text(attached: Sequence[str]) -> str:
    if any(name.lower() == "winmail.dat" for name in attached):
        return "the message is packed in winmail.dat, as Outlook does; ask for it as plain text, or save it from Outlook as .eml"
    named = f" ({', '.join(attached)})" if attached else ""
    return f"the message has no text part; save its attachments{named} into the corpus"


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    charset = part.get_content_charset()
    if charset and _ONE_BYTE.match(charset) and not payload.isascii():
        with suppress(UnicodeDecodeError):  # bytes of another encoding hardly ever make valid UTF-8
            payload.decode("utf-8")
            charset = "utf-8"
    try:
        text = mended(payload.decode(charset)) if charset else decode(payload)
    except (LookupError, UnicodeDecodeError):
        text = decode(payload)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(paragraphs(text)) + "\n" if part.get_content_type() == "text/html" else text


def _facts(message: EmailMessage) -> PageFacts:
    return PageFacts(
        title=PREFIX.sub("", str(message.get("Subject", ""))),
        title_basis="mail subject",
        publisher=_sender(str(message.get("From", ""))),
        publisher_basis="mail sender",
        published=str(message.get("Date", "")),
        published_basis="mail date",
        language=str(message.get("Content-Language", "")),
    )


def _sender(address: str) -> str:
    name, mailbox = parseaddr(address)
    return name or mailbox.partition("@")[2]


def _passed_on(facts: PageFacts, header: Mapping[str, str]) -> PageFacts:
    """The facts of the message that this one forwards; its own sender and date say nothing of that."""
    return replace(
        facts,
        title=PREFIX.sub("", header.get("subject", "")) or facts.title,
        publisher=_sender(header.get("from", "")),
        publisher_basis="sender of the forwarded mail",
        published=header.get("date", ""),
        published_basis="date of the forwarded mail",
    )
