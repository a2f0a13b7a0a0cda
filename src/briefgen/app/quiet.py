"""Progress that shows nothing: for scripts, tests and `--json`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Quiet:
    """Adapter of the Progress port without output."""

    @contextmanager
    def task(self, name: str, total: int) -> Iterator[Callable[[], None]]:  # noqa: ARG002  the port's signature
        """See Progress.task."""
        yield lambda: None
