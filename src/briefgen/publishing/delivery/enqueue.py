"""Put an approved edition into the outbox, once for each recipient, however often it is asked for."""

from __future__ import annotations

import datetime as dt

from briefgen.publishing.delivery.issue import Issue
from briefgen.publishing.delivery.letter import address, write_letter
from briefgen.publishing.delivery.outbox import Outbox
from briefgen.publishing.delivery.settings import MailSettings, WebhookSettings
from briefgen.publishing.delivery.webhook import check_webhook, shown_url, webhook_name, write_notice

MAIL = "mail"
"""The mail channel's name in the outbox."""


def queue_mail(outbox: Outbox, issue: Issue, settings: MailSettings, now: dt.datetime) -> int:
    """How many letters are new in the outbox.

    Raises:
        SpecError: the settings cannot be used; nothing was put in.
        EnvironmentFault: the outbox cannot be written.
    """
    letter = write_letter(issue, settings, now)
    recipients = dict.fromkeys(address(written).addr_spec for written in settings.recipients)
    added = 0
    for recipient in recipients:
        added += outbox.add(
            key=issue.key(MAIL, recipient),
            channel=MAIL,
            brief=issue.edition.brief,
            edition=issue.edition.number,
            recipient=recipient,
            content=letter,
            now=now,
        )
    return added


def queue_webhook(outbox: Outbox, issue: Issue, settings: WebhookSettings, now: dt.datetime) -> int:
    """1 when the notice is new in the outbox, else 0.

    Raises:
        SpecError: the settings cannot be used; nothing was put in.
        EnvironmentFault: the outbox cannot be written.
    """
    check_webhook(settings)
    name = webhook_name(settings)
    return outbox.add(
        key=issue.key(name, settings.url),
        channel=name,
        brief=issue.edition.brief,
        edition=issue.edition.number,
        recipient=shown_url(settings.url),
        content=write_notice(issue, settings, now),
        now=now,
    )
