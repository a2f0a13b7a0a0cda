"""The archive that a person means by a name, and the edition by a number."""

from __future__ import annotations

from pathlib import Path

from briefgen.app.briefs import brief_file
from briefgen.app.recall import briefs_of
from briefgen.errors import SpecError, error
from briefgen.publishing.archive import Archive
from briefgen.spec.closeness import suggestion
from briefgen.spec.load import load_brief


def archive_of(root: Path, brief: str) -> Archive:
    """The archive of a brief that was built. brief: its id, or its file.

    Raises:
        SpecError: it has no edition; says whether it is to be built first, or which briefs have some.
    """
    name = load_brief(Path(brief)).id if Path(brief).suffix in (".yaml", ".yml") else brief
    archive = Archive(root / "output", name)
    if archive.numbers():
        return archive
    raise SpecError(error("edition.none", f"brief {name!r} has no edition", hints=_way_on(root, name)))


def existing(archive: Archive, edition: int | None) -> int:
    """The number asked for, or the latest.

    Raises:
        SpecError: there is no such edition; says which there are.
    """
    numbers = archive.numbers()
    number = edition if edition is not None else numbers[-1]
    if number not in numbers:
        raise SpecError(error("edition.missing", f"brief {archive.brief!r} has no edition {number}", hints=(told(numbers),)))
    return number


def told(numbers: tuple[int, ...]) -> str:
    """Which editions there are, in words."""
    return f"it has edition {numbers[0]} only" if len(numbers) == 1 else f"it has editions {numbers[0]} to {numbers[-1]}"


def _way_on(root: Path, name: str) -> tuple[str, ...]:
    try:
        return (f"build it first: briefgen build {brief_file(root, name)}",)
    except SpecError:
        known = briefs_of(root / "output")
        return suggestion(name, known, "briefs with editions") or ("no brief was built in this project yet: briefgen build BRIEF",)
