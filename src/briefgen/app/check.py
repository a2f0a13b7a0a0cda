"""Say what a build would stop at or warn of, and what a person may want to look into, without building."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.app.library import again_when_damaged
from briefgen.app.making import composed, prepared
from briefgen.app.open_points import open_points, worth_a_look
from briefgen.app.project import open_project, templates_folder
from briefgen.errors import Problem
from briefgen.ingestion.scan import scan
from briefgen.ports import Progress
from briefgen.rendering.style import load_sheet
from briefgen.spec.corrections import load_corrections
from briefgen.spec.schema import BriefSpec
from briefgen.spec.sidecar import load_sidecar


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A brief that can be built. files: how many sources its corpus folders hold. problems: warnings of a build, then notes."""

    path: Path
    spec: BriefSpec
    files: int
    problems: tuple[Problem, ...]


@again_when_damaged
def check(path: Path, *, progress: Progress) -> Checked:
    """Load and read everything a build would, choose and compose, and print nothing.

    Raises:
        SpecError: every problem of the brief, its sections, settings, sidecar, corrections and template style; else those of the sources,
            such as a marking above the brief's.
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
    with prepared(path, progress) as inputs:
        edition = composed(inputs, 1, None)
        warned = inputs.corpus.problems + open_points(project.spec, inputs.selection, edition, inputs.corpus.library)
        problems = warned + worth_a_look(project.spec, inputs.selection, inputs.corpus.library)
    return Checked(path=path, spec=project.spec, files=len(scan(folders)), problems=problems)
