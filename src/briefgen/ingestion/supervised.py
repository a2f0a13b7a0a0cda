"""Many files -> Documents: in this process when that is safe and cheap, else in child processes that may crash or hang alone."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.forkserver import ensure_running
from typing import TYPE_CHECKING, Any

from briefgen.errors import EnvironmentFault, SpecError, error, missing_extra
from briefgen.ingestion.read import MAX_BYTES, bulk_installed, read_file
from briefgen.ingestion.scan import FileKind, SourceFile
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document, Unread
from briefgen.text.edtf import Edtf

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.sidecar import SourceEntry

IN_PROCESS = 30
"""Fewer plain files than this are read here: starting a worker takes longer."""
TIMEOUT = 30.0
"""Seconds one file may take; a hostile PDF is known to keep pdfium busy for 28 and then to abort it."""
MEMORY = 1 << 30
"""Bytes of address space a worker may use."""
_PLAIN = frozenset({FileKind.PLAIN, FileKind.MARKDOWN, FileKind.UNKNOWN})
_NO_BULK = error(
    "environment.no-resiliparse",
    "web pages are to be read in bulk, and the library for it is not installed",
    hints=(missing_extra("bulk"), "or take `bulk_html` out of briefgen.toml"),
)
NO_CHILDREN = error(
    "environment.no-children",
    "no child process can be started, in which files are read",
    hints=(f"check that {sys.executable} may be executed, and how many processes you may have (ulimit -u)",),
)
_BATCH = 25
_TASKS_A_WORKER = 40
"""Batches after which a worker is replaced, so that what libraries leak does not add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to read, with what people say of it and what its publisher repeats."""

    file: SourceFile
    entry: SourceEntry | None = None
    repeated: frozenset[str] = frozenset()
    published: Edtf | None = None
    all_body: bool = False
    max_bytes: int = MAX_BYTES
    bulk: bool = False
    version: str | None = None


def read_all(
    files: Sequence[SourceFile],
    entries: Mapping[str, SourceEntry] | None = None,
    *,
    repeated: Mapping[str, Collection[str]] | None = None,
    versions: Mapping[str, str] | None = None,
    published: Edtf | None = None,
    all_body: bool = False,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    max_bytes: int = MAX_BYTES,
    bulk: bool = False,
) -> Iterator[Document | Unread]:
    """Read the files, in input order, one result each; a file that crashes or hangs its reader gives one Unread.

    entries: sidecar entries by `SourceFile.name`; repeated: furniture lines, versions: the wanted ones, by the same. published,
    all_body: as for `read_file`, for every file. workers: child processes, default one a core; 0 reads here, whatever the files are.
    timeout: seconds a file may take in a worker. memory: bytes a worker may take. max_bytes, bulk: as for `read_file`. Front matter that
    is not valid gives an Unread with code `front-matter`.

    Raises:
        EnvironmentFault: bulk reading is asked for and its library is not installed.
    """
    if bulk and not bulk_installed():
        raise EnvironmentFault(_NO_BULK)
    jobs = [
        Job(
            file=file,
            entry=(entries or {}).get(file.name),
            repeated=frozenset((repeated or {}).get(file.name, ())),
            published=published,
            all_body=all_body,
            max_bytes=max_bytes,
            bulk=bulk,
            version=(versions or {}).get(file.name),
        )
        for file in files
    ]
    cheap = len(jobs) < IN_PROCESS and all(job.file.kind in _PLAIN for job in jobs)
    if cheap or workers == 0:
        yield from map(read_job, jobs)
    else:
        yield from _supervised(jobs, workers or os.cpu_count() or 1, timeout, memory)


def read_job(job: Job) -> Document | Unread:
    """Read one file in this process; what goes wrong with it is a value."""
    try:
        return read_file(
            job.file,
            entry=job.entry,
            repeated=job.repeated,
            published=job.published,
            all_body=job.all_body,
            max_bytes=job.max_bytes,
            bulk=job.bulk,
            version=job.version,
        )
    except Unreadable as reason:
        return _unread(job, reason.code, reason.message)
    except SpecError as reason:
        return _unread(job, "front-matter", str(reason))
    except MemoryError:
        return _unread(job, "too-large", "reading the file needs more memory than a source may take")
    except RecursionError:
        return _unread(job, "damaged", "the file is nested too deeply")


def _unread(job: Job, code: str, message: str) -> Unread:
    return Unread(path=job.file.name, code=code, message=message)


def _supervised(jobs: Sequence[Job], workers: int, timeout: float, memory: int) -> Iterator[Document | Unread]:
    from pebble import ProcessPool

    batches = [tuple(jobs[at : at + _BATCH]) for at in range(0, len(jobs), _BATCH)]
    context = forkserver()
    workers = min(workers, len(batches))
    pool = ProcessPool(max_workers=workers, max_tasks=_TASKS_A_WORKER, context=context, initializer=limit_memory, initargs=[memory])
    try:
        yield from _batches(pool, batches, timeout)
    except (BrokenProcessPool, ConnectionError) as reason:
        raise EnvironmentFault(NO_CHILDREN) from reason


def _batches(pool: Any, batches: Sequence[tuple[Job, ...]], timeout: float) -> Iterator[Document | Unread]:
    try:
        futures = [pool.schedule(_read_batch, args=[batch], timeout=2 * timeout) for batch in batches]
        for batch, future in zip(batches, futures, strict=True):
            yield from _results(pool, batch, future, timeout)
        pool.close()
    except BaseException:
        # The reader of this generator went away, or was interrupted: don't wait for the rest.
        pool.stop()
        raise
    finally:
        pool.join()


def _results(pool: Any, batch: Sequence[Job], future: Any, timeout: float) -> Iterator[Document | Unread]:
    """The batch's results; when it was lost with its worker, each of its files again, alone."""
    from pebble import ProcessExpired

    try:
        yield from future.result()
        return
    except (TooSlow, ProcessExpired):
        singles = [pool.schedule(read_job, args=[job], timeout=timeout) for job in batch]
    for job, single in zip(batch, singles, strict=True):
        try:
            yield single.result()
        except TooSlow:
            yield _unread(job, "timeout", f"reading the file took longer than {timeout:g} seconds and was stopped")
        except ProcessExpired:
            yield _unread(job, "crashed", "reading the file crashed its reader: it is damaged, or made to do harm")


def _read_batch(batch: tuple[Job, ...]) -> tuple[Document | Unread, ...]:
    return tuple(read_job(job) for job in batch)


def forkserver() -> Any:
    """Where every child comes from: a process that has the readers loaded, so that a child starts at once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    # An interruption is for whoever waits for the children, who stops them: they inherit what is blocked here, and here it waits.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _unheard():
            ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


@contextmanager
def _unheard() -> Iterator[None]:
    """Start processes whose messages go nowhere: what a reader prints when it crashes or is stopped is told here, as a value."""
    try:
        kept = os.dup(2)
    except OSError:  # nobody listens anyway
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def limit_memory(memory: int) -> None:
    """Hold this process, a child, to so many bytes of address space, and let it leave no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
