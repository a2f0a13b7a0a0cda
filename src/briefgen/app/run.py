"""Everything a scheduler starts: fetch, build what changed, verify, publish, deliver. Each step goes on where an earlier run stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefgen.app.briefs import brief_file, brief_files
from briefgen.app.build import WAIT, Built, build
from briefgen.app.deliver import Delivery, deliver
from briefgen.app.fetch import fetch
from briefgen.app.machine import machine_said_no
from briefgen.app.patience import patience
from briefgen.errors import BriefgenError, EnvironmentFault, ExitCode, SpecError, error
from briefgen.fetching.outcomes import Fetched
from briefgen.ports import Progress
from briefgen.spec.settings import load_settings

SEVERITY = (*(ExitCode.VERIFICATION, ExitCode.BUG, ExitCode.ENVIRONMENT, ExitCode.LOCKED, ExitCode.SPEC, ExitCode.PROBLEMS, ExitCode.OK),)
"""Exit codes, the worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of one step. what: `fetch`, `deliver`, or the brief's file as it was named. outcome: an exception when it failed."""

    what: str
    outcome: Fetched | Built | Delivery | Exception

    @property
    def exit_code(self) -> ExitCode:
        """What a run of this step alone would end with."""
        match self.outcome:
            case BriefgenError(exit_code=code):
                return code
            case Exception():
                return ExitCode.BUG
            case Delivery(needs_a_person=needed):
                return ExitCode.PROBLEMS if needed else ExitCode.OK
            case Built(problems=problems) | Fetched(problems=problems):
                return ExitCode.PROBLEMS if problems else ExitCode.OK


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """The exit code of a run of several steps."""
    return min(codes, key=SEVERITY.index, default=ExitCode.OK)


def run(
    root: Path, names: Sequence[str], *, everything: bool, progress: Progress, now: Callable[[], dt.datetime], wait: float = WAIT
) -> Iterator[Step]:
    """Each step as it is done: fetching and delivering when the settings name something to fetch or a way to deliver, the briefs between.

    names: files or ids of briefs; everything: all of the project's instead. wait: seconds for the lock of a brief. A step that fails,
    for whatever reason, stops no other.

    Raises:
        SpecError: no brief is named, or one that is not there, or the settings are wrong.
    """
    if bool(names) == everything:
        message = "name briefs, or say --all, not both" if everything else "name briefs, or say --all"
        raise SpecError(error("run.what", message, hints=("briefgen run --all builds every brief in briefs/",)))
    settings = load_settings(root)
    paths = brief_files(root) if everything else tuple(brief_file(root, name) for name in names)
    delivering = partial(deliver, root, now=now, waiting=patience(settings, progress)) if settings.mail or settings.webhook else None
    return _steps(root, paths, settings.fetch.asks, delivering, progress, wait)


def _steps(
    root: Path, paths: Sequence[Path], fetches: bool, delivering: Callable[[], Delivery] | None, progress: Progress, wait: float
) -> Iterator[Step]:
    if fetches:
        yield _step("fetch", partial(fetch, root, progress=progress))
    for path in paths:
        yield _step(str(path), partial(build, path, progress=progress, wait=wait))
    if delivering:
        yield _step("deliver", delivering)


def _step(what: str, work: Callable[[], Fetched | Built | Delivery]) -> Step:
    try:
        return Step(what=what, outcome=work())
    except Exception as reason:  # whatever it is, the caller is told, and the other briefs are built
        told = machine_said_no(reason)
        return Step(what=what, outcome=EnvironmentFault(told) if told else reason)
