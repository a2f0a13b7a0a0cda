"""A brief with the project around it: root, settings, templates."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import SpecError, error
from briefgen.spec.load import find_root, load_brief
from briefgen.spec.schema import BriefSpec
from briefgen.spec.settings import Settings, load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A loaded brief; root: the folder that output/, .briefgen/ and templates/ are found from."""

    path: Path
    spec: BriefSpec
    root: Path
    settings: Settings

    @property
    def output(self) -> Path:
        """The folder that editions are published in."""
        return self.root / "output"


def open_project(path: Path) -> Project:
    """Load a brief and what surrounds it.

    Raises:
        SpecError: the brief, one of its sections or the settings are wrong; carries every problem found.
    """
    root = find_root(path)
    return Project(path=path, spec=load_brief(path), root=root, settings=load_settings(root))


def templates_folder(root: Path, template: str, file: str = "brief.xml.j2") -> Path:
    """The folder that holds the template: the project's own, else the shipped one. file: what the template must have.

    Raises:
        SpecError: neither has it.
    """
    shipped = Path(__file__).resolve().parents[1] / "templates"
    checkout = Path(__file__).resolve().parents[3] / "templates"
    for folder in (root / "templates", shipped, checkout):
        if (folder / template / file).is_file():
            return folder
    raise SpecError(error("template.missing", f"there is no template {template!r}", hints=(f"make templates/{template}/{file}",)))


def relative(path: Path, root: Path) -> str:
    """`path` as seen from `root`, POSIX; with `..` where it lies outside."""
    return Path(os.path.relpath(path.resolve(), root.resolve())).as_posix()
