"""Briefs of our own, and what is published with them, left among the sources: what they print was read in others, so they are no source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from briefgen.ingestion.unreadable import Unreadable

_PROGRAM = "briefgen"
_RECORD = frozenset({"manifest.json", "facts.json"})
"""What every PDF edition carries of its making (`app/making.py`)."""


_ROOM = frozenset({"index.html", "feed.xml", "editions.json"})
"""What the reading room puts into `output/` (`publishing/room/site.py`)."""


def made_by_us(program: str, attached: Iterable[str] = ()) -> bool:
    """True for the mark of this program, or for the record that its PDFs carry, which outlives a program that saves them anew.

    program: what the file says made it (a PDF's creator, the generator of a page or feed). attached: names of the files within it.
    """
    return program.strip().lower().split(" ")[0] == _PROGRAM or set(attached) >= _RECORD


def made_by_us_within(names: Iterable[str]) -> bool:
    """True for the names of what lies in the folder of an edition, or in `output/` with its reading room."""
    held = set(names)
    return held >= _RECORD | {"changes.md"} or held >= _ROOM


def refuse_own(what: str) -> NoReturn:
    """Say that the file is a brief, and what to do about it. what: the file is, as in `the PDF is a brief`.

    Raises:
        Unreadable: `own-edition`, always.
    """
    raise Unreadable(
        "own-edition",
        f"{what} made by briefgen, not a source: its statements are its sources', and would confirm themselves; move it out of the corpus",
    )
