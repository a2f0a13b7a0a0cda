"""What changed between two editions of a brief."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.composition.between import between
from briefgen.composition.facts import previous_from_facts
from briefgen.errors import SpecError, error
from briefgen.model.edition import Changes
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
    archive = Archive(root / "output", brief)
    numbers = archive.numbers()
    if len(numbers) < 2 and (old is None or old == new):
        have = "none yet" if not numbers else "one, edition 1"
        raise SpecError(error("diff.editions", f"brief {brief!r} has no two editions to compare: it has {have}"))
    newer = new if new is not None else numbers[-1]
    older = old if old is not None else numbers[-2]
    missing = [str(number) for number in (older, newer) if number not in numbers]
    if missing:
        hint = f"it has {numbers[0]} to {numbers[-1]}" if numbers else "it has none yet"
        raise SpecError(error("diff.missing", f"brief {brief!r} has no edition {' or '.join(missing)}", hints=(hint,)))
    before, after = archive.edition(older), archive.edition(newer)
    changes = between(previous_from_facts(before.facts), previous_from_facts(after.facts))
    titles = {section["id"]: section["title"] for section in (*before.facts["sections"], *after.facts["sections"])}
    return Compared(brief=brief, old=older, new=newer, changes=changes, titles=titles)
