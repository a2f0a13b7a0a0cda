"""What may go into a brief: handling markings, and the data files its exhibits name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.app.project import Project
from briefgen.errors import Location, SpecError, error
from briefgen.model.corpus import Document
from briefgen.spec.on_disk import on_disk
from briefgen.spec.schema import BriefSpec


def refuse_marked(project: Project, documents: Sequence[Document]) -> None:
    """Stop when a source in scope is marked above the brief, or with a marking that has no level.

    Raises:
        SpecError: one Problem for each such source.
    """
    levels = {marking.casefold(): level for level, marking in enumerate(project.settings.markings)}
    brief = levels.get((project.spec.marking or "").casefold(), 0)
    problems = []
    for document in documents:
        if not document.marking:
            continue
        level = levels.get(document.marking.casefold())
        where = Location(path=document.path)
        if level is None:
            hint = "add it to `markings` in briefgen.toml, or correct the source's marking"
            problems.append(error("marking.unknown", f"the marking {document.marking!r} has no level", where, hints=(hint,)))
        elif level > brief:
            message = f"the source is marked {document.marking!r}, above the brief's {project.spec.marking or 'no marking'!r}"
            hint = "raise the brief's `marking:`, or take the source out of the corpus"
            problems.append(error("marking.above", message, where, hints=(hint,)))
    if problems:
        raise SpecError(*problems)


def series_texts(spec: BriefSpec) -> dict[str, str]:
    """The CSV files that the brief's series name, found in the corpus folders: name as written -> text.

    Raises:
        SpecError: a file is in none of the folders, or is not UTF-8.
    """
    texts: dict[str, str] = {}
    for section in spec.sections:
        for exhibit in section.exhibits:
            if exhibit.data and exhibit.data not in texts:
                texts[exhibit.data] = _csv(exhibit.data, [Path(folder) for folder in spec.corpus])
    return texts


def _csv(name: str, folders: Sequence[Path]) -> str:
    for folder in folders:
        path = on_disk(folder, name)
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            try:
                return path.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError as reason:
                problem = error("series.encoding", f"{name} is not UTF-8 text", hints=("save it as UTF-8 CSV",))
                raise SpecError(problem) from reason
    raise SpecError(error("series.missing", f"the data file {name!r} is in no corpus folder", hints=("put the CSV beside the sources",)))
