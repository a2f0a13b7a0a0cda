"""Build again whenever the brief, a section, a template, the corpus or briefgen.toml changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from briefgen.app.build import Built, build
from briefgen.app.machine import machine_said_no
from briefgen.app.project import open_project
from briefgen.app.quiet import Quiet
from briefgen.errors import BriefgenError, EnvironmentFault, SpecError
from briefgen.spec.load import find_root
from briefgen.spec.settings import SETTINGS_FILE

DEBOUNCE = 300
"""Milliseconds to wait for more changes: an editor saves in several steps."""
ROUND = 500
"""Milliseconds after which the watcher looks whether it should stop."""


def watch(path: Path, stop: Event) -> Iterator[Built | BriefgenError]:
    """Build now and after every change, until `stop` is set; an error is a value and the last good PDF stays.

    Raises:
        SpecError: the brief does not exist, so there is nothing to watch.
    """
    from watchfiles import watch as changes

    if not path.is_file():
        open_project(path)  # says what is wrong with it
    watched = places(path) or (path.resolve().parent,)
    settings = find_root(path) / SETTINGS_FILE
    seen = _state(settings)
    while not stop.is_set():
        # The first round ends at once and without a change: by then the watcher looks, and no change after the build's start is missed.
        rounds = changes(*watched, debounce=DEBOUNCE, stop_event=stop, rust_timeout=ROUND, yield_on_timeout=True)
        for number, changed in enumerate(rounds):
            # Looked at in every round: to watch its folder would be to watch what building writes.
            before, seen = seen, _state(settings)
            if changed or number == 0 or seen != before:
                yield _built(path)
                now = places(path)
                if now and now != watched:  # the brief names other folders
                    watched = now
                    break
        else:
            return


def places(path: Path) -> tuple[Path, ...]:
    """The folders whose changes change the brief; empty when it cannot be read now."""
    try:
        project = open_project(path)
    except SpecError:
        return ()
    wanted = [path.resolve().parent, *(Path(folder) for folder in project.spec.corpus), project.root / "templates"]
    return tuple(folder for folder in dict.fromkeys(wanted) if folder.is_dir())


def _state(file: Path) -> tuple[int, int, int] | None:
    """What differs when a file was written or replaced; None when it is not there."""
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_ino, known.st_mtime_ns, known.st_size


def _built(path: Path) -> Built | BriefgenError:
    try:
        return build(path, progress=Quiet())
    except BriefgenError as reason:
        return reason
    except (OSError, MemoryError) as reason:
        if told := machine_said_no(reason):
            return EnvironmentFault(told)
        raise
