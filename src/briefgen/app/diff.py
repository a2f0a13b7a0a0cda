"""What changed between two editions of a brief."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.app.archives import archive_of, existing, told
from briefgen.composition.between import between, carried_on
from briefgen.composition.facts import previous_from_facts
from briefgen.errors import EnvironmentFault, SpecError, error
from briefgen.model.changes import Changes
from briefgen.publishing.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Changes from edition `old` to edition `new`. titles: section id -> title in the newer edition."""

    brief: str
    old: int
    new: int
    changes: Changes
    titles: dict[str, str]


def diff(brief: str, root: Path, old: int | None = None, new: int | None = None) -> Compared:
    """Compare two editions; the last two when none is named, `old` and the latest when one is.

    Raises:
        SpecError: the brief has no such editions; says which it has.
        EnvironmentFault: an edition is damaged.
    """
    archive = archive_of(root, brief)
    numbers = archive.numbers()
    if len(numbers) < 2 and (old is None or old == new):
        message = f"brief {archive.brief!r} has no two editions to compare"
        raise SpecError(error("diff.editions", message, hints=(told(numbers), "a second one is made when something in it changes")))
    newer = existing(archive, new)
    older = existing(archive, old if old is not None else numbers[-2])
    before, after = archive.edition(older), archive.edition(newer)
    changes = between(previous_from_facts(before.facts), previous_from_facts(after.facts), _carried(archive, older, newer))
    titles = {section["id"]: section["title"] for section in (*before.facts["sections"], *after.facts["sections"])}
    return Compared(brief=archive.brief, old=older, new=newer, changes=changes, titles=titles)


def _carried(archive: Archive, older: int, newer: int) -> dict[str, str]:
    """What the builds of the editions from `older` to `newer` knew of what goes on under another id; of a damaged one nothing."""
    made = []
    for number in range(min(older, newer) + 1, max(older, newer) + 1):
        with suppress(EnvironmentFault):
            made.append(previous_from_facts(archive.edition(number).facts))
    found = carried_on(made)
    return found if older < newer else {now: first for first, now in found.items()}
