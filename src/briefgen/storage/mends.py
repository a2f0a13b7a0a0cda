"""What SQLite and the disk say no with, and what a person does about it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefgen.errors import mend

_CLOSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_MENDS = {
    sqlite3.SQLITE_FULL: "make room on the disk, then try again",
    sqlite3.SQLITE_IOERR: "check that the disk has room and is sound, then try again",
    sqlite3.SQLITE_BUSY: "wait for the other briefgen to end, then try again",
    sqlite3.SQLITE_LOCKED: "wait for the other briefgen to end, then try again",
}


def store_mend(path: Path, reason: object) -> str | None:
    """The mend of a fault that is no damage of the file at `path`; None for any other."""
    whose = f"check whose folder {path.parent.name} is, and its permissions"
    if isinstance(reason, PermissionError):
        return whose
    if isinstance(reason, OSError):
        return mend(reason)
    code = getattr(reason, "sqlite_errorcode", 0) & 0xFF  # the lowest byte is the kind, the next its variant (sqlite.org/rescode.html)
    return whose if code in _CLOSED else _MENDS.get(code)


def said(reason: object) -> str:
    """The reason in words, without numbers and paths."""
    return (reason.strerror or str(reason)).lower() if isinstance(reason, OSError) else str(reason)
