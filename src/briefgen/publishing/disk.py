"""Writing so that a crash leaves the old or the new, never a half: sync before rename, rename before sync of the folder."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and have it on disk when this returns."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the folder's entries (names, renames) on disk when this returns, where the file system can say so: some shares cannot."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as reason:
        if reason.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
            raise
    finally:
        os.close(handle)


def replace(path: Path, data: bytes) -> None:
    """Put `data` where `path` is, in one step for every reader. Leaves nothing behind when it fails."""
    draft = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
    try:
        write_synced(draft, data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def place_folder(staging: Path, target: Path, files: Mapping[str, bytes]) -> None:
    """Make folder `target` with these files, in one step: it is complete or not there, and no half of it fills a full disk.

    `target` must not exist.
    """
    draft = staging / uuid4().hex
    draft.mkdir(parents=True)
    try:
        for name, data in sorted(files.items()):
            write_synced(draft / name, data)
        sync_folder(draft)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_folder(target.parent)
