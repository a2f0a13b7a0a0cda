"""A workflow for GitHub Actions, whose clock is UTC."""

from __future__ import annotations

import datetime as dt
import shlex
from typing import Any

from briefgen.errors import SpecError, error
from briefgen.publishing.schedule.block_yaml import to_yaml
from briefgen.publishing.schedule.cron import cron_time
from briefgen.publishing.schedule.job import Job


def emit_github(job: Job, *, year: int) -> dict[str, str]:
    """A file for .github/workflows. year: whose rules of summer time count for the conversion to UTC.

    Raises:
        SpecError: an argument holds `${{`, which GitHub would take for an expression.
    """
    if any("${{" in word for word in (*job.arguments, *job.install)):
        raise SpecError(error("schedule.github", "'${{' cannot be written in a workflow without being taken for an expression"))
    winter, summer = (_offset(job, year, month) for month in (1, 7))
    standard = min(winter, summer)
    hour, minute, days = _in_utc(job, standard)
    workflow: dict[str, Any] = {
        "name": job.name,
        "on": {"schedule": [{"cron": cron_time(hour, minute, days)}], "workflow_dispatch": {}},
        "permissions": {"contents": "read"},
        "concurrency": {"group": job.name, "cancel-in-progress": False},
        "jobs": {"build": {"runs-on": "ubuntu-latest", "timeout-minutes": job.minutes, "steps": _steps(job)}},
    }
    comment = _comment(job, hour, minute, dst=winter != summer)
    return {f"{job.name}.yml": comment + to_yaml(workflow)}


def _steps(job: Job) -> list[dict[str, Any]]:
    # Not the outbox: caches are read by more people than the recipients should be.
    kept = "output\n.briefgen"
    state = {"path": kept, "key": f"{job.name}-${{{{ github.run_id }}}}", "restore-keys": f"{job.name}-"}
    run = shlex.join(("briefgen", *job.arguments)) + (" || [ $? -eq 1 ]" if job.tolerant else "")
    return [
        {"uses": "actions/checkout@v4", "with": {"persist-credentials": False}},
        {"uses": "actions/setup-python@v5", "with": {"python-version": "3.11"}},
        {"name": "Install", "run": shlex.join(job.install)},
        {"name": "Take up earlier editions", "uses": "actions/cache/restore@v4", "with": state},
        {"name": "Build", "shell": "sh", "run": run},
        {"name": "Keep editions", "if": "always()", "uses": "actions/cache/save@v4", "with": {"path": kept, "key": state["key"]}},
        {"uses": "actions/upload-artifact@v4", "with": {"name": job.name, "path": "output/*.pdf"}},
    ]


def _comment(job: Job, hour: int, minute: int, *, dst: bool) -> str:
    lines = [f"# GitHub's clock is UTC: {hour:02d}:{minute:02d} UTC is {job.at} in {job.zone}" + (", standard time." if dst else ".")]
    if dst:
        later = (dt.datetime.combine(dt.date(2000, 1, 1), job.time) + dt.timedelta(hours=1)).time()
        lines.append(f"# In summer time it runs at {later:%H:%M} there; GitHub has no way to say otherwise.")
    lines += [
        "# Runs may start up to an hour late. Earlier editions live in the cache, which GitHub empties after a week without a run:",
        "# then numbers begin at 1 again. For editions that are handed out, use a machine with a disk; do not deliver from here.",
    ]
    return "\n".join(lines) + "\n"


def _offset(job: Job, year: int, month: int) -> dt.timedelta:
    return dt.datetime(year, month, 15, 12, tzinfo=job.zone_info()).utcoffset() or dt.timedelta()


def _in_utc(job: Job, offset: dt.timedelta) -> tuple[int, int, tuple[int, ...]]:
    """Hour, minute and days of the week in UTC; a day may be the one before or after."""
    minutes = job.time.hour * 60 + job.time.minute - int(offset.total_seconds()) // 60
    shift, within = divmod(minutes, 1440)
    return within // 60, within % 60, tuple(sorted((day + shift) % 7 for day in job.day_numbers))
