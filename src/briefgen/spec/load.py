"""A brief from its files: brief, section library and overrides are read together and all problems told at once."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from briefgen.errors import Problem, SpecError
from briefgen.spec.composer import Composed
from briefgen.spec.composer import Path as Steps
from briefgen.spec.fields import keys_at
from briefgen.spec.file_text import compose_file, present, refuse_no_brief
from briefgen.spec.problems import Checked, Place, in_order, problem_at, translate
from briefgen.spec.references import check_references, corpus_folders, corrections_file, default_id
from briefgen.spec.schema import BriefSpec, SectionSpec
from briefgen.spec.sections import SectionEntry, SectionLibrary, resolve_sections
from briefgen.spec.settings import SETTINGS_FILE, Settings, load_settings, settings_name

SECTIONS_FOLDER = "sections"
_BEGIN = "begin with the lines title: … and sections: …; docs/spec.md has every key"


def find_root(path: Path) -> Path:
    """The project's folder: the nearest one upward from the brief `path` that holds briefgen.toml, else the current folder."""
    start = path.resolve()
    folders = (start, *start.parents) if start.is_dir() else tuple(start.parents)
    return next((folder for folder in folders if (folder / SETTINGS_FILE).is_file()), Path.cwd())


def load_brief(path: Path) -> BriefSpec:
    """The brief at `path` with its sections resolved, defaults filled in, and folders and files absolute.

    Raises:
        SpecError: anything is wrong with the brief, its section files or the project's settings; all problems at once.
        EnvironmentFault: a file is there but cannot be read.
    """
    problems: list[Problem] = []
    settings: Settings | None = None
    root = find_root(path)
    try:
        settings = load_settings(root)
    except SpecError as fault:
        problems.extend(fault.problems)
    file = compose_file(path, "brief")
    refuse_no_brief(path, file.value)
    library = SectionLibrary(path.parent / SECTIONS_FOLDER)
    problems.extend(file.problems)
    spec = None
    if not isinstance(file.value, dict):
        if file.complete and not file.problems:
            problems.append(
                problem_at(
                    Place(file=file, path=()), "spec.wrong-type", "the brief must be a group of keys, such as title and sections", _BEGIN
                )
            )
    elif file.complete:
        spec = _checked(path, file, library, settings, root, problems)
    problems.extend(library.problems)
    if problems or spec is None:
        order = (settings_name(root), str(path), *(str(library.folder / f"{name}.yaml") for name in library.files))
        raise SpecError(*in_order(problems, order))
    return spec


def _checked(
    path: Path, file: Composed, library: SectionLibrary, settings: Settings | None, root: Path, problems: list[Problem]
) -> BriefSpec | None:
    """The brief, unless its values are wrong; adds what is wrong to `problems`."""
    data = present(file.value)
    assert isinstance(data, dict)
    entries: list[SectionEntry] = []
    settled: set[Steps] = set()
    if isinstance(raw := data.get("sections"), tuple):
        # the raw list keeps its nulls, so that positions are those of the file
        entries, wrong = resolve_sections(file, raw, library)
        problems.extend(wrong)
        data["sections"] = tuple(entry.value for entry in entries)
        if raw:
            settled.add(("sections",))
    corpus, wrong = corpus_folders(path, file, data)
    problems.extend(wrong)
    if corpus is not None:
        data["corpus"] = corpus
    problems.extend(default_id(path, file, data))
    problems.extend(corrections_file(path, file, data))
    problems.extend(check_references(file, data, entries, settings, root))
    try:
        spec = BriefSpec.model_validate(data)
    except ValidationError as fault:
        problems.extend(translate(fault, _names(file, entries, frozenset(settled))))
        return None
    return _with_defaults(spec)


def _with_defaults(spec: BriefSpec) -> BriefSpec:
    """Sections without `facts` take the brief's."""
    sections = tuple(s if s.facts is not None else s.model_copy(update={"facts": spec.facts}) for s in spec.sections)
    return spec.model_copy(update={"sections": sections})


def _names(file: Composed, entries: list[SectionEntry], settled: frozenset[Steps]) -> Checked:
    """How the parts of a brief are called and where they are written."""

    def entry(path: Steps) -> SectionEntry | None:
        return entries[path[1]] if len(path) >= 2 and path[0] == "sections" and isinstance(path[1], int) and entries else None

    def place(path: Steps) -> Place:
        section = entry(path)
        return section.place(path[2:]) if section else Place(file=file, path=path)

    def name(path: Steps) -> str | None:
        section = entry(path)
        return section.subject if section and len(path) == 2 else None

    def elsewhere(path: Steps, key: str) -> str | None:
        if not path and key in keys_at(SectionSpec, ()):
            return "a section"
        if entry(path) and len(path) == 2 and key in keys_at(BriefSpec, ()):
            return "the brief"
        return None

    return Checked(model=BriefSpec, place=place, subject="the brief", name=name, elsewhere=elsewhere, settled=settled)
