"""Plain words for what libyaml cannot read."""

from __future__ import annotations

import re
from typing import Any

import yaml

QUOTE_HINT = 'put text with special characters in quotes: "…"'
MERGE_HINT = "write the value out where it is needed"

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 20  # a binary file would otherwise fill the screen


def unreadable_characters(lines: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Line and column (from 1) of characters YAML does not allow, with a message; the first twenty."""
    found = []
    for number, line in enumerate(lines, 1):
        for match in _UNREADABLE.finditer(line):
            found.append((number, match.start() + 1, f"character U+{ord(match[0]):04X} is not allowed; delete it"))
            if len(found) == _SHOWN:
                return found
    return found


def syntax_problem(fault: yaml.YAMLError, lines: tuple[str, ...]) -> tuple[str, tuple[str, ...], int, int]:
    """Message, hints, line and column (from 1) for an error of libyaml."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return "not readable as YAML", (), 1, 1
    mark: Any = fault.problem_mark or fault.context_mark
    problem, context = str(fault.problem or ""), str(fault.context or "")
    if "quoted scalar" in context and "end of" in problem and fault.context_mark:
        start: Any = fault.context_mark
        return "the quotation mark opened here is never closed", (), start.line + 1, start.column + 1
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    at = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    message, hints = _words(problem, context, at)
    opened: Any = fault.context_mark
    if "flow" in context and opened and opened.line + 1 < line:  # what is missing is missing there as a rule, and found out here
        hints = (f"it was opened in line {opened.line + 1}", *hints)
    return message, hints, line, column


def _words(problem: str, context: str, at: str) -> tuple[str, tuple[str, ...]]:
    if at == "\t" or "tab" in problem:
        return "a tab stands here; YAML is indented with spaces", ("replace the tab by spaces",)
    if "mapping values are not allowed" in problem:
        return "a second ': ' in one line, or a key indented too far", ('put text that holds ": " in quotes', "line the keys up")
    if "cannot start any token" in problem:
        return f"unquoted text cannot begin with '{at}'", (QUOTE_HINT,)
    if "expected ':'" in problem:
        return "a ':' is missing after this key, or the line before ends too early", ("write: key: value",)
    if "flow sequence" in context or "expected ',' or ']'" in problem:
        return "a ',' or the closing ']' of a list is missing", (QUOTE_HINT,)
    if "flow mapping" in context or "expected ',' or '}'" in problem:
        return "a ',' or the closing '}' is missing", (QUOTE_HINT,)
    if "'-' indicator" in problem:
        return "a list goes on here without '-'", ("begin each entry with '- ', lined up with the others", QUOTE_HINT)
    if "block mapping" in context:
        return "a key was expected here", ("line the keys up; text after a closing quotation mark must be inside it",)
    if "escape" in problem:
        return "unknown '\\' code in double quotes", ("write '\\\\', or use single quotes",)
    words = f"{context}: {problem}" if context else problem
    return f"not readable as YAML ({words})", (QUOTE_HINT,)
