"""What the machine says no with, wherever in the program it does."""

from __future__ import annotations

import errno
import os

from briefgen.errors import Problem, error

_MENDS = {
    errno.ENOSPC: "make room on the disk, then try again",
    errno.EDQUOT: "make room in your share of the disk, then try again",
    errno.EACCES: "check whose file it is, and its permissions",
    errno.EPERM: "check whose file it is, and its permissions",
    errno.EROFS: "the disk is read only: work on a copy elsewhere",
    errno.EIO: "the disk is failing: save a copy, then check it",
    errno.EMFILE: "raise the limit of open files (ulimit -n), then try again",
    errno.ENFILE: "close other programs, then try again",
    errno.ENOMEM: "close other programs, then try again",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.ELOOP: "a link leads to itself: remove it",
}


def machine_said_no(reason: OSError) -> Problem | None:
    """A Problem for a fault of disk, permission or means; None for one that is ours."""
    if isinstance(reason, FileNotFoundError) and not _somewhere():
        return error("environment.no-folder", "the folder you are in is no longer there", hints=("change to the project's folder",))
    mend = _MENDS.get(reason.errno or 0)
    if mend is None:
        return None
    words = (reason.strerror or "").lower()
    message = f"{reason.filename} cannot be used: {words}" if reason.filename else f"the machine says: {words}"
    code = "environment.permission" if isinstance(reason, PermissionError) else "environment.machine"
    return error(code, message, hints=(mend,))


def _somewhere() -> bool:
    """Whether the current folder exists."""
    try:
        os.getcwd()  # noqa: PTH109  the question itself
    except FileNotFoundError:
        return False
    return True
