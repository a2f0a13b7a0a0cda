"""What fetching knows of the files it saved; apart from fetching itself, since a build asks for it and has no use for the network."""

from __future__ import annotations

from pathlib import Path

from briefgen.fetching.remembered import Remembered
from briefgen.spec.sidecar import SourceEntry


def fetched_entries(folder: Path) -> dict[str, SourceEntry]:
    """What fetching knows of the files it saved: address and day, by file name; a person's sidecar entry goes before these."""
    records = Remembered.load(folder).records.values()
    return {record.file: SourceEntry(url=record.url, accessed=record.accessed) for record in records if record.file}
