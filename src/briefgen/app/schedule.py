"""Units for a scheduler, from the project's settings."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from briefgen.errors import EnvironmentFault, error
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
