"""What is known of each source, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.app.ingest import open_corpus
from briefgen.app.library import again_when_damaged
from briefgen.app.project import open_project
from briefgen.errors import Problem
from briefgen.model.corpus import Document, Unread
from briefgen.ports import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Every source of a corpus. copies: document id -> ids it is a copy of, itself among them."""

    documents: tuple[Document, ...]
    origins: dict[str, str | None]
    unread: tuple[Unread, ...]
    problems: tuple[Problem, ...]


@again_when_damaged
def sources(path: Path, *, progress: Progress) -> Listed:
    """Bring the library up to date and list it.

    Raises:
        SpecError: the brief or the sidecar is wrong.
    """
    project = open_project(path)
    with open_corpus(project.spec, project.root, progress) as corpus:
        return Listed(documents=corpus.documents, origins=dict(corpus.origins), unread=corpus.unread, problems=corpus.problems)
