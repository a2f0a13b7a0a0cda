"""What fetching remembers between runs: a small JSON file beside the files it saved."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from briefgen.errors import Problem, warning

STATE_FILE = ".fetched.json"
"""Hidden, so that it is no source."""
SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a feed: where it leads, and its title for the file name."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of one address.

    file: its name in the folder; None for a feed. url: where the answer came from, after redirects. accessed: ISO day on which the
    words that are kept came; asking again and hearing of no change leaves it. checked, ask_again: moments, ISO, UTC. sha256: of the
    file's bytes. items: of a feed, as last read, so that what failed is asked for again though the feed has not changed.
    """

    file: str | None = None
    url: str = ""
    accessed: str = ""
    checked: str = ""
    ask_again: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    items: tuple[Item, ...] = ()

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for an answer only if there is a new one."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return {name: value for name, value in pairs if value}

    def seen(self, headers: Mapping[str, str], now: dt.datetime) -> Record:
        """As it is after an answer with these headers."""
        return replace(
            self,
            checked=stamp(now),
            ask_again="",
            etag=_header(headers, "etag") or self.etag,
            last_modified=_header(headers, "last-modified") or self.last_modified,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    schema: int
    addresses: dict[str, Record]


_STATE = TypeAdapter(_State)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """Records by address as asked for; problem: why they could not be read, when they could not."""

    records: dict[str, Record]
    problem: Problem | None = None

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What the folder's state file says; a damaged one costs only that everything is asked for again."""
        path = folder / STATE_FILE
        try:
            return cls(records=_STATE.validate_json(path.read_bytes()).addresses)
        except FileNotFoundError:
            return cls(records={})
        except (OSError, ValidationError):
            message = f"{STATE_FILE} cannot be read, so what was fetched before is not known and everything is asked for again"
            return cls(records={}, problem=warning("fetch.state", message))

    def save(self, folder: Path) -> None:
        """Write the state file, in one step."""
        state = _State(schema=SCHEMA, addresses=dict(sorted(self.records.items())))
        place(folder / STATE_FILE, _STATE.dump_json(state, indent=1, exclude_defaults=True) + b"\n")


def place(path: Path, data: bytes) -> None:
    """Put `data` where `path` is, in one step: a crash leaves the old file or the new one."""
    draft = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def stamp(moment: dt.datetime) -> str:
    """A moment as it is written in the state file; such texts sort by time."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _header(headers: Mapping[str, str], name: str) -> str:
    """A header to be sent back one day; folded or unprintable ones are not worth keeping."""
    value = headers.get(name, "").strip()
    return value if value.isprintable() and value.isascii() and len(value) <= 1000 else ""
