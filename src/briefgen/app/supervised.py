"""One piece of work on a file that strangers may have made, in a child process that may crash or hang alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import TimeoutError as TooSlow
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from briefgen.errors import EnvironmentFault, error
from briefgen.ingestion.supervised import NO_CHILDREN, forkserver, limit_memory

T = TypeVar("T")


def supervised(work: Callable[[bytes, str], T], data: bytes, name: str, *, seconds: float, memory: int) -> T:
    """`work(data, name)`, done within `seconds` and `memory` bytes of address space; `work` is a module's function.

    Raises:
        EnvironmentFault: it crashed, or took too long; besides what `work` raises.
    """
    from pebble import ProcessExpired, ProcessPool

    with ProcessPool(max_workers=1, context=forkserver(), initializer=limit_memory, initargs=[memory]) as pool:
        try:
            done: T = pool.schedule(work, args=[data, name], timeout=seconds).result()
        except (BrokenProcessPool, ConnectionError) as reason:
            raise EnvironmentFault(NO_CHILDREN) from reason
        except TooSlow as reason:
            raise _fault(name, f"took longer than {seconds:g} seconds and was stopped") from reason
        except (ProcessExpired, MemoryError) as reason:
            raise _fault(name, "crashed its reader: it is damaged, or made to do harm") from reason
        finally:
            pool.stop()
    return done


def _fault(name: str, what: str) -> EnvironmentFault:
    hints = ("ask for the file again from whom you had it",)
    return EnvironmentFault(error("verify.hostile", f"reading {name} {what}", hints=hints))
