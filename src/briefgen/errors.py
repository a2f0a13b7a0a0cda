"""Errors are values with a place and a way to mend them; every layer may use them, one place prints them."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """What the process tells its caller; the meaning of a number never changes."""

    OK = 0
    """Built, or nothing to do."""
    PROBLEMS = 1
    """Built, but something needs a person: an unread source, an unanswered required question."""
    SPEC = 2
    """The command line, a brief or a settings file is wrong; nothing was built."""
    ENVIRONMENT = 3
    """Disk, permission, store or a missing tool."""
    LOCKED = 4
    """Another process holds the lock."""
    VERIFICATION = 5
    """Something printed is not intact."""
    BUG = 70
    """A fault of ours; the traceback was saved."""
    INTERRUPTED = 130
    """Stopped by the person."""


class Severity(StrEnum):
    """How much a Problem matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file.

    line, column: counted from 1 in code points; None when the whole file (or line) is meant.
    length: code points to underline, at least 1 when a column is given.
    """

    path: str
    line: int | None = None
    column: int | None = None
    length: int = 1

    def __str__(self) -> str:
        """`path`, `path:line` or `path:line:column`."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: what, where, and how to mend it.

    code: a stable slug for scripts (`spec.unknown-key`).
    snippet: the source line at `where`, without its newline; None when there is none to show.
    hints: each a sentence a person can act on, shown as `help:` lines.
    """

    severity: Severity
    code: str
    message: str
    where: Location | None = None
    snippet: str | None = None
    hints: tuple[str, ...] = ()


class BriefgenError(Exception):
    """Root of every error raised on purpose; carries the Problems to show and the exit code."""

    exit_code: ExitCode = ExitCode.ENVIRONMENT

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[BriefgenError], tuple[Problem, ...]]:
        """Keep the problems when an error crosses from a child process."""
        return type(self), self.problems


class SpecError(BriefgenError):
    """A brief, section, settings, sidecar or corrections file is wrong, or the command line is."""

    exit_code = ExitCode.SPEC


class EnvironmentFault(BriefgenError):
    """The machine said no: disk, permission, store, a missing font."""

    exit_code = ExitCode.ENVIRONMENT


class Locked(BriefgenError):
    """Another process is building the same brief."""

    exit_code = ExitCode.LOCKED


class VerificationFailed(BriefgenError):
    """The artifact does not say what its sources say; nothing was published."""

    exit_code = ExitCode.VERIFICATION


_SHARE = "the network share went away: see that it is there again, then try again"
_ODD = "the file system cannot do what keeps editions whole: keep the project on a local disk"
_MENDS = {
    errno.ENOSPC: "make room on the disk, then try again",
    errno.EDQUOT: "make room in your share of the disk, then try again",
    errno.EFBIG: "raise the limit of the size of files (ulimit -f), then try again",
    errno.EACCES: "check whose file it is, and its permissions",
    errno.EPERM: "check whose file it is, and its permissions",
    errno.EROFS: "the disk is read only: work on a copy elsewhere",
    errno.EIO: "the disk is failing: save a copy, then check it",
    errno.EMFILE: "raise the limit of open files (ulimit -n), then try again",
    errno.ENFILE: "close other programs, then try again",
    errno.ENOMEM: "close other programs, then try again",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.ELOOP: "a link leads to itself: remove it",
    errno.EISDIR: "a folder is where a file should be: move it away",
    errno.ENOTDIR: "a file is where a folder should be: move it away",
    errno.EEXIST: "something else is where a folder should be, or a link that leads nowhere: move it away",
    **dict.fromkeys((errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN, errno.EREMOTEIO), _SHARE),
    **dict.fromkeys((errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK), _ODD),
}


def may_pass(reason: OSError) -> bool:
    """True for a fault of a disk or share that may be gone in a moment."""
    return reason.errno == errno.EIO or _MENDS.get(reason.errno or 0) == _SHARE


def mend(reason: OSError) -> str | None:
    """What a person can do about a fault of disk, permission or means; None for any other."""
    return _MENDS.get(reason.errno or 0)


def missing_extra(name: str) -> str:
    """How to install the libraries of an extra: briefgen is used from its own folder, by make or by hand."""
    return f"in the folder of briefgen: make extra NAME={name} (or, into another environment: pip install '.[{name}]')"


def error(code: str, message: str, where: Location | None = None, *, snippet: str | None = None, hints: tuple[str, ...] = ()) -> Problem:
    """A Problem of severity error."""
    return Problem(severity=Severity.ERROR, code=code, message=message, where=where, snippet=snippet, hints=hints)


def warning(code: str, message: str, where: Location | None = None, *, snippet: str | None = None, hints: tuple[str, ...] = ()) -> Problem:
    """A Problem of severity warning."""
    return Problem(severity=Severity.WARNING, code=code, message=message, where=where, snippet=snippet, hints=hints)


def note(code: str, message: str, where: Location | None = None, *, snippet: str | None = None, hints: tuple[str, ...] = ()) -> Problem:
    """A Problem of severity note."""
    return Problem(severity=Severity.NOTE, code=code, message=message, where=where, snippet=snippet, hints=hints)
