"""Bring the library up to what the corpus folders hold now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefgen.analysis.origins.groups import copies, origin_keys
from briefgen.app.copied import copied, copy_problems
from briefgen.app.corpus_problems import attached, described_in_vain, nothing_to_read, silent, still_moving, unmatched, unread_problems
from briefgen.app.library import library_path, library_problems, open_library
from briefgen.app.refresh import refresh
from briefgen.app.second_try import with_second_try
from briefgen.app.undisturbed import undisturbed
from briefgen.errors import Problem, SpecError
from briefgen.model.corpus import Document, Unread
from briefgen.model.edition import UnusedSource
from briefgen.ports import Progress
from briefgen.spec.corrections import Correction, load_corrections
from briefgen.spec.schema import BriefSpec
from briefgen.spec.settings import load_settings
from briefgen.spec.supersessions import load_supersessions
from briefgen.storage.sqlite import SqliteLibrary


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The corpus as the library holds it now.

    origins: document id -> origin key, None when unknown; copies of one story share a key. unread: files that could not be
    read. superseded: the documents that gave way to their corrections, then those that are copies of others, each by id. problems:
    all that a person should know of the reading.
    """

    library: SqliteLibrary
    documents: tuple[Document, ...]
    origins: Mapping[str, str | None]
    corrections: tuple[Correction, ...]
    unread: tuple[Unread, ...]
    superseded: tuple[UnusedSource, ...]
    problems: tuple[Problem, ...]


@contextmanager
def open_corpus(spec: BriefSpec, root: Path, progress: Progress) -> Iterator[Corpus]:
    """Read what is new or changed in the brief's corpus folders, forget what left, and hold the library open.

    Raises:
        SpecError: the sidecar, the corrections or a document's front matter is wrong, or there is nothing to read.
        LibraryDamaged: it is set aside by now, and another try begins a new one.
        EnvironmentFault: the library cannot be used, or disk or share fail while a source is read.
    """
    folders = [Path(folder) for folder in spec.corpus]
    corrections = _corrections(spec, folders)
    path = library_path(root, folders)
    told = tuple(library_problems(path))
    with open_library(path) as library:
        settings = load_settings(root)
        (unread, moving), failed = with_second_try(partial(refresh, library, folders, corrections, progress, settings))
        with undisturbed():
            superseded = _superseded(library.documents(), folders)
            library.hide(source.document for source in superseded)
            corrected = {correction.document for correction in corrections}
            twice = copied(library.documents(), corrected | {source.successor for source in superseded if source.successor})
            library.hide(source.document for source in superseded + twice)
            documents = library.documents()
            if not documents:
                raise SpecError(*nothing_to_read(folders, root, unread))
            groups = copies({document: traits.sketch for document, traits in library.traits().items()})
        yield Corpus(
            library=library,
            documents=documents,
            origins=origin_keys(documents, groups),
            corrections=corrections,
            unread=unread,
            superseded=superseded + twice,
            problems=(
                *told,
                *failed,
                *unread_problems(unread),
                *copy_problems(twice),
                *still_moving(moving),
                *silent(documents),
                *attached(documents, unread),
                *described_in_vain(folders),
                *unmatched(library, corrections, superseded + twice),
            ),
        )


def _corrections(spec: BriefSpec, folders: Sequence[Path]) -> tuple[Correction, ...]:
    paths = [Path(spec.corrections)] if spec.corrections else [folder / "corrections.yaml" for folder in folders]
    return tuple(correction for path in paths if spec.corrections or path.is_file() for correction in load_corrections(path))


def _superseded(documents: Sequence[Document], folders: Sequence[Path]) -> tuple[UnusedSource, ...]:
    """The documents whose correction is in the corpus as well, by id, with the correction that takes their place."""
    held = {document.id: document for document in documents}
    corrected_by = {entry.old: entry.new for folder in folders for entry in load_supersessions(folder) if entry.new in held}
    return tuple(
        UnusedSource(document=old, title=_title(held[old]), why=f"superseded by {new}", successor=new)
        for old, new in sorted(corrected_by.items())
        if old in held
    )


def _title(document: Document) -> str:
    return document.title.value if document.title else document.path
