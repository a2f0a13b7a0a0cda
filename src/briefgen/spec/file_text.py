"""Spec files from disk: text or a Problem, and the forms of a value that checking needs."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.errors import EnvironmentFault, Location, SpecError, error
from briefgen.spec.closeness import suggestion
from briefgen.spec.composer import Composed, compose
from briefgen.text.normalise import folded


def read_spec_text(path: Path, what: str) -> str:
    """The file's text. what: names it in messages (`brief`).

    Raises:
        SpecError: no such file, or not UTF-8.
        EnvironmentFault: there, but the machine does not let it be read.
    """
    where = Location(path=str(path))
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        known = tuple(str(other) for other in sorted(path.parent.glob("*.yaml"))) if path.parent.is_dir() else ()
        hints = suggestion(str(path), known, "files there")
        raise SpecError(error("spec.no-file", f"there is no such {what} file", where, hints=hints)) from None
    except IsADirectoryError:
        raise SpecError(error("spec.no-file", f"this is a folder, not a {what} file", where)) from None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        where = Location(path=str(path), line=line)
        raise SpecError(error("spec.not-utf8", "not UTF-8 text", where, hints=("save the file as UTF-8",))) from None
    except OSError as fault:
        raise EnvironmentFault(error("environment.unreadable", f"cannot be read: {fault.strerror or fault}", where)) from None


def compose_file(path: Path, what: str, *, max_characters: int | None = None, max_nodes: int | None = None) -> Composed:
    """Read and compose one file.

    Raises:
        SpecError, EnvironmentFault: as `read_spec_text`; problems of YAML are in the result.
    """
    text = read_spec_text(path, what)
    limits = {name: value for name, value in (("max_characters", max_characters), ("max_nodes", max_nodes)) if value is not None}
    return compose(text, str(path), **limits)


def present(value: object) -> object:
    """`value` without keys that hold null, which means the same as leaving the key out. Nesting is at most 64 deep by then."""
    if isinstance(value, dict):
        return {key: present(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, tuple):
        return tuple(present(inner) for inner in value)
    return value


def slug(text: str) -> str:
    """`text` as an id: lower case, without accents, other characters as single `_`; empty when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "_", folded(text)).strip("_")[:64].rstrip("_")
