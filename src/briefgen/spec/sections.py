"""The `sections:` of a brief: names, `use:` with overrides, and inline sections, each with where every key is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import EnvironmentFault, Location, Problem, SpecError, error
from briefgen.spec.closeness import suggestion
from briefgen.spec.composer import Composed
from briefgen.spec.composer import Path as Steps
from briefgen.spec.fields import keys_at
from briefgen.spec.file_text import compose_file, present, slug
from briefgen.spec.problems import Place, problem_at
from briefgen.spec.schema import SectionSpec

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
_KEYS = keys_at(SectionSpec, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEntry:
    """One section before it is checked.

    value: its keys, overrides applied. places: where each key's value is written. home: where a missing key would be added.
    entry: the entry of the brief it comes from. subject: `section "Prices"`.
    """

    value: dict[str, object]
    places: dict[str, Place]
    home: Place
    entry: Place
    subject: str

    def place(self, path: Steps) -> Place:
        """Where the value at `path` in this section is written."""
        if path and isinstance(path[0], str) and path[0] in self.places:
            at = self.places[path[0]]
            return Place(file=at.file, path=(*at.path, *path[1:]))
        return Place(file=self.home.file, path=(*self.home.path, *path))


@dataclass(slots=True)
class SectionLibrary:
    """The section files beside a brief, each read once. files: those read, in order of use."""

    folder: Path
    files: dict[str, Composed | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        """Names that `sections:` may use, in alphabetical order.

        Raises:
            EnvironmentFault: the folder is there, but the machine does not let it be read.
        """
        try:
            return tuple(sorted(path.stem for path in self.folder.iterdir() if path.suffix == ".yaml"))
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as fault:
            where = Location(path=str(self.folder))
            raise EnvironmentFault(error("environment.unreadable", f"cannot be read: {fault.strerror or fault}", where)) from fault

    def get(self, name: str) -> Composed | None:
        """The file of a section that is among `names`; None when it holds nothing that could be checked (the problem is kept)."""
        if name not in self.files:
            try:
                composed = compose_file(self.folder / f"{name}.yaml", "section")
            except SpecError as fault:
                self.problems.extend(fault.problems)
                self.files[name] = None
                return None
            self.problems.extend(composed.problems)
            if composed.complete and not isinstance(composed.value, dict):
                top = Place(file=composed, path=())
                message = f"section '{name}' must be a group of keys, such as title and keywords"
                self.problems.append(problem_at(top, "spec.wrong-type", message))
            self.files[name] = composed if composed.complete and isinstance(composed.value, dict) else None
        return self.files[name]


def resolve_sections(brief: Composed, entries: tuple[object, ...], library: SectionLibrary) -> tuple[list[SectionEntry], list[Problem]]:
    """Every entry of `sections:` that can be checked, and what is wrong with the others."""
    resolved: list[SectionEntry] = []
    problems: list[Problem] = []
    for number, raw in enumerate(entries):
        place = Place(file=brief, path=("sections", number))
        if brief.is_doubtful(place.path):
            continue
        found = _resolve(present(raw), place, number, library)
        (problems if isinstance(found, Problem) else resolved).append(found)  # type: ignore[arg-type]
    return [entry for entry in resolved if entry is not None], problems + _twice(resolved)


def _resolve(raw: object, place: Place, number: int, library: SectionLibrary) -> SectionEntry | Problem | None:
    """A section, or why not; None when its file has problems of its own, which the library keeps."""
    if isinstance(raw, str):
        return _from_library(raw, {}, place, place, library)
    if not isinstance(raw, dict):
        message = f"entry {number + 1} of 'sections' must be a section's name, use: with changes, or a section with title and keywords"
        return problem_at(place, "spec.wrong-type", message)
    if "use" in raw:
        at = Place(file=place.file, path=(*place.path, "use"))
        if not isinstance(raw["use"], str):
            return problem_at(at, "spec.wrong-type", "'use' must be the name of a section", *_known(library))
        return _from_library(raw["use"], {key: value for key, value in raw.items() if key != "use"}, place, at, library)
    if len(raw) == 1 and (name := next(iter(raw))) in library.names() and name not in _KEYS:
        at = Place(file=place.file, path=(*place.path, name))
        return problem_at(
            at, "spec.unknown-section", f"a section is changed with 'use', not by its name '{name}'", f"write use: {name}", key=True
        )
    return _inline(raw, place, number)


def _from_library(
    name: str, overrides: dict[str, object], entry: Place, at: Place, library: SectionLibrary
) -> SectionEntry | Problem | None:
    if not _SLUG.match(name) or name not in library.names():
        message = f"there is no section '{name}' in {library.folder}"
        return problem_at(at, "spec.unknown-section", message, *_known(library, name))
    composed = library.get(name)
    if composed is None:
        return None
    home = Place(file=composed, path=())
    base = present(composed.value)
    assert isinstance(base, dict)
    places = {key: Place(file=composed, path=(key,)) for key in base}
    places |= {key: Place(file=entry.file, path=(*entry.path, key)) for key in overrides}
    value = {"id": name, **base, **overrides}
    return SectionEntry(value=value, places=places, home=home, entry=at, subject=_subject(value, f"section '{name}'"))


def _inline(raw: dict[str, object], place: Place, number: int) -> SectionEntry:
    title = raw.get("title")
    made = slug(title) if isinstance(title, str) else ""
    value = {"id": made or f"section_{number + 1}", **raw}
    places = {key: Place(file=place.file, path=(*place.path, key)) for key in raw}
    return SectionEntry(value=value, places=places, home=place, entry=place, subject=_subject(value, f"section {number + 1}"))


def _subject(value: dict[str, object], otherwise: str) -> str:
    title = value.get("title")
    return f'section "{title}"' if isinstance(title, str) and title.strip() else otherwise


def _known(library: SectionLibrary, name: str = "") -> tuple[str, ...]:
    names = library.names()
    hints = suggestion(name, names, f"sections in {library.folder}")
    listed = (f"sections in {library.folder}: {', '.join(names)}",) if hints and "did you" in hints[0] else ()
    return (*hints, *listed, f"or make {library.folder / f'{name}.yaml'}") if _SLUG.match(name) else (*hints, *listed)


def _twice(entries: list[SectionEntry]) -> list[Problem]:
    """A Problem for each section whose id an earlier one has: ids name things in files and links."""
    seen: set[object] = set()
    problems = []
    for entry in entries:
        if entry is None:
            continue
        name = entry.value["id"]
        if isinstance(name, str) and name in seen:
            place = entry.places.get("id", entry.entry)
            message = f"two sections have the id '{name}'"
            problems.append(problem_at(place, "spec.duplicate-section", message, f"give this one another: id: {name}_2"))
        if isinstance(name, str):
            seen.add(name)
    return problems
