"""A path as the disk spells it: `ộ` is one code point where a person types it, and may be three in the name of a file from elsewhere."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from unicodedata import normalize


def composed(name: str) -> str:
    """A name with each accented letter as one code point where there is one (NFC): by this form names are compared."""
    return normalize("NFC", name)


def on_disk(folder: Path, name: str) -> Path:
    """`folder`/`name`, in the spelling of what is there; as it was written when there is nothing. name: POSIX, may climb with `..`."""
    path = folder / name
    if name.isascii() or path.exists():
        return path
    found = folder
    for part in PurePosixPath(name).parts:
        found = _entry(found, part)
    return found if found.exists() else path


def _entry(folder: Path, part: str) -> Path:
    if part.isascii() or (folder / part).exists() or not folder.is_dir():
        return folder / part
    same = sorted(entry.name for entry in folder.iterdir() if composed(entry.name) == composed(part))
    return folder / (same[0] if same else part)
