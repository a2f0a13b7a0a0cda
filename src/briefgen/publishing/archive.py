"""The archive of one brief: numbered, immutable editions and the latest PDF beside them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from briefgen.errors import EnvironmentFault, Locked, Problem, error, mend, warning
from briefgen.publishing.disk import place_folder, replace
from briefgen.publishing.sums import SUMS, as_written, read_sums, sums_of

_PDF, _MANIFEST, _FACTS = "brief.pdf", "manifest.json", "facts.json"
_MAY = "check whose it is, and its permissions"
_RESTORE = "put it back from a copy of the archive, or as it is attached to the brief.pdf beside it"
_COPY = "put it back from a copy of the archive"
_DISK = "have the disk checked: a file that was sound when it was written is so no more"
_CHANGED = "it is not what was published: the disk or somebody changed it"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """An edition of the archive: its number, from 1, folder, and its two JSON files as read. sums: file name -> SHA-256 as published."""

    number: int
    folder: Path
    manifest: dict[str, Any]
    facts: dict[str, Any]
    sums: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The edition key: same key, same printed pages."""
        return str(self.manifest["key"])

    @property
    def pdf_is_listed(self) -> bool:
        """True where the hash of its PDF was kept; an edition made before there was a list of hashes has none."""
        return _PDF in self.sums

    def pdf(self) -> bytes:
        """The PDF as it was published; raises as `read` does."""
        return self.read(_PDF)

    def read(self, name: str) -> bytes:
        """One of the edition's files as it was published.

        Raises:
            EnvironmentFault: it is not there, cannot be read, or is not what was published.
        """
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as reason:
            raise EnvironmentFault(self._damaged(path, reason.strerror or str(reason))) from reason
        if not as_written(self.sums, name, data):
            raise EnvironmentFault(self._damaged(path, _CHANGED))
        return data

    def damages(self) -> tuple[Problem, ...]:
        """A warning for each file that is no more as it was published, by name; first, that of the PDF nobody can tell."""
        found: list[Problem] = [] if self.pdf_is_listed else [self._unlisted()]
        for name in sorted(self.sums):
            try:
                self.read(name)
            except EnvironmentFault as reason:
                found += (warning(problem.code, problem.message, hints=problem.hints) for problem in reason.problems)
        return tuple(found)

    def _unlisted(self) -> Problem:
        folder = self.folder.relative_to(self.folder.parents[3]).as_posix()
        message = (
            f"edition {self.number} of {self.manifest.get('brief')!r} has no {SUMS}: whether its PDF is as it was published nobody can tell"
        )
        hints = (_COPY, f"or verify its PDF and, if that holds, make the list: cd {folder} && sha256sum * > {SUMS}")
        return warning("archive.unlisted", message, hints=hints)

    def _damaged(self, path: Path, why: str) -> Problem:
        place = path.relative_to(self.folder.parents[3]).as_posix()
        message = f"edition {self.number} of {self.manifest.get('brief')!r} cannot be read: {place}: {why}"
        return error("archive.edition", message, hints=(_COPY,))


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
            problem = error("archive.write", f"{what} cannot be written: {reason.strerror}", hints=(mend(reason) or _MAY,))
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

    def edition(self, number: int, *, as_it_lies: bool = False) -> StoredEdition:
        """Read one edition. as_it_lies: also where its records are other than what was published, as long as they can be read.

        Raises:
            EnvironmentFault: there is no such edition, or its files are damaged.
        """
        folder = self.folder / "editions" / f"{number:04d}"
        try:
            sums = read_sums(folder)
        except (OSError, ValueError) as reason:
            raise EnvironmentFault(self._unreadable(number, folder / SUMS, reason, _COPY)) from reason
        manifest = self._record(number, folder / _MANIFEST, "key", {} if as_it_lies else sums)
        sums = sums or dict(manifest.get("files") or {})  # an edition made before there was a list
        facts = self._record(number, folder / _FACTS, "sections", {} if as_it_lies else sums)
        return StoredEdition(number=number, folder=folder, manifest=manifest, facts=facts, sums=sums)

    def _record(self, number: int, path: Path, must: str, sums: Mapping[str, str]) -> dict[str, Any]:
        try:
            data = path.read_bytes()
            record = json.loads(data.decode("utf-8"))
            if not isinstance(record, dict) or must not in record:
                raise ValueError(f"it holds no {must!r}")
            if not as_written(sums, path.name, data):
                raise ValueError(_CHANGED.removeprefix("it is "))
        except (OSError, ValueError) as reason:
            raise EnvironmentFault(self._unreadable(number, path, reason, _RESTORE)) from reason
        return record

    def _unreadable(self, number: int, path: Path, reason: OSError | ValueError, hint: str) -> Problem:
        why = reason.strerror if isinstance(reason, OSError) else f"it is damaged ({reason})"
        message = f"edition {number} of {self.brief!r} cannot be read: {self._place(path)}: {why}"
        return error("archive.edition", message, hints=(hint,))

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
            place_folder(self.folder / ".staging", self.folder / "editions" / f"{number:04d}", {**files, SUMS: sums_of(files)})
        except OSError as reason:
            problem = error(
                "archive.write",
                f"edition {number} of {self.brief!r} cannot be written: {reason.strerror}",
                hints=(mend(reason) or "make room on the disk or check its permissions, then build again",),
            )
            raise EnvironmentFault(problem) from reason
        self._show(number, files[_PDF])
        return self.edition(number)

    def restore_latest(self) -> tuple[Problem, ...]:
        """Put the latest edition's PDF back where readers look for it, if it is not there byte for byte.

        Where the one in the archive was damaged and the one that readers see is sound, the archive's is put back from that. What a person
        should know: that it was, and which other files of the edition are damaged.

        Raises:
            EnvironmentFault: neither is sound, or the disk says no.
        """
        newest = self.latest()
        if newest is None:
            return ()
        mended = self._mended(newest)
        data = newest.pdf()
        if not self.latest_pdf.is_file() or self.latest_pdf.read_bytes() != data:
            self._show(newest.number, data)
        return (*mended, *newest.damages())

    def _mended(self, newest: StoredEdition) -> tuple[Problem, ...]:
        own = newest.folder / _PDF
        if _PDF not in newest.sums or _sound(own, newest.sums) or not (data := _sound(self.latest_pdf, newest.sums)):
            return ()
        replace(own, data)
        message = f"{self._place(own)} was damaged, and was put back from {self._place(self.latest_pdf)}, which is the same edition"
        return (warning("archive.mended", message, hints=(_DISK,)),)

    def _show(self, number: int, data: bytes) -> None:
        try:
            replace(self.latest_pdf, data)
        except OSError as reason:
            message = f"edition {number} of {self.brief!r} is in the archive, but {self._place(self.latest_pdf)} cannot be written"
            hint = "make room on the disk, check its permissions, or move away what is there; then build again"
            raise EnvironmentFault(error("archive.latest", f"{message}: {reason.strerror}", hints=(hint,))) from reason

    def _place(self, path: Path) -> str:
        """As a person finds it from the project's folder."""
        return path.relative_to(self.output.parent).as_posix()

    def _clear_debris(self) -> None:
        shutil.rmtree(self.folder / ".staging", ignore_errors=True)
        for draft in self.output.glob(f".{self.brief}.*.tmp"):
            draft.unlink(missing_ok=True)


def _sound(path: Path, sums: Mapping[str, str]) -> bytes | None:
    """The bytes of a PDF when they are those that were published."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if as_written(sums, _PDF, data) else None
