"""What is fetched, and how much a source may cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSource:
    """A page, or a feed whose items are wanted.

    items: of a feed, whether the `pages` that its items link to are saved, or its `entries` themselves, one file each.
    """

    url: str
    kind: Literal["page", "feed"] = "page"
    items: Literal["pages", "entries"] = "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Manners and caps.

    contact: an address or page told to every server, so that its keeper can ask us to stop. allow_hosts: names, or `name:port`, that
    may lie in a private network; every other host must have public addresses only. ca_file: certificates trusted besides the system's.
    delay: seconds between an answer and the next question to one host. connect_seconds, seconds: for connecting and for one whole
    answer. megabytes: 10^6 bytes of one answer, unpacked. attempts: of one question. longest_wait: the longest pause, in seconds, that
    is sat out in a run; a server that asks for more is asked again in a later run. feed_items: newest items taken of one feed.
    recheck_hours: an item already saved is asked for again no sooner. workers: hosts asked at the same time.
    """

    contact: str = ""
    allow_hosts: frozenset[str] = frozenset()
    ca_file: Path | None = None
    delay: float = 1.0
    connect_seconds: float = 10.0
    seconds: float = 60.0
    megabytes: float = 20.0
    redirects: int = 5
    attempts: int = 4
    longest_wait: float = 60.0
    feed_items: int = 50
    recheck_hours: float = 24.0
    workers: int = 4
