"""A TOML file with the line and column of its keys; tomllib reads values and forgets places."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.errors import Location, Problem, SpecError, error

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?\Z")
_KEY = re.compile(r"\s*(\"[^\"]+\"|[A-Za-z0-9_-]+)\s*=")
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
    """
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except OSError as fault:
        raise SpecError(error("style.unreadable", f"cannot read the style sheet: {fault.strerror}", Location(path=str(path)))) from fault
    except UnicodeDecodeError as fault:
        raise SpecError(error("style.unreadable", f"the style sheet is not UTF-8: byte {fault.start}", Location(path=str(path)))) from fault
    except tomllib.TOMLDecodeError as fault:
        raise SpecError(_broken(path, text, str(fault))) from fault
    return TomlText(path, tuple(text.splitlines()), values, _places(text))


def _broken(path: Path, text: str, message: str) -> Problem:
    match = _AT.search(message)
    if not match:
        return error("style.syntax", message, Location(path=str(path)))
    lines, line = text.splitlines(), int(match[1])
    shown = lines[line - 1] if line <= len(lines) else None
    return error("style.syntax", _AT.sub("", message), Location(path=str(path), line=line, column=int(match[2])), snippet=shown)


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
