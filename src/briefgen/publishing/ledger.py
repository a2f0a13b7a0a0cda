"""What people decided about editions: an append-only log beside the archive, since an edition's own folder never changes."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from briefgen.errors import EnvironmentFault, Location, error


class State(StrEnum):
    """How far an edition has come. Every edition is a draft until somebody approves it."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision. at: an aware moment, ISO 8601. by: who, as they call themselves; why: may be empty."""

    edition: int
    state: State
    by: str
    at: str
    why: str = ""


class Ledger:
    """The decisions about one brief's editions, in `output/ID/ledger.jsonl`, one JSON object a line, oldest first."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ledger.jsonl"

    def entries(self) -> tuple[Entry, ...]:
        """Every decision, oldest first. A last line that a crash cut short is left out.

        Raises:
            EnvironmentFault: another line is damaged.
        """
        if not self.path.is_file():
            return ()
        lines = self.path.read_bytes().split(b"\n")
        made = []
        for number, line in enumerate(lines[:-1], 1):
            try:
                fields = json.loads(line)
                made.append(Entry(**{**fields, "state": State(fields["state"])}))
            except (ValueError, TypeError, KeyError) as reason:
                raise EnvironmentFault(
                    error(
                        "ledger.damaged",
                        "this line of the ledger is damaged",
                        Location(path=self.path.relative_to(self.path.parents[2]).as_posix(), line=number),
                        snippet=line.decode("utf-8", "replace"),
                        hints=("put the line back from a copy, or take it out",),
                    )
                ) from reason
        return tuple(made)

    def state(self, edition: int) -> State:
        """The state an edition is in now."""
        states = [entry.state for entry in self.entries() if entry.edition == edition]
        return states[-1] if states else State.DRAFT

    def record(self, edition: int, state: State, *, by: str, at: dt.datetime, why: str = "") -> Entry:
        """Add a decision; it is on disk when this returns. The caller holds the archive's lock."""
        entry = Entry(edition=edition, state=state, by=by, at=at.isoformat(timespec="seconds"), why=why)
        kept = self.path.read_bytes().rfind(b"\n") + 1 if self.path.is_file() else 0
        with self.path.open("r+b" if self.path.exists() else "xb") as file:
            file.truncate(kept)
            file.seek(0, os.SEEK_END)
            file.write((json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True) + "\n").encode())
            file.flush()
            os.fsync(file.fileno())
        return entry
