"""Bring the library up to what the corpus folders hold now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.analysis.claims import analyse, unmatched_corrections
from briefgen.analysis.origins.groups import copies, origin_key
from briefgen.errors import Problem, SpecError, error, warning
from briefgen.ingestion.cleaning.furniture import furniture
from briefgen.ingestion.scan import SourceFile, scan
from briefgen.ingestion.supervised import read_all
from briefgen.model.corpus import Document, Unread
from briefgen.ports import Progress
from briefgen.spec.corrections import Correction, load_corrections
from briefgen.spec.schema import BriefSpec
from briefgen.spec.settings import Settings
from briefgen.spec.sidecar import SourceEntry, load_sidecar
from briefgen.storage.sqlite import SqliteLibrary


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The corpus as the library holds it now.

    origins: document id -> origin key, None when unknown; copies of one story share a key. unread: files that could not be
    read. problems: all that a person should know of the reading.
    """

    library: SqliteLibrary
    documents: tuple[Document, ...]
    origins: Mapping[str, str | None]
    corrections: tuple[Correction, ...]
    unread: tuple[Unread, ...]
    problems: tuple[Problem, ...]


@contextmanager
def open_corpus(spec: BriefSpec, root: Path, settings: Settings, progress: Progress) -> Iterator[Corpus]:
    """Read what is new or changed in the brief's corpus folders, forget what left, and hold the library open.

    Raises:
        SpecError: the sidecar, the corrections or a document's front matter is wrong.
        EnvironmentFault: the library cannot be used.
    """
    folders = [Path(folder) for folder in spec.corpus]
    corrections = _corrections(spec, folders)
    with SqliteLibrary(library_path(root, folders)) as library:
        unread = refresh(library, folders, corrections, settings, progress)
        documents = library.documents()
        groups = copies(documents)
        yield Corpus(
            library=library,
            documents=documents,
            origins={document.id: origin_key(document, groups) for document in documents},
            corrections=corrections,
            unread=unread,
            problems=tuple(_unread_problem(item) for item in unread) + tuple(_unmatched(library, corrections)),
        )


def library_path(root: Path, folders: Sequence[Path]) -> Path:
    """The library file of a set of corpus folders: what a search answers must not depend on another brief's corpus."""
    name = "\n".join(sorted(str(folder.resolve()) for folder in folders))
    return root / ".briefgen" / f"library-{hashlib.sha256(name.encode()).hexdigest()[:12]}.sqlite"


def refresh(
    library: SqliteLibrary, folders: Sequence[Path], corrections: Sequence[Correction], settings: Settings, progress: Progress
) -> tuple[Unread, ...]:
    """Read new and changed files into the library and forget those that are gone; the files that could not be read, by path."""
    found = scan(folders)
    entries = _entries(found, folders)
    basis = reading_basis(corrections)
    known = library.stamps()
    stamps = {file.name: _stamp(file, entries.get(file.name), basis) for file in found}
    due = [file for file in found if known.get(file.name, ("", None))[0] != stamps[file.name] or known[file.name][1] is None]
    unread: list[Unread] = []
    documents: dict[str, Document] = {}
    with progress.task("Reading", len(due)) as advance:
        for file, result in zip(due, read_all(due, entries, limits=settings.limits), strict=True):
            if isinstance(result, Unread):
                unread.append(result)
            else:
                documents[file.name] = result
            advance()
    _refuse_shared_ids(documents, library, found)
    with library.transaction():
        library.retain([file.name for file in found if file.name not in {item.path for item in unread}])
        for file in due:
            if file.name in documents:
                library.put(documents[file.name], analyse(documents[file.name], corrections))
                library.remember(file.name, stamps[file.name], documents[file.name].id)
    _relabel_furniture(library, {file.name: file for file in found}, entries, corrections, settings)
    return tuple(sorted(unread, key=lambda item: item.path))


def _relabel_furniture(
    library: SqliteLibrary,
    found: Mapping[str, SourceFile],
    entries: Mapping[str, SourceEntry],
    corrections: Sequence[Correction],
    settings: Settings,
) -> None:
    """Read again the documents that hold lines which their publisher repeats: such a line is no part of any article."""
    documents = library.documents()
    repeated = furniture(documents)
    holders = [
        document for document in documents if any(_holds(document, lines) for lines in [repeated.get(_publisher(document), frozenset())])
    ]
    if not holders:
        return
    files = [found[document.path] for document in holders]
    with library.transaction():
        for result in read_all(files, entries, limits=settings.limits, repeated={d.path: repeated[_publisher(d)] for d in holders}):
            if isinstance(result, Document):
                library.put(result, analyse(result, corrections))


def _entries(found: Sequence[SourceFile], folders: Sequence[Path]) -> dict[str, SourceEntry]:
    by_folder = {folder: load_sidecar(folder) for folder in folders}
    entries = {}
    for file in found:
        entry = by_folder.get(file.folder, {}).get(file.path.relative_to(file.folder).as_posix())
        if entry is not None:
            entries[file.name] = entry
    return entries


def _corrections(spec: BriefSpec, folders: Sequence[Path]) -> tuple[Correction, ...]:
    paths = [Path(spec.corrections)] if spec.corrections else [folder / "corrections.yaml" for folder in folders]
    return tuple(correction for path in paths if spec.corrections or path.is_file() for correction in load_corrections(path))


def _stamp(file: SourceFile, entry: SourceEntry | None, basis: str) -> str:
    status = file.path.stat()
    said = "" if entry is None else entry.model_dump_json()
    return hashlib.sha256(f"{status.st_size}:{status.st_mtime_ns}:{said}:{basis}".encode()).hexdigest()


def reading_basis(corrections: Sequence[Correction]) -> str:
    """A hash of what reading depends on besides the files: the corrections and the program's own reading rules."""
    digest = hashlib.sha256("\n".join(correction.model_dump_json() for correction in corrections).encode())
    for package in ("ingestion", "analysis", "text", "model", "spec"):
        for source in _sources(package_files("briefgen") / package):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry


def _refuse_shared_ids(fresh: Mapping[str, Document], library: SqliteLibrary, found: Sequence[SourceFile]) -> None:
    """Two files that claim one identity would overwrite each other: say so before anything is stored."""
    names = {file.name for file in found}
    owner = {document.id: document.path for document in library.documents() if document.path in names and document.path not in fresh}
    problems = []
    for document in fresh.values():
        other = owner.setdefault(document.id, document.path)
        if other != document.path:
            message = f"{document.path} and {other} both have the id {document.id!r}"
            problems.append(error("corpus.shared-id", message, hints=("give each its own id in its front matter or in sources.yaml",)))
    if problems:
        raise SpecError(*problems)


def _holds(document: Document, lines: frozenset[str]) -> bool:
    return bool(lines) and any(
        line.label == "body" and _folded_line(document, line.span.of(document.text)) in lines for line in document.lines
    )


def _unread_problem(item: Unread) -> Problem:
    return warning("corpus.unread", f"{item.path} could not be read: {item.message}")


def _unmatched(library: SqliteLibrary, corrections: Sequence[Correction]) -> Iterator[Problem]:
    readings = [library.reading(document.id) for document in library.documents()] if corrections else []
    for correction in unmatched_corrections(corrections, readings):
        message = f"the correction for {correction.document} beginning {correction.quote!r} matches nothing any more"
        yield warning("corpus.unmatched-correction", message, hints=("the document changed: check the correction, or take it out",))


Notify = Callable[[], None]
