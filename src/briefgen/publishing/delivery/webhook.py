"""Telling a program: a signed POST, as the Standard Webhooks specification has it (standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import hmac
import json
import ssl
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from urllib3 import HTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
from urllib3.util import parse_url

from briefgen import __version__
from briefgen.errors import SpecError, error
from briefgen.publishing.delivery.issue import Issue
from briefgen.publishing.delivery.outbox import Fate, Parcel, Receipt
from briefgen.publishing.delivery.settings import WebhookSettings
from briefgen.text.normalise import printable

_READ = 500
_TRY_AGAIN = frozenset({408, 409, 425, 429})


class WebhookChannel:
    """See Channel. A receiver should remember the `webhook-id`s it has seen: the same one may come twice."""

    def __init__(self, settings: WebhookSettings, now: Callable[[], dt.datetime]) -> None:
        self._settings, self._now = settings, now
        check_webhook(settings)
        context = ssl.create_default_context()
        if settings.ca_file:
            context.load_verify_locations(cafile=settings.ca_file)
        self._pool = PoolManager(ssl_context=context, retries=False, timeout=Timeout(total=settings.seconds))

    @property
    def resends(self) -> bool:
        """See Channel."""
        return self._settings.unsure == "resend"

    def hand_over(self, parcel: Parcel, content: bytes, brink: Callable[[], None]) -> Receipt:
        """See Channel."""
        moment = str(int(self._now().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"briefgen/{__version__}",
            "webhook-id": parcel.key,
            "webhook-timestamp": moment,
            "webhook-signature": signature(self._settings.secret, parcel.key, moment, content),
        }
        brink()
        try:
            answer = self._pool.request("POST", self._settings.url, body=content, headers=headers, redirect=False, preload_content=False)
        except (NewConnectionError, SSLError) as reason:
            return Receipt(fate=Fate.LATER, detail=printable(f"no connection ({type(reason).__name__})"))
        except HTTPError as reason:
            return Receipt(fate=Fate.UNSURE, detail=printable(f"no answer ({type(reason).__name__})"))
        return _receipt(answer)

    def close(self) -> None:
        """See Channel."""
        self._pool.clear()


def check_webhook(settings: WebhookSettings) -> None:
    """Make sure that a webhook can be called.

    Raises:
        SpecError: its address or its secret cannot be used.
    """
    parts = urlsplit(settings.url)
    schemes = ("https", "http") if settings.allow_http else ("https",)
    if settings.url != printable(settings.url) or parts.scheme not in schemes or not parts.hostname or "@" in parts.netloc:
        hint = "write an address that begins with https:// and names no user"
        raise SpecError(error("delivery.webhook", "the webhook's address cannot be used", hints=(hint,)))
    if len(_key(settings.secret)) < 16:
        raise SpecError(error("delivery.webhook", "the webhook's secret is too short", hints=("share 24 random bytes or more",)))


def signature(secret: str, id: str, timestamp: str, body: bytes) -> str:
    """`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`."""
    signed = f"{id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(_key(secret), signed, hashlib.sha256).digest()).decode()


def webhook_name(settings: WebhookSettings) -> str:
    """The channel's name in the outbox: each receiver has its own."""
    return f"webhook {hashlib.sha256(settings.url.encode()).hexdigest()[:8]}"


def shown_url(url: str) -> str:
    """The address without its query, which often holds a key: for the outbox and for messages."""
    parts = parse_url(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}"


def write_notice(issue: Issue, settings: WebhookSettings, now: dt.datetime) -> bytes:
    """The JSON that is posted."""
    edition = issue.edition
    notice = {
        "type": "edition.approved",
        "timestamp": now.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "data": {
            "schema": 1,
            "brief": edition.brief,
            "edition": edition.number,
            "since": issue.since,
            "key": edition.key,
            "title": edition.title,
            "cutoff": edition.cutoff,
            "marking": issue.marking or None,
            "notice": edition.notice or None,
            "pdf": {
                "name": issue.file_name,
                "bytes": len(issue.pdf),
                "sha256": hashlib.sha256(issue.pdf).hexdigest(),
                "url": issue.link(settings.link) if settings.link else None,
            },
            "key_points": [
                {"id": point.id, "text": point.text, "date": point.date, "who": point.who, "citations": list(point.citations)}
                for point in edition.key_points
            ],
            "changes": [{"heading": group.heading, "entries": [text for text, _ in group.entries]} for group in edition.changes],
            "references": [
                {"number": reference.number, "document": reference.document, "name": reference.name} for reference in edition.references
            ],
        },
    }
    return (json.dumps(notice, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _receipt(answer: object) -> Receipt:
    assert isinstance(answer, HTTPResponse)
    words = b""
    with suppress(HTTPError):
        words = answer.read1(_READ) or b""
    answer.close()
    status = answer.status
    taken, later = 200 <= status < 300, status in _TRY_AGAIN or status >= 500
    fate = Fate.TAKEN if taken else Fate.LATER if later else Fate.REFUSED
    return Receipt(fate=fate, detail=printable(f"{status} {words.decode('utf-8', 'replace')}")[:_READ])


def _key(secret: str) -> bytes:
    if not secret.startswith("whsec_"):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        return b""
