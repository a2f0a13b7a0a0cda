"""A crontab."""

from __future__ import annotations

import shlex

from briefgen.errors import SpecError, error
from briefgen.publishing.schedule.job import Job

_LONGEST = 990  # cron programs read lines of up to 998 to 1000 characters and quietly drop the rest


def emit_cron(job: Job) -> dict[str, str]:
    """A file for `crontab FILE`.

    Raises:
        SpecError: a path or argument holds what cannot be written in a crontab, or the line is too long.
    """
    words = (*job.arguments, *job.on_failure)
    if any("\\" in word for word in words):
        # Some cron programs take the backslash out before a second one, some do not.
        raise SpecError(error("schedule.cron", "a backslash cannot be written in a crontab so that every cron reads it alike"))
    line = f"{cron_time(job.time.hour, job.time.minute, job.day_numbers)} {_command(job).replace('%', chr(92) + '%')}"
    if len(line) > _LONGEST:
        raise SpecError(error("schedule.cron", f"the line would have {len(line)} characters; cron reads {_LONGEST}"))
    lines = [
        f"# {job.at}, {job.zone}. CRON_TZ is read by cronie (Red Hat, SUSE, Arch). Debian's and Ubuntu's own cron ignores it and",
        "# takes the machine's zone: there, set that zone or use systemd. A run missed while the machine is off is not made up for.",
        f"CRON_TZ={job.zone}",
        "SHELL=/bin/sh",
        "PATH=/usr/local/bin:/usr/bin:/bin",
        f"MAILTO={job.mail_to or chr(34) * 2}",
        line,
        "",
    ]
    return {f"{job.name}.cron": "\n".join(lines)}


def cron_time(hour: int, minute: int, days: tuple[int, ...]) -> str:
    """The five fields of a time of day. days: from 0 for Monday; cron counts from 0 for Sunday."""
    named = "*" if len(days) == 7 else ",".join(str(day) for day in sorted((number + 1) % 7 for number in days))
    return f"{minute} {hour} * * {named}"


def _command(job: Job) -> str:
    """Go there, take the lock without waiting, read the environment, run; tell when that failed."""
    run = f"exec timeout {job.minutes}m {shlex.join((job.program, *job.arguments))}"
    if job.environment:
        run = f"set -a; . {shlex.quote(job.environment)}; set +a; {run}"
    lock = f"cd {shlex.quote(job.folder)} && mkdir -p .briefgen && flock -n -E 4 .briefgen/cron.lock sh -c {shlex.quote(run)}"
    tolerated = " || [ $? -eq 1 ]" if job.tolerant else ""
    told = f" || {shlex.join(word.replace('%i', job.name) for word in job.on_failure)}" if job.on_failure else ""
    return lock + tolerated + told
