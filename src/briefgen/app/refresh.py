"""The library as the corpus folders are now: what is new or changed is read, what left is forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import partial
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.analysis.claims import analyse
from briefgen.analysis.traits import traits_of
from briefgen.app.entries import entries_of
from briefgen.app.second_try import FAILING
from briefgen.errors import EnvironmentFault, SpecError, error
from briefgen.ingestion.cleaning.repetition import furniture, line_hashes, repeated_lines
from briefgen.ingestion.scan import SourceFile, scan
from briefgen.ingestion.supervised import read_all
from briefgen.model.corpus import Document, Unread
from briefgen.ports import Progress
from briefgen.spec.corrections import Correction
from briefgen.spec.settings import Settings
from briefgen.spec.sidecar import SourceEntry
from briefgen.storage.sqlite import SqliteLibrary
from briefgen.text.normalise import sha256

_LOOKS = 3
"""How often the corpus is read before a person is told that it does not come to rest."""
_FAILING = "nothing was built, for a brief would leave out what it tells; start again when the disk or share is well, or take the file out"


def refresh(
    library: SqliteLibrary,
    folders: Sequence[Path],
    corrections: Sequence[Correction],
    progress: Progress,
    settings: Settings = Settings(),  # noqa: B008  frozen
) -> tuple[tuple[Unread, ...], tuple[str, ...]]:
    """Read new and changed files into the library and forget those that are gone.

    The files that could not be read, by path, and those that were still being changed, by name. What is read stood in the folders at
    one moment: where files came, went or were written meanwhile, it is read again, up to three times.

    Raises:
        EnvironmentFault: disk or share fail while a file is read.
    """
    unread: tuple[Unread, ...] = ()
    moved: tuple[str, ...] = ()
    for _ in range(_LOOKS):
        files = scan(folders)
        states = {file.name: _state(file) for file in files}
        unread, settled = _read_anew(library, files, states, corrections, progress, settings)
        if settled:
            return unread, ()
        after = {file.name: _state(file) for file in scan(folders)}
        if after == states:
            return unread, ()
        moved = tuple(sorted(name for name in {*after, *states} if after.get(name) != states.get(name)))
    return unread, moved


def _read_anew(
    library: SqliteLibrary,
    files: Sequence[SourceFile],
    states: Mapping[str, str],
    corrections: Sequence[Correction],
    progress: Progress,
    settings: Settings,
) -> tuple[tuple[Unread, ...], bool]:
    """Read the files whose state is not the one they were read in; the unread ones, and whether there was nothing to do.

    What a publisher prints under every story is known only when all its documents are: those that hold such a line, or did
    when they were last read and do no more, are read again knowing it. So the result depends on the corpus alone.
    """
    found = {file.name: file for file in files}
    entries = entries_of(files)
    read = reader(entries, settings)
    basis = reading_basis(corrections, bulk=settings.bulk_html)
    stamps = {name: _stamp(states[name], entries.get(name), basis) for name in found}
    known = library.stamps()
    due = [file for name, file in found.items() if known.get(name, "").partition("|")[0] != stamps[name]]
    unread: list[Unread] = []
    documents: list[Document] = []
    with progress.task("Reading", len(due)) as advance:
        for result in read(due):
            if isinstance(result, Unread):
                unread.append(result)
            else:
                documents.append(result)
            advance()
    _refuse_failing(unread)
    readable = found.keys() - {item.path for item in unread}
    _refuse_shared_ids(documents, library, readable)
    with library.transaction():
        library.retain(readable)
        for document in documents:
            _put(library, document, corrections)
            library.remember(document.path, stamps[document.path])
    _read_knowing_furniture(library, found, stamps, corrections, read)
    return tuple(sorted(unread, key=lambda item: item.path)), not due and known.keys() <= found.keys()


def _read_knowing_furniture(
    library: SqliteLibrary,
    found: Mapping[str, SourceFile],
    stamps: Mapping[str, str],
    corrections: Sequence[Correction],
    read: Callable[..., Iterator[Document | Unread]],
) -> None:
    traits, paths = library.traits(), library.paths()
    repeated = furniture(traits.values())
    held = {
        path: repeated.get(traits[document].publisher or "", frozenset()) & set(traits[document].lines) for document, path in paths.items()
    }
    wanted = {path: stamps[path] + ("|" + sha256(repr(sorted(lines))) if lines else "") for path, lines in held.items()}
    known = library.stamps()
    due = [found[path] for path, stamp in sorted(wanted.items()) if known.get(path) != stamp]
    if not due:
        return
    renewed = {file.name for file in due}
    lines = {one.path: repeated_lines(one, held[one.path]) for one in library.documents() if one.path in renewed}
    with library.transaction():
        for result in read(due, repeated=lines):
            if isinstance(result, Unread):
                _refuse_failing([result])
            if isinstance(result, Document):
                _put(library, result, corrections)
                library.remember(result.path, wanted[result.path])


def _put(library: SqliteLibrary, document: Document, corrections: Sequence[Correction]) -> None:
    reading = analyse(document, corrections)
    library.put(document, reading, traits_of(document, reading, line_hashes(document)))


def _state(file: SourceFile) -> str:
    """What differs when a file was written."""
    try:
        status = file.path.stat()
    except OSError:  # a dangling link, no permission: reading it says what is wrong
        return "?"
    return f"{status.st_size}:{status.st_mtime_ns}"


def _stamp(state: str, entry: SourceEntry | None, basis: str) -> str:
    if state == "?":
        return state
    said = "" if entry is None else entry.model_dump_json()
    return hashlib.sha256(f"{state}:{said}:{basis}".encode()).hexdigest()


def _refuse_failing(unread: Sequence[Unread]) -> None:
    """A source that the machine fails to give is none that a brief can do without: nobody left it out."""
    failing = [item for item in unread if item.code == "machine"]
    if failing:
        raise EnvironmentFault(*(error(FAILING, f"{item.path}: {item.message}", hints=(_FAILING,)) for item in failing))


def reader(entries: Mapping[str, SourceEntry], settings: Settings) -> Callable[..., Iterator[Document | Unread]]:
    """`read_all` within what the project allows one source to cost."""
    limits = settings.limits
    return partial(
        read_all,
        entries=entries,
        max_bytes=limits.file_mb * 1_000_000,
        timeout=float(limits.seconds),
        memory=limits.memory_mb << 20,
        bulk=settings.bulk_html,
    )


def reading_basis(corrections: Sequence[Correction], *, bulk: bool = False) -> str:
    """A hash of what reading depends on besides the files: the corrections and the program's own reading rules."""
    digest = hashlib.sha256("\n".join(correction.model_dump_json() for correction in corrections).encode())
    digest.update(b"bulk" if bulk else b"")
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


def _refuse_shared_ids(fresh: Sequence[Document], library: SqliteLibrary, readable: Set[str]) -> None:
    """Two files that claim one identity would overwrite each other: say so before anything is stored."""
    renewed = {document.path for document in fresh}
    kept = readable - renewed
    owner = {document: path for document, path in library.paths().items() if path in kept}
    problems = []
    for document in fresh:
        other = owner.setdefault(document.id, document.path)
        if other != document.path:
            message = f"{document.path} and {other} both have the id {document.id!r}"
            problems.append(error("corpus.shared-id", message, hints=("give each its own id in its front matter or in sources.yaml",)))
    if problems:
        raise SpecError(*problems)
