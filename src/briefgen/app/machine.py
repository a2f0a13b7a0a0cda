"""What the machine says no with, wherever in the program it does."""

from __future__ import annotations

import os

from briefgen.errors import Problem, error, mend


def machine_said_no(reason: Exception) -> Problem | None:
    """A Problem for a fault of disk, permission or means; None for one that is ours."""
    if isinstance(reason, MemoryError):
        hints = ("close other programs, or raise the limit that is set for this one (ulimit -v, MemoryMax)",)
        return error("environment.memory", "the machine has no memory left for this", hints=hints)
    if not isinstance(reason, OSError):
        return None
    if isinstance(reason, FileNotFoundError) and not _somewhere():
        return error("environment.no-folder", "the folder you are in is no longer there", hints=("change to the project's folder",))
    if (hint := mend(reason)) is None:
        return None
    words = (reason.strerror or "").lower()
    file = reason.filename2 or reason.filename  # of a file that was to be put in another's place, that other
    message = f"{file} cannot be used: {words}" if file else f"the machine says: {words}"
    code = "environment.permission" if isinstance(reason, PermissionError) else "environment.machine"
    return error(code, message, hints=(hint,))


def _somewhere() -> bool:
    """Whether the current folder exists."""
    try:
        os.getcwd()  # noqa: PTH109  the question itself
    except FileNotFoundError:
        return False
    return True
