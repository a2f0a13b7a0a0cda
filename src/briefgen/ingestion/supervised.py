"""Many files -> Documents: in this process when that is safe and cheap, else in child processes that may crash or hang alone."""

from __future__ import annotations

import os
import resource
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

from briefgen.errors import SpecError
from briefgen.ingestion.read import read_file
from briefgen.ingestion.scan import FileKind, SourceFile
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document, Unread
from briefgen.spec.sidecar import SourceEntry

if TYPE_CHECKING:
    from pebble import ProcessFuture

IN_PROCESS = 30
"""Fewer plain files than this are read here: starting a worker takes longer."""
TIMEOUT = 30.0
"""Seconds one file may take; the slowest honest PDF we measured takes 3."""
MEMORY = 1 << 30
"""Bytes of address space a worker may use."""
_PLAIN = frozenset({FileKind.PLAIN, FileKind.MARKDOWN, FileKind.UNKNOWN})
_BATCH = 50
_TASKS_A_WORKER = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to read, with what people say of it and what its publisher repeats."""

    file: SourceFile
    entry: SourceEntry | None = None
    repeated: frozenset[str] = frozenset()


def read_all(
    files: Sequence[SourceFile],
    entries: Mapping[str, SourceEntry] | None = None,
    *,
    repeated: Mapping[str, Collection[str]] | None = None,
    workers: int | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Document | Unread]:
    """Read the files, in input order, one result each; a file that crashes or hangs its reader gives one Unread.

    entries: sidecar entries by file name in the corpus. repeated: furniture lines by file name. workers: child processes,
    default one a core; 0 reads here whatever the files are. timeout: seconds for one file in a worker.
    Front matter that is not valid gives an Unread with code `front-matter`.
    """
    jobs = [Job(file=file, entry=(entries or {}).get(file.name), repeated=frozenset((repeated or {}).get(file.name, ()))) for file in files]
    plain = all(job.file.kind in _PLAIN for job in jobs) and len(jobs) < IN_PROCESS
    if plain or workers == 0:
        yield from map(read_job, jobs)
    else:
        yield from _supervised(jobs, workers or os.cpu_count() or 1, timeout)


def read_job(job: Job) -> Document | Unread:
    """Read one file; what goes wrong is a value."""
    try:
        return read_file(job.file, entry=job.entry, repeated=job.repeated)
    except Unreadable as reason:
        return Unread(path=job.file.name, code=reason.code, message=reason.message)
    except SpecError as reason:
        return Unread(path=job.file.name, code="front-matter", message=str(reason))
    except MemoryError:
        return Unread(path=job.file.name, code="too-large", message="reading the file needs more memory than a source may take")
    except RecursionError:
        return Unread(path=job.file.name, code="damaged", message="the file is nested too deeply")


def _supervised(jobs: Sequence[Job], workers: int, timeout: float) -> Iterator[Document | Unread]:
    from pebble import ProcessPool

    batches = [jobs[at : at + _BATCH] for at in range(0, len(jobs), _BATCH)]
    with ProcessPool(
        max_workers=min(workers, len(batches)), max_tasks=_TASKS_A_WORKER, context=get_context("forkserver"), initializer=_limit
    ) as pool:
        futures = [(batch, pool.schedule(_read_batch, args=[tuple(batch)], timeout=timeout)) for batch in batches]
        for batch, future in futures:
            yield from _results(batch, future)


def _results(batch: Sequence[Job], future: ProcessFuture) -> Iterator[Document | Unread]:
    try:
        yield from future.result()
    except FutureTimeout:
        yield from (Unread(path=job.file.name, code="timeout", message="too slow") for job in batch)


def _read_batch(batch: tuple[Job, ...]) -> tuple[Document | Unread, ...]:
    return tuple(read_job(job) for job in batch)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
