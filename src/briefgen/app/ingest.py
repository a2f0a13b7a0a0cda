"""Bring the library up to what the corpus folders hold now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.analysis.claims import analyse
from briefgen.analysis.correcting import unmatched_corrections
from briefgen.analysis.origins.groups import copies, origin_keys
from briefgen.analysis.traits import traits_of
from briefgen.app.copied import copied, copy_problems
from briefgen.app.entries import entries_of
from briefgen.app.library import library_path, library_problems, open_library
from briefgen.app.project import relative
from briefgen.app.second_try import FAILING, with_second_try
from briefgen.app.undisturbed import undisturbed
from briefgen.errors import EnvironmentFault, Problem, SpecError, error, warning
from briefgen.ingestion.cleaning.repetition import furniture, line_hashes, repeated_lines
from briefgen.ingestion.scan import SourceFile, scan
from briefgen.ingestion.supervised import read_all
from briefgen.model.corpus import Document, Unread
from briefgen.model.edition import UnusedSource
from briefgen.ports import Progress
from briefgen.spec.corrections import Correction, load_corrections
from briefgen.spec.on_disk import on_disk
from briefgen.spec.schema import BriefSpec
from briefgen.spec.settings import Settings, load_settings
from briefgen.spec.sidecar import SIDECAR_FILE, SourceEntry, load_sidecar
from briefgen.spec.supersessions import load_supersessions
from briefgen.storage.sqlite import SqliteLibrary
from briefgen.text.normalise import sha256

_SILENT_SHARE = 0.2
_LOOKS = 3
"""How often the corpus is read before a person is told that it does not come to rest."""
_EACH = 12
"""How many files that cannot be read for one cause are told each by itself."""
_FAILING = "nothing was built, for a brief would leave out what it tells; start again when the disk or share is well, or take the file out"


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
                raise SpecError(*_nothing_to_read(folders, root, unread))
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
                *_unread_problems(unread),
                *copy_problems(twice),
                *_moving(moving),
                *_silent(documents),
                *_attached(documents, unread),
                *_described_in_vain(folders),
                *_unmatched(library, corrections, superseded + twice),
            ),
        )


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


def _corrections(spec: BriefSpec, folders: Sequence[Path]) -> tuple[Correction, ...]:
    paths = [Path(spec.corrections)] if spec.corrections else [folder / "corrections.yaml" for folder in folders]
    return tuple(correction for path in paths if spec.corrections or path.is_file() for correction in load_corrections(path))


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


def _nothing_to_read(folders: Sequence[Path], root: Path, unread: Sequence[Unread]) -> Iterator[Problem]:
    names = ", ".join(relative(folder, root) + "/" for folder in folders)
    hint = "put sources into it, or name another folder in the brief's `corpus:`"
    yield error("corpus.empty", f"the corpus is empty: {names} holds no source that can be read", hints=(hint,))
    yield from _unread_problems(unread)


def _unread_problems(unread: Sequence[Unread]) -> Iterator[Problem]:
    """A warning for each file; where many have one cause, as of a folder of pictures, one for them all: a log is read by a person."""
    causes: dict[str, list[str]] = {}
    for item in unread:
        causes.setdefault(item.message, []).append(item.path)
    for item in unread:
        paths = causes[item.message]
        if len(paths) <= _EACH:
            yield warning("corpus.unread", f"{item.path} could not be read: {item.message}")
        elif item.path == paths[0]:
            named = f"{', '.join(paths[:3])} and {len(paths) - 3:,} more files"
            hint = "take out of the corpus what is no source; a name that begins with a dot is passed over, of a folder too"
            yield warning("corpus.unread", f"{named} could not be read: {item.message}", hints=(hint,))


def _moving(names: Sequence[str]) -> Iterator[Problem]:
    if names:
        message = f"sources were being changed while they were read: {', '.join(names[:3])}{', …' if len(names) > 3 else ''}"
        yield warning("corpus.moving", message, hints=("build again when they are saved: a source may have been read half-written",))


def _silent(documents: Sequence[Document]) -> Iterator[Problem]:
    """Sources of which more than a cover or a plate could not be read."""
    for document in documents:
        silent, total = len(document.silent_pages), len(document.silent_pages) + len(document.pages)
        if silent > 1 and silent >= _SILENT_SHARE * total:
            message = f"{document.path}: {silent} of its {total} pages hold no text, so nothing on them can be in a brief"
            hint = f"run text recognition (OCR) on the file; without text: pages {', '.join(map(str, document.silent_pages[:12]))}"
            yield warning("corpus.silent-pages", message, hints=(hint + (", …" if silent > 12 else ""),))


def _described_in_vain(folders: Sequence[Path]) -> Iterator[Problem]:
    """Entries of a sidecar whose file is not there: what they say of a source is lost."""
    for folder in folders:
        for name in load_sidecar(folder):
            if not on_disk(folder, name.partition("#")[0]).exists():  # items of a feed are FILE#ITEM
                message = f"{SIDECAR_FILE} describes {name!r}, but there is no such file in {folder.name}/"
                yield warning("corpus.no-file", message, hints=("correct the file's name in it, or take the entry out",))


def _unmatched(library: SqliteLibrary, corrections: Sequence[Correction], superseded: Sequence[UnusedSource]) -> Iterator[Problem]:
    readings = [library.reading(document.id) for document in library.documents()] if corrections else []
    by = {source.document: source.successor for source in superseded}
    for correction in unmatched_corrections(readings, corrections):
        if correction.document in by:
            new = by[correction.document]
            message = f"the correction for {correction.document} beginning {correction.quote!r} is not needed: {new} supersedes it"
            hint = f"take it out, or make it for {new} if that says the same"
        else:
            message = f"the correction for {correction.document} beginning {correction.quote!r} matches nothing any more"
            hint = "the document changed: check the correction, or take it out"
        yield warning("corpus.unmatched-correction", message, hints=(hint,))


def _attached(documents: Sequence[Document], unread: Sequence[Unread]) -> Iterator[Problem]:
    """Messages with attached files that are not in the corpus themselves, by their names."""
    saved = {Path(path).name.casefold() for path in (*(document.path for document in documents), *(item.path for item in unread))}
    for document in documents:
        missing = [name for name in document.attachments if name.casefold() not in saved]
        if missing:
            message = (
                f"{document.path}: what is attached to the message is not read: {', '.join(missing[:6])}{', …' if len(missing) > 6 else ''}"
            )
            yield warning("corpus.attachments", message, hints=("save the attachments that matter into the corpus, beside the message",))
