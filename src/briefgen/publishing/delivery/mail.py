r"""SMTP, one message a recipient, with the moment of hand-over in our own hands.

A server takes a message when it gets the line with the dot, not before (RFC 5321 section 4.1.1.4); it says so in its reply. So the whole
message is sent first, then the outbox notes the brink, then the dot goes out. Whatever breaks before the brink was not taken and is sent
again; only a break between the dot and the note of its reply leaves a message that may have been taken or not. SMTP has no way to ask.
Such a message is held for a person, or sent again under its old Message-ID, as the settings say; it is never lost and never passed over.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress

from briefgen.errors import error
from briefgen.publishing.delivery.letter import address, addressed
from briefgen.publishing.delivery.outbox import ChannelDown, Fate, Parcel, Receipt
from briefgen.publishing.delivery.settings import MailSettings
from briefgen.text.normalise import printable

_DOT_FIRST = re.compile(rb"^\.", re.MULTILINE)
_CLOSING = 421
_LOGIN_MEND = "check `user` of [mail], and the password in the environment; the next run tries it"
_FATES = {2: Fate.TAKEN, 4: Fate.LATER, 5: Fate.REFUSED}


class MailChannel:
    """See Channel. Connects when there is something to send; one connection serves many messages."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._sender = address(settings.sender)
        self._smtp: smtplib.SMTP | None = None

    @property
    def resends(self) -> bool:
        """See Channel."""
        return self._settings.unsure == "resend"

    def hand_over(self, parcel: Parcel, content: bytes, brink: Callable[[], None]) -> Receipt:
        """See Channel."""
        message = addressed(content, address(parcel.recipient), f"{parcel.key}@{self._sender.domain}")
        used_before = self._smtp is not None
        smtp = self._connected()
        try:
            refusal = self._announced(smtp, parcel, message)
            if refusal is None:
                smtp.send(_DOT_FIRST.sub(b"..", message))
        except (smtplib.SMTPException, OSError) as reason:
            # Not taken, for the dot was not sent. Servers close a connection that had enough messages: once more over a new one.
            self._drop()
            if used_before:
                return self.hand_over(parcel, content, brink)
            return Receipt(fate=Fate.LATER, detail=printable(f"the connection broke before the message was handed over ({reason})"))
        return refusal or self._dotted(smtp, brink)

    def close(self) -> None:
        """See Channel."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()

    def _announced(self, smtp: smtplib.SMTP, parcel: Parcel, message: bytes) -> Receipt | None:
        """MAIL, RCPT, DATA; the server's refusal, or None when it waits for the message."""
        size = [f"size={len(message)}"] if smtp.has_extn("size") else []
        most = smtp.esmtp_features.get("size", "")
        if most.isdigit() and 0 < int(most) < len(message):  # 0: the server names no limit (RFC 1870)
            told = f"the letter has {len(message) / 1e6:.1f} MB, and the server takes {int(most) / 1e6:.1f} MB"
            return Receipt(fate=Fate.REFUSED, detail=f"{told}: lower `attach_mb` of [mail] and set `link`")
        steps: tuple[tuple[Callable[[], tuple[int, bytes]], int], ...] = (
            (lambda: smtp.mail(self._sender.addr_spec, size), 2),
            (lambda: smtp.rcpt(address(parcel.recipient).addr_spec), 2),
            (lambda: smtp.docmd("DATA"), 3),
        )
        for step, awaited in steps:
            code, words = step()
            if code // 100 == awaited:
                continue
            if code == _CLOSING or code // 100 not in (4, 5):
                raise smtplib.SMTPResponseException(code, words)
            try:
                smtp.rset()
            except (smtplib.SMTPException, OSError):
                self._drop()
            return _receipt(code, words)
        return None

    def _dotted(self, smtp: smtplib.SMTP, brink: Callable[[], None]) -> Receipt:
        try:
            brink()
        except BaseException:
            self._drop()  # before the dot: not taken
            raise
        try:
            smtp.send(b".\r\n")
            code, words = smtp.getreply()
        except (smtplib.SMTPException, OSError) as reason:
            self._drop()
            detail = f"the connection broke before the server said whether it took the message ({reason})"
            return Receipt(fate=Fate.UNSURE, detail=printable(detail))
        if code == _CLOSING:
            self._drop()
        return _receipt(code, words)

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        settings = self._settings
        try:
            self._smtp = self._opened()
            self._smtp.ehlo_or_helo_if_needed()
            if settings.security == "starttls":
                self._smtp.starttls(context=self._tls())
                self._smtp.ehlo()
            if settings.user and settings.security != "none":
                self._smtp.login(settings.user, settings.password)
        except smtplib.SMTPNotSupportedError as reason:
            self._drop()
            message, hint = f"the server does not offer what is asked of it ({reason})", "nothing is sent over an open line"
            raise self._down(message, hint, lasting=True) from None
        except smtplib.SMTPAuthenticationError as reason:
            self._drop()
            message = f"the server does not let {settings.user!r} in: {_receipt(reason.smtp_code, _bytes(reason.smtp_error)).detail}"
            raise self._down(message, _LOGIN_MEND, lasting=reason.smtp_code // 100 == 5) from None
        except smtplib.SMTPResponseException as reason:
            self._drop()
            raise self._down(_receipt(reason.smtp_code, _bytes(reason.smtp_error)).detail) from None
        except ssl.SSLError as reason:
            self._drop()
            lasting = isinstance(reason, ssl.SSLCertVerificationError)
            raise self._down(f"the server could not prove who it is ({reason.reason or reason})", lasting=lasting) from None
        except (smtplib.SMTPException, OSError) as reason:
            self._drop()
            raise self._down(f"no connection ({reason})") from None
        return self._smtp

    def _opened(self) -> smtplib.SMTP:
        settings, hello = self._settings, self._sender.domain
        if settings.security == "tls":
            return smtplib.SMTP_SSL(settings.host, settings.port, local_hostname=hello, timeout=settings.seconds, context=self._tls())
        return smtplib.SMTP(settings.host, settings.port, local_hostname=hello, timeout=settings.seconds)

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._settings.ca_file:
            context.load_verify_locations(cafile=self._settings.ca_file)
        return context

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def _down(self, message: str, *hints: str, lasting: bool = False) -> ChannelDown:
        where = f"{self._settings.host}:{self._settings.port}"
        return ChannelDown(error("delivery.mail-server", f"mail server {where}: {printable(message)}", hints=hints), lasting=lasting)


def _receipt(code: int, words: bytes) -> Receipt:
    """A reply to the dot that is none of SMTP's leaves it open whether the message was taken."""
    return Receipt(fate=_FATES.get(code // 100, Fate.UNSURE), detail=printable(f"{code} {words.decode('utf-8', 'replace')}")[:500])


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
