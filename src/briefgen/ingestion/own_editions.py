"""Briefs of our own, left in the folder of the sources: what they print was read in others, so they are no source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from briefgen.ingestion.unreadable import Unreadable

_PROGRAM = "briefgen"
_RECORD = frozenset({"manifest.json", "facts.json"})
"""What every PDF edition carries of its making (`app/making.py`)."""


def made_by_us(program: str, attached: Iterable[str] = ()) -> bool:
    """True for the mark of this program, or for the record that its PDFs carry, which outlives a program that saves them anew.

    program: what the file says made it (a PDF's creator, a page's generator). attached: names of the files within it.
    """
    return program.strip().lower().split(" ")[0] == _PROGRAM or set(attached) >= _RECORD


def refuse_own(kind: str) -> NoReturn:
    """Say that the file is a brief, and what to do about it. kind: of file, as in `PDF`.

    Raises:
        Unreadable: `own-edition`, always.
    """
    raise Unreadable(
        "own-edition",
        f"the {kind} is a brief made by briefgen, not a source: its statements are its sources', and would confirm themselves;"
        " move it out of the corpus",
    )
