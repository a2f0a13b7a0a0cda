"""The tables of briefgen.toml for what reaches beyond the project: fetching, mail, webhook, schedule."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from briefgen.spec.schema import Strict, Words


def _web(value: str) -> str:
    if not re.match(r"https?://[^\s/]", value):
        raise ValueError("must be an address that begins with http:// or https://")
    return value


Web = Annotated[str, AfterValidator(_web)]
_LINK = "Web address of the output folder, by which readers reach editions."
_UNSURE = "What to do when nobody can tell whether it arrived: hold it for a person, or send it again."
_MARKING = "An edition with a higher marking is not sent; left out, every edition may be."
_CA_FILE = "Certificates trusted besides the system's: a PEM file, seen from the project's folder."


class FetchTable(Strict):
    """What `briefgen fetch` asks for, and its manners and caps. folder: seen from the project's folder."""

    pages: tuple[Web, ...] = Field(default=(), description="Pages that are kept.")
    feeds: tuple[Web, ...] = Field(default=(), description="Feeds; the pages that their items link to are kept.")
    entries: tuple[Web, ...] = Field(default=(), description="Feeds whose items are kept themselves: they hold the whole text.")
    folder: Words = Field(default="corpus/fetched", description="Where files are kept: a folder inside a corpus.")
    contact: str = Field(default="", description="A mail address or page told to every server, so that its keeper can ask us to stop.")
    allow_hosts: tuple[Words, ...] = Field(default=(), description="Hosts (name, or name:port) that may lie in a private network.")
    ca_file: Words | None = Field(default=None, description=_CA_FILE)
    delay: float = Field(default=1.0, ge=0, description="Seconds between an answer and the next question to one host.")
    connect_seconds: float = Field(default=10.0, ge=1, description="Longest time for connecting.")
    seconds: float = Field(default=60.0, ge=1, description="Longest time for one answer.")
    megabytes: float = Field(default=20.0, ge=1, description="Largest answer, unpacked.")
    redirects: int = Field(default=5, ge=0, le=20, description="Most redirects that are followed.")
    attempts: int = Field(default=4, ge=1, le=10, description="How often one question is asked.")
    longest_wait: float = Field(
        default=60.0, ge=0, description="Longest pause sat out; a server that asks for more is asked again in a later run."
    )
    feed_items: int = Field(default=50, ge=1, description="Newest items taken of one feed.")
    recheck_hours: float = Field(default=24.0, ge=0, description="A page that a feed lists is asked for again no sooner.")
    workers: int = Field(default=4, ge=1, le=32, description="Hosts asked at the same time.")

    @property
    def asks(self) -> bool:
        """Whether there is anything to fetch."""
        return bool(self.pages or self.feeds or self.entries)


class MailTable(Strict):
    """Who gets approved editions by mail, and by which server. The password is never here: BRIEFGEN_MAIL_PASSWORD in the environment."""

    host: Words = Field(description="The mail server.")
    sender: Words = Field(description="From: Name <name@example.org>, or the address alone.")
    recipients: tuple[Words, ...] = Field(min_length=1, description="Who gets a letter each.")
    port: int = Field(default=587, ge=1, le=65535, description="The server's port.")
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the line is kept private; none: a relay on this machine."
    )
    user: str = Field(default="", description="Name to log in with.")
    reply_to: str = Field(default="", description="Where answers go, when not to the sender.")
    ca_file: Words | None = Field(default=None, description=_CA_FILE)
    seconds: float = Field(default=60.0, ge=1, description="Longest time for each step of the conversation.")
    attach_mb: float = Field(default=8.0, ge=0, description="A larger PDF is not attached but linked.")
    link: str = Field(default="", description=_LINK)
    unsure: Literal["hold", "resend"] = Field(default="hold", description=_UNSURE)
    max_marking: Words | None = Field(default=None, description=_MARKING)


class WebhookTable(Strict):
    """A program that is told of approved editions. The secret is never here: BRIEFGEN_WEBHOOK_SECRET in the environment."""

    url: Web = Field(description="Where the notice is posted.")
    allow_http: bool = Field(default=False, description="Whether the address may begin with http://: a receiver on this machine.")
    ca_file: Words | None = Field(default=None, description=_CA_FILE)
    seconds: float = Field(default=30.0, ge=1, description="Longest time for an answer.")
    link: str = Field(default="", description=_LINK)
    unsure: Literal["hold", "resend"] = Field(default="resend", description=_UNSURE)
    max_marking: Words | None = Field(default=None, description=_MARKING)


class ScheduleTable(Strict):
    """When `briefgen run` is started by a scheduler, for `briefgen schedule`."""

    name: Words = Field(default="briefgen", description="Names the units.")
    at: Words = Field(default="06:00", description="When, HH:MM.")
    zone: Words = Field(default="UTC", description="Time zone of `at`: Asia/Ho_Chi_Minh.")
    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = Field(
        default=(), description="On which days; none: every day."
    )
    program: Words = Field(default="/usr/local/bin/briefgen", description="Where briefgen is.")
    arguments: tuple[str, ...] = Field(default=("run", "--all"), description="What is run.")
    minutes: int = Field(default=60, ge=1, le=1440, description="A run that takes longer is stopped.")
    retry_minutes: int = Field(
        default=20, ge=0, le=720, description="How long a run waits to hand over again what was refused for now; at most half of `minutes`."
    )
    environment: str = Field(default="", description="File of NAME=value lines for passwords.")
    on_failure: tuple[str, ...] = Field(
        default=("/usr/bin/logger", "--priority", "user.err", "--tag", "briefgen", "%i failed"),
        description="Command that is run when a run fails; %i is the name of what failed.",
    )
    tolerant: bool = Field(default=False, description="Whether exit code 1 is no failure.")
    writable: tuple[Words, ...] = Field(
        default=("output", ".briefgen", ".delivery", "corpus"), description="Folders of the project that a run writes to."
    )
    user: str = Field(default="", description="Who runs it (systemd).")
    mail_to: str = Field(default="", description="Who gets what cron prints.")
    image: Words = Field(default="briefgen:latest", description="Container image (k8s).")
    volume: Words = Field(default="briefgen", description="Volume claim (k8s).")
    install: tuple[str, ...] = Field(
        default=("python", "-m", "pip", "install", "briefgen"), description="The command that installs briefgen (github)."
    )
