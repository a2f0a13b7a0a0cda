"""Prints units, or says where they were written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.cli import output


def printed(units: Mapping[str, str]) -> None:
    """Print every file; where there are several, each under a comment that names it."""
    for name, text in units.items():
        if len(units) > 1:
            output.say(f"# ==== {name}")
        output.say(text.rstrip("\n"))


def written(paths: Sequence[Path]) -> None:
    """Print where the files are."""
    for path in paths:
        output.say(output.near(path))
