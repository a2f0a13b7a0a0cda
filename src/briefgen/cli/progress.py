"""Progress bars for work that takes longer than a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

WORTH_SHOWING = 20
"""Steps below which a bar would only flicker."""


class Bars:
    """Adapter of the Progress port on a terminal; bars vanish when their work is done."""

    @contextmanager
    def task(self, name: str, total: int) -> Iterator[Callable[[], None]]:
        """See Progress.task."""
        if total < WORTH_SHOWING:
            yield lambda: None
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task(name, total=total)
            yield lambda: bars.advance(task)
