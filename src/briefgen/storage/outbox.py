"""The outbox in one SQLite file: what must go out, what went, and what nobody can be sure of. Durable before and after each hand-over."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from filelock import FileLock, Timeout

from briefgen.errors import EnvironmentFault, Locked, error
from briefgen.storage.mends import said, store_mend

SCHEMA = 1
_RESTORE = "restore it from a copy; without it nobody knows what was sent, and everything would be sent again"
State = Literal["queued", "handing", "sent", "failed", "unsure"]
"""`handing`: the receiver has all but the last byte, or all of it; after a crash that is `unsure`: it may have been taken or not."""

_TABLES = """
CREATE TABLE contents (sha TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE parcels (
    key TEXT PRIMARY KEY, channel TEXT NOT NULL, brief TEXT NOT NULL, edition INTEGER NOT NULL, recipient TEXT NOT NULL,
    sha TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('queued', 'handing', 'sent', 'failed', 'unsure')),
    attempts INTEGER NOT NULL DEFAULT 0, queued TEXT NOT NULL, due TEXT NOT NULL, changed TEXT NOT NULL, detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX parcels_due ON parcels (state, due);
"""
_COLUMNS = "key, channel, brief, edition, recipient, state, attempts, queued, due, changed, detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One thing for one recipient. key: the same for the same edition and recipient for ever. queued, due, changed: aware moments."""

    key: str
    channel: str
    brief: str
    edition: int
    recipient: str
    state: State
    attempts: int
    queued: dt.datetime
    due: dt.datetime
    changed: dt.datetime
    detail: str


class SqliteOutbox:
    """Use as a context manager; every method is durable when it returns.

    Raises:
        EnvironmentFault: the file cannot be opened or written, or is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Names of recipients and the briefs themselves: for the owner's eyes.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)
            # A rollback journal, whose removal is the commit; EXTRA syncs the folder too, so that it stays removed.
            self._db.execute("PRAGMA synchronous = EXTRA")
        except (OSError, sqlite3.Error) as reason:
            raise _fault(path, reason) from reason
        with self._writing():
            (done,) = self._db.execute("PRAGMA user_version").fetchone()
            if done > SCHEMA:
                raise _fault(path, "it was made by a newer briefgen")
            if done == 0:
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {SCHEMA}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    @contextmanager
    def sending(self, now: dt.datetime, seconds: float = 0.0) -> Iterator[None]:
        """Be the only one who hands over; what another was handing over when it died becomes `unsure`.

        Raises:
            Locked: another process is handing over, for longer than `seconds`.
        """
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), timeout=seconds)
        try:
            lock.acquire()
        except Timeout as reason:
            raise Locked(error("outbox.locked", "another process is delivering", hints=("wait for it to end, then try again",))) from reason
        except OSError as reason:
            raise _fault(self.path, reason) from reason
        try:
            with self._writing():
                detail = "stopped while it was being handed over"
                self._db.execute(
                    "UPDATE parcels SET state = 'unsure', changed = ?, detail = ? WHERE state = 'handing'", (_text(now), detail)
                )
            yield
        finally:
            lock.release()

    def add(self, *, key: str, channel: str, brief: str, edition: int, recipient: str, content: bytes, now: dt.datetime) -> bool:
        """Put a parcel in; False when it was put in before, sent or not: it is then left as it is."""
        sha, moment = hashlib.sha256(content).hexdigest(), _text(now)
        with self._writing():
            row = (key, channel, brief, edition, recipient, sha, "queued", moment, moment, moment)
            names = "key, channel, brief, edition, recipient, sha, state, queued, due, changed"
            added = self._db.execute(f"INSERT OR IGNORE INTO parcels ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608
            if added.rowcount:
                self._db.execute("INSERT OR IGNORE INTO contents (sha, content) VALUES (?, ?)", (sha, content))
            return added.rowcount > 0

    def parcels(self, *states: State) -> tuple[Parcel, ...]:
        """Parcels in these states, all when none is named, in the order they were put in."""
        with self._reading():
            found = self._db.execute(f"SELECT {_COLUMNS} FROM parcels ORDER BY rowid").fetchall()  # noqa: S608
        return tuple(parcel for parcel in map(_parcel, found) if not states or parcel.state in states)

    def due(self, now: dt.datetime) -> tuple[Parcel, ...]:
        """Queued parcels whose time has come, in the order they were put in; also those noted by a clock that ran ahead of `now`."""
        return tuple(parcel for parcel in self.parcels("queued") if parcel.due <= now or parcel.changed > now)

    def content(self, key: str) -> bytes:
        """What is to be handed over.

        Raises:
            KeyError: no such parcel.
            EnvironmentFault: it is not what was put in.
        """
        with self._reading():
            query = "SELECT CAST(content AS BLOB), c.sha FROM parcels p JOIN contents c ON c.sha = p.sha WHERE key = ?"
            row = self._db.execute(query, (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        if hashlib.sha256(row[0]).hexdigest() != row[1]:
            raise _fault(self.path, f"the parcel {key} is damaged")
        return bytes(row[0])

    def handing(self, key: str, now: dt.datetime) -> None:
        """Note that the last byte is about to be handed over: from here on a crash leaves the parcel `unsure`."""
        with self._writing():
            self._db.execute("UPDATE parcels SET state = 'handing', changed = ? WHERE key = ?", (_text(now), key))

    def record(self, key: str, state: State, now: dt.datetime, *, detail: str = "", due: dt.datetime | None = None) -> None:
        """Note what came of an attempt. due: when to try again, for `queued`. What nobody will need again is dropped."""
        with self._writing():
            self._db.execute(
                "UPDATE parcels SET state = ?, attempts = attempts + 1, changed = ?, due = ?, detail = ? WHERE key = ?",
                (state, _text(now), _text(due or now), detail, key),
            )
            self._db.execute("DELETE FROM contents WHERE sha NOT IN (SELECT sha FROM parcels WHERE state != 'sent')")

    def release(self, key: str, now: dt.datetime, *, content: bytes | None = None) -> None:
        """Let a `failed` or `unsure` parcel be sent again, because a person says so; its count of attempts and its age begin anew.

        content: what is handed over now, as the settings have it since; None: what was put in.
        """
        sha = None if content is None else hashlib.sha256(content).hexdigest()
        with self._writing():
            done = self._db.execute(
                "UPDATE parcels SET state = 'queued', attempts = 0, queued = ?, due = ?, changed = ?, detail = '', sha = coalesce(?, sha) "
                "WHERE key = ? AND state IN ('failed', 'unsure')",
                (_text(now), _text(now), _text(now), sha, key),
            )
            if sha is not None and done.rowcount:
                self._db.execute("INSERT OR IGNORE INTO contents (sha, content) VALUES (?, ?)", (sha, content))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as reason:
            raise _fault(self.path, reason) from reason

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.Error as reason:
            raise _fault(self.path, reason) from reason
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")


def _parcel(row: tuple[str, str, str, int, str, State, int, str, str, str, str]) -> Parcel:
    key, channel, brief, edition, recipient, state, attempts, queued, due, changed, detail = row
    return Parcel(
        key=key,
        channel=channel,
        brief=brief,
        edition=edition,
        recipient=recipient,
        state=state,
        attempts=attempts,
        queued=_moment(queued),
        due=_moment(due),
        changed=_moment(changed),
        detail=detail,
    )


def _text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _fault(path: Path, reason: object) -> EnvironmentFault:
    return EnvironmentFault(
        error(
            "outbox.open",
            f"the outbox {path.name} cannot be used: {said(reason)}",
            hints=(store_mend(path, reason) or _RESTORE,),
        )
    )
