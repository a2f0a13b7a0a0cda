"""One more look at a corpus whose disk or share failed: at five in the morning nobody is there to start again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from briefgen.errors import EnvironmentFault, Problem, may_pass, warning

T = TypeVar("T")
PAUSE = 3.0
"""Seconds before the second try, in which a share comes back that was only slow."""
FAILING = "corpus.failing"
"""The code of a source that disk or share failed to give."""


def with_second_try(job: Callable[[], T]) -> tuple[T, tuple[Problem, ...]]:
    """What the job gives, after a pause at the second try where disk or share failed it, and what a person should know of that.

    Raises:
        EnvironmentFault, OSError: as of the job; it failed twice, or for another reason.
    """
    try:
        return job(), ()
    except EnvironmentFault as fault:
        if not fault.problems or any(problem.code != FAILING for problem in fault.problems):
            raise
        first = "; ".join(problem.message for problem in fault.problems)
    except OSError as reason:
        if not may_pass(reason):
            raise
        first = f"{reason.filename}: {(reason.strerror or str(reason)).lower()}"
    time.sleep(PAUSE)
    done = job()
    hint = "all sources were read; have the disk or share looked at if this comes again"
    return done, (warning("corpus.second-try", f"the corpus could be read at the second try only: {first}", hints=(hint,)),)
