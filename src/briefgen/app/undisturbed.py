"""Work that makes much and throws little away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Python's search for cycles rests.

    Looking again and again through the claims of a large corpus takes a third of the time of choosing among them, and through what is made
    for a long document, of which nothing is rubbish before it is written, a seventh of the time of writing it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
