"""What a person should know of a corpus: what of it could not be read, and what is said of it in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.analysis.correcting import unmatched_corrections
from briefgen.app.project import relative
from briefgen.errors import Problem, error, warning
from briefgen.model.corpus import Document, Unread
from briefgen.model.edition import UnusedSource
from briefgen.spec.corrections import Correction
from briefgen.spec.on_disk import on_disk
from briefgen.spec.sidecar import SIDECAR_FILE, load_sidecar
from briefgen.storage.sqlite import SqliteLibrary

_SILENT_SHARE = 0.2
_EACH = 12
"""How many files that cannot be read for one cause are told each by itself."""


def nothing_to_read(folders: Sequence[Path], root: Path, unread: Sequence[Unread]) -> Iterator[Problem]:
    """That the corpus holds no source, and what of it could not be read."""
    names = ", ".join(relative(folder, root) + "/" for folder in folders)
    hint = "put sources into it, or name another folder in the brief's `corpus:`"
    yield error("corpus.empty", f"the corpus is empty: {names} holds no source that can be read", hints=(hint,))
    yield from unread_problems(unread)


def unread_problems(unread: Sequence[Unread]) -> Iterator[Problem]:
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


def still_moving(names: Sequence[str]) -> Iterator[Problem]:
    """That sources were being written while they were read. names: of their files."""
    if names:
        message = f"sources were being changed while they were read: {', '.join(names[:3])}{', …' if len(names) > 3 else ''}"
        yield warning("corpus.moving", message, hints=("build again when they are saved: a source may have been read half-written",))


def silent(documents: Sequence[Document]) -> Iterator[Problem]:
    """Sources of which more than a cover or a plate could not be read."""
    for document in documents:
        silent, total = len(document.silent_pages), len(document.silent_pages) + len(document.pages)
        if silent > 1 and silent >= _SILENT_SHARE * total:
            message = f"{document.path}: {silent} of its {total} pages hold no text, so nothing on them can be in a brief"
            hint = f"run text recognition (OCR) on the file; without text: pages {', '.join(map(str, document.silent_pages[:12]))}"
            yield warning("corpus.silent-pages", message, hints=(hint + (", …" if silent > 12 else ""),))


def described_in_vain(folders: Sequence[Path]) -> Iterator[Problem]:
    """Entries of a sidecar whose file is not there: what they say of a source is lost."""
    for folder in folders:
        for name in load_sidecar(folder):
            if not on_disk(folder, name.partition("#")[0]).exists():  # items of a feed are FILE#ITEM
                message = f"{SIDECAR_FILE} describes {name!r}, but there is no such file in {folder.name}/"
                yield warning("corpus.no-file", message, hints=("correct the file's name in it, or take the entry out",))


def unmatched(library: SqliteLibrary, corrections: Sequence[Correction], superseded: Sequence[UnusedSource]) -> Iterator[Problem]:
    """Corrections that match nothing, by what became of their document."""
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


def attached(documents: Sequence[Document], unread: Sequence[Unread]) -> Iterator[Problem]:
    """Messages with attached files that are not in the corpus themselves, by their names."""
    saved = {Path(path).name.casefold() for path in (*(document.path for document in documents), *(item.path for item in unread))}
    for document in documents:
        missing = [name for name in document.attachments if name.casefold() not in saved]
        if missing:
            message = (
                f"{document.path}: what is attached to the message is not read: {', '.join(missing[:6])}{', …' if len(missing) > 6 else ''}"
            )
            yield warning("corpus.attachments", message, hints=("save the attachments that matter into the corpus, beside the message",))
