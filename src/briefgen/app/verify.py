"""Prove a handed-out PDF against the sources as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.app.entries import entries_of
from briefgen.app.ingest import library_path
from briefgen.errors import EnvironmentFault, error
from briefgen.ingestion.read import read_file
from briefgen.ingestion.scan import scan
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document
from briefgen.model.finding import Finding
from briefgen.ports import Progress
from briefgen.publishing.archive import Archive
from briefgen.publishing.ledger import Ledger, State
from briefgen.spec.load import find_root
from briefgen.storage.sqlite import SqliteLibrary
from briefgen.verification.pages import read_printed
from briefgen.verification.proof import Sources
from briefgen.verification.verify import carried
from briefgen.verification.verify import verify as check


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Findings about one PDF.

    statements: how many it holds; passes: nothing printed is other than intact. standing: what the archive at hand says of the edition, in
    sentences (withdrawn, no longer the latest).
    """

    path: Path
    brief: str
    edition: int
    statements: int
    findings: tuple[Finding, ...]
    standing: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """True when every finding passes."""
        return all(finding.passes for finding in self.findings)


def verify(pdf: Path, folders: Sequence[Path], *, progress: Progress) -> Checked:
    """Check a PDF by the record it carries, its pages, and the sources.

    folders: corpus folders; empty: those the manifest names, found from the project around the PDF. Files there decide; the
    library answers only for files that are gone.

    Raises:
        EnvironmentFault: the PDF cannot be read.
        VerificationFailed: it carries no record.
        SpecError: a sidecar is wrong.
    """
    try:
        data = pdf.read_bytes()
    except OSError as reason:
        raise EnvironmentFault(error("verify.file", f"{pdf} cannot be read: {reason.strerror}")) from reason
    printed = read_printed(data, pdf.name)
    manifest, facts = carried(printed, pdf.name)
    root = find_root(pdf)
    corpus = list(folders) or [root / folder for folder in manifest["corpus"]]
    with ExitStack() as stack:
        kept = library_path(root, corpus)
        library = stack.enter_context(SqliteLibrary(kept)) if kept.is_file() else None
        sources = Sources(
            corpus={document.id: document for document in _documents(corpus, manifest, progress)},
            stored=library.version if library else lambda document, version: None,  # noqa: ARG005  the port's names
        )
        findings = check(printed, pdf.name, sources, _archived(root, manifest))
    statements = sum(len(section["statements"]) for section in facts["sections"])
    return Checked(
        path=pdf,
        brief=manifest["brief"],
        edition=manifest["edition"],
        statements=statements,
        findings=findings,
        standing=_standing(root, manifest["brief"], manifest["edition"]),
    )


def _documents(folders: Sequence[Path], manifest: dict[str, Any], progress: Progress) -> Iterator[Document]:
    """The cited documents as their files stand now; a file that is gone or unreadable gives none."""
    wanted = {source["path"]: source["version"] for source in manifest["sources"]}
    present = [folder for folder in folders if folder.is_dir()]
    files = [file for file in scan(present) if file.name in wanted]
    entries = entries_of(files)
    with progress.task("Reading", len(files)) as advance:
        for file in files:
            try:
                yield read_file(file, entry=entries.get(file.name), version=wanted[file.name])
            except Unreadable:
                continue
            finally:
                advance()


def _archived(root: Path, manifest: dict[str, Any]) -> dict[str, Any] | None:
    archive = Archive(root / "output", manifest["brief"])
    if manifest["edition"] not in archive.numbers():
        return None
    stored = archive.edition(manifest["edition"])
    return stored.facts if stored.key == manifest["key"] else None


def _standing(root: Path, brief: str, edition: int) -> tuple[str, ...]:
    """What a person who was handed the edition learns nowhere else."""
    archive = Archive(root / "output", brief)
    numbers = archive.numbers()
    said = [
        f"edition {edition} was withdrawn{f': {entry.why}' if entry.why else ''}"
        for entry in Ledger(archive.folder).entries()
        if entry.edition == edition and entry.state is State.WITHDRAWN
    ]
    if numbers and edition in numbers and edition != numbers[-1]:
        said.append(f"the latest edition is {numbers[-1]}")
    return tuple(said)
