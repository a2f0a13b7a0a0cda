"""What is said of the files of a corpus: by people in the sidecar, and by fetching of what it saved."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.fetching.entries import fetched_entries
from briefgen.fetching.remembered import STATE_FILE
from briefgen.ingestion.scan import SourceFile
from briefgen.ingestion.sidecars import entries_for
from briefgen.spec.sidecar import SourceEntry


def entries_of(files: Sequence[SourceFile]) -> dict[str, SourceEntry]:
    """Entries by `SourceFile.name`; what a person wrote goes before what fetching knows, key by key.

    Raises:
        SpecError: a sidecar is wrong.
        EnvironmentFault: a sidecar is there but cannot be read.
    """
    said = entries_for(files)
    fetched = {folder: fetched_entries(folder) for folder in {file.path.parent for file in files} if (folder / STATE_FILE).is_file()}
    for file in files:
        known = fetched.get(file.path.parent, {}).get(file.path.name)
        if known is not None:
            person = said.get(file.name, SourceEntry()).model_dump(exclude_none=True)
            said[file.name] = known.model_copy(update=person)
    return said
