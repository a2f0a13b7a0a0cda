"""Say what a build would stop at, without building."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.app.project import open_project, templates_folder
from briefgen.ingestion.scan import scan
from briefgen.rendering.style import load_sheet
from briefgen.spec.corrections import load_corrections
from briefgen.spec.schema import BriefSpec
from briefgen.spec.sidecar import load_sidecar


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A brief that has nothing wrong with it. files: how many sources its corpus folders hold."""

    path: Path
    spec: BriefSpec
    files: int


def check(path: Path) -> Checked:
    """Load everything a build would load before it reads a source.

    Raises:
        SpecError: every problem of the brief, its sections, settings, sidecar, corrections and template style.
    """
    project = open_project(path)
    templates = templates_folder(project.root, project.spec.template)
    load_sheet(templates / project.spec.template / "style.toml", project.spec.paper)
    folders = [Path(folder) for folder in project.spec.corpus]
    for folder in folders:
        load_sidecar(folder)
        corrections = Path(project.spec.corrections) if project.spec.corrections else folder / "corrections.yaml"
        if corrections.is_file():
            load_corrections(corrections)
    return Checked(path=path, spec=project.spec, files=len(scan(folders)))
