"""Messages saved as .eml, by the standard library's parser."""

from __future__ import annotations

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.extract import Extract, PageFacts, Trust
from briefgen.ingestion.readers.markup import paragraphs
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import LineLabel

_QUOTED = re.compile(r">|On .{6,80} wrote:$|-{2,}\s*(?:Original|Forwarded) Message\s*-{2,}$", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?$")


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """The message's text, plain part before HTML part; quoted replies and what stands below the signature mark are boilerplate.

    Raises:
        Unreadable: `damaged`, or `no-text` when there is no text part.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        if not message.keys():
            raise Unreadable("damaged", "the file is not a mail message: it has no header")
        text = _body(message)
        facts = _facts(message)
    except (MessageError, LookupError, ValueError, TypeError) as reason:
        raise Unreadable("damaged", "the message is damaged and cannot be taken apart") from reason
    if not text.strip():
        raise Unreadable("no-text", "the message has no text part; save its attachments into the corpus")
    return Extract(text=text, trust=Trust.EXTRACTED, marks=_marks(text), facts=facts)


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    charset = part.get_content_charset()
    try:
        text = payload.decode(charset) if charset else decode(payload)
    except (LookupError, UnicodeDecodeError):
        text = decode(payload)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(paragraphs(text)) + "\n" if part.get_content_type() == "text/html" else text


def _facts(message: EmailMessage) -> PageFacts:
    sender, address = parseaddr(str(message.get("From", "")))
    return PageFacts(
        title=str(message.get("Subject", "")),
        title_basis="mail subject",
        publisher=sender or address.partition("@")[2],
        publisher_basis="mail sender",
        published=str(message.get("Date", "")),
        published_basis="mail date",
        language=str(message.get("Content-Language", "")),
    )


def _marks(text: str) -> tuple[tuple[int, LineLabel], ...]:
    marks: list[tuple[int, LineLabel]] = []
    offset, below = 0, False
    for raw in text.split("\n"):
        line = raw.strip()
        below = below or bool(_SIGNATURE.match(raw))
        if line and (below or _QUOTED.match(line)):
            marks.append((offset + raw.index(line[0]), LineLabel.BOILERPLATE))
        offset += len(raw) + 1
    return tuple(marks)
