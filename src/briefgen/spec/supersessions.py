"""superseded.yaml: a document was corrected by another, which takes its place."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError, field_validator

from briefgen.errors import Problem, SpecError
from briefgen.spec.composer import Path as Steps
from briefgen.spec.file_text import compose_file, present
from briefgen.spec.problems import Checked, Place, in_order, problem_at, translate
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
    file = compose_file(path, "supersessions")
    problems: list[Problem] = list(file.problems)
    found: list[Supersession] = []
    if isinstance(file.value, tuple):
        for number, raw in enumerate(file.value):
            at: Steps = (number,)
            try:
                found.append(Supersession.model_validate(present(raw)))
            except ValidationError as fault:
                place = Place(file=file, path=at)
                checked = Checked(
                    model=Supersession,
                    subject=f"entry {number + 1}",
                    place=lambda steps, place=place: Place(file=place.file, path=(*place.path, *steps)),  # type: ignore[misc]
                )
                problems.extend(translate(fault, checked))
    elif file.complete and file.value is not None:
        message = "the file must be a list of superseded documents"
        problems.append(problem_at(Place(file=file, path=()), "spec.wrong-type", message, "begin each with - old: …"))
    if problems:
        raise SpecError(*in_order(problems, (str(path),)))
    return tuple(found)
