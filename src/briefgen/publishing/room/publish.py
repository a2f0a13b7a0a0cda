"""Writing the reading room beside the archive it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.errors import BriefgenError, EnvironmentFault, Locked, Problem, error, mend, warning
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.disk import replace
from briefgen.publishing.ledger import Ledger, State
from briefgen.publishing.room.records import read_edition
from briefgen.publishing.room.site import room_files

_THERE = "the editions themselves are there; the next build writes the room"


def publish_room(output: Path, templates: Path, *, seconds: float = 60.0) -> tuple[Problem, ...]:
    """Bring the reading room of `output` up to what its archives and ledgers hold; what a person should know of it.

    templates: the folder of the room's own templates. Editions that are approved, sent or withdrawn are shown as such.

    Every file is replaced in one step, and only where it changed. Builders of several briefs may call this at once: each reads
    the archives again when its turn has come, so the last one shows what all of them published.

    Raises:
        Locked: others wrote the room for longer than `seconds`.
        EnvironmentFault: the disk is full or says no; every page is the old one or the new one.
    """
    try:
        with FileLock(output / ".lock", timeout=seconds):
            editions, problems = _stored(output)
            states, damaged = _states(output, editions)
            for name, data in room_files(editions, templates, states).items():
                path = output / name
                if not path.is_file() or path.read_bytes() != data:
                    replace(path, data)
    except Timeout as reason:
        problem = error("room.locked", "the reading room is being written by another process", hints=("try again in a minute",))
        raise Locked(problem) from reason
    except OSError as reason:
        problem = error(
            "room.write",
            f"the reading room in {output.name}/ cannot be written: {reason.strerror}",
            hints=(mend(reason) or "check the disk, then build again", _THERE),
        )
        raise EnvironmentFault(problem) from reason
    return (*problems, *damaged)


def _states(output: Path, editions: Sequence[StoredEdition]) -> tuple[Mapping[tuple[str, int], str], tuple[Problem, ...]]:
    """What was decided about each edition, drafts left out, and the problems of ledgers that cannot be read."""
    states: dict[tuple[str, int], str] = {}
    problems: list[Problem] = []
    for brief in dict.fromkeys(str(stored.facts["brief"]) for stored in editions):
        try:
            entries = Ledger(output / brief).entries()
        except EnvironmentFault as fault:
            problems += fault.problems
        else:
            # oldest first: the last decision stands
            states |= {(brief, entry.edition): entry.state.value for entry in entries}
    return {place: state for place, state in states.items() if state != State.DRAFT}, tuple(problems)


def _stored(output: Path) -> tuple[list[StoredEdition], tuple[Problem, ...]]:
    """Every edition under `output` that can be read, and a warning for each that cannot."""
    editions: list[StoredEdition] = []
    problems: list[Problem] = []
    for folder in sorted(entry for entry in output.iterdir() if (entry / "editions").is_dir()):
        archive = Archive(output, folder.name)
        for number in archive.numbers():
            try:
                stored = archive.edition(number)
                read_edition(stored)
            except (BriefgenError, OSError, KeyError, TypeError, ValueError) as reason:
                why = str(reason) if isinstance(reason, BriefgenError) else f"{type(reason).__name__}: {reason}"
                message = f"edition {number} of {folder.name!r} is damaged and left out of the reading room"
                problems.append(warning("room.edition", message, hints=(why, "put its folder back from a copy of the archive")))
            else:
                editions.append(stored)
    return editions, tuple(problems)
