"""What a brief points at outside itself: folders, files, templates, markings. Paths are relative to the brief."""

from __future__ import annotations

import os.path
import re
from pathlib import Path

from briefgen.errors import Problem
from briefgen.spec.closeness import suggestion
from briefgen.spec.composer import Composed
from briefgen.spec.file_text import slug
from briefgen.spec.on_disk import on_disk
from briefgen.spec.problems import Place, problem_at
from briefgen.spec.schema import SHIPPED_TEMPLATES
from briefgen.spec.sections import SectionEntry
from briefgen.spec.settings import Settings

DEFAULT_CORPUS = "../corpus"
TEMPLATES_FOLDER = "templates"
TEMPLATE_FILE = "brief.xml.j2"
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
_FOLDER_NAME = re.compile(r"[\w-]+\Z")


def default_id(path: Path, file: Composed, data: dict[str, object]) -> list[Problem]:
    """Put the file's stem in `data` as id when the brief has none; a Problem when the stem cannot be one."""
    if "id" in data:
        return []
    if _SLUG.match(path.stem):
        data["id"] = path.stem
        return []
    data["id"] = slug(path.stem) or "brief"
    message = f"the file's name '{path.stem}' cannot be the brief's id: that may hold a-z, 0-9, '-' and '_' only"
    return [problem_at(Place(file=file, path=()), "spec.bad-value", message, f"add id: {data['id']}, or rename the file")]


def corpus_folders(path: Path, file: Composed, data: dict[str, object]) -> tuple[tuple[str, ...] | None, list[Problem]]:
    """Absolute folders of the corpus, without repeats; None when `corpus:` is neither text nor a list of texts."""
    raw = data.get("corpus", DEFAULT_CORPUS)
    listed = raw if isinstance(raw, tuple) else (raw,)
    if not listed:
        return None, [problem_at(Place(file=file, path=("corpus",)), "spec.empty", "'corpus' of the brief is empty", key=True)]
    if not all(isinstance(folder, str) for folder in listed):
        return None, []
    folders, problems = [], []
    for number, folder in enumerate(map(str, listed)):
        full = on_disk(path.parent, folder).resolve()
        folders.append(str(full))
        if not full.is_dir():
            place = Place(file=file, path=("corpus", number) if isinstance(raw, tuple) else ("corpus",))
            what = "is a file, not a folder" if full.exists() else "does not exist"
            hints = (
                f"make the folder {_shown(path, folder)}, or say where the sources are with corpus:",
                "the path is relative to the brief",
            )
            problems.append(problem_at(place, "spec.no-corpus", f"the corpus folder '{folder}' {what}", *hints))
    return tuple(dict.fromkeys(folders)), problems


def corrections_file(path: Path, file: Composed, data: dict[str, object]) -> list[Problem]:
    """Make `corrections` in `data` absolute; a Problem when no such file is there. Without the key, each corpus folder's own is used."""
    named = data.get("corrections")
    if not isinstance(named, str):
        return []
    full = on_disk(path.parent, named).resolve()
    data["corrections"] = str(full)
    if full.is_file():
        return []
    place = Place(file=file, path=("corrections",))
    return [
        problem_at(place, "spec.no-file", f"there is no file of corrections '{named}'", f"make {_shown(path, named)}, or delete this key")
    ]


def _shown(brief: Path, relative: str) -> str:
    """A path for a message: from where the person stands, as the brief's own path is."""
    return os.path.normpath(brief.parent / relative)


def check_references(
    file: Composed, data: dict[str, object], entries: list[SectionEntry], settings: Settings | None, root: Path
) -> list[Problem]:
    """Problems of the template, the marking and the data files of series."""
    problems = _template(file, data.get("template"), root)
    marking = data.get("marking")
    if isinstance(marking, str) and settings and settings.level(marking) is None:
        built_in = f"the built-in levels are {', '.join(settings.markings)}; `markings` in briefgen.toml sets others"
        hints = (
            *suggestion(marking, settings.markings, "markings, low to high"),
            "the levels are in briefgen.toml" if "markings" in settings.model_fields_set else built_in,
        )
        problems.append(
            problem_at(Place(file=file, path=("marking",)), "spec.unknown-marking", f"'{marking}' is not a known marking", *hints)
        )
    corpus = data.get("corpus")
    if isinstance(corpus, tuple):
        for entry in entries:
            problems.extend(_series(entry, tuple(Path(str(folder)) for folder in corpus)))
    return problems


def _template(file: Composed, name: object, root: Path) -> list[Problem]:
    folder = root / TEMPLATES_FOLDER
    if not isinstance(name, str) or (name in SHIPPED_TEMPLATES and not (folder / name).is_dir()):
        return []
    if _FOLDER_NAME.match(name) and (folder / name / TEMPLATE_FILE).is_file():
        return []
    own = tuple(sorted(found.parent.name for found in folder.glob(f"*/{TEMPLATE_FILE}"))) if folder.is_dir() else ()
    known = tuple(dict.fromkeys((*SHIPPED_TEMPLATES, *own)))
    place = Place(file=file, path=("template",))
    if _FOLDER_NAME.match(name) and (folder / name).is_dir():
        hint = f"add {TEMPLATE_FILE} to {folder / name}"
        if name in SHIPPED_TEMPLATES:
            hint += ", or take that folder away to use the shipped one"
        return [problem_at(place, "spec.unknown-template", f"the template '{name}' has no {TEMPLATE_FILE}", hint)]
    return [problem_at(place, "spec.unknown-template", f"there is no template '{name}'", *suggestion(name, known, "templates"))]


def _series(entry: SectionEntry, folders: tuple[Path, ...]) -> list[Problem]:
    exhibits = entry.value.get("exhibits")
    problems = []
    for number, exhibit in enumerate(exhibits if isinstance(exhibits, tuple) else ()):
        data = exhibit.get("data") if isinstance(exhibit, dict) and exhibit.get("kind") == "series" else None
        if not isinstance(data, str) or any(on_disk(folder, data).is_file() for folder in folders):
            continue
        known = tuple(sorted(str(found.relative_to(folder)) for folder in folders if folder.is_dir() for found in folder.rglob("*.csv")))
        place = entry.place(("exhibits", number, "data"))
        hints = suggestion(data, known, "CSV files there") or ("put the CSV file into the corpus",)
        problems.append(problem_at(place, "spec.no-file", f"there is no file '{data}' in the corpus", *hints))
    return problems
