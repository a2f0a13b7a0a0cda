"""Problems as text, the way a compiler shows them: place, message, the line underlined, and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from briefgen.errors import Problem

_WIDTH = 100
_GUTTER = 5
# A message or a source line may hold what would steer a terminal or turn the line around.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")


def render_problem(problem: Problem) -> str:
    """The Problem as lines of plain text, without a newline at the end.

    `path:line:column: error: message`, then the source line with its number and the place underlined, then a `help:` line for
    each hint. A line longer than 100 characters is cut around the place; characters that steer a
    terminal are shown as U+FFFD.
    """
    where = f"{_safe(str(problem.where))}: " if problem.where else ""
    lines = [f"{where}{problem.severity}: {_one_line(problem.message)}", *_snippet(problem)]
    lines += [f"  help: {_one_line(hint)}" for hint in problem.hints]
    return "\n".join(lines)


def render_problems(problems: Sequence[Problem], render: Callable[[Problem], str] = render_problem) -> str:
    """Each Problem in order, with an empty line after one that takes several lines. render: one of them, as `render_problem` does."""
    texts = list(map(render, problems))
    return "\n".join(text + "\n" if "\n" in text and number < len(texts) - 1 else text for number, text in enumerate(texts))


def _snippet(problem: Problem) -> list[str]:
    where = problem.where
    if where is None or where.line is None or problem.snippet is None:
        return []
    line = _safe(problem.snippet.rstrip("\r\n"))
    if where.column is None:
        return [f"{where.line:>{_GUTTER}} | {_cut(line, 0)[0]}"]
    line, start = _cut(line, where.column - 1)
    pad = "".join("\t" if c == "\t" else " " * _cells(c) for c in line[:start])
    marked = sum(_cells(c) for c in line[start : start + where.length]) or 1
    return [f"{where.line:>{_GUTTER}} | {line}", f"{'':>{_GUTTER}} | {pad}{'^' * marked}"]


def _cut(line: str, start: int) -> tuple[str, int]:
    """The line cut to the width around `start`, with `…` where it was cut, and where `start` is then."""
    if len(line) <= _WIDTH:
        return line, start
    first = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    before, after = "…" if first else "", "…" if first + _WIDTH < len(line) else ""
    return before + line[first : first + _WIDTH] + after, start - first + len(before)


def _cells(character: str) -> int:
    """Columns a character takes on a terminal."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _safe(text: str) -> str:
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _one_line(text: str) -> str:
    return _safe(" ".join(text.split("\n")))
