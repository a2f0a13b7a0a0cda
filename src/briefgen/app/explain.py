"""What was chosen for each section and why."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from briefgen.app.ingest import open_corpus
from briefgen.app.library import again_when_damaged
from briefgen.app.project import open_project
from briefgen.app.scope import refuse_marked, series_texts
from briefgen.composition.compose import compose
from briefgen.errors import SpecError, error
from briefgen.model.corpus import Document
from briefgen.model.edition import Edition
from briefgen.model.selection import Choice
from briefgen.ports import Progress
from briefgen.selection.select import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The edition as it would be printed, with the choices behind it; only the asked-for section's, or all."""

    edition: Edition
    choices: tuple[Choice, ...]
    documents: dict[str, Document]


@again_when_damaged
def explain(path: Path, section: str | None, *, progress: Progress) -> Explained:
    """Choose and compose, and keep the reasons.

    Raises:
        SpecError: the brief is wrong, or has no such section.
    """
    project = open_project(path)
    ids = [spec.id for spec in project.spec.sections]
    if section is not None and section not in ids:
        near = difflib.get_close_matches(section, ids, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(ids)}"
        raise SpecError(error("facts.section", f"the brief has no section {section!r}", hints=(hint,)))
    with open_corpus(project.spec, project.root, progress) as corpus:
        selection = select(project.spec, corpus.library, corpus.origins, project.settings.quote_words)
        refuse_marked(project, selection.documents)
        edition = compose(project.spec, selection, series=series_texts(project.spec))
        wanted = tuple(choice for choice in selection.choices if section in (None, choice.section))
        return Explained(edition=edition, choices=wanted, documents={document.id: document for document in corpus.documents})
