"""Which briefs a project has."""

from __future__ import annotations

import difflib
from pathlib import Path

from briefgen.errors import BriefgenError, SpecError, error
from briefgen.spec.file_text import BRIEFS_FOLDER as FOLDER
from briefgen.spec.load import load_brief


def brief_files(root: Path) -> tuple[Path, ...]:
    """The YAML files of `root`/briefs, by name; what lies in its subfolders, such as sections, is no brief.

    Raises:
        SpecError: there is none.
    """
    folder = root / FOLDER
    found = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file()) if folder.is_dir() else []
    if not found:
        raise SpecError(error("briefs.none", f"there is no brief in {FOLDER}/", hints=("write one, or name its file",)))
    return tuple(shown(path) for path in found)


def brief_file(root: Path, name: str) -> Path:
    """The file of the brief with this id; `name` may be the file itself.

    Raises:
        SpecError: no brief has it.
    """
    if Path(name).suffix in (".yaml", ".yml"):
        return Path(name)
    ids: dict[str, Path] = {}
    for path in sorted(brief_files(root), key=lambda path: path.stem != name):
        try:
            ids.setdefault(load_brief(path).id, path)
        except BriefgenError:
            ids.setdefault(path.stem, path)  # what is wrong with it is told by whoever builds it
        if name in ids:
            return ids[name]
    near = difflib.get_close_matches(name, sorted(ids), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"{FOLDER}/ has {', '.join(sorted(ids))}"
    raise SpecError(error("briefs.unknown", f"no brief has the id {name!r}", hints=(hint,)))


def shown(path: Path) -> Path:
    """A path as messages name it: seen from the current folder where it lies below that."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
