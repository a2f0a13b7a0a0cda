"""The archive of one brief: numbered, immutable editions and the latest PDF beside them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from briefgen.errors import EnvironmentFault, Locked, error
from briefgen.publishing.disk import place_folder, replace

_RECORDS = {"manifest.json": "key", "facts.json": "sections"}
"""The files that tell what an edition is, and a key that each must have."""
_MAY = "check whose it is, and its permissions"
_RESTORE = "put it back from a copy of the archive, or as it is attached to the brief.pdf beside it"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """An edition of the archive: its number, from 1, folder, and its two JSON files as read."""

    number: int
    folder: Path
    manifest: dict[str, Any]
    facts: dict[str, Any]

    @property
    def key(self) -> str:
        """The edition key: same key, same printed pages."""
        return str(self.manifest["key"])

    def pdf(self) -> bytes:
        """The PDF as it was published.

        Raises:
            EnvironmentFault: it is not there, or cannot be read.
        """
        path = self.folder / "brief.pdf"
        try:
            return path.read_bytes()
        except OSError as reason:
            message = f"edition {self.number} of {self.manifest.get('brief')!r} cannot be read: {path.name}: {reason.strerror}"
            hint = "put it back from a copy of the archive, or from the copy beside the archive if that is of the same edition"
            raise EnvironmentFault(error("archive.edition", message, hints=(hint,))) from reason


class Archive:
    """Editions of brief `brief` under the folder `output`. Numbers have no gaps; nothing in an edition's folder ever changes."""

    def __init__(self, output: Path, brief: str) -> None:
        self.output, self.brief = output, brief
        self.folder = output / brief
        self.latest_pdf = output / f"{brief}.pdf"
        self.draft_pdf = output / f"{brief}.draft.pdf"

    @contextmanager
    def locked(self, seconds: float = 60.0) -> Iterator[None]:
        """Hold the brief's lock; clears what a crashed run left behind.

        Raises:
            Locked: another process held it for longer than `seconds`.
            EnvironmentFault: the output folder cannot be written.
        """
        own = self.folder / ".lock"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(own, timeout=seconds)
            lock.acquire()
        except Timeout as reason:
            problem = error(
                "archive.locked", f"brief {self.brief!r} is being built by another process", hints=("wait for it to end, then try again",)
            )
            raise Locked(problem) from reason
        except OSError as reason:
            what = f"the lock {self._place(own)}" if os.path.lexists(own) else f"the folder {self.output.name}/"
            problem = error("archive.write", f"{what} cannot be written: {reason.strerror}", hints=(_MAY,))
            raise EnvironmentFault(problem) from reason
        try:
            self._clear_debris()
            yield
        finally:
            lock.release()

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all editions, in order."""
        root = self.folder / "editions"
        return tuple(sorted(int(entry.name) for entry in root.iterdir() if entry.name.isdigit())) if root.is_dir() else ()

    def edition(self, number: int) -> StoredEdition:
        """Read one edition.

        Raises:
            EnvironmentFault: there is no such edition, or its files are damaged.
        """
        folder = self.folder / "editions" / f"{number:04d}"
        manifest, facts = (self._record(number, folder / name, must) for name, must in _RECORDS.items())
        return StoredEdition(number=number, folder=folder, manifest=manifest, facts=facts)

    def _record(self, number: int, path: Path, must: str) -> dict[str, Any]:
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(record, dict) or must not in record:
                raise ValueError(f"it holds no {must!r}")
        except (OSError, ValueError) as reason:
            why = reason.strerror if isinstance(reason, OSError) else f"it is damaged ({reason})"
            message = f"edition {number} of {self.brief!r} cannot be read: {self._place(path)}: {why}"
            raise EnvironmentFault(error("archive.edition", message, hints=(_RESTORE,))) from reason
        return record

    def latest(self) -> StoredEdition | None:
        """The newest edition; None when there is none yet."""
        numbers = self.numbers()
        return self.edition(numbers[-1]) if numbers else None

    def publish(self, number: int, files: Mapping[str, bytes]) -> StoredEdition:
        """Add edition `number` (the next one; the caller holds the lock) and make it the latest.

        Raises:
            EnvironmentFault: the disk is full or says no; nothing was added.
        """
        numbers = self.numbers()
        if number != (numbers[-1] + 1 if numbers else 1):
            raise ValueError(f"edition {number} does not follow {numbers[-1] if numbers else 0}")
        try:
            place_folder(self.folder / ".staging", self.folder / "editions" / f"{number:04d}", files)
            replace(self.latest_pdf, files["brief.pdf"])
        except OSError as reason:
            problem = error(
                "archive.write",
                f"edition {number} of {self.brief!r} cannot be written: {reason.strerror}",
                hints=("make room on the disk or check its permissions, then build again",),
            )
            raise EnvironmentFault(problem) from reason
        return self.edition(number)

    def restore_latest(self) -> None:
        """Put the latest edition's PDF back where readers look for it, if it is not there byte for byte."""
        newest = self.latest()
        if newest is None:
            return
        data = newest.pdf()
        if not self.latest_pdf.is_file() or self.latest_pdf.read_bytes() != data:
            replace(self.latest_pdf, data)

    def _place(self, path: Path) -> str:
        """As a person finds it from the project's folder."""
        return path.relative_to(self.output.parent).as_posix()

    def _clear_debris(self) -> None:
        shutil.rmtree(self.folder / ".staging", ignore_errors=True)
        for draft in self.output.glob(f".{self.brief}.*.tmp"):
            draft.unlink(missing_ok=True)
