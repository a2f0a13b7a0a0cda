"""The letter: key points and what changed as plain text, the PDF attached or linked."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from unicodedata import normalize

from briefgen.errors import SpecError, error
from briefgen.publishing.delivery.issue import Issue, told
from briefgen.publishing.delivery.settings import MailSettings
from briefgen.text.normalise import printable

WIDTH = 72
_DOMAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*")
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")


def address(written: str) -> Address:
    """One mail address, `Name <name@example.org>` or bare.

    Raises:
        SpecError: it is none, or could smuggle something into a header or an SMTP command.
    """
    written = normalize("NFC", written)
    found = getaddresses([written]) if written == printable(written) else []
    name, mailbox = found[0] if len(found) == 1 else ("", "")
    local, _, domain = mailbox.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
        # The parser mends what it can, but what is meant by a mended address is a guess.
        if mailbox in written and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain):
            return Address(display_name=name, username=local, domain=domain.lower())
    except (UnicodeError, ValueError, MessageError):
        pass  # reported below like any other
    hint = "write name@example.org, or Name <name@example.org>, in ASCII letters"
    raise SpecError(error("delivery.address", f"{written!r} is not a mail address that can be used", hints=(hint,)))


def write_letter(issue: Issue, settings: MailSettings, now: dt.datetime) -> bytes:
    """The message as it is sent, less `To` and `Message-ID`, which every recipient has of their own; lines end in CRLF.

    Raises:
        SpecError: an address in the settings is none, or the PDF is too large to attach and there is no link to give instead.
    """
    sender = address(settings.sender)
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    if settings.reply_to:
        message["Reply-To"] = address(settings.reply_to)
    message["Subject"] = printable(_subject(issue))
    message["Date"] = format_datetime(now)
    # So that no holiday notice answers a machine (RFC 3834, and Exchange's own word for it).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter_text(issue, _whereabouts(issue, settings)), cte="quoted-printable")
    if _attached(issue, settings):
        message.add_attachment(issue.pdf, maintype="application", subtype="pdf", filename=issue.file_name)
        # The generator's own boundary is random; ours is the same for the same edition.
        message.set_boundary(f"=_{issue.key('mail', 'boundary')}")
    return message.as_bytes()


def addressed(letter: bytes, recipient: Address, message_id: str) -> bytes:
    """The letter with the headers that make it one recipient's."""
    head = EmailMessage(policy=SMTP.clone(max_line_length=998))  # an identifier must not be folded
    head["To"] = recipient
    head["Message-ID"] = f"<{message_id}>"
    return head.as_bytes().rstrip(b"\r\n") + b"\r\n" + letter


def letter_text(issue: Issue, whereabouts: str) -> str:
    """The body: lines of at most 72 characters but for long words, which are addresses."""
    edition = issue.edition
    updates = f", updates edition {issue.since}" if issue.since else ""
    parts = [f"{printable(edition.title)}\nEdition {edition.number}{updates}. Information up to {edition.cutoff_text}."]
    if edition.notice:
        parts.append(printable(edition.notice))
    if edition.key_points:
        parts += ["KEY POINTS", *(_item(told(point)) for point in edition.key_points)]
    if issue.since:
        parts.append(f"CHANGED SINCE EDITION {issue.since}")
        groups = [group for group in edition.changes if group.entries]
        for group in groups:
            parts += [printable(group.heading), *(_item(text) for text, _ in group.entries)]
        if not groups:
            parts.append("Nothing.")
    cited = {number for point in edition.key_points for number in point.citations}
    sources = [f"[{reference.number}] {reference.name}" for reference in edition.references if reference.number in cited]
    if sources:
        parts += ["SOURCES OF THE KEY POINTS", *(_wrapped(source, "    ") for source in sources)]
    parts.append(whereabouts)
    if issue.marking:
        marking = printable(issue.marking).upper()
        parts = [marking, *parts, marking]
    return "\n\n".join(part if part.startswith(("-", "[")) else _paragraph(part) for part in parts) + "\n"


def _subject(issue: Issue) -> str:
    marking = f"[{issue.marking}] " if issue.marking else ""
    return f"{marking}{issue.edition.title}: edition {issue.edition.number}"


def _attached(issue: Issue, settings: MailSettings) -> bool:
    return len(issue.pdf) <= settings.attach_mb * 1_000_000


def _whereabouts(issue: Issue, settings: MailSettings) -> str:
    check = f"To check it against its sources: briefgen verify {issue.file_name}"
    if _attached(issue, settings):
        linked = f"It is also at\n{issue.link(settings.link)}\n" if settings.link else ""
        return f"The whole brief is attached: {issue.file_name}.\n{linked}{check}"
    size = f"{len(issue.pdf) / 1_000_000:.1f} MB"
    if not settings.link:
        message = (
            f"the PDF of edition {issue.edition.number} of {issue.edition.brief!r} has {size}: too large to attach, and there is no link"
        )
        hint = "set link to the web address of the output folder, or raise attach_mb"
        raise SpecError(error("delivery.too-large", message, hints=(hint,)))
    return f"The whole brief ({size}) is at\n{issue.link(settings.link)}\n{check}"


def _item(text: str) -> str:
    return _wrapped(f"- {printable(text)}", "  ")


def _paragraph(text: str) -> str:
    return "\n".join(_wrapped(line, "") for line in text.split("\n"))


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
