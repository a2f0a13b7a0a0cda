"""Files that are a list of entries of one kind: corrections, superseded documents."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from briefgen.errors import Problem, SpecError
from briefgen.spec.composer import Path as Steps
from briefgen.spec.file_text import compose_file, present
from briefgen.spec.problems import Checked, Place, in_order, problem_at, translate

Entry = TypeVar("Entry", bound=BaseModel)


def load_entries(path: Path, model: type[Entry], *, one: str, many: str, begin: str) -> tuple[Entry, ...]:
    """The entries of a file, in its order. one, many: what an entry and the entries are called; begin: how an entry begins.

    Raises:
        SpecError: no such file, or it is wrong; all problems at once.
        EnvironmentFault: it is there but cannot be read.
    """
    file = compose_file(path, many)
    problems: list[Problem] = list(file.problems)
    entries: list[Entry] = []
    if isinstance(file.value, tuple):
        for number, raw in enumerate(file.value):

            def placed(steps: Steps, number: int = number) -> Place:
                return Place(file=file, path=(number, *steps))

            try:
                entries.append(model.model_validate(present(raw)))
            except ValidationError as fault:
                problems.extend(translate(fault, Checked(model=model, subject=f"{one} {number + 1}", place=placed)))
    elif file.complete and file.value is not None:
        message = f"the file must be a list of {many}"
        problems.append(problem_at(Place(file=file, path=()), "spec.wrong-type", message, f"begin each with {begin}"))
    if problems:
        raise SpecError(*in_order(problems, (str(path),)))
    return tuple(entries)
