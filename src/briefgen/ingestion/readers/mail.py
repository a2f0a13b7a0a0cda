"""Messages saved as .eml, by the standard library's parser."""

from __future__ import annotations

import re
from dataclasses import replace
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

_QUOTED = re.compile(r">")
# Where somebody else's older message begins that this one answers; the address may stand on a line of its own before `wrote:`.
_ANSWERED = re.compile(r"On .{6,120} wrote:$|-{2,}\s*Original Message\s*-{2,}$", re.IGNORECASE)
_OPENS_ANSWER = re.compile(r"On (?=.{0,60}\d).{6,120}[>@\w]$")
_FORWARDED = re.compile(r"-{2,}\s*Forwarded message\s*-{2,}$|Begin forwarded message:$", re.IGNORECASE)
_HEADER = re.compile(r"\*?(From|Sent|Date|To|Cc|Subject|Reply-To):\*?\s*(.*)$", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?$")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)


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
        text = _body(message)
        facts = _facts(message)
    except (MessageError, LookupError, ValueError, TypeError) as reason:
        raise Unreadable("damaged", "the message is damaged and cannot be taken apart") from reason
    if not text.strip():
        raise Unreadable("no-text", "the message has no text part; save its attachments into the corpus")
    marks, header = _marks(text)
    return Extract(text=text, trust=Trust.EXTRACTED, marks=marks, facts=facts if header is None else _passed_on(facts, header))


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
    return PageFacts(
        title=_PREFIX.sub("", str(message.get("Subject", ""))),
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


def _passed_on(facts: PageFacts, header: dict[str, str]) -> PageFacts:
    """The facts of the message that this one forwards; its own sender and date say nothing of that."""
    return replace(
        facts,
        title=_PREFIX.sub("", header.get("subject", "")) or facts.title,
        publisher=_sender(header.get("from", "")),
        publisher_basis="sender of the forwarded mail",
        published=header.get("date") or header.get("sent", ""),
        published_basis="date of the forwarded mail",
    )


def _marks(text: str) -> tuple[tuple[tuple[int, LineLabel], ...], dict[str, str] | None]:
    """Labels of the lines that are not what the message tells; the header of the message it forwards, None when it forwards none."""
    lines = text.split("\n")
    offsets = [0]
    for raw in lines:
        offsets.append(offsets[-1] + len(raw) + 1)
    bare = [raw.strip() for raw in lines]
    labels: dict[int, LineLabel] = {}
    header: dict[str, str] | None = None
    told = below = in_header = False  # below: all that follows is another's, which no mark of its own says
    for at, line in enumerate(bare):
        if not line:
            in_header = in_header and header == {}
            continue
        if in_header and (field := _HEADER.match(line)):
            if header is not None:
                header.setdefault(field[1].lower(), field[2])
            labels[at] = LineLabel.META
            continue
        in_header = False
        if _FORWARDED.match(line) and header is None and not below:
            labels |= dict.fromkeys((above for above in range(at) if bare[above]), LineLabel.META)
            labels[at], header, in_header = LineLabel.BOILERPLATE, {}, True
        elif below or _SIGNATURE.match(lines[at]) or (told and _answers(bare, at) and not any(map(_QUOTED.match, bare[at:]))):
            labels[at], below = LineLabel.BOILERPLATE, True
        elif _QUOTED.match(line) or _answers(bare, at) or (at and labels.get(at - 1) and _answers(bare, at - 1) and line == "wrote:"):
            labels[at] = LineLabel.BOILERPLATE
        else:
            told = True
    return tuple((offsets[at] + lines[at].index(bare[at][0]), label) for at, label in sorted(labels.items())), header


def _answers(lines: list[str], at: int) -> bool:
    """True where an answered message begins, `wrote:` on this line or on the next."""
    line = lines[at]
    return bool(
        _ANSWERED.match(line) or (_OPENS_ANSWER.match(line) and lines[at + 1 : at + 2] and _ANSWERED.match(f"{line} {lines[at + 1]}"))
    )
