"""Who gets editions, and by which server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """E-mail. sender, recipients: `Name <name@example.org>` or the address alone; ASCII addresses.

    security: `starttls` and `tls` send nothing unless the connection is encrypted and the server's name proven; `none` is for a relay
    on the same machine, and never logs in. ca_file: certificates trusted besides the system's. seconds: for each step of the
    conversation. attach_mb: a larger PDF (10^6 bytes) is not attached but linked. link: web address of the output folder, by which readers
    reach editions. unsure: what to do with a message that the server may or may not have taken when the connection or this program died:
    `hold` it until a person decides, or `resend` it under the same Message-ID, by which many mail systems drop the second one.
    """

    host: str
    sender: str
    recipients: tuple[str, ...]
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    reply_to: str = ""
    ca_file: Path | None = None
    seconds: float = 60.0
    attach_mb: float = 8.0
    link: str = ""
    unsure: Literal["hold", "resend"] = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """A program to be told. secret: shared with it, for the signature; `whsec_…` (base64) or any words.

    allow_http: for a receiver on the same machine. link: as for mail. unsure: a receiver knows a message again by its `webhook-id`,
    so sending again is safe.
    """

    url: str
    secret: str = field(repr=False)
    ca_file: Path | None = None
    seconds: float = 30.0
    allow_http: bool = False
    link: str = ""
    unsure: Literal["hold", "resend"] = "resend"
