"""Spec files from disk: text or a Problem, and the forms of a value that checking needs."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.errors import EnvironmentFault, Location, SpecError, error
from briefgen.spec.closeness import suggestion
from briefgen.spec.composer import Composed, compose
from briefgen.text.normalise import folded

BRIEFS_FOLDER = "briefs"
"""Where a project keeps its briefs."""
_SPEC_SUFFIXES = (".yaml", ".yml", ".toml")


def read_spec_text(path: Path, what: str) -> str:
    """The file's text, without the mark that some editors put first. what: names it in messages (`brief`).

    Raises:
        SpecError: no such file, or not UTF-8.
        EnvironmentFault: there, but the machine does not let it be read.
    """
    where = Location(path=str(path))
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (FileNotFoundError, NotADirectoryError):
        hints = _meant(path)
        raise SpecError(error("spec.no-file", f"there is no such {what} file", where, hints=hints)) from None
    except IsADirectoryError:
        hints = suggestion("", _yaml_files(path), "files there")
        raise SpecError(error("spec.no-file", f"this is a folder, not a {what} file", where, hints=hints)) from None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        if path.suffix not in _SPEC_SUFFIXES:
            raise SpecError(error("spec.not-utf8", f"not a {what} file, which is text", where, hints=("name a .yaml file",))) from None
        where = Location(path=str(path), line=line)
        raise SpecError(error("spec.not-utf8", "not UTF-8 text", where, hints=("save the file as UTF-8",))) from None
    except OSError as fault:
        raise EnvironmentFault(error("environment.unreadable", f"cannot be read: {fault.strerror or fault}", where)) from None


def refuse_no_brief(path: Path, value: object) -> None:
    """Who names a source, or whatever else is no brief, needs one word on that, not one on each of its lines. value: of the file.

    Raises:
        SpecError: neither its name nor its keys are those of a brief.
    """
    if path.suffix.lower() not in _SPEC_SUFFIXES and not (isinstance(value, dict) and "sections" in value):
        hints = suggestion(
            "", _yaml_files(path.parent) or _yaml_files(path.parent / BRIEFS_FOLDER) or _yaml_files(Path(BRIEFS_FOLDER)), "briefs"
        )
        raise SpecError(error("spec.no-brief", "not a brief file, which is a .yaml file", Location(path=str(path)), hints=hints))


def _meant(path: Path) -> tuple[str, ...]:
    """Who names a brief without its folder or suffix means that one; else the closest file that lies beside it, or all of them."""
    kept = _yaml_files(path.parent / BRIEFS_FOLDER)
    named = [file for file in kept if Path(file).stem == path.stem]
    return (f"did you mean '{named[0]}'?",) if named else suggestion(str(path), _yaml_files(path.parent) or kept, "files there")


def _yaml_files(folder: Path) -> tuple[str, ...]:
    return tuple(str(file) for file in sorted(folder.glob("*.yaml"))) if folder.is_dir() else ()


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
