"""Take an edition back: what was decided is recorded, and a new edition tells readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from briefgen.app.approve import Decided
from briefgen.app.archives import archive_of, existing
from briefgen.app.briefs import brief_file
from briefgen.app.build import WAIT, Built, build
from briefgen.errors import BriefgenError, SpecError, error
from briefgen.ports import Progress
from briefgen.publishing.archive import Archive
from briefgen.publishing.ledger import Ledger, State
from briefgen.spec.load import load_brief
from briefgen.text.normalise import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """The decision, and the edition that tells of it; an error when that could not be built: the next build will tell."""

    decided: Decided
    outcome: Built | BriefgenError


def withdraw(
    brief: str, root: Path, edition: int | None, *, by: str, why: str, at: dt.datetime, progress: Progress, wait: float = WAIT
) -> Withdrawn:
    """Record that `by` withdraws an edition, the latest when none is named, and build the edition that says so.

    brief: id, or the brief's file. Withdrawing twice records nothing new.

    Raises:
        SpecError: there is no such brief or edition, or `by` or `why` is empty.
        Locked: the brief is being built for longer than `wait` seconds.
    """
    if not printable(by) or not printable(why):
        raise SpecError(error("withdraw.why", "a withdrawal needs a name and a reason", hints=("give them with --by and --why",)))
    path = brief_file(root, brief)
    name = load_brief(path).id if path == Path(brief) else brief
    decided = _recorded(archive_of(root, name), edition, by=printable(by), why=printable(why), at=at, wait=wait)
    try:
        return Withdrawn(decided=decided, outcome=build(path, progress=progress, wait=wait))
    except BriefgenError as reason:
        return Withdrawn(decided=decided, outcome=reason)


def _recorded(archive: Archive, edition: int | None, *, by: str, why: str, at: dt.datetime, wait: float) -> Decided:
    number = existing(archive, edition)
    with archive.locked(wait):
        ledger = Ledger(archive.folder)
        if ledger.state(number) is State.WITHDRAWN:
            entry = [entry for entry in ledger.entries() if entry.edition == number][-1]
            return Decided(brief=archive.brief, entry=entry, already=True)
        return Decided(brief=archive.brief, entry=ledger.record(number, State.WITHDRAWN, by=by, at=at, why=why), already=False)
