"""Feeds and pages into a corpus folder; each source fails alone, and what came of each is a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.errors import EnvironmentFault, Locked, error
from briefgen.fetching.outcomes import Fetched
from briefgen.fetching.outside import Outside
from briefgen.fetching.remembered import Remembered
from briefgen.fetching.run import Run
from briefgen.fetching.settings import FetchSettings, WebSource
from briefgen.ports import Progress

_LOCK_FILE = ".fetched.lock"


def fetch(
    sources: Iterable[WebSource],
    folder: Path,
    settings: FetchSettings | None = None,
    outside: Outside | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """Save what is new at `sources` into `folder`, which is made when missing. progress: a step for each address that is asked or not due.

    Raises:
        Locked: another fetch into the folder is under way.
        EnvironmentFault: the folder cannot be written.
    """
    settings, outside = settings or FetchSettings(), outside or Outside()
    with _writing(folder):
        memory = Remembered.load(folder)
        try:
            outcomes = Run(folder, memory.records, settings, outside, progress).all(tuple(dict.fromkeys(sources)))
        finally:
            memory.save(folder)
    first = (memory.problem,) if memory.problem else ()
    return Fetched(outcomes=outcomes, problems=(*first, *(outcome.problem for outcome in outcomes if outcome.problem)))


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK_FILE, timeout=0):
            for draft in folder.glob(".*.tmp"):  # of a run that was killed; the lock is ours
                draft.unlink(missing_ok=True)
            yield
    except Timeout as reason:
        problem = error("fetch.locked", f"another process is fetching into {folder.name}/", hints=("wait for it to end, then try again",))
        raise Locked(problem) from reason
    except OSError as reason:
        problem = error("fetch.write", f"the folder {folder.name}/ cannot be written: {reason.strerror}")
        raise EnvironmentFault(problem) from reason
