"""superseded.yaml: a document was corrected by another, which takes its place."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from briefgen.spec.entries import load_entries
from briefgen.spec.schema import DateText, Strict, Words

SUPERSEDED_FILE = "superseded.yaml"


class Supersession(Strict):
    """The document `new` takes the place of `old`. on: EDTF text, the day it was recorded."""

    old: Words = Field(description="Id of the document that is no longer used.")
    new: Words = Field(description="Id of the document that corrects it.")
    by: Words | None = Field(default=None, description="Who recorded it.")
    on: DateText | None = Field(default=None, description="When (YYYY-MM-DD).")
    why: Words | None = Field(default=None, description="For what reason.")


def load_supersessions(folder: Path) -> tuple[Supersession, ...]:
    """What superseded.yaml in a corpus folder says, in its order; empty when there is none.

    Raises:
        SpecError: it is wrong; all problems at once.
        EnvironmentFault: it is there but cannot be read.
    """
    path = folder / SUPERSEDED_FILE
    if not path.is_file():
        return ()
    return load_entries(path, Supersession, one="entry", many="superseded documents", begin="- old: …")
