"""superseded.yaml: a document was corrected by another, which takes its place."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator

from briefgen.spec.entries import load_entries
from briefgen.spec.schema import Strict, Words
from briefgen.text.edtf import parse_edtf

SUPERSEDED_FILE = "superseded.yaml"


class Supersession(Strict):
    """The document `new` takes the place of `old`. on: EDTF text, the day it was recorded."""

    old: Words = Field(description="Id of the document that is no longer used.")
    new: Words = Field(description="Id of the document that corrects it.")
    by: Words | None = Field(default=None, description="Who recorded it.")
    on: Words | None = Field(default=None, description="When (YYYY-MM-DD).")
    why: Words | None = Field(default=None, description="For what reason.")

    @field_validator("on")
    @classmethod
    def _date(cls, value: str | None) -> str | None:
        if value is not None:
            parse_edtf(value)
        return value


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
