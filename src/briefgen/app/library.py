"""Where the library of a set of corpus folders is kept, and what is done when it is damaged or cannot be written.

Everything in it but old versions of sources can be made again from the files, so neither need stop anybody.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from briefgen.app.project import relative
from briefgen.errors import Problem, warning
from briefgen.storage.rows import LibraryDamaged
from briefgen.storage.sqlite import SqliteLibrary

P = ParamSpec("P")
R = TypeVar("R")
_JOURNALS = ("-wal", "-shm")


def library_path(root: Path, folders: Sequence[Path]) -> Path:
    """The library file of a set of corpus folders: what a search answers must not depend on another brief's corpus."""
    name = "\n".join(sorted(relative(folder, root) for folder in folders))
    return root / ".briefgen" / f"library-{hashlib.sha256(name.encode()).hexdigest()[:12]}.sqlite"


@contextmanager
def open_library(path: Path) -> Iterator[SqliteLibrary]:
    """The library at `path`, or a copy of it for this run alone where it cannot be written.

    One that turns out damaged is set aside, as `NAME.damaged`, before the error goes on: the next to come begins a new one.

    Raises:
        LibraryDamaged: it is damaged, and was set aside.
        EnvironmentFault: it cannot be used.
    """
    with _writable(path) as place:
        found = _inode(place)
        try:
            with SqliteLibrary(place) as library:
                yield library
        except LibraryDamaged:
            if found is not None and found == _inode(place):  # else another process has done so, and this is its new one
                _set_aside(place)
            raise


def again_when_damaged(job: Callable[P, R]) -> Callable[P, R]:
    """Do the job once more when the library was found damaged: by then it is set aside, and the files are read anew."""

    @wraps(job)
    def done(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return job(*arguments, **named)
        except LibraryDamaged:
            return job(*arguments, **named)

    return done


def library_problems(path: Path) -> Iterator[Problem]:
    """What a person should know of the library that is about to be opened."""
    if not _open_to_us(path):
        message = f"the folder {path.parent.name} cannot be written: what is read of the sources is not kept, and is read anew each time"
        yield warning("library.not-kept", message, hints=(f"check whose folder {path.parent.name} is, and its permissions",))
    elif not path.exists() and _damaged(path).exists():
        message = f"the library {path.name} was damaged, and was made anew from the sources"
        hint = f"{_damaged(path).name} beside it is the damaged one, with the old versions of sources: delete it when nobody needs them"
        yield warning("library.renewed", message, hints=(hint, "if it happens again, have the disk checked"))


@contextmanager
def _writable(path: Path) -> Iterator[Path]:
    if _open_to_us(path):
        yield path
        return
    with TemporaryDirectory(prefix="briefgen-") as folder:
        copy = Path(folder) / path.name
        for ending in ("", *_JOURNALS[:1]):  # the file and what has not been moved into it yet
            part = path.with_name(path.name + ending)
            if os.access(part, os.R_OK):
                shutil.copyfile(part, copy.with_name(part.name))
        yield copy


def _open_to_us(path: Path) -> bool:
    """Whether the file, and the journals beside it, can be written, or made."""
    if not path.parent.exists():
        return os.access(path.parent.parent, os.W_OK)
    journals = [journal for ending in _JOURNALS if (journal := path.with_name(path.name + ending)).exists()]
    return os.access(path.parent, os.W_OK) and all(os.access(file, os.W_OK) for file in (path, *journals) if file.exists())


def _set_aside(path: Path) -> None:
    path.replace(_damaged(path))
    for ending in _JOURNALS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _damaged(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def _inode(path: Path) -> int | None:
    return path.stat().st_ino if path.exists() else None
