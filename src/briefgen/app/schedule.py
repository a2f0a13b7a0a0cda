"""Units for a scheduler, from the project's settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefgen.errors import EnvironmentFault, Problem, error, note
from briefgen.publishing.disk import replace
from briefgen.publishing.schedule.emit import Kind, emit
from briefgen.publishing.schedule.job import Job
from briefgen.spec.settings import Settings, load_settings


def schedule(root: Path, kind: Kind, *, year: int) -> dict[str, str]:
    """File name -> text. year: whose rules of summer time count, for the one kind that knows no time zones.

    Raises:
        SpecError: the settings are wrong, or hold something that cannot be written for this scheduler.
    """
    return emit(kind, job(load_settings(root), root), year=year)


def missing_program(root: Path, kind: Kind) -> Iterator[Problem]:
    """A note where the program that this machine's scheduler is to run is not on this machine."""
    program = load_settings(root).schedule.program
    if kind in ("systemd", "cron") and not Path(program).exists():
        here = Path(sys.executable).with_name("briefgen")
        hint = f"say in briefgen.toml, under [schedule], where it is{f': program = {str(here)!r}' if here.exists() else ''}"
        yield note("schedule.no-program", f"there is no {program} on this machine", hints=(hint,))


def job(settings: Settings, root: Path) -> Job:
    """What is to be run in the project at `root`; the folder that fetching writes to is writable."""
    table = settings.schedule
    folder = settings.fetch.folder
    reached = any(PurePosixPath(folder).is_relative_to(one) for one in table.writable)
    writable = table.writable if reached or not settings.fetch.asks else (*table.writable, folder)
    return Job(**table.model_dump(exclude={"writable", "retry_minutes"}), writable=writable, folder=str(root.resolve()))


def write_units(units: dict[str, str], folder: Path) -> tuple[Path, ...]:
    """Write the files into `folder`, which is made when missing; where they are.

    Raises:
        EnvironmentFault: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in units.items():
            replace(folder / name, text.encode())
    except OSError as reason:
        raise EnvironmentFault(error("schedule.write", f"{folder} cannot be written: {reason.strerror}")) from reason
    return tuple(folder / name for name in units)
