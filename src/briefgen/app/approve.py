"""A person answers for an edition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.app.archives import archive_of, existing
from briefgen.app.outputs import refresh_room
from briefgen.errors import Problem, SpecError, error
from briefgen.publishing.archive import Archive
from briefgen.publishing.ledger import Entry, Ledger, State
from briefgen.text.normalise import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that was recorded, or stood already. problems: what could not be shown in the reading room."""

    brief: str
    entry: Entry
    already: bool
    problems: tuple[Problem, ...] = ()


def approve(brief: str, root: Path, edition: int | None, *, by: str, at: dt.datetime) -> Decided:
    """Record that `by` approves an edition, the latest when none is named. Approving twice records nothing new.

    Raises:
        SpecError: there is no such edition, it was withdrawn, or `by` is empty.
        Locked: the brief is being built.
    """
    if not printable(by):
        raise SpecError(error("approve.by", "an approval needs a name", hints=("give it with --by",)))
    archive = archive_of(root, brief)
    number = existing(archive, edition)
    with archive.locked():
        decided = _approved(archive, number, by=printable(by), at=at)
    return decided if decided.already else replace(decided, problems=refresh_room(root))


def _approved(archive: Archive, number: int, *, by: str, at: dt.datetime) -> Decided:
    brief = archive.brief
    ledger = Ledger(archive.folder)
    state = ledger.state(number)
    if state is State.WITHDRAWN:
        raise SpecError(error("approve.withdrawn", f"edition {number} of {brief!r} was withdrawn", hints=("build a new edition first",)))
    if state is not State.DRAFT:
        entry = [entry for entry in ledger.entries() if entry.edition == number and entry.state is State.APPROVED][-1]
        return Decided(brief=brief, entry=entry, already=True)
    return Decided(brief=brief, entry=ledger.record(number, State.APPROVED, by=by, at=at), already=False)
