"""What an edition is proved against: its sources as they stand now, and what the archive at hand says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefgen.app.entries import entries_of
from briefgen.app.library import library_path, open_library
from briefgen.app.refresh import reader
from briefgen.ingestion.scan import scan
from briefgen.model.corpus import Document
from briefgen.ports import Progress
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.ledger import Ledger, State
from briefgen.publishing.sums import SUMS
from briefgen.spec.settings import load_settings
from briefgen.verification.proof import Sources


@contextmanager
def sources_of(manifest: Mapping[str, Any], root: Path, folders: Sequence[Path], progress: Progress) -> Iterator[Sources]:
    """The cited documents as their files stand now, and the library for those whose files are gone.

    folders: corpus folders; empty: those the manifest names, found from `root`.

    Raises:
        SpecError: a sidecar or the settings are wrong.
        EnvironmentFault: the library cannot be used.
    """
    corpus = list(folders) or [root / folder for folder in manifest["corpus"]]
    current = {document.id: document for document in _documents(corpus, manifest, root, progress)}
    kept = library_path(root, corpus)
    if not kept.is_file():
        yield Sources(corpus=current, stored=lambda document, version: None)  # noqa: ARG005  the port's names
        return
    with open_library(kept) as library:
        yield Sources(corpus=current, stored=library.version)


def _documents(folders: Sequence[Path], manifest: Mapping[str, Any], root: Path, progress: Progress) -> Iterator[Document]:
    """Read as a build reads them, in children that may crash alone; a file that is gone or unreadable gives none."""
    wanted = {source["path"]: source["version"] for source in manifest["sources"]}
    files = [file for file in scan([folder for folder in folders if folder.is_dir()]) if file.name in wanted]
    read = reader(entries_of(files), load_settings(root))
    with progress.task("Reading", len(files)) as advance:
        for result in read(files, versions=wanted):
            if isinstance(result, Document):
                yield result
            advance()


def archived(root: Path, manifest: Mapping[str, Any]) -> StoredEdition | None:
    """The same edition in the project's archive; None when it is not there, or another has its number."""
    archive = Archive(root / "output", manifest["brief"])
    if manifest["edition"] not in archive.numbers():
        return None
    stored = archive.edition(manifest["edition"], as_it_lies=True)  # what is other there is told as a finding
    return stored if stored.key == manifest["key"] else None


def standing(root: Path, manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """What a person who was handed the edition learns nowhere else, in sentences."""
    brief, edition = manifest["brief"], manifest["edition"]
    archive = Archive(root / "output", brief)
    numbers = archive.numbers()
    said = [
        f"edition {edition} was withdrawn{f': {entry.why}' if entry.why else ''}"
        for entry in Ledger(archive.folder).entries()
        if entry.edition == edition and entry.state is State.WITHDRAWN
    ]
    stored = archived(root, manifest)
    if edition in numbers and stored is None:
        said.append(f"the archive's edition {edition} is another one")
    if stored and not stored.pdf_is_listed:
        said.append(f"the archive has no hash of the PDF of edition {edition} (no {SUMS}): its words are proved, its bytes are not")
    if numbers and edition in numbers and edition != numbers[-1]:
        said.append(f"the latest edition is {numbers[-1]}")
    return tuple(said)
