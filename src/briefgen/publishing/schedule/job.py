"""What is to be run, and when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefgen.errors import Problem, SpecError, error

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")
_USER = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
_IMAGE = re.compile(r"[a-z0-9][a-zA-Z0-9._/:@-]{0,254}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One command, run at one time of day.

    name: lower-case letters, digits and hyphens; names the units. program: absolute path of briefgen where the job runs; arguments: of the
    command. folder: absolute path of the project; writable: the folders below it that a run writes to. at: `HH:MM` in `zone`
    (`Asia/Ho_Chi_Minh`); days: among mon … sun, empty for every day. on_failure: a command, its program an absolute path, that is run when
    a run fails (systemd, cron); `%i` in it stands for what failed. tolerant: whether exit code 1 (built, but something needs a person)
    is no failure; a broken installation ends with 1, too. environment: absolute path of a file of NAME=value lines with what must not
    stand in a unit, such as passwords (systemd, cron). user: who runs it (systemd). mail_to: who gets what cron prints. image, volume:
    container image and volume claim (k8s). install: the command that installs briefgen (github). minutes: a longer run is stopped.
    """

    name: str = "briefgen"
    program: str = "/usr/local/bin/briefgen"
    arguments: tuple[str, ...] = ("run", "--all")
    folder: str
    writable: tuple[str, ...] = ("output", ".briefgen", ".delivery", "corpus")
    at: str = "06:00"
    days: tuple[str, ...] = ()
    zone: str = "UTC"
    on_failure: tuple[str, ...] = ("/usr/bin/logger", "--priority", "user.err", "--tag", "briefgen", "%i failed")
    tolerant: bool = False
    environment: str = ""
    user: str = ""
    mail_to: str = ""
    image: str = "briefgen:latest"
    volume: str = "briefgen"
    install: tuple[str, ...] = ("python", "-m", "pip", "install", "briefgen")
    minutes: int = 60

    @property
    def time(self) -> dt.time:
        """`at`, as a time without a zone."""
        return dt.time.fromisoformat(self.at)

    @property
    def day_numbers(self) -> tuple[int, ...]:
        """`days` from 0 for Monday, in order; all seven when none is named."""
        return tuple(sorted({DAYS.index(day) for day in self.days})) or tuple(range(7))

    @property
    def written_folders(self) -> tuple[str, ...]:
        """The absolute paths of `writable`."""
        return tuple(str(PurePosixPath(self.folder) / folder) for folder in self.writable)

    def zone_info(self) -> ZoneInfo:
        """The zone with its rules.

        Raises:
            SpecError: this machine does not know it.
        """
        try:
            return ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            hint = "write a name such as Asia/Ho_Chi_Minh; if it is right, install tzdata"
            raise SpecError(error("schedule.zone", f"the time zone {self.zone!r} is not known here", hints=(hint,))) from None


def check(job: Job) -> None:
    """Make sure that nothing in a job can be taken for something else by what reads the units.

    Raises:
        SpecError: all that is wrong, at once.
    """
    problems = [_wrong(what, value, hint) for what, value, right, hint in _rules(job) if not right]
    if problems:
        raise SpecError(*problems)
    job.zone_info()


def _rules(job: Job) -> list[tuple[str, str, bool, str]]:
    printed = (*job.arguments, *job.on_failure, *job.writable, *job.install)
    return [
        ("name", job.name, bool(_NAME.fullmatch(job.name)), "write lower-case letters, digits and hyphens, at most 40"),
        ("time", job.at, bool(_TIME.fullmatch(job.at)), "write HH:MM, from 00:00 to 23:59"),
        ("zone", job.zone, bool(_ZONE.fullmatch(job.zone)), "write a name such as Asia/Ho_Chi_Minh"),
        ("user", job.user, not job.user or bool(_USER.fullmatch(job.user)), "write the name of a system user"),
        ("image", job.image, bool(_IMAGE.fullmatch(job.image)), "write registry/name:tag"),
        ("volume", job.volume, bool(_NAME.fullmatch(job.volume)), "write the name of a volume claim"),
        (
            "mail_to",
            job.mail_to,
            not job.mail_to or bool(re.fullmatch(r"[\w.+@-]{1,200}", job.mail_to, re.ASCII)),
            "write one mail address",
        ),
        ("minutes", str(job.minutes), 1 <= job.minutes <= 1440, "write a number from 1 to 1440"),
        *((f"day {day!r}", day, day in DAYS, f"write {', '.join(DAYS)}") for day in job.days),
        *(
            (what, value, _path(value), "write an absolute path without backslashes, control characters and `..`")
            for what, value in _paths(job)
        ),
        *(("text", value, bool(value) and value.isprintable(), "leave out line breaks and control characters") for value in printed),
        *(("writable folder", value, not _outside(value), "name a folder below the project's") for value in job.writable),
    ]


def _paths(job: Job) -> list[tuple[str, str]]:
    optional = (("environment", job.environment), ("on_failure", job.on_failure[0] if job.on_failure else ""))
    return [("program", job.program), ("folder", job.folder), *((what, value) for what, value in optional if value)]


def _path(value: str) -> bool:
    plain = value.isprintable() and "\\" not in value and value == value.strip()
    return plain and value.startswith("/") and not _outside(value.lstrip("/"))


def _outside(folder: str) -> bool:
    return folder.startswith("/") or ".." in PurePosixPath(folder).parts


def _wrong(what: str, value: str, hint: str) -> Problem:
    return error("schedule.value", f"the {what} of the schedule cannot be {value!r}", hints=(hint,))
