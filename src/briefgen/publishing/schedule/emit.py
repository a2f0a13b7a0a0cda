"""Units for one scheduler."""

from __future__ import annotations

from typing import Literal

from briefgen.publishing.schedule.cron import emit_cron
from briefgen.publishing.schedule.github import emit_github
from briefgen.publishing.schedule.job import Job, check
from briefgen.publishing.schedule.kubernetes import emit_kubernetes
from briefgen.publishing.schedule.systemd import emit_systemd

Kind = Literal["systemd", "cron", "k8s", "github"]


def emit(kind: Kind, job: Job, *, year: int) -> dict[str, str]:
    """File name -> text. year: whose rules of summer time count, for the one kind that knows no time zones.

    Raises:
        SpecError: something in the job cannot be written for this scheduler; nothing is emitted half.
    """
    check(job)
    match kind:
        case "systemd":
            return emit_systemd(job)
        case "cron":
            return emit_cron(job)
        case "k8s":
            return emit_kubernetes(job)
        case "github":
            return emit_github(job, year=year)
