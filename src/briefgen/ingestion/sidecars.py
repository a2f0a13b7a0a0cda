"""What people say of the files that were found, each file from the sidecar of its own folder."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.ingestion.scan import SourceFile
from briefgen.spec.sidecar import SourceEntry, load_sidecar


def entries_for(files: Iterable[SourceFile]) -> dict[str, SourceEntry]:
    """Sidecar entries by `SourceFile.name`; files without an entry are left out.

    Raises:
        SpecError: a sidecar is wrong.
        EnvironmentFault: a sidecar is there but cannot be read.
    """
    found = tuple(files)
    sidecars = {folder: load_sidecar(folder) for folder in dict.fromkeys(file.folder for file in found)}
    return {file.name: sidecars[file.folder][file.relative] for file in found if file.relative in sidecars[file.folder]}
