"""A TOML file with the line and column of its keys; tomllib reads values and forgets places."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.errors import EnvironmentFault, Location, Problem, SpecError, error, mend

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?\Z")
_KEY = re.compile(r"\s*(\"[^\"]+\"|[A-Za-z0-9_-]+)\s*=")
_TOML = 'each table once, as [name]; under it one key = value a line, text in "quotes", lists in [brackets]'
_MAY = "check whose file it is, and its permissions"
_AT = re.compile(r" \(at line (\d+), column (\d+)\)\Z")


@dataclass(frozen=True, slots=True)
class TomlText:
    """values: what tomllib read. places: (table, key) -> line, column, length from 1; a table's own place has the key ''."""

    path: Path
    lines: tuple[str, ...]
    values: dict[str, Any]
    places: dict[tuple[str, str], tuple[int, int, int]]

    def problem(self, code: str, message: str, table: str, key: str = "", hints: tuple[str, ...] = ()) -> Problem:
        """A Problem at a key of a table, or at the table's header when the key has no line of its own."""
        line, column, length = self.places.get((table, key)) or self.places.get((table, ""), (0, 0, 0))
        if not line:
            return error(code, message, Location(path=str(self.path)), hints=hints)
        return error(
            code, message, Location(path=str(self.path), line=line, column=column, length=length), snippet=self.lines[line - 1], hints=hints
        )


def read_toml(path: Path) -> TomlText:
    """Read a TOML file.

    Raises:
        SpecError: it is missing, not UTF-8, or not TOML.
        EnvironmentFault: it is there, and the machine does not let it be read.
    """
    try:
        text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
        values = tomllib.loads(text)
    except FileNotFoundError as fault:
        hint = "put it back, or copy the style.toml of a template that is like this one"
        raise SpecError(error("style.unreadable", "there is no such style sheet", Location(path=str(path)), hints=(hint,))) from fault
    except OSError as fault:
        problem = error("style.unreadable", f"cannot be read: {fault.strerror}", Location(path=str(path)), hints=(mend(fault) or _MAY,))
        raise EnvironmentFault(problem) from fault
    except UnicodeDecodeError as fault:
        where = Location(path=str(path), line=fault.object[: fault.start].count(b"\n") + 1)
        raise SpecError(error("style.unreadable", "not UTF-8 text", where, hints=("save the file as UTF-8",))) from fault
    except tomllib.TOMLDecodeError as fault:
        raise SpecError(_broken(path, text, str(fault))) from fault
    return TomlText(path, tuple(text.splitlines()), values, _places(text))


def _broken(path: Path, text: str, message: str) -> Problem:
    match = _AT.search(message)
    if not match:
        return error("style.syntax", f"not readable as TOML: {message}", Location(path=str(path)), hints=(_TOML,))
    lines, line = text.splitlines(), int(match[1])
    shown = lines[line - 1] if line <= len(lines) else None
    where = Location(path=str(path), line=line, column=int(match[2]))
    return error("style.syntax", f"not readable as TOML: {_AT.sub('', message)}", where, snippet=shown, hints=(_TOML,))


def _places(text: str) -> dict[tuple[str, str], tuple[int, int, int]]:
    places: dict[tuple[str, str], tuple[int, int, int]] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[1].strip().replace('"', "")
            places[table, ""] = (number, header.start(1) + 1, len(header[1]))
        elif key := _KEY.match(line):
            places.setdefault((table, key[1].strip('"')), (number, key.start(1) + 1, len(key[1])))
    return places
